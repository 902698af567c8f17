"""Whatever a list shows can be sorted or filtered by; a new column fails here until it can."""

import pytest

from models_registry.public.views import lists
from tests.support.pages import FILTERS, LISTS, fetch, page_at

# Columns without a link to sort by: the parameter, or the column of the file, that serves instead.
SERVED = {
    "models": {"Recognised by": "body", "Described as": "sort=described_as"},
    "sites": {"As written": "q"},
    "awards": {"Given by": "body", "As written": "q"},
    "figures": {"As written": "q"},
    "reports": {},
    "indicators": {"Definition": "q", "Unit": "sort=unit"},
    "provinces": {},
}
PAGES = {
    "provinces": lists.ProvinceList,
    "models": lists.SecurityModelList,
    "sites": lists.SiteList,
    "awards": lists.AwardList,
    "figures": lists.FigureList,
    "reports": lists.ReportList,
    "indicators": lists.IndicatorList,
}


@pytest.mark.parametrize("name", LISTS)
def test_every_shown_column_can_be_sorted_or_filtered_by(five_reports, name):
    shown = page_at(f"/{name}/")
    own = [one for one in shown.find("th", scope="col") if not one.in_chart]
    headings = [one.text.rstrip("▲▼") for one in own]
    sorted_by = {one.text.rstrip("▲▼") for one in shown.find("a") if "sort=" in one.has["href"]}
    assert len(headings) >= 5
    assert {one for one in headings if one not in sorted_by} == set(SERVED[name])
    for served in SERVED[name].values():
        if served.startswith("sort="):
            fetch(f"/{name}/?{served}")
        else:
            assert served in FILTERS[name]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_can_be_asked_what_the_contract_names_and_nothing_else(name):
    assert set(PAGES[name].filters.base_filters) == set(FILTERS[name])


@pytest.mark.parametrize("name", LISTS)
def test_every_filter_is_called_something_and_says_what_would_be_right(name):
    for parameter, filter_ in PAGES[name].filters.base_filters.items():
        assert str(filter_.label), parameter
        assert str(filter_.extra["help_text"]), parameter


@pytest.mark.parametrize("name", LISTS)
def test_the_filters_that_are_shown_first_exist_or_belong_to_another_list(name):
    known = {parameter for filters in FILTERS.values() for parameter in filters}
    assert set(PAGES[name].filters.first) <= known
    assert set(PAGES[name].filters.first) & set(FILTERS[name])
