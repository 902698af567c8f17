import calendar
import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from models_registry.models import Figure
from movement_stats.lib.partial_dates import (
    PartialDateField,
    first_day,
    last_day,
    not_after,
    precision,
    validate_partial_date,
    written,
)
from tests.support import build

DAYS = st.dates()
SIZES = {"year": 4, "month": 7, "day": 10}
PARTIAL = st.builds(lambda day, size: day.isoformat()[:size], DAYS, st.sampled_from([4, 7, 10]))


def accepts(text: str) -> bool:
    try:
        validate_partial_date(text)
    except ValidationError:
        return False
    return True


@given(PARTIAL)
def test_a_real_date_is_accepted_at_each_precision(text):
    assert accepts(text)
    assert SIZES[precision(text)] == len(text)


@given(DAYS)
def test_a_day_begins_and_ends_with_itself(day):
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day


@given(DAYS, st.sampled_from(sorted(SIZES.values())))
def test_a_date_holds_the_days_that_begin_with_it_and_no_other(day, size):
    text = day.isoformat()[:size]
    first, last = first_day(text), last_day(text)
    assert first <= day <= last
    assert first.isoformat()[:size] == last.isoformat()[:size] == text
    one = datetime.timedelta(days=1)
    if first != datetime.date.min:
        assert (first - one).isoformat()[:size] != text
    if last != datetime.date.max:
        assert (last + one).isoformat()[:size] != text


def really_a_date(text: str) -> bool:
    """Say by the calendar alone whether the text is a year, a month or a day."""
    parts = text.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        return False
    if not all(part.isascii() and part.isdigit() for part in parts):
        return False
    year, month, day = [*map(int, parts), 1, 1][:3]
    return year > 0 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


DIGITS = st.text(st.sampled_from("0123456789"), min_size=1, max_size=4)
NEARLY = st.lists(DIGITS, min_size=1, max_size=4).map("-".join)
WITHIN = st.builds(
    "{:04}-{:02}-{:02}".format, st.integers(0, 3000), st.integers(0, 13), st.integers(0, 32)
)


@given(st.one_of(NEARLY, WITHIN, WITHIN.map(lambda text: text[:7]), st.text(max_size=10)))
def test_exactly_the_real_dates_are_accepted(text):
    assert accepts(text) is really_a_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-02-29", "2023-13", "2023-00", "2023-06-00", "0000", "2023-6", "23", "20230630"),
        *("2023-06-30 ", " 2023", "2023\n", "２０２３", "٢٠٢٣", "-2023", "2023-06-30T00:00", ""),
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValidationError) as refused:
        validate_partial_date(text)
    assert refused.value.code == "partial_date"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-06", "2023-06-01", "2023-06-30"),
        ("2023-06-15", "2023-06-15", "2023-06-15"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_the_days_that_a_date_may_mean(text, first, last):
    assert (str(first_day(text)), str(last_day(text))) == (first, last)


def test_an_unknown_date_has_no_precision_and_is_not_written():
    assert precision("") == written("") == ""


@pytest.mark.parametrize(
    ("text", "english", "vietnamese"),
    [
        ("2023", "2023", "năm 2023"),
        ("2023-06", "June 2023", "tháng 6/2023"),
        ("2023-06-05", "5 June 2023", "5/6/2023"),
    ],
)
def test_a_date_is_written_no_more_exactly_than_it_is_known(text, english, vietnamese):
    with translation.override("en"):
        assert written(text) == english
    with translation.override("vi"):
        assert written(text) == vietnamese


def test_the_field_lets_a_date_be_unknown():
    assert PartialDateField().clean("", None) == ""
    assert PartialDateField().clean("2023-06", None) == "2023-06"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "end", "in_order"),
    [
        ("2018", "2023", True),
        ("2023", "2023-01-01", True),
        ("2023-12-31", "2023", True),
        ("2023-06-30", "2023-06", True),
        ("2023-06-30", "2023-06-30", True),
        ("2023-07", "2023-06-30", False),
        ("2024-01-01", "2023", False),
        ("2023-06-30", "2023-06-29", False),
        ("2023", "", True),
        ("", "2023", True),
    ],
)
def test_the_database_compares_dates_at_the_coarser_precision(start, end, in_order):
    """The two columns of a report stand in for the ends of a period: no rule binds them."""
    report = build.report(event_on=start, published_on=end)
    found = type(report).objects.filter(not_after("event_on", "published_on"))
    assert found.exists() is in_order


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2018", "2023-06", "2018-01-01", "2023-06-30"),
        ("2018", "", "2018-01-01", "2018-12-31"),
        ("", "2023-06", "2023-06-01", "2023-06-30"),
    ],
)
def test_a_figure_s_days_for_filters_are_those_of_its_known_ends(start, end, first, last):
    figure = build.figure(
        indicator=build.indicator(nature="flow"),
        period_kind="span",
        period_start=start,
        period_end=end,
    )
    held = Figure.objects.get(pk=figure.pk)
    assert (str(held.period_first), str(held.period_last)) == (first, last)
