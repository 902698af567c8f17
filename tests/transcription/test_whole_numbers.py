"""A number is read whole, or offered without a value and with the reason; never a part of it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models_registry.transcription import doubts
from models_registry.transcription.evidence import digit_places, number_stands_in
from models_registry.transcription.numbers import numbers_in, written_numbers
from models_registry.transcription.suggestions import suggest

# Each: language, words, the value that stands in them.
WHOLE = [
    ("vi", "ba nghìn không trăm mười bảy mô hình", "3017"),
    ("vi", "hai nghìn không trăm linh năm hộ", "2005"),
    ("vi", "năm trăm lẻ tám hộ", "508"),
    ("vi", "một nghìn linh bốn tổ", "1004"),
    ("vi", "hai nghìn lẻ hai mươi người", "2020"),
    ("vi", "một triệu không trăm linh sáu nghìn lượt", "1006000"),
    ("vi", "8 ngàn 200 hộ", "8200"),
    ("vi", "8 nghìn 050 hộ", "8050"),
    ("vi", "3 triệu rưỡi lượt người", "3500000"),
    ("vi", "hai nghìn rưỡi", "2500"),
    ("vi", "1 triệu 4 lượt người", "1400000"),
    ("vi", "một triệu hai", "1200000"),
    ("vi", "14\u00a0205 điểm", "14205"),
    ("vi", "14\u2009205 điểm", "14205"),
    ("vi", "14\u202f205 điểm", "14205"),
    ("vi", "14.\n205 điểm", "14205"),
    ("vi", "1.014.\n205 điểm", "1014205"),
    ("vi", "14.  \n  205 điểm", "14205"),
    ("en", "3.1k members", "3100"),
    ("en", "14,\n205 households", "14205"),
    ("en", "14\u00a0205 households", "14205"),
    ("en", "60bn dong", "60000000000"),
    ("de", "14.\n205 Haushalte", "14205"),
    ("de", "14\u202f205 Haushalte", "14205"),
    ("id", "14.\n205 rumah tangga", "14205"),
    ("fr", "2\u202f028 maisons", "2028"),
    ("sv", "172 272 personer", "172272"),
    ("fr", "le pays compte 26\n558 foyers", "26558"),
    ("vi", "tăng 246,\n7 %", "246.7"),
    ("vi", "3tỷ5", "3500000000"),
    ("fa", "۱۴ هزار و ۲۰۵ نفر", "14205"),
    ("ar", "14٬205 شخصا", "14205"),
    ("ja", "31万4,500人", "314500"),
    ("ko", "863개", "863"),
]


@pytest.mark.parametrize(("language", "words", "value"), WHOLE)
def test_a_number_is_read_whole(language, words, value):
    (number,) = numbers_in(words, language)
    assert number.readings == (Decimal(value),)
    assert number_stands_in(Decimal(value), words, language)


# Each: language, words, a part that does not stand in them, and why nothing is read.
PARTS = [
    ("vi", "14 205 điểm", "205", doubts.SPACED),
    ("vi", "1 triệu 25 hộ", "25", doubts.REMAINDER),
    ("vi", "hơn 14. 205 điểm", "205", doubts.SPACED),
    ("vi", "14.2O5 điểm", "14.2", doubts.IN_WORD),
    ("vi", "l4.205 điểm", "4205", doubts.IN_WORD),
    ("vi", "1.O50 hộ", "1", doubts.IN_WORD),
    ("vi", "2.OOO hộ", "2", doubts.IN_WORD),
    ("vi", "14 .205 điểm", "14", doubts.SPACED),
    ("vi", "14·205 điểm", "205", doubts.UNREADABLE),
    ("en", "3/4 million", "4000000", doubts.REMAINDER),
    ("vi", "14.205² điểm", "14205", doubts.RAISED),
    ("vi", "205mô hình", "205", doubts.IN_WORD),
    ("vi", "1_205 hộ", "205", doubts.IN_WORD),
    ("en", "5m people", "5", doubts.IN_WORD),
    ("en", "5 million 200 people", "200", doubts.REMAINDER),
    ("en", "10⁶ people", "10", doubts.RAISED),
    ("de", "rund 14. 205 Haushalte", "205", doubts.SPACED),
    ("fr", "12.34.567 maisons", "567", doubts.UNREADABLE),
    ("es", "8 mil 2OO hogares", "2", doubts.REMAINDER),
    ("sv", "12x5 personer", "12", doubts.IN_WORD),
]


@pytest.mark.parametrize(("language", "words", "part", "doubt"), PARTS)
def test_a_part_is_not_taken_for_the_whole(language, words, part, doubt):
    assert not number_stands_in(Decimal(part), words, language)
    assert doubt in [number.doubt for number in written_numbers(words, language)]


def test_what_is_doubted_is_offered_without_a_value():
    (open_mark,) = suggest("Toàn tỉnh có 14 205 mô hình", "vi")
    assert (open_mark.value, open_mark.doubt) == (None, doubts.SPACED)
    assert open_mark.as_written == "14 205 mô hình"
    (misread,) = suggest("Toàn tỉnh có 14.2O5 mô hình", "vi")
    assert (misread.value, misread.doubt, misread.indicator) == (None, doubts.IN_WORD, "models")
    assert "14.2O5" in misread.as_written


def test_a_number_over_a_line_is_offered_whole_and_doubted():
    (broken,) = suggest("Toàn tỉnh có 14.\n205 mô hình", "vi")
    assert (broken.value, broken.doubt) == (Decimal(14205), doubts.BROKEN)


@pytest.mark.parametrize(
    "words", ["1. 205 mô hình", "1.\t205 mô hình", "năm 2023. 205 mô hình", "gồm 12, 205 và 37 hộ"]
)
def test_what_only_looks_like_groups_is_two_numbers(words):
    assert number_stands_in(Decimal(205), words, "vi")


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [("en", "1st", 1), ("fr", "2e", 2), ("vi", "12ha", 12), ("en", "VND60", 60), ("es", "3.º", 3)],
)
def test_signs_that_are_written_on_a_number_take_nothing_from_it(language, words, value):
    assert number_stands_in(Decimal(value), words, language)


@given(
    value=st.integers(1000, 10**12),
    space=st.sampled_from("\u00a0\u2007\u2009\u202f"),
    language=st.sampled_from(["vi", "en", "de", "id", "es", "fr", "sv"]),
)
def test_fixed_spaces_group_in_every_language(value, space, language):
    grouped = f"{value:,}".replace(",", space)
    assert [number.readings for number in numbers_in(grouped, language)] == [(Decimal(value),)]


@given(
    value=st.integers(1000, 10**9),
    language=st.sampled_from(["vi", "en", "de", "id", "es"]),
    gap=st.sampled_from(["\n", "\r\n", " \n "]),
)
def test_no_group_of_a_number_is_a_number(value, language, gap):
    """Wherever the line ends, the groups behind it prove nothing."""
    mark = "," if language == "en" else "."
    groups = f"{value:,}".split(",")
    for place in range(1, len(groups)):
        words = f"over {mark.join(groups[:place])}{mark}{gap}{mark.join(groups[place:])} x"
        for part in {int("".join(groups[place:])), int("".join(groups[:place]))} - {value}:
            assert not number_stands_in(Decimal(part), words, language), words


@pytest.mark.parametrize(
    ("words", "number", "places"),
    [
        ("14.205 điểm", "205", []),
        ("14\u00a0205 điểm", "205", []),
        ("14.\n205 điểm", "205", []),
        ("14 205 điểm", "205", []),
        ("lúc 19:49", "19:49", [(4, 9)]),
        ("2018 - 2023", "2018 - 2023", [(0, 11)]),
        ("năm 2023", "2023", [(4, 8)]),
    ],
)
def test_a_dismissed_number_is_no_part_of_another(words, number, places):
    assert digit_places(words, number) == places
