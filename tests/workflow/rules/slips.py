"""Correct figures with the words they were read from, and slips of the pen in them.

The clauses are made here: no report's. A slip is made where a person makes one: in what is typed
as value, whole, percentage or words, or in the choice of the qualifier.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from babel.numbers import format_decimal

QUALIFIERS = ("more_than", "at_least", "about", "nearly", "up_to", "less_than")
# By language: the qualifiers in this order and none, each around a number; a part of a whole.
BEFORE = {
    "en": ("more than|at least|about|nearly|up to|less than", "models", "{0} of {1} models"),
    "vi": ("hơn|ít nhất|khoảng|gần|tối đa|dưới", "mô hình", "{0}/{1} mô hình"),
    "fr": ("plus de|au moins|environ|près de|jusqu'à|moins de", "modèles", "{0} sur {1} modèles"),
    "sv": ("mer än|minst|cirka|nästan|upp till|mindre än", "modeller", "{0} av {1} modeller"),
    "de": ("mehr als|mindestens|rund|fast|bis zu|weniger als", "Modelle", "{0} von {1} Modellen"),
    "es": ("más de|al menos|alrededor de|casi|hasta|menos de", "modelos", "{0} de {1} modelos"),
    "id": (
        "lebih dari|sedikitnya|sekitar|hampir|hingga|kurang dari",
        "model",
        "{0} dari {1} model",
    ),
    "ar": (
        "أكثر من|ما لا يقل عن|حوالي|ما يقرب من|ما يصل إلى|أقل من",
        "نموذج",
        "{0} من أصل {1} نموذج",
    ),
    "fa": ("بیش از|حداقل|حدود|نزدیک به|حداکثر|کمتر از", "مدل", "{0} از {1} مدل"),
}
PATTERNS = {
    language: [*(f"{phrase} {{}} {noun}" for phrase in phrases.split("|")), f"{{}} {noun}"]
    for language, (phrases, noun, _ratio) in BEFORE.items()
} | {
    "ja": [
        "{}件を超えるモデル",
        "{}件以上のモデル",
        "約{}件のモデル",
        "{}件近いモデル",
        "最大{}件のモデル",
        "{}件未満のモデル",
        "{}件のモデル",
    ],
    "ko": [
        "{}개가 넘는 모델",
        "{}개 이상의 모델",
        "약 {}개 모델",
        "{}개 가까운 모델",
        "최대 {}개 모델",
        "{}개 미만의 모델",
        "{}개 모델",
    ],
}
RATIOS = {language: ratio for language, (_phrases, _noun, ratio) in BEFORE.items()} | {
    "ja": "{1}件中{0}件のモデル",
    "ko": "{1}개 중 {0}개 모델",
}
AROUND = {
    "en": (
        "By 2023 the province had built ",
        ". In 2022 there were 17 villages with 3,208 cameras.",
    ),
    "vi": ("Đến năm 2023, toàn tỉnh có ", ". Năm 2022 có 17 thôn với 3.208 camera."),
    "fr": ("En 2023, la province comptait ", ". En 2022, 17 villages avaient 3 208 caméras."),
    "sv": ("År 2023 hade provinsen ", ". År 2022 fanns 17 byar med 3 208 kameror."),
    "de": ("Im Jahr 2023 hatte die Provinz ", ". 2022 waren es 17 Dörfer mit 3.208 Kameras."),
    "es": ("En 2023 la provincia tenía ", ". En 2022 había 17 aldeas con 3.208 cámaras."),
    "id": ("Pada 2023 provinsi itu memiliki ", ". Pada 2022 ada 17 desa dengan 3.208 kamera."),
    "ar": ("في عام 2023 كان لدى المقاطعة ", ". في عام 2022 كانت هناك 17 قرية."),
    "fa": ("در سال 2023 این استان ", " داشت. در سال 2022 تعداد 17 روستا بود."),
    "ja": ("2023年に同省は", "を設けた。2022年には17の村があった。"),
    "ko": ("2023년에 이 성은 ", "을 두었다. 2022년에는 17개 마을이 있었다."),
}
IN_WORDS = {
    "en": [("five", 5), ("twelve", 12), ("1.2 million", 1_200_000), ("60 thousand", 60_000)],
    "vi": [("sáu", 6), ("1,2 triệu", 1_200_000), ("60 nghìn", 60_000)],
    "fr": [("cinq", 5), ("douze", 12), ("60 mille", 60_000)],
    "sv": [("fem", 5), ("tolv", 12), ("1,5 miljoner", 1_500_000)],
}


@dataclass(frozen=True)
class Typed:
    """A figure as somebody types it: numbers as text, '' for none. text: the report's, if held."""

    language: str
    value: str
    as_written: str
    text: str = ""
    out_of: str = ""
    percent: str = ""
    qualifier: str = "exact"


Slip = Callable[[Random, Typed], Typed]


def correct_figures(random: Random) -> Iterator[Typed]:
    """Yield figures that are right, without end: counts, ratios, percentages, words."""
    while True:
        language = random.choice(sorted(PATTERNS))
        kinds = (_count, _count, _ratio, _share, _in_words)
        figure = random.choice(kinds)(random, language)
        before, behind = AROUND[language]
        if random.random() < 0.5:
            yield figure
            continue
        held = replace(figure, text=f"{before}{figure.as_written}{behind}")
        yield _cited_without_its_qualifier(held) if random.random() < 0.3 else held


def _cited_without_its_qualifier(figure: Typed) -> Typed:
    """Return the figure with words that begin at its number: the text says the rest."""
    if figure.qualifier == "exact":
        return figure
    before = _pattern(figure.language, figure.qualifier).partition("{}")[0]
    return replace(figure, as_written=figure.as_written.removeprefix(before))


