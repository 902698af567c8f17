"""A search without a result: what it may say, and which figures answer it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from models_registry.models import FruitlessSearch
from provinces.models import MERGER
from tests.support import build

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def refused(**given) -> dict[str, list[str]]:
    """Return what is said of a search that contradicts itself, by field; {} of a right one."""
    try:
        build.fruitless_search(saved=False, **{"indicator": build.indicator(), **given}).clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def test_nobody_has_looked_tomorrow():
    today = timezone.localdate()
    unit = build.province()
    assert refused(province=unit, looked_on=today) == {}
    assert refused(province=unit, looked_on=today + DAY) == {
        "looked_on": ["This day has not come yet."]
    }


def test_a_year_that_had_not_begun_could_not_be_looked_for():
    unit, day = build.province(), datetime.date(2024, 12, 31)
    assert refused(province=unit, looked_on=day, year=2024) == {}
    assert refused(province=unit, looked_on=day, year=2025) == {
        "year": ["On that day this year had not begun."]
    }


def test_a_unit_is_looked_for_in_its_time():
    (part, _other), whole = build.merged()
    day = MERGER + 400 * DAY
    for unit, years in ((part, [2005, 2025]), (whole, [2025, 2026])):
        assert [refused(province=unit, looked_on=day, year=year) for year in years] == [{}, {}]
    for unit, year in ((part, 2026), (whole, 2024)):
        assert set(refused(province=unit, looked_on=day, year=year)) == {"province"}


@pytest.mark.parametrize(
    ("year", "figure", "answered"),
    [
        (None, {}, True),
        (None, {"period_kind": "unstated"}, True),
        (2023, {}, True),
        (2022, {}, False),
        (2022, {"period_kind": "unstated"}, False),
        (2023, {"state": "withdrawn"}, False),
        (2023, {"state": "draft"}, False),
    ],
)
def test_a_public_figure_of_the_year_answers_it(year, figure, answered):
    """The figure is of 30 June 2023, unless it says otherwise."""
    search = build.fruitless_search(year=year)
    build.figure(province=search.province)
    build.figure(indicator=search.indicator)
    (held,) = FruitlessSearch.objects.with_answered()
    assert held.answered is False
    build.figure(province=search.province, indicator=search.indicator, **figure)
    (held,) = FruitlessSearch.objects.with_answered()
    assert held.answered is answered
