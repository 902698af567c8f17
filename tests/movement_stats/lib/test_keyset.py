import base64
import json
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import QuerySet
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from models_registry.models import Figure, Report, SiteRow
from movement_stats.lib import keyset
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.keyset import END, Order, Page, page_of
from provinces.models import Province
from tests.support import build

PAGE_SIZE = 3


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch):
    monkeypatch.setattr(keyset, "PAGE_SIZE", PAGE_SIZE)
    monkeypatch.setattr(keyset, "LAST_NUMBERED", 1)


def page(rows: QuerySet[Any], order: Order, address: str = "") -> Page:
    return page_of(rows, order, QueryDict(address))


def walk(rows: QuerySet[Any], order: Order, start: str, link: str) -> list[list[Any]]:
    """Follow one of the links from page to page; return the ids on each page."""
    shown, address = [], start
    for _ in range(rows.count() + 2):
        found = page(rows, order, address)
        shown.append([row.pk for row in found.rows])
        address = getattr(found, link)
        if not address:
            return shown
    raise AssertionError(f"the walk has no end: {shown}")


def walk_both_ways(rows: QuerySet[Any], order: Order) -> tuple[list[Any], list[Any]]:
    """Return the ids from the first page on, and from the last page back, each a flat list."""
    there = walk(rows, order, "", "next")
    back = walk(rows, order, f"before={END}", "previous")
    for walked in (there, back):
        assert all(len(ids) == PAGE_SIZE for ids in walked[:-1])
    return [pk for ids in there for pk in ids], [pk for ids in back for pk in reversed(ids)]


def in_order(values: dict[Any, Any], descending: bool, ties: Any = None) -> list[Any]:
    """Sort ids by their values in Python: unknown last either way; then by ties, then by id."""
    places = sorted(((ties[pk] if ties else 0, pk) for pk in values), reverse=descending)
    unknown = [pk for _tie, pk in places if values[pk] is None]
    known = [pk for _tie, pk in places if values[pk] is not None]
    return [*sorted(known, key=lambda pk: values[pk], reverse=descending), *unknown]


def value_at(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name) if row is not None else None
    value = getattr(row, "pk", row)
    # Text is ordered by its bytes; empty text is unknown.
    return (value.encode() or None) if isinstance(value, str) else value


WORDS = st.text(st.sampled_from("aAzZđĐéÀ _-'|,0ツ"), max_size=3)
FIGURES = st.lists(
    st.fixed_dictionaries(
        {
            "value": st.sampled_from([None, "0", "2", "10", "2.5", "-1", "9999999999999.99"]),
            "detail": WORDS,
            "period_end": st.sampled_from(["2023", "2023-06", "2023-06-30", "2024", ""]),
            "model": st.booleans(),
        }
    ),
    max_size=11,
)
PATHS = [
    *("id", "value", "detail", "period_end", "period_last", "province", "model", "model__slug"),
    *("place__name_en", "report__slug", "chosen", "version", "part_of"),
]


