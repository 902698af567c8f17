"""No change without a trace, and none over somebody else's newer one."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from models_registry.models import Body, Figure, Indicator, Publisher, Report
from movement_stats.lib.tracked import StaleRecordError, TrackedModel, TrackedQuerySet
from provinces.models import Place, Province, Region
from tests.support import build

pytestmark = pytest.mark.django_db


def _tracked() -> list[type[TrackedModel]]:
    return [model for model in apps.get_models() if issubclass(model, TrackedModel)]


def _kinds(record: TrackedModel) -> str:
    """Return the kinds of the record's history, oldest first: '+' made, '~' changed, '-' gone."""
    return "".join(record.history.order_by("history_id").values_list("history_type", flat=True))


# Somebody else's newer save


def test_a_stale_save_is_refused_with_both_versions_at_hand():
    mine = build.publisher(name="Nhan Dan")
    theirs = Publisher.objects.get(pk=mine.pk)
    theirs.name = "Nhân Dân"
    theirs.save()
    mine.url = "https://example.org/"
    with pytest.raises(StaleRecordError) as refused:
        mine.save()
    assert refused.value.code == "stale"
    assert refused.value.record is mine
    assert (refused.value.record.version, refused.value.held) == (1, 2)
    assert (mine.name, mine.url) == ("Nhan Dan", "https://example.org/")
    held = mine.as_stored()
    assert (held.name, held.url, held.version) == ("Nhân Dân", "", 2)


def test_a_refused_save_overwrites_nothing_and_leaves_no_history():
    mine = build.publisher(name="Nhan Dan")
    theirs = Publisher.objects.get(pk=mine.pk)
    theirs.name = "Nhân Dân"
    theirs.save()
    mine.name = "The People"
    for _again in range(2):
        with pytest.raises(StaleRecordError):
            mine.save()
    assert Publisher.objects.get(pk=mine.pk).name == "Nhân Dân"
    assert _kinds(mine) == "+~"


def test_a_stale_save_is_a_validation_error_so_that_forms_show_it():
    mine = build.publisher()
    Publisher.objects.get(pk=mine.pk).save()
    with pytest.raises(ValidationError):
        mine.save()


def test_after_reading_anew_the_save_goes_through():
    mine = build.publisher()
    theirs = Publisher.objects.get(pk=mine.pk)
    theirs.save()
    with pytest.raises(StaleRecordError):
        mine.save()
    mine.refresh_from_db()
    mine.name = "The People"
    mine.save()
    assert (mine.as_stored().name, mine.as_stored().version) == ("The People", 3)


def test_a_save_of_what_somebody_deleted_is_refused():
    mine = build.publisher()
    Publisher.objects.get(pk=mine.pk).delete()
    with pytest.raises(StaleRecordError) as refused:
        mine.save()
    assert refused.value.held is None
    assert not Publisher.objects.filter(pk=mine.pk).exists()


def test_versions_count_the_saves_one_by_one():
    record = build.publisher()
    seen = [record.version]
    for name in ("A", "B", "C"):
        record.name = name
        record.save()
        seen.append(record.version)
        assert record.as_stored().version == record.version
    assert seen == [1, 2, 3, 4]


def test_a_save_that_the_database_refuses_leaves_the_version_as_read():
    record, other = build.publisher(), build.publisher()
    record.slug = other.slug
    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()
    record.slug = "one-of-its-own"
    record.save()
    assert (record.version, record.as_stored().version) == (2, 2)
    assert _kinds(record) == "+~"


def test_a_new_record_with_a_key_in_use_does_not_overwrite():
    held = build.province()
    with pytest.raises(IntegrityError), transaction.atomic():
        build.province(id=held.pk, name_en="Another")
    assert held.as_stored().name_en == held.name_en


def test_a_save_of_some_fields_alone_counts_as_a_version():
    mine = build.publisher(name="Nhan Dan")
    theirs = Publisher.objects.get(pk=mine.pk)
    theirs.name = "Nhân Dân"
    theirs.save(update_fields=["name"])
    assert mine.as_stored().version == 2
    with pytest.raises(StaleRecordError):
        mine.save()
    assert mine.as_stored().name == "Nhân Dân"


def test_a_save_of_some_fields_alone_keeps_the_derived_columns_in_step():
    record = build.publisher(name="Nhan Dan")
    record.name = "Tuổi Trẻ"
    record.save(update_fields=["name"])
    assert record.as_stored().folded == " tuoi tre"


