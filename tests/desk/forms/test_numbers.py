"""Numbers are read as the report's language writes them, and shown so that they read back."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from models_registry.desk.forms.numbers import TypedNumber

LANGUAGES = ["vi", "en", "fr", "sv", "de", "ja", "ar", "fa", "es", "id", "ko", "zh", "", "xx"]


def field(language: str, **options) -> TypedNumber:
    made = TypedNumber(**(options or {"max_digits": 15, "decimal_places": 2}))
    made.language = language
    return made


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("vi", "26.558", "26558"),
        ("vi", "15,6", "15.6"),
        ("vi", "60 tỷ", "60000000000"),
        ("vi", "1.234,5", "1234.5"),
        ("en", "26,558", "26558"),
        ("en", "15.6", "15.6"),
        ("fr", "2 028", "2028"),
        ("fr", "2\u202f028", "2028"),
        ("fr", "15,6", "15.6"),
        ("sv", "172 272", "172272"),
        ("sv", "15,6 miljarder", "15600000000"),
        ("de", "26.558", "26558"),
        ("ja", "31万4,500", "314500"),
        ("ar", "٢٦٬٥٥٨", "26558"),
        ("fa", "۲۶٬۵۵۸", "26558"),
        ("", "1.234,5", "1234.5"),
        ("", "2 028", "2028"),
        *((language, "26558", "26558") for language in LANGUAGES),
        *((language, " 15 ", "15") for language in LANGUAGES),
    ],
)
def test_a_number_is_read_in_the_language_of_its_report(language, text, number):
    assert field(language).clean(text) == Decimal(number)


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "26.558"), ("sv", "26.558"), ("", "26.558"), ("", "26,558"), ("xx", "1.234")],
)
def test_two_readings_are_refused_and_spelled_out(language, text):
    with pytest.raises(ValidationError) as refused:
        field(language).clean(text)
    (message,) = refused.value.messages
    digits = text.replace(".", "").replace(",", "")
    whole, part = text.replace(",", ".").split(".")
    assert digits in message
    assert f"{whole} point {part}" in message
    assert field(language).clean(digits) == Decimal(digits)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NaN", "invalid"),
        ("many", "invalid"),
        ("không", "invalid"),
        ("5-7", "invalid"),
        ("1 2", "invalid"),
        ("12.34.567", "invalid"),
        ("1e5", "invalid"),
        ("½", "invalid"),
        ("5\0", "invalid"),
        ("9" * 5000, "invalid"),
        ("-5", "negative"),
        ("1.234", "decimals"),
        # Whoever typed this meant 1230: it must not become 1.23.
        ("1.230", "decimals"),
        ("0.005", "decimals"),
        ("12345678901234", "large"),
        ("12345678901234.5", "large"),
    ],
)
def test_what_is_no_number_of_a_report_is_refused(text, code):
    with pytest.raises(ValidationError) as refused:
        field("en").clean(text)
    assert [error.code for error in refused.value.error_list] == [code]


@pytest.mark.parametrize(("text", "code"), [("15,6", "decimals"), ("2.147.483.648", "large")])
def test_a_count_is_whole_and_fits_its_column(text, code):
    with pytest.raises(ValidationError) as refused:
        field("vi", min_value=0).clean(text)
    assert [error.code for error in refused.value.error_list] == [code]


@given(
    st.decimals(min_value=0, max_value=Decimal("9999999999999.99"), places=2),
    st.sampled_from(LANGUAGES),
)
def test_what_is_held_is_shown_as_it_reads_back(number, language):
    asked = field(language)
    text = asked.prepare_value(number)
    assert asked.clean(text) == number
    assert not asked.has_changed(number, text)


@given(st.integers(min_value=0, max_value=2**31 - 1), st.sampled_from(LANGUAGES))
def test_a_count_is_shown_as_it_reads_back(number, language):
    asked = field(language, min_value=0)
    assert asked.clean(asked.prepare_value(number)) == number


@given(
    st.decimals(min_value=0, max_value=Decimal("9999999999999.99"), places=2),
    st.sampled_from(LANGUAGES),
    st.sampled_from(LANGUAGES),
)
def test_a_number_shown_in_one_language_is_no_other_number_in_another(number, shown_in, read_in):
    """The report's language may be mended in the same save."""
    text = field(shown_in).prepare_value(number)
    try:
        read = field(read_in).clean(text)
    except ValidationError:
        return
    assert read == number
