"""What is offered of a text: its spans, its indicators, its limits."""

import sys
import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest
import yaml
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from models_registry.transcription.extraction.indicators import RULES
from models_registry.transcription.languages import WORDINGS
from models_registry.transcription.suggestions import guess_language, suggest
from tests.support.environment import ROOT

LANGUAGES = sorted(WORDINGS)
# Words, digits and signs that such texts are made of, and some that they are not.
PIECES = [
    *"0123456789.,:;/()[]%\"'«»-–|\n  \u00a0\u202f\u200c\u0301",
    " mô hình ", "hơn ", " of ", "over ", " models", "VND", " tỷ đồng", "件", "のうち", "개", "약 ",
    " من أصل ", "بیش از ", " نفر", "1.234", "2 028", "512/569", "89,98 %", "năm 2023", "ngày ",
    "trong đó ", "Bắc Ninh ", "một ", "five ", "tens of thousands of people", "\ud800", "²", "①",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)


def spoken(suggestion):
    """What a suggestion says, without its places."""
    words = {
        name: unicodedata.normalize("NFC", getattr(suggestion, name))
        for name in ("as_written", "unit_words", "place", "period")
    }
    return replace(suggestion, start=0, end=0, number_start=0, number_end=0, **words)


@settings(max_examples=300)
@given(text=TEXTS, language=st.sampled_from([*LANGUAGES, "", "xx"]))
def test_any_text(text, language):
    end = 0
    for figure in suggest(text, language):
        assert text[figure.start : figure.end] == figure.as_written
        assert 0 < len(figure.as_written) <= 160
        assert figure.start <= figure.number_start < figure.number_end <= figure.end
        assert figure.number_start >= end
        assert figure.value in figure.readings if figure.readings else figure.value is None
        assert (figure.value is None) == (figure.qualifier == "unquantified")
        end = figure.number_end


@settings(max_examples=200)
@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_composed_and_decomposed_letters_read_alike(text, language):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    found = [spoken(figure) for figure in suggest(composed, language)]
    assert [spoken(figure) for figure in suggest(decomposed, language)] == found