def test_update_or_create_counts_as_a_version():
    mine = build.publisher(name="Nhan Dan")
    Publisher.objects.update_or_create(slug=mine.slug, defaults={"name": "Tuổi Trẻ"})
    held = mine.as_stored()
    assert (held.name, held.version, held.folded) == ("Tuổi Trẻ", 2, " tuoi tre")
    with pytest.raises(StaleRecordError):
        mine.save()


def test_a_stale_draft_is_told_of_the_newer_save_before_anything_else():
    mine = build.report(state="draft")
    theirs = Report.objects.get(pk=mine.pk)
    theirs.state = "published"
    theirs.save()
    mine.title = "A note"
    with pytest.raises(StaleRecordError) as refused:
        mine.save()
    assert refused.value.held == 2
    assert mine.as_stored().state == "published"


# Ways around


def test_update_is_refused():
    record = build.publisher(name="Nhan Dan")
    with pytest.raises(TypeError, match="history"):
        Publisher.objects.update(name="x")
    with pytest.raises(TypeError, match="history"):
        Publisher.objects.filter(pk=record.pk).update(name="x")
    assert record.as_stored().name == "Nhan Dan"


def test_bulk_update_is_refused():
    record = build.publisher(name="Nhan Dan")
    record.name = "x"
    with pytest.raises(TypeError, match="newer saves"):
        Publisher.objects.bulk_update([record], ["name"])
    assert record.as_stored().name == "Nhan Dan"


def test_update_through_a_related_manager_is_refused():
    at = build.place()
    with pytest.raises(TypeError, match="history"):
        at.province.places.update(name_en="x")
    assert at.as_stored().name_en == at.name_en


def test_adding_through_a_related_manager_is_kept_or_refused():
    at, other = build.place(), build.province()
    before = at.province
    try:
        other.places.add(at)
    except TypeError:
        assert at.as_stored().province == before
    else:
        assert at.as_stored().province == other
        assert at.as_stored().version == 2
        assert _kinds(at) == "+~"


def test_clearing_through_a_related_manager_is_kept_or_refused():
    outer = build.place(kind="district")
    inner = build.place(within=outer, province=outer.province)
    with pytest.raises(TypeError, match="history"):
        outer.places.clear()
    assert inner.as_stored().within == outer


@pytest.mark.parametrize(
    "options",
    [
        {"ignore_conflicts": True},
        {"update_conflicts": True, "update_fields": ["name"], "unique_fields": ["slug"]},
    ],
    ids=["ignoring", "updating"],
)
def test_bulk_create_takes_no_conflict_options(options):
    held = build.publisher(name="Nhan Dan")
    new = build.publisher(saved=False, slug=held.slug)
    with pytest.raises(TypeError, match="only inserts"):
        Publisher.objects.bulk_create([new], **options)
    assert held.as_stored().name == "Nhan Dan"


def test_bulk_create_writes_history():
    made = Publisher.objects.bulk_create([build.publisher(saved=False) for _ in range(3)])
    assert [_kinds(record) for record in made] == ["+", "+", "+"]
    assert [record.history.get().name for record in made] == [record.name for record in made]
    assert [record.as_stored().version for record in made] == [1, 1, 1]


def test_bulk_create_fills_the_derived_columns():
    at = build.place(name_en="Van Linh")
    new = build.figure(
        saved=False, scope="place", place=at, value=5, as_written="Năm, 5", period_end="2023-06"
    )
    Figure.objects.bulk_create([new])
    held = new.as_stored()
    assert held.province == at.province
    assert [str(held.period_first), str(held.period_last)] == ["2023-06-01", "2023-06-30"]
    assert held.folded == " nam 5 5"
    assert held.claim == f"{new.indicator_id}|place|{at.province_id}|{at.pk}|||achieved|as_of"


