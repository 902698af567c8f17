"""The number of the public data's state: it moves with what a visitor can see, and only then."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import transaction

from models_registry.models import DatasetVersion, Figure, Publisher
from movement_stats.lib.tracked import TrackedModel
from tests.support import build

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("microsecond", [0, 120_000, 123_456])
def test_the_version_in_force_is_the_one_that_is_stored(microsecond):
    assert (DatasetVersion.current().number, DatasetVersion.stamp()) == (0, (0, ""))
    moment = datetime(2026, 12, 1, 3, 4, 5, microsecond, tzinfo=UTC)
    DatasetVersion(pk=1, number=7, moved_at=moment).save()
    current = DatasetVersion.current()
    assert (current.number, current.moved_at) == (7, moment)
    assert DatasetVersion.stamp() == (7, moment.isoformat())


def number() -> int:
    return DatasetVersion.current().number


class Moves:
    """A block in which the number moves, or stays; nothing is said of how far."""

    def __init__(self, expected: bool = True) -> None:
        self.expected = expected

    def __enter__(self) -> None:
        self.before = number()

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:
            moved = number() - self.before
            assert moved >= 0
            assert bool(moved) is self.expected


def moves() -> Moves:
    return Moves()


def stays() -> Moves:
    return Moves(expected=False)


def test_it_is_0_before_anything_is_held():
    assert number() == 0
    assert not DatasetVersion.objects.exists()


def test_there_is_one_row_and_its_day_moves_along():
    build.publisher()
    first = DatasetVersion.objects.get()
    build.publisher()
    second = DatasetVersion.objects.get()
    assert first.pk == second.pk == 1
    assert second.number > first.number
    assert second.moved_at > first.moved_at


@pytest.mark.parametrize(
    "make",
    [
        build.region,
        build.region_alias,
        build.province,
        build.province_status,
        build.province_alias,
        build.place,
        build.publisher,
        build.body,
        build.indicator,
        build.report,
        build.family,
        build.security_model,
        build.model_name,
        build.figure,
        build.award,
        build.site,
        build.recognition,
        build.dismissed,
        build.correction,
        build.break_,
        build.fruitless_search,
    ],
    ids=lambda make: make.__name__,
)
def test_it_moves_when_a_public_record_is_made_changed_and_deleted(make):
    record = make(saved=False)
    with moves():
        record.save()
    with moves():
        record.save()
    with moves():
        record.delete()


@pytest.mark.parametrize(
    "make",
    [
        build.report,
        build.security_model,
        build.figure,
        build.award,
        build.site,
        build.recognition,
    ],
    ids=lambda make: make.__name__,
)
def test_it_stays_while_a_record_is_a_draft_and_moves_once_it_is_seen(make):
    record = make(saved=False, state="draft")
    with stays():
        record.save()
    with stays():
        record.save()
    for state in ("published", "withdrawn", "published"):
        record.state = state
        with moves():
            record.save()


def test_it_stays_when_a_draft_is_deleted():
    record = build.figure(state="draft")
    with stays():
        record.delete()


def test_it_moves_with_a_bulk_insert():
    with moves():
        Publisher.objects.bulk_create([build.publisher(saved=False)])


def test_it_stays_with_a_bulk_insert_of_drafts_and_of_nothing():
    drafts = [build.figure(saved=False, state="draft") for _ in range(2)]
    with stays():
        Figure.objects.bulk_create(drafts)
    with stays():
        Figure.objects.bulk_create([])


def test_it_moves_with_a_bulk_insert_of_a_draft_and_a_published_record():
    rows = [build.figure(saved=False, state=state) for state in ("draft", "published")]
    with moves():
        Figure.objects.bulk_create(rows)


def test_it_moves_with_the_members_of_a_region():
    group, unit = build.region(), build.province()
    with moves():
        group.members.add(unit)
    with moves():
        group.members.remove(unit)
    with moves():
        group.members.set([unit])
    with moves():
        group.members.clear()


def test_it_moves_with_the_bodies_of_a_published_award():
    given, body = build.award(), build.body()
    with moves():
        given.bodies.add(body)


def test_it_stays_with_the_bodies_of_a_draft():
    given, body = build.award(state="draft"), build.body()
    with stays():
        given.bodies.set([body])


def test_it_moves_with_a_bulk_delete():
    build.publisher()
    with moves():
        Publisher.objects.all().delete()


class UndoneError(Exception):
    """Ends a transaction of a test."""


@pytest.mark.parametrize("changes", ["make", "change", "delete", "bulk", "members"])
def test_it_goes_back_with_the_transaction_that_moved_it(changes):
    held, group, unit = build.publisher(), build.region(), build.province()
    before = number()

    def change() -> None:
        match changes:
            case "make":
                build.publisher()
            case "change":
                held.save()
            case "delete":
                held.delete()
            case "bulk":
                Publisher.objects.bulk_create([build.publisher(saved=False)])
            case "members":
                group.members.add(unit)

    @transaction.atomic
    def change_and_undo() -> None:
        change()
        assert number() > before
        raise UndoneError

    with pytest.raises(UndoneError):
        change_and_undo()
    assert number() == before


@pytest.mark.django_db(transaction=True)
def test_it_moves_in_the_transaction_of_the_save_itself(monkeypatch):
    """Without an outer transaction: a save whose move fails is not stored."""
    held = build.publisher(name="Nhan Dan")

    def fail(*_args: object) -> None:
        raise UndoneError

    monkeypatch.setattr(DatasetVersion, "move", fail)
    held.name = "x"
    for change in (held.save, held.delete, lambda: build.publisher(slug="another")):
        with pytest.raises(UndoneError):
            change()
    with pytest.raises(UndoneError):
        Publisher.objects.bulk_create([build.publisher(saved=False)])
    assert [kept.name for kept in Publisher.objects.all()] == ["Nhan Dan"]
    assert Publisher.history.count() == 1


def test_every_kind_of_record_that_visitors_see_moves_it():
    """A new kind of record is on the list above, or this fails; the desk's own move nothing."""
    tracked = {model.__name__ for model in apps.get_models() if issubclass(model, TrackedModel)}
    listed = {
        *("ReportText", "Mark", "Keying", "Justification", "ImportRun"),
        *("Region", "RegionAlias", "Province", "ProvinceStatus", "ProvinceAlias", "Place"),
        *("Publisher", "Body", "Indicator", "Report", "ModelFamily", "SecurityModel"),
        *("ModelName", "Figure", "Award", "ReplicationSite", "Recognition", "DismissedNumber"),
        *("Correction", "Break", "FruitlessSearch"),
    }
    assert tracked == listed
