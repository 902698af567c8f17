"""A value stands in the words only if the words hold exactly it."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from models_registry.transcription.evidence import (
    digit_places,
    missing_numbers,
    number_stands_in,
    value_places,
)
from models_registry.transcription.languages import WORDINGS

LANGUAGES = sorted(WORDINGS)
D = Decimal


@pytest.mark.parametrize(
    ("value", "words", "language"),
    [
        ("26558", "26,558 locations", "en"),
        ("26558", "26.558 điểm", "vi"),
        ("2028", "2\u202f028 groupes", "fr"),
        ("15600000000", "15,6 miljarder", "sv"),
        ("314500", "31万4,500人", "ja"),
        ("5", "five communes", "en"),
        ("246.70", "246.7%", "en"),
        ("1", "một mô hình", "vi"),
        ("1234", "1.234", ""),
        ("1.234", "1.234", ""),
    ],
)
def test_stands(value, words, language):
    assert number_stands_in(D(value), words, language)


@pytest.mark.parametrize(
    ("value", "words", "language"),
    [
        ("26558", "126,558 locations", "en"),
        ("26558", "26,5581", "en"),
        ("12944", "12994", "en"),
        ("26558", "26.558 locations", "en"),
        ("1.234", "1.234 điểm", "vi"),
        ("60", "60 tỷ đồng", "vi"),
        ("2023", "1982023", "en"),
        ("10", "often", "en"),
        ("5", "-5", "en"),
        ("1000", "hàng nghìn người", "vi"),
        ("100", "5 pour cent", "fr"),
        ("NaN", "5", "en"),
        ("sNaN", "5", "en"),
        ("Infinity", "5", "en"),
    ],
)
def test_does_not_stand(value, words, language):
    assert not number_stands_in(D(value), words, language)


@pytest.mark.parametrize(
    ("values", "words", "missing"),
    [
        ("512 569 89.98", "512/569 cases, 89.98 %", ""),
        ("89.98 569 512", "512/569 cases, 89.98 %", ""),
        ("512 569 89.89", "512/569 cases, 89.98 %", "89.89"),
        ("13 13", "13/13 villages", ""),
        ("13 13", "13 villages", "13"),
        ("13 13 13", "13/13", "13"),
        ("7 8", "", "7 8"),
        ("", "13", ""),
    ],
)
def test_missing_numbers(values, words, missing):
    found = missing_numbers([D(value) for value in values.split()], words, "en")
    assert found == [D(value) for value in missing.split()]


def test_an_ambiguous_number_is_left_to_the_value_that_needs_it():
    # 1234 could take the first number, but then 1.234 would have none.
    assert missing_numbers([D(1234), D("1.234")], "1.234 and 1234", "") == []
    assert missing_numbers([D(1234), D("1.234")], "1.234", "") == [D("1.234")]


@pytest.mark.parametrize(
    ("words", "values", "language", "numbers"),
    [
        ("cleared 512/569 cases", "569 512", "en", "512 569"),
        ("60 tỷ, 48", "48", "vi", "48"),
        ("60 tỷ, 48", "60", "vi", ""),
        ("13 of 13", "13", "en", "13 13"),
        ("", "60", "vi", ""),
        ("5 nej 3 ja", "", "sv", ""),
    ],
)
def test_the_places_of_values(words, values, language, numbers):
    places = value_places(words, [D(value) for value in values.split()], language)
    assert [words[start:end] for start, end in places] == numbers.split()


@pytest.mark.parametrize(
    ("words", "number", "places"),
    [
        ("19:49, 06/06/2023", "19:49", [(0, 5)]),
        ("19:49, 06/06/2023", "06/06/2023", [(7, 17)]),
        ("du 6 au 16 juin, 6 h", "6", [(3, 4), (17, 18)]),
        ("Plan n° 139, 39.5 and 3,39", "39", []),
        ("in 2023. In 2024", "2023", [(3, 7)]),
        ("période 2021 - 2025", "2021 - 2025", [(8, 19)]),
        ("Comment (0)", "(0)", [(8, 11)]),
        ("a number", "", []),
    ],
)
def test_the_places_of_a_number_as_it_is_written(words, number, places):
    assert digit_places(words, number) == places


@given(
    words=st.text("0123456789.,- /một năm tỷ", max_size=40),
    values=st.lists(st.integers(0, 99).map(D), max_size=3),
    language=st.sampled_from([*LANGUAGES, ""]),
)
def test_places_are_in_order_and_apart_where_a_value_stands(words, values, language):
    places = value_places(words, values, language)
    ends = [offset for place in places for offset in place]
    assert ends == sorted(ends)
    assert all(start < end for start, end in places)
    assert bool(places) == any(number_stands_in(value, words, language) for value in values)


DIGITS = st.text("0123456789", min_size=2, max_size=12).filter(lambda text: text[0] != "0")


@given(digits=DIGITS, language=st.sampled_from(LANGUAGES), data=st.data())
def test_a_slip_of_the_pen_is_not_found(digits, language, data):
    place = data.draw(st.integers(0, len(digits) - 2))
    other = data.draw(st.sampled_from("0123456789"))
    slips = {
        "digit": digits[:place] + other + digits[place + 1 :],
        "dropped": digits[:place] + digits[place + 1 :],
        "doubled": digits[:place] + digits[place] + digits[place:],
        "swapped": digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :],
        "tenfold": digits + "0",
    }
    words = f"x {format_decimal(int(digits), locale=language)} y"
    assert number_stands_in(D(digits), words, language)
    for slip in slips.values():
        if int(slip) != int(digits):
            assert not number_stands_in(D(slip), words, language)


@given(digits=DIGITS, language=st.sampled_from(LANGUAGES), digit=st.sampled_from("123456789"))
def test_part_of_a_longer_number_is_not_found(digits, language, digit):
    for longer in (digit + digits, digits + digit):
        words = format_decimal(int(longer), locale=language)
        assert not number_stands_in(D(digits), words, language)