def test_bulk_create_of_a_held_key_inserts_none_and_leaves_no_history():
    held = build.publisher()
    rows = [build.publisher(saved=False), build.publisher(saved=False, slug=held.slug)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Publisher.objects.bulk_create(rows)
    assert Publisher.history.count() == Publisher.objects.count() == 1


def test_the_scan_finds_the_models():
    assert {Province, Place, Region, Figure, Report, Indicator, Body} < set(_tracked())


@pytest.mark.parametrize("model", _tracked(), ids=lambda model: model.__name__)
def test_every_record_is_asked_for_through_a_manager_that_leaves_traces(model):
    assert isinstance(model._default_manager.all(), TrackedQuerySet)
    assert model._default_manager.name == "objects"


@pytest.mark.parametrize("model", _tracked(), ids=lambda model: model.__name__)
def test_every_column_of_a_record_but_the_derived_is_in_its_history(model):
    kept = {field.attname for field in model.history.model._meta.concrete_fields}
    unkept = {"number_offsets", "listed", "comparable", "in_conflict", "unit_set"}
    unkept |= {"superseded_by_id", "order_vi"}
    derived = {"folded", "claim", "period_first", "period_last", *unkept}
    columns = {field.attname for field in model._meta.concrete_fields}
    assert columns - kept == columns & unkept
    assert columns - {field.attname for field in model.recorded_fields()} == columns & derived
    lists = {field.name for field in model._meta.many_to_many}
    assert lists - {field.name for field in getattr(model, "_history_m2m_fields", [])} == set()


# The trace


def test_history_holds_old_and_new_values_of_making_changing_and_deleting():
    record = build.publisher(name="Nhan Dan")
    key = record.pk
    record.name = "Nhân Dân"
    record.save()
    record.delete()
    rows = Publisher.history.filter(id=key).order_by("history_id")
    assert list(rows.values_list("history_type", "name", "version")) == [
        ("+", "Nhan Dan", 1),
        ("~", "Nhân Dân", 2),
        ("-", "Nhân Dân", 2),
    ]


def test_the_history_can_say_what_changed():
    record = build.figure(value=12944)
    record.value = 12994
    record.as_written = "12994 counted"
    record.save()
    new, old = record.history.order_by("-history_id")
    changes = {change.field: (change.old, change.new) for change in new.diff_against(old).changes}
    assert changes["value"] == (12944, 12994)
    assert changes["as_written"] == ("12944 counted", "12994 counted")


def test_deleting_many_leaves_a_trace_of_each():
    keys = [build.publisher().pk for _ in range(2)]
    Publisher.objects.filter(pk__in=keys).delete()
    gone = Publisher.history.filter(history_type="-").values_list("id", flat=True)
    assert sorted(gone) == sorted(keys)


def test_the_reason_of_a_change_is_kept_with_it():
    record = build.publisher()
    record._change_reason = "typed wrongly"
    record.save()
    reasons = record.history.order_by("history_id").values_list("history_change_reason", flat=True)
    assert list(reasons) == [None, "typed wrongly"]


def _lists_of(record: TrackedModel, name: str, member: str) -> list[list[object]]:
    """Return what the record's list held at each entry of its history, oldest first."""
    rows = record.history.order_by("history_id")
    return [sorted(getattr(row, name).values_list(member, flat=True)) for row in rows]


def test_members_of_a_region_are_in_its_history():
    first, second = build.province(), build.province()
    record = build.region()
    record.members.set([first, second])
    record.members.remove(first)
    record.members.clear()
    assert _lists_of(record, "members", "province") == [
        [],
        sorted([first.pk, second.pk]),
        [second.pk],
        [],
    ]


def test_bodies_of_an_award_are_in_its_history():
    first, second = build.body(), build.body()
    record = build.award(bodies=[first])
    record.bodies.add(second)
    assert _lists_of(record, "bodies", "body") == [[], [first.pk], sorted([first.pk, second.pk])]


def test_a_list_is_changed_from_the_side_alone_whose_history_holds_it():
    unit, record = build.province(), build.region()
    giver, award = build.body(), build.award()
    for change in (lambda: unit.regions.add(record), lambda: giver.awards.set([award])):
        with pytest.raises(TypeError, match="other side"), transaction.atomic():
            change()
    assert list(record.members.all()) == []
    assert giver not in award.bodies.all()


# Published, then perhaps withdrawn


@pytest.mark.parametrize(
    "make", [build.report, build.figure, build.security_model, build.award, build.recognition]
)
@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_what_was_published_can_not_become_a_draft_again(make, state):
    record = make(state=state)
    record.state = "draft"
    with pytest.raises(ValidationError) as refused:
        record.save()
    assert "state" in refused.value.message_dict
    assert record.as_stored().state == state


def test_a_draft_can_be_saved_published_withdrawn_and_published_again():
    record = build.figure(state="draft")
    for state in ("draft", "published", "withdrawn", "published"):
        record.state = state
        record.save()
        assert record.as_stored().state == state