class Walks(TestCase):
    """Random tables are walked; each example runs in a transaction of its own."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(FIGURES, st.sampled_from(PATHS), st.booleans(), st.sampled_from(["", "period_kind"]))
    def test_a_walk_shows_each_row_once_and_in_order(self, rows, path, descending, then):
        make(rows)
        figures = Figure.objects.order_by("?")
        values = {figure.pk: value_at(figure, path) for figure in figures}
        ties = {figure.pk: value_at(figure, then) for figure in figures} if then else None
        expected = in_order(values, descending, ties)
        there, back = walk_both_ways(figures, Order("sorted", path, descending, then=then))
        assert there == expected
        assert back == expected[::-1]


def make(rows: list[dict[str, Any]]) -> None:
    """Hold figures of few units, places and models, all in one report."""
    if not rows:
        return
    unit, report, indicator = build.province(), build.report(), build.indicator()
    at = build.place(province=unit)
    model = build.security_model(province=unit, report=report)
    made: Figure | None = None
    for number, row in enumerate(rows):
        area = {"scope": "place", "place": at} if number % 3 == 1 else {}
        part = {"part_of": made, "part_kind": "of_which"} if made and number % 4 == 3 else {}
        given = {
            "report": report if number % 2 else build.report(),
            "indicator": indicator if number % 2 == 0 else build.indicator(),
            "province": unit,
            "value": None if row["value"] is None else Decimal(row["value"]),
            "qualifier": "unquantified" if row["value"] is None else "exact",
            "detail": row["detail"],
            "period_kind": "as_of" if row["period_end"] else "unstated",
            "period_end": row["period_end"],
            "model": model if row["model"] else None,
        }
        made = build.figure(**given, **area, **part)


@pytest.mark.django_db
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 6, 7])
def test_pages_are_full_up_to_the_last(length, descending):
    made = [build.publisher(name="One name").pk for _ in range(length)]
    rows = type(build.publisher(saved=False)).objects.all()
    there = walk(rows, Order("name", "name", descending), "", "next")
    ids = made[::-1] if descending else made
    assert there == ([ids[n : n + PAGE_SIZE] for n in range(0, length, PAGE_SIZE)] or [[]])


@pytest.mark.django_db
def test_text_is_ordered_by_its_bytes_on_both_databases():
    made = {name: build.province(name_en=name).pk for name in ("a", "B", "đ", "Z", "é", "_")}
    there, back = walk_both_ways(Province.objects.all(), Order("name", "name_en"))
    assert there == [made[name] for name in ("B", "Z", "_", "a", "é", "đ")]
    assert back == there[::-1]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["dated_on", "outlet_name", "figure_count", "translation"])
@pytest.mark.parametrize("descending", [False, True])
def test_a_walk_by_what_is_counted_or_chosen_shows_each_row_once(path, descending):
    outlets = [build.publisher(name=name) for name in ("B", "A")]
    made = [
        build.report(
            event_on=date,
            translation=translation,
            publisher=outlets[number % 2] if number % 3 else None,
        )
        for number, (date, translation) in enumerate(
            [
                ("2023", None),
                ("", True),
                ("2023-06", False),
                ("2022", None),
                ("", True),
                ("2023", 0),
            ]
        )
    ]
    for report in (made[1], made[1], made[4]):
        build.figure(report=report)
    reports = Report.objects.with_counts().with_names().dated()
    values = {row.pk: value_at(row, path) for row in reports}
    there, back = walk_both_ways(reports, Order("sorted", path, descending))
    assert there == in_order(values, descending)
    assert back == there[::-1]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["id", "sites", "place__name_en", "figure", "named"])
@pytest.mark.parametrize("descending", [False, True])
def test_a_walk_over_the_view_of_sites_shows_each_row_once(path, descending):
    batch = build.indicator(code="replication-sites")
    for number in range(4):
        build.site()
        build.figure(indicator=batch, value=600 + number % 2)
    rows = SiteRow.objects.public()
    values = {row.pk: value_at(row, path) for row in rows.select_related("place")}
    assert len(values) == 8
    values = {pk.encode(): value for pk, value in values.items()}
    there, back = walk_both_ways(rows, Order("sorted", path, descending))
    assert [pk.encode() for pk in there] == in_order(values, descending)
    assert back == there[::-1]


@pytest.mark.django_db
def test_from_any_page_of_a_walk_the_way_back_leads_to_the_page_before(monkeypatch):
    for _ in range(8):
        build.publisher()
    rows, order = type(build.publisher()).objects.all(), Order("id", "id")
    first = page(rows, order)
    second = page(rows, order, first.next)
    third = page(rows, order, second.next)
    assert [row.pk for row in page(rows, order, third.previous).rows] == [
        row.pk for row in second.rows
    ]
    assert [row.pk for row in page(rows, order, second.previous).rows] == [
        row.pk for row in first.rows
    ]
    assert (third.count, third.number, third.next) == (9, None, "")


@pytest.mark.django_db
def test_a_row_that_is_gone_still_marks_the_place():
    made = [build.publisher() for _ in range(5)]
    rows, order = type(made[0]).objects.all(), Order("name", "name")
    following = page(rows, order).next
    made[2].delete()
    names = sorted(row.name.encode() for row in made[3:])
    assert [row.name.encode() for row in page(rows, order, following).rows] == names


@pytest.mark.django_db
def test_numbered_pages_lead_on_to_walked_ones(monkeypatch):
    monkeypatch.setattr(keyset, "LAST_NUMBERED", 2)
    ids = [build.publisher().pk for _ in range(8)]
    rows, order = type(build.publisher(saved=False)).objects.all(), Order("id", "id")
    first, second = page(rows, order), page(rows, order, "page=2")
    assert (first.number, first.next, first.previous) == (1, "page=2", "")
    assert (second.number, second.previous) == (2, "page=1")
    assert second.next.startswith("after=")
    assert first.last == f"before={END}"
    assert [row.pk for row in page(rows, order, second.next).rows] == ids[6:]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["page=0", "page=2", "page=abc", "page=-1", "page=1.0", "page=٢", "page=" + "9" * 99]
)
def test_a_page_that_does_not_exist_is_refused(address):
    build.publisher()
    with pytest.raises(BadQuestion) as refused:
        page(type(build.publisher()).objects.all(), Order("id", "id"), address)
    assert refused.value.parameter == "page"


def cursor(*place: Any) -> str:
    return packed(json.dumps(place))


def packed(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


# Each is what an address may carry; none is what a page links to. The sort is by a quantity.
HOSTILE = {
    "no cursor": "x",
    "not ASCII": "é",
    "not JSON": packed("["),
    "not a list": packed("7"),
    "too short": cursor("sorted", False),
    "of another order": cursor("other", False, "1", 1),
    "of the other direction": cursor("sorted", True, "1", 1),
    "a word for a number": cursor("sorted", False, "abc", 1),
    "a list for a number": cursor("sorted", False, [], 1),
    "an object for a number": cursor("sorted", False, {}, 1),
    "not a number": cursor("sorted", False, "NaN", 1),
    "a signalling one": cursor("sorted", False, "sNaN", 1),
    "infinity": cursor("sorted", False, "Infinity", 1),
    "a number beyond the column": cursor("sorted", False, "1e30", 1),
    "a number beyond any": cursor("sorted", False, "1e999999", 1),
    "a number with many digits": cursor("sorted", False, "0." + "1" * 900, 1),
    "no id": cursor("sorted", False, "1", None),
    "a word for an id": cursor("sorted", False, "1", "abc"),
    "an endless id": packed('["sorted", false, "1", Infinity]'),
    "an id beyond the column": cursor("sorted", False, "1", 10**30),
    "an id of 2000 digits": packed(f'["sorted", false, "1", {"9" * 2000}]'),
    "brackets without end": packed("[" * 2900),
}
HOSTILE_TEXT = {
    "NUL": cursor("sorted", False, "a\0", 1),
    "half of a pair": cursor("sorted", False, "\ud800", 1),
    "a list for a text": cursor("sorted", False, [1], 1),
}


def answered_or_refused(path: str, side: str, word: str) -> None:
    """The page is shown, or the question refused: nothing else may come of an address."""
    build.figure()
    refused = None
    try:
        page(Figure.objects.all(), Order("sorted", path), f"{side}={word}")
    except BadQuestion as bad:
        refused = bad
    if refused:
        assert refused.parameter in {"after", "before"}
        assert word not in refused.hint.split()


@pytest.mark.django_db
@pytest.mark.parametrize("side", ["after", "before"])
@pytest.mark.parametrize("word", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_cursor_that_no_page_gave_is_refused_and_does_not_break(word, side):
    answered_or_refused("value", side, word)


@pytest.mark.django_db
@pytest.mark.parametrize("side", ["after", "before"])
@pytest.mark.parametrize("word", HOSTILE_TEXT.values(), ids=HOSTILE_TEXT.keys())
def test_a_cursor_with_a_text_that_no_page_gave_is_refused_and_does_not_break(word, side):
    answered_or_refused("detail", side, word)


@pytest.mark.django_db
@pytest.mark.parametrize("side", ["after", "before"])
def test_the_refusal_names_the_parameter_that_is_wrong(side):
    with pytest.raises(BadQuestion) as refused:
        page(Figure.objects.all(), Order("sorted", "value"), f"{side}=x")
    assert refused.value.parameter == side


@pytest.mark.django_db
def test_a_cursor_of_another_order_is_refused():
    for _ in range(4):
        build.publisher()
    rows = type(build.publisher()).objects.all()
    following = page(rows, Order("name", "name")).next
    for order in (Order("name", "name", descending=True), Order("id", "id")):
        with pytest.raises(BadQuestion):
            page(rows, order, following)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["page=1&after=end", "page=1&before=end", "after=end&before=end"]
)
def test_two_places_at_once_are_refused(address):
    build.publisher()
    with pytest.raises(BadQuestion):
        page(type(build.publisher()).objects.all(), Order("id", "id"), address)


def numbers(number: int | None, last: int) -> list[int | None]:
    return Page([], 0, number, last, "", "", "").numbers


@pytest.mark.parametrize(
    ("number", "last", "linked"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, 3, None, 9]),
        (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (4, 7, [1, 2, 3, 4, 5, 6, 7]),
        (9, 9, [1, None, 7, 8, 9]),
        (None, 9, []),
    ],
)
def test_the_numbers_linked_are_the_ends_and_those_near(number, last, linked):
    assert numbers(number, last) == linked


@pytest.mark.django_db
def test_a_page_costs_as_many_queries_wherever_it_lies(django_assert_num_queries):
    for _ in range(10):
        build.publisher()
    rows, order = type(build.publisher()).objects.all(), Order("name", "name")
    second = page(rows, order).next
    # The count, the ids and the rows; from the end those of an unknown name are asked for first.
    for address, queries in (("", 3), (second, 3), (f"before={END}", 4)):
        with django_assert_num_queries(queries):
            page(rows, order, address)