def _pattern(language: str, qualifier: str) -> str:
    return PATTERNS[language][(*QUALIFIERS, "exact").index(qualifier)]


def _number(random: Random) -> int:
    """Return a number of one to seven digits, each length as often."""
    digits = random.randint(1, 7)
    return random.randrange(10 ** (digits - 1), 10**digits)


def _written(number: Decimal | int, language: str) -> str:
    return str(format_decimal(number, locale=language))


def _qualifier(random: Random) -> str:
    return "exact" if random.random() < 0.4 else random.choice(QUALIFIERS)


def _count(random: Random, language: str) -> Typed:
    number, qualifier = _number(random), _qualifier(random)
    words = _pattern(language, qualifier).format(_written(number, language))
    return Typed(language, str(number), words, qualifier=qualifier)


def _in_words(random: Random, language: str) -> Typed:
    if language not in IN_WORDS:
        return _count(random, language)
    (written, number), qualifier = random.choice(IN_WORDS[language]), _qualifier(random)
    words = _pattern(language, qualifier).format(written)
    return Typed(language, str(number), words, qualifier=qualifier)


def _ratio(random: Random, language: str) -> Typed:
    whole = random.randint(10, 9_999)
    part = random.randint(2, whole - 1)
    words = RATIOS[language].format(_written(part, language), _written(whole, language))
    return Typed(language, str(part), words, out_of=str(whole))


def _share(random: Random, language: str) -> Typed:
    ratio = _ratio(random, language)
    share = round(Decimal(100) * int(ratio.value) / int(ratio.out_of), 2)
    words = f"{ratio.as_written}, {_written(share, language)} %"
    return replace(ratio, as_written=words, percent=_written(share, language))


def _digit_changed(random: Random, digits: str) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + random.choice("0123456789") + digits[place + 1 :]


def _digits_swapped(random: Random, digits: str) -> str:
    if len(digits) < 2:
        return digits
    place = random.randrange(len(digits) - 1)
    pair = digits[place : place + 2]
    return digits[:place] + pair[::-1] + digits[place + 2 :]


def _digit_dropped(random: Random, digits: str) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + digits[place + 1 :]


def _digit_doubled(random: Random, digits: str) -> str:
    place = random.randrange(len(digits))
    return digits[: place + 1] + digits[place:]


PENS = {
    "changed": _digit_changed,
    "swapped": _digits_swapped,
    "dropped": _digit_dropped,
    "doubled": _digit_doubled,
}


def in_number(pen: str) -> Slip:
    """Return the slip of a pen in one of the numbers that are typed."""

    def slip(random: Random, right: Typed) -> Typed:
        given = [name for name in ("value", "out_of", "percent") if getattr(right, name)]
        name = random.choice(given)
        return replace(right, **{name: _slipped(random, getattr(right, name), pen)})

    return slip


def in_words(pen: str) -> Slip:
    """Return the slip of a pen in the words, and in the value the same, where the text is held."""

    def slip(random: Random, right: Typed) -> Typed:
        if not right.text or not any(letter.isdecimal() for letter in right.as_written):
            return right
        return replace(right, as_written=_slipped(random, right.as_written, pen))

    return slip


def in_both(random: Random, right: Typed) -> Typed:
    """Return the same slip in the value and in the words, as when both are typed from memory."""
    if not right.as_written.count(right.value):
        return right
    wrong = _slipped(random, right.value, "changed")
    words = right.as_written.replace(right.value, wrong)
    return replace(right, value=wrong, as_written=words)


def _slipped(random: Random, text: str, pen: str) -> str:
    """Return a text with a slip in one of its runs of digits."""
    places = [place for place, letter in enumerate(text) if letter.isdecimal()]
    start = end = random.choice(places)
    while start and text[start - 1].isdecimal():
        start -= 1
    while end < len(text) and text[end].isdecimal():
        end += 1
    return text[:start] + PENS[pen](random, text[start:end]) + text[end:]


def separator_misread(random: Random, right: Typed) -> Typed:
    """Return the value at another magnitude: its mark taken for the other one."""
    times = random.choice((Decimal("0.001"), Decimal(10), Decimal(1000), Decimal("0.1")))
    return replace(right, value=_written(Decimal(right.value) * times, right.language))


def mark_of_another_language(random: Random, right: Typed) -> Typed:
    """Return the value grouped as another language does it: '1.234' in English."""
    other = "de" if _written(1000, right.language) == _written(1000, "en") else "en"
    return replace(right, value=_written(int(right.value), other))


def qualifier_lost(random: Random, right: Typed) -> Typed:
    """Return the figure as an exact one."""
    return replace(right, qualifier="exact")


def qualifier_wrong(random: Random, right: Typed) -> Typed:
    """Return the figure with another qualifier, or with one that the words do not say."""
    return replace(right, qualifier=random.choice(QUALIFIERS))


def whole_left_out(random: Random, right: Typed) -> Typed:
    """Return the part alone, without what it is out of and its percentage."""
    return replace(right, out_of="", percent="")


def whole_for_part(random: Random, right: Typed) -> Typed:
    """Return the whole in the part's place."""
    return replace(right, value=right.out_of or right.value, out_of="", percent="")


# Slips that the checks are there to catch.
SLIPS: dict[str, Slip] = {
    **{f"digit {pen} in a number": in_number(pen) for pen in PENS},
    **{f"digit {pen} in the words, text held": in_words(pen) for pen in PENS},
    "separator misread": separator_misread,
    "mark of another language": mark_of_another_language,
    "qualifier lost": qualifier_lost,
    "qualifier wrong": qualifier_wrong,
    "whole left out": whole_left_out,
    "whole in the part's place": whole_for_part,
}
