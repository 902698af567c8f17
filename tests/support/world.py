"""What tests of pages and files find held: the five reports, or rows that differ in all columns.

Each is built once a run and stored again for each test that asks for it.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice, pairwise
from random import Random
from typing import Any

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from models_registry.models import Figure, Indicator
from models_registry.operations.fixtures import all_rows, load, reference_rows
from models_registry.operations.fixtures.load import reserve_ids
from provinces.models import MERGER
from tests.support import build
from tests.support.shared import once

Statements = list[tuple[str, list[Any] | None]]


@pytest.fixture
def five_reports(db: None) -> None:
    """Hold the five reports."""
    hold("five reports", the_five_reports)


@pytest.fixture
def reference(db: None) -> None:
    """Hold the reference data: regions, provinces and indicators."""
    hold("reference", the_reference_data)


@pytest.fixture
def world(db: None) -> None:
    """Hold some rows of every list that differ in every column, with gaps where gaps may be."""
    hold("world", a_world)


def hold(name: str, build_it: Callable[[], Any]) -> None:
    """Store the records that `build_it` builds, as they were stored when it built them once a run.

    The tables are those that a test begins with: empty.
    """
    statements, number = _kept(name, build_it)
    build.count_on_from(number)
    with connection.cursor() as cursor:
        for statement, values in statements:
            cursor.execute(statement, values)


@cache
def _kept(name: str, build_it: Callable[[], Any]) -> tuple[Statements, int]:
    """Return the statements that store the records, and the builders' next number."""
    return once(name, lambda: _built(build_it))


def _built(build_it: Callable[[], Any]) -> tuple[Statements, int]:
    with transaction.atomic():
        build_it()
        _count_from_the_last()
        reserve_ids()
        statements = [*_statements(), *_counting_on()]
        transaction.set_rollback(True)
    return statements, build.next_number()


