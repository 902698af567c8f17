"""Staff enter that they looked for figures and found none: at once public, in both languages."""

import datetime

import pytest
from django.utils import timezone

from models_registry.models import FruitlessSearch
from tests.desk.clerk import page_of, person
from tests.support import build
from tests.support.pages import page_at

pytestmark = pytest.mark.django_db


def typed(desk, **given):
    """Return the form of a new search, filled in but for what is given."""
    values = {
        "indicator": build.indicator(),
        "province": build.province(),
        "year": "2023",
        "looked_on": "2024-06-12",
        "where_en": "The provincial newspaper",
        "where_vi": "Báo của tỉnh",
    }
    return desk.add("fruitlesssearch").type(**values | given)


def test_a_transcriber_enters_a_search_and_visitors_see_it():
    form = typed(person("transcriber"))
    form.save()
    (search,) = FruitlessSearch.objects.all()
    assert (search.year, search.looked_on) == (2023, datetime.date(2024, 6, 12))
    for prefix, where in (("", "The provincial newspaper"), ("/vi", "Báo của tỉnh")):
        shown = page_at(f"{prefix}/provinces/{search.province_id}/")
        (told,) = shown.find("li", id=f"search-{search.pk}")
        assert told.text.endswith(where)


def test_it_is_changed_with_a_trace():
    desk, search = person("transcriber"), build.fruitless_search(where_en="The newspaper")
    desk.change(search).type(where_en="The newspaper and the portal", year="").save()
    history = desk.open(page_of(search).replace("change/", "history/")).html
    assert "The newspaper and the portal" in history


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"looked_on": ""}, "looked_on"),
        ({"looked_on": "9999-12-31"}, "looked_on"),
        ({"looked_on": "yesterday"}, "looked_on"),
        ({"where_en": ""}, "where_en"),
        ({"where_en": " "}, "where_en"),
        ({"indicator": ""}, "indicator"),
        ({"province": "nowhere"}, "province"),
        ({"year": "2025"}, "year"),
        ({"year": "1944"}, "year"),
        ({"year": "9" * 5000}, "year"),
        ({"year": "two"}, "year"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(wrong, field):
    again = typed(person("transcriber"), **wrong).refused()
    assert set(again.errors) == {field}
    kept = "where_vi" if field == "where_en" else "where_en"
    assert again[kept] in {"The provincial newspaper", "Báo của tỉnh"}
    assert not FruitlessSearch.objects.exists()


def test_tomorrow_is_refused_and_the_same_search_twice():
    desk, held = person("transcriber"), build.fruitless_search()
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    assert set(typed(desk, looked_on=tomorrow.isoformat()).refused().errors) == {"looked_on"}
    same = {"indicator": held.indicator, "province": held.province, "year": ""}
    again = typed(desk, **same, looked_on=held.looked_on.isoformat()).refused()
    assert set(again.errors) == {"looked_on"}


@pytest.mark.parametrize(("role", "may"), [("publisher", False), ("administrator", True)])
def test_only_an_administrator_deletes_one(role, may):
    search = build.fruitless_search()
    page = page_of(search).replace("change/", "delete/")
    answer = person(role).client.post(page, {"post": "yes"})
    assert answer.status_code == (302 if may else 403)
    assert FruitlessSearch.objects.exists() is not may


def test_a_reader_enters_none():
    page = "/admin/models_registry/fruitlesssearch/add/"
    assert person("reader").client.get(page).status_code == 403