# Neutral words, a qualifier, words of what is counted, more neutral words.
PLANTED = {
    "ar": ("هناك", "أكثر من {} نموذج", "هنا"),
    "de": ("Es gibt", "mehr als {} Modelle", "hier"),
    "en": ("There are", "more than {} models", "here"),
    "es": ("Hay", "más de {} modelos", "aquí"),
    "fa": ("اینجا", "بیش از {} مدل", "است"),
    "fr": ("Il y a", "plus de {} modèles", "ici"),
    "id": ("Ada", "lebih dari {} model", "di sini"),
    "ja": ("ここに", "{}件を超えるモデル", "がある"),
    "ko": ("여기에", "{}개를 넘는 모델", "있다"),
    "sv": ("Det finns", "mer än {} modeller", "här"),
    "vi": ("Ở đây có", "hơn {} mô hình", "nữa"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40)
@given(number=st.integers(2101, 10**9))
def test_what_is_planted_is_found(language, number):
    before, counted, after = PLANTED[language]
    written = counted.format(format_decimal(number, locale=language, numbering_system="latn"))
    (found,) = suggest(f"{before} {written} {after}.", language)
    assert found.value == number
    assert found.qualifier == "more_than"
    assert found.indicator == "models"


def test_an_ambiguous_separator_gives_both_readings():
    (figure,) = suggest("med 1.234 modeller", "sv")
    assert figure.value == 1234
    assert set(figure.readings) == {Decimal("1234"), Decimal("1.234")}


def test_households_are_counted_in_whole_numbers():
    (figure,) = suggest("attracting 6.214 households", "en")
    assert figure.value == 6214
    assert Decimal("6.214") in figure.readings


def test_a_place_that_only_a_list_names():
    text = "số mô hình của các tỉnh: Bắc Ninh 41, Hà Nam 27."
    found = [
        (figure.place, figure.value, figure.unit_words, figure.indicator)
        for figure in suggest(text, "vi")
    ]
    assert found == [("Bắc Ninh", 41, "mô hình", "models"), ("Hà Nam", 27, "mô hình", "models")]


def test_the_cells_of_a_table():
    table = "Năm | Số mô hình | Tổ tự quản\n2021 | 102 | 46\n2022 | 1.240 | 48\n"
    found = [(figure.value, figure.indicator) for figure in suggest(table, "vi")]
    models, groups = "models", "self-management-groups"
    assert found == [(102, models), (46, groups), (1240, models), (48, groups)]


def test_a_place_that_the_caller_knows():
    (figure,) = suggest("Tỉnh Sơn La có 48 mô hình.", "vi", places=["Sơn La", "Lai Châu"])
    assert figure.place == "Sơn La"


@pytest.mark.parametrize(
    ("text", "language", "period"),
    [
        ("Từ năm 2018 đến nay, tỉnh xây dựng 48 mô hình.", "vi", "Từ năm 2018 đến nay"),
        ("In 2023 the city launched 16 new models.", "en", "In 2023"),
        ("Sedan 2019 har 40 modeller byggts.", "sv", "Sedan 2019"),
        ("Tỉnh có 48 mô hình.", "vi", ""),
    ],
)
def test_the_words_that_say_when(text, language, period):
    (figure,) = suggest(text, language)
    assert figure.period == period


@pytest.mark.parametrize(
    ("text", "language", "indicator"),
    [
        ("20 mô hình dân vận khéo", "vi", "models-skilled-mobilisation"),
        ("26.558 điểm mô hình", "vi", "replication-sites"),
        ("7 mô hình mới", "vi", "models-new"),
        ("64 khẩu súng", "vi", "guns-handed-over"),
        ("120 tổ tự quản với 900 thành viên", "vi", "self-management-groups"),
        ("raised 5 billion VND", "en", "funds-mobilised"),
        ("9 gambling cases", "en", "gambling-cases"),
        ("32 hus", "sv", "houses-built"),
        ("12 lâmpadas", "es", None),
        ("14 collectives", "en", None),
    ],
)
def test_the_indicator_is_told_by_the_unit(text, language, indicator):
    assert suggest(text, language)[0].indicator == indicator


def test_members_are_those_of_the_groups_before_them():
    _, members = suggest("120 tổ tự quản với 900 thành viên", "vi")
    assert members.indicator == "self-management-members"


def test_every_rule_leads_to_an_indicator_that_exists():
    lines = (ROOT / "fixtures/reference/indicators.csv").read_text("utf-8").splitlines()[1:]
    codes = {line.split(",")[0] for line in lines}
    assert {rule.code for rule in RULES} <= codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_asks_for_concepts_that_a_language_has(language):
    wording = WORDINGS[language]
    known = wording.concepts.keys() | wording.counters.keys()
    asked = {name for rule in RULES for name in rule.inside | rule.around}
    assert asked <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_guessed(language):
    clauses = yaml.safe_load((ROOT / "tests/transcription/clauses.yaml").read_text("utf-8"))
    text = "\n".join(clause for clause, _ in clauses[language])
    assert guess_language(text) == language


@pytest.mark.parametrize("text", ["", "12 345", "\ud800", "Σήμερα 40", "中文 一百"])
def test_a_language_that_cannot_be_told(text):
    assert guess_language(text) == ""
    assert suggest(text) == []


HOSTILE = ["1", " ", "(", "1 ", "1.", "1/", '"', "a", "5% ", "1 of ", "hơn ", "件1", "\u0301"]
HOSTILE += ["Bắc Ninh 41, ", "1 mô hình ", "https://", "năm 2023 "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_alone(piece):
    """Twice the text is about twice the calls: nothing looks back over the whole text."""
    calls = [_calls(piece * count) for count in (1000, 2000)]
    assert calls[1] < 2.3 * calls[0] + 2000


def _calls(text):
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        suggest(text, "vi")
    finally:
        sys.setprofile(None)
    return count