def _statements() -> Iterator[tuple[str, list[Any] | None]]:
    """Yield statements of some hundred rows each: a statement a row would take PostgreSQL long."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(("provinces_", "models_registry_")):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [f'"{column[0]}"' for column in cursor.description]
            row = f"({', '.join(['%s'] * len(columns))})"
            everything = iter(cursor.fetchall())
            while rows := list(islice(everything, 200)):
                insert = f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES '
                values = [value for one in rows for value in one]
                if connection.vendor == "postgresql":
                    yield cursor.mogrify(insert + ", ".join([row] * len(rows)), values), None
                else:
                    yield insert + ", ".join([row] * len(rows)), values


def _count_from_the_last() -> None:
    """Let PostgreSQL number on from the rows that are there: what it gave out before is gone."""
    models = apps.get_models(include_auto_created=True)
    if reset := connection.ops.sequence_reset_sql(no_style(), models):
        with connection.cursor() as cursor:
            cursor.execute(" ".join(reset))


def _counting_on() -> Iterator[tuple[str, list[Any] | None]]:
    """Yield what lets a database in which nothing was built number on from there."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            counted = [value for row in cursor.fetchall() for value in row]
            yield "DELETE FROM sqlite_sequence", None
            rows = ", ".join(["(%s, %s)"] * (len(counted) // 2))
            yield f"INSERT INTO sqlite_sequence (name, seq) VALUES {rows}", counted
        else:
            cursor.execute("SELECT sequencename, last_value FROM pg_sequences")
            counted = cursor.fetchall()
            # One of which no number was taken has none.
            calls = (
                f"""setval('"{name}"', {last or 1}, {last is not None})""" for name, last in counted
            )
            yield f"SELECT {', '.join(calls)}", None


def the_five_reports() -> None:
    load(all_rows())


def the_reference_data() -> None:
    load(reference_rows())


LETTERS = "qdAzbÉmkxRĐc"


def a_world(size: int = len(LETTERS)) -> None:
    """Build what the fixture `world` holds."""
    made = [_a_part_of_the_world(number) for number in range(size)]
    for number, (earlier, later) in enumerate(pairwise(made)):
        kind = ("adds_up", "of_which")[number % 2]
        build.figure(report=earlier.report, part_of=earlier, part_kind=kind, detail=f"b{number}")
        copy_kind = ("same", "rounded", "differs")[number % 3]
        outlet = build.report(story=later.report.story)
        build.figure(report=outlet, copy_of=later, copy_kind=copy_kind)


def _a_part_of_the_world(number: int) -> Figure:
    # By chance, the same in every run, so that no column follows another or the id.
    chance = Random(number)

    def one_of(*options: Any) -> Any:
        return chance.choice(options)

    letter = LETTERS[number]
    region = build.region(name_en=f"{letter} region")
    ended = number % 3 == 0
    successor = build.province(region=region, valid_from=MERGER) if ended else None
    province = build.province(
        region=region,
        name_en=f"{letter} province",
        name_vi=f"Tỉnh {letter}",
        kind=one_of("province", "municipality"),
        valid_to=one_of(date(2025, 6, 30), date(2024, 12, 31)) if ended else None,
        successor=successor,
    )
    place = build.place(province=province, name_en=f"{letter} commune")
    outlet = build.publisher(name=f"{letter} news")
    body = build.body(name_en=f"{letter} committee")
    report = build.report(
        title=f"{letter} title",
        publisher=one_of(outlet, None, outlet),
        original_publisher=one_of(None, outlet),
        url=one_of("", f"https://example.org/{letter}"),
        event_on=one_of("2023-07-28", "", "2022", "2023-03"),
        published_on=one_of("", "2024-01", "2023-08-01"),
        language=one_of("en", "fr", "vi", "sv"),
        translation=one_of(None, True, False),
    )
    for dismissed in range(one_of(0, 2, 1)):
        build.dismissed(report=report, as_written=f"dismissed {dismissed}")
    indicator = build.indicator(
        topic=one_of("models", "results", "groups"),
        name_en=f"{letter} counted",
        name_vi=f"Số {letter}",
        unit_en=one_of("model", "person", "case"),
        **one_of(
            {"nature": "stock"},
            {"nature": "flow", "sums_over_places": False},
            {"nature": "ratio", "sums_over_places": False},
        ),
        definition_en=f"What {letter} means.",
    )
    model = build.security_model(
        name_en=f"{letter} model",
        name_vi=f"Mô hình {letter}",
        province=province,
        place=one_of(place, None),
        theme=one_of("patrol", "school", "online", "other"),
        report=report,
        described_as=one_of("", "typical", "advanced"),
    )
    for name in range(one_of(1, 2)):
        build.model_name(model=model, report=report, name=f"{letter} name {name}")
    build.recognition(model=model, body=one_of(body, None), report=report)
    build.site(model=model, place=place, report=report, as_written=f"at {letter} school")
    _an_award(one_of(0, 1, 2, 3, 4), letter, report, place, [body, build.body()], one_of)
    places = Indicator.objects.filter(code="replication-sites").first() or build.indicator(
        code="replication-sites", unit_en="point"
    )
    batch = {"report": report, "province": province, "model": one_of(None, model)}
    value = one_of(603, 26558, 13)
    build.figure(
        **batch,
        indicator=places,
        value=value,
        out_of=one_of(None, 30000, None, 40000),
        qualifier=one_of("exact", "more_than"),
        as_written=f"{value} points of {letter}",
        period=one_of("", "now", "to date"),
    )
    figure = _a_figure(letter, indicator, report, place, region, one_of)
    for made_on in (date(2024, 1, 15), date(2024, 3, 1))[: one_of(0, 1, 2)]:
        build.correction(figure=figure, made_on=made_on)
        figure.save()
    return figure


def _an_award(
    kind: int, letter: str, report: Any, place: Any, bodies: list[Any], one_of: Any
) -> None:
    counts: dict[str, Any] = [
        {"recipients": "collectives", "collectives": one_of(8, 24, 1)},
        {"recipients": "individuals", "individuals": one_of(61, 7)},
        {"recipients": "collectives_and_individuals", "collectives": 22, "individuals": 9},
        {"recipients": "combined", "combined": one_of(26, 5, 11)},
        {"recipients": "collectives", "qualifier": "unquantified"},
    ][kind]
    area = one_of({"place": place}, {"province": place.province}, {"scope": "country"})
    build.award(
        **counts,
        **area,
        bodies=bodies[: one_of(1, 2)],
        kind=one_of("certificate_of_merit", "insignia", "reward"),
        kind_as_written=one_of("", "insignia", "certificates"),
        report=report,
        as_written=f"to {letter}",
        period=one_of("", "in 2023", "five years"),
        named_recipients=one_of("", "Lang Son police", "Front committee"),
        awarded_on=one_of("", "2023-06-06", "2022-03", "2023"),
    )
    build.award(
        report=report,
        region=build.region(),
        recipients="combined",
        combined=one_of(2, 3, 4),
        as_written=f"also to {letter}",
    )


def _a_figure(
    letter: str, indicator: Any, report: Any, place: Any, region: Any, one_of: Any
) -> Figure:
    value = one_of(Decimal("246.7"), 5, None, 26558, 60000000000, 0, 12, 863)
    areas = [{"place": place}, {"province": place.province}, {"scope": "unnamed"}]
    area = one_of(*areas, {"region": region}, {"region": region})
    period = one_of(
        {"period_kind": "as_of", "period_end": "2023-07-28"},
        {"period_kind": "unstated"},
        {"period_kind": "span", "period_start": "2018", "period_end": "2023"},
        {"period_kind": "span", "period_start": "2022-03"},
        {"period_kind": "as_of", "period_end": "2022"},
    )
    qualifier = "unquantified" if value is None else one_of("exact", "more_than", "about")
    is_range = value is not None and qualifier != "more_than"
    return build.figure(
        **area,
        **period,
        indicator=indicator,
        report=report,
        value=value,
        value_to=value + one_of(3, 40) if is_range and one_of(1, 0) else None,
        out_of=None if value is None else one_of(None, 60000000001, None, 70000000000),
        percent=None if value is None else one_of(Decimal("89.98"), None, 12),
        qualifier=qualifier,
        status=one_of("achieved", "target", "proposed"),
        period=one_of("", "in 2022", "until now"),
        model=one_of(None, build.security_model(province=place.province)),
        detail=one_of("", "in schools", "on weapons"),
        fit=one_of("whole", "part", "wider"),
        territory="unclear" if {"place", "province"} & set(area) and one_of(1, 0) else "clear",
        keyed=one_of("once", "twice"),
        as_written_en=one_of("", f"{letter} in English", "other words"),
    )
