import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models_registry.models import Publisher
from movement_stats.lib.folding import fold, folded_column, matching
from tests.support import build

# The letters of Vietnamese, capitals included, and what stands between them in names.
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
LETTERS = [*SMALL, *"bcdđghklmnpqrstvx"]
VIETNAMESE = st.text(st.sampled_from([*LETTERS, *(x.upper() for x in LETTERS), *" -'.,0123456789"]))

# What each letter is without its marks, written by hand.
BARE = str.maketrans("ăâđêôơưĂÂĐÊÔƠƯ", "aadeoouAADEOOU")


def without_accents(text: str) -> str:
    """Return the text as somebody types it who has no Vietnamese keyboard."""
    apart = unicodedata.normalize("NFD", text.translate(BARE))
    kept = "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")
    return kept.translate(BARE)


def test_the_bare_spelling_of_these_tests_is_right():
    assert without_accents("ĐÀ NẴNG, Thừa Thiên Huế, Đắk Lắk") == "DA NANG, Thua Thien Hue, Dak Lak"


@given(VIETNAMESE)
def test_every_spelling_of_a_vietnamese_text_folds_alike(text):
    folded = fold(text)
    for spelling in (
        unicodedata.normalize("NFC", text),
        unicodedata.normalize("NFD", text),
        text.upper(),
        text.lower(),
        unicodedata.normalize("NFD", text).upper(),
        without_accents(text),
        without_accents(text).upper(),
        f"  {text}\t",
    ):
        assert fold(spelling) == folded


@given(VIETNAMESE)
def test_a_folded_text_holds_plain_small_letters_and_single_spaces(text):
    folded = fold(text)
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert "  " not in folded
    assert folded == folded.strip()


@given(VIETNAMESE)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_twice_is_folding_once_in_any_script(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_a_word_that_was_folded_finds_the_same_as_one_that_was_not(text, other):
    """A page links its own words again: they mean what was typed."""
    assert str(matching(fold(text), "folded")) == str(matching(text, "folded"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ĐÀ NẴNG", "da nang"),
        ("Đà-Nẵng", "da nang"),
        ("Bà Rịa – Vũng Tàu", "ba ria vung tau"),
        ("Ｄａ Ｎａｎｇ", "da nang"),
        ("𝐃𝐚 𝐍𝐚𝐧𝐠", "da nang"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("26,558", "26 558"),
        ("_a_b_", "a b"),
        ("!?", ""),
        ("", ""),
    ],
)
def test_names_fold_to_what_a_reader_would_type(text, folded):
    assert fold(text) == folded


def test_a_folded_column_has_a_space_before_each_word():
    assert folded_column("Đà Nẵng", "Da Nang city") == " da nang da nang city"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "question",
    [
        "Tuổi Trẻ",
        "TUỔI TRẺ",
        unicodedata.normalize("NFD", "tuổi trẻ"),
        "tuoi tre",
        "tre tuoi",
        "tuo",
        "tre",
        "online",
    ],
)
def test_a_name_is_found_however_it_is_typed(question):
    sought = build.publisher(name="Báo Tuổi Trẻ Online")
    build.publisher(name="Nhân Dân")
    assert list(Publisher.objects.filter(matching(question, "folded"))) == [sought]


@pytest.mark.django_db
@pytest.mark.parametrize("question", ["uoi", "tuoi dan", "tuoi tre the", "%", "_uoi"])
def test_what_begins_no_word_finds_nothing_else(question):
    build.publisher(name="Tuổi Trẻ")
    found = Publisher.objects.filter(matching(question, "folded"))
    # A question without a letter asks for nothing; the filters refuse it.
    assert found.exists() is (fold(question) == "")


@pytest.mark.django_db
def test_a_word_of_a_script_without_spaces_is_found_anywhere():
    sought = build.publisher(name="朝日新聞デジタル")
    build.publisher(name="読売新聞")
    assert list(Publisher.objects.filter(matching("デジタル", "folded"))) == [sought]


@pytest.mark.django_db
def test_every_word_may_stand_in_another_column():
    sought = build.report(title="Phong trào", title_vi="toàn dân")
    build.report(title="Phong trào", title_vi="một mình")
    question = matching("dan phong", "folded", "story")
    assert list(type(sought).objects.filter(question)) == [sought]
