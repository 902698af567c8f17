"""Where the numbers stand in a record's words is stored with it, whichever way it comes in."""

from decimal import Decimal
from importlib import import_module

import pytest
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from hypothesis import given
from hypothesis import strategies as st

from models_registry.models import (
    Award,
    DatasetVersion,
    DismissedNumber,
    Figure,
    ReplicationSite,
    Report,
)
from models_registry.models.number_offsets import refill
from models_registry.transcription.numbers import numbers_in
from movement_stats.lib import offsets
from tests.support import build
from tests.support.world import five_reports

__all__ = ["five_reports"]
KINDS = (Figure, Award, ReplicationSite, DismissedNumber)


def numbers_of(record) -> list[str]:
    """Return the record's numbers as its words have them at the stored places."""
    runs = offsets.runs(record.as_written, record.number_offsets)
    return [run for run, placed in runs if placed]


@given(
    words=st.text("0123456789.,- /một năm tỷ", max_size=40),
    values=st.lists(st.integers(0, 99).map(Decimal), min_size=3, max_size=3),
    language=st.sampled_from(["vi", "en", "fr", "ja", "ar", ""]),
)
def test_what_is_stored_is_what_is_found_in_the_words(words, values, language):
    names = dict(zip(("value", "out_of", "percent"), values, strict=True))
    figure = Figure(as_written=words, report=Report(language=language), **names)
    figure.derive()
    assert offsets.read(figure.number_offsets) == [
        (number.start, number.end)
        for number in numbers_in(words, language)
        if {*number.readings} & {*values}
    ]


@pytest.mark.django_db
def test_each_kind_of_record_stores_its_own_numbers():
    swedish = build.report(language="sv")
    figure = build.figure(value=512, out_of=569, as_written="512/569 of 600", report=swedish)
    award = build.award(
        as_written="8 groups, 9 persons, 3 days",
        recipients="collectives_and_individuals",
        collectives=8,
        individuals=9,
    )
    named = build.site(as_written='modellen "5 nej 3 ja"', report=swedish)
    left_out = build.dismissed(number="06/06/2023", as_written="19:49, 06/06/2023")
    assert [numbers_of(record.as_stored()) for record in (figure, award, named, left_out)] == [
        ["512", "569"],
        ["8", "9"],
        ["5", "3"],
        ["06/06/2023"],
    ]


@pytest.mark.django_db
def test_the_places_follow_each_way_in():
    figure = build.figure(value=5, as_written="5 of the 7 groups")
    figure.value = Decimal(7)
    figure.save(update_fields=["value"])
    assert numbers_of(figure.as_stored()) == ["7"]
    new = build.figure(saved=False, value=9, as_written="at 9 places")
    Figure.objects.bulk_create([new])
    assert numbers_of(new.as_stored()) == ["9"]


@pytest.mark.django_db
def test_a_figure_without_a_number_has_no_place():
    figure = build.figure(qualifier="unquantified", as_written="some 5 or 6")
    assert figure.as_stored().number_offsets == ""


@pytest.mark.django_db
def test_a_report_in_another_language_is_read_anew():
    report = build.report(language="en")
    figure = build.figure(report=report, value=26558, as_written="26,558 not 26.558")
    named = build.site(report=report, as_written="bảy thôn")
    assert (numbers_of(figure), numbers_of(named)) == (["26,558"], [])
    report.language = "vi"
    report.save()
    assert numbers_of(figure.as_stored()) == ["26.558"]
    assert numbers_of(named.as_stored()) == ["bảy"]
    assert figure.as_stored().version == named.as_stored().version == 1
    assert figure.history.count() == named.history.count() == 1


@pytest.mark.django_db
def test_the_places_are_not_in_the_history():
    for record in (build.figure(), build.award(), build.site(), build.dismissed()):
        assert not hasattr(record.history.first(), "number_offsets")


def migration():
    return import_module("models_registry.migrations.0009_number_offsets")


def held() -> list[list[tuple]]:
    return [list(models.QuerySet(kind).order_by("pk").values_list()) for kind in KINDS]


def test_the_migration_fills_what_is_held_and_may_be_run_again(five_reports):
    before, version = held(), DatasetVersion.current()
    entries = [kind.history.count() for kind in KINDS]
    for kind in KINDS:
        models.QuerySet(kind).update(number_offsets="")
    # Step by step, as a database goes that was begun before there was one migration for all.
    steps = MigrationLoader(connection, replace_migrations=False)
    state = steps.project_state(("models_registry", "0009_number_offsets"))
    # Not entered: it alters no table, which SQLite refuses within a test's transaction.
    editor = connection.schema_editor()
    for _time in range(2):
        migration().find_numbers(state.apps, editor)
        assert held() == before
    assert [kind.history.count() for kind in KINDS] == entries
    moved = DatasetVersion.current()
    assert (moved.number, moved.moved_at) == (version.number, version.moved_at)


def test_only_what_stands_otherwise_is_written_a_chunk_at_a_time(five_reports, monkeypatch):
    monkeypatch.setattr("models_registry.models.number_offsets.CHUNK", 20)
    rows = Figure.objects.select_related("report")
    assert rows.count() > 40
    assert refill(rows, Figure) == 0
    models.QuerySet(Figure).filter(pk__in=[6, 7, 47]).update(number_offsets="0-1")
    assert refill(rows, Figure) == 3
    assert refill(rows, Figure) == 0
    assert numbers_of(Figure.objects.get(pk=6)) == ["26,558"]
