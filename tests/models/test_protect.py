"""Nothing that something depends on can be deleted."""

import pytest
from django.apps import apps
from django.db.models import PROTECT, ForeignKey, Model, ProtectedError
from django.utils import timezone

from movement_stats.lib.tracked import is_derived
from tests.support import build

pytestmark = pytest.mark.django_db
OURS = ("provinces", "models_registry")


def _models() -> list[type[Model]]:
    """Return the models of the two apps that have tables of their own, without the histories'."""
    found = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    return [m for m in found if m._meta.managed and not _is_of_history(m)]


def _is_of_history(model: type[Model]) -> bool:
    return model.__name__.startswith("Historical")


def _between_ours() -> list[ForeignKey]:
    return [
        field
        for model in _models()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model._meta.app_label in OURS
        if not _is_row_of_a_list(field) and _name(field) not in GOES_ALONG
        if not is_derived(field)
    ]


def _name(field: ForeignKey) -> str:
    return f"{field.model.__name__}.{field.name}"


def _is_row_of_a_list(field: ForeignKey) -> bool:
    """Whether the field names the record whose to-many list this row is a part of."""
    lists = field.related_model._meta.many_to_many
    return any(held.remote_field.through is field.model for held in lists)


# The foreign key by which a part of the desk's own work on a record goes with it → such a part.
GOES_ALONG = {
    "Keying.figure": lambda: build.keying(),
    "Justification.figure": lambda: build.justification(),
    "Mark.text": lambda: build.mark(),
    "Mark.within": lambda: build.mark(within=build.mark()),
}
# The foreign key → a record that another one refers to by it.
NEEDED = {
    "RegionMember.province": lambda: build.region(members=[build.province()]).members.get(),
    "AwardBody.body": lambda: build.award().bodies.get(),
    "Figure.report": lambda: build.figure().report,
    "Award.report": lambda: build.award().report,
    "SecurityModel.report": lambda: build.security_model().report,
    "ModelName.report": lambda: build.model_name().report,
    "ReplicationSite.report": lambda: build.site().report,
    "Recognition.report": lambda: build.recognition().report,
    "DismissedNumber.report": lambda: build.dismissed().report,
    "Figure.province": lambda: build.figure().province,
    "Award.province": lambda: build.award().province,
    "Place.province": lambda: build.place().province,
    "SecurityModel.province": lambda: build.security_model().province,
    "Body.province": lambda: build.body(province=build.province()).province,
    "Break.province": lambda: build.break_(province=build.province()).province,
    "ProvinceStatus.province": lambda: build.province_status().province,
    "ProvinceAlias.province": lambda: build.province_alias().province,
    "Province.successor": lambda: build.merged()[1],
    "Figure.indicator": lambda: build.figure().indicator,
    "Break.indicator": lambda: build.break_().indicator,
    "FruitlessSearch.province": lambda: build.fruitless_search().province,
    "FruitlessSearch.indicator": lambda: build.fruitless_search().indicator,
    "FigureCount.indicator": lambda: build.figure().indicator,
    "FigureCount.province": lambda: build.figure().province,
    "Figure.place": lambda: build.figure(place=build.place()).place,
    "Award.place": lambda: build.award(place=build.place()).place,
    "ReplicationSite.place": lambda: build.site().place,
    "SecurityModel.place": lambda: (
        at := build.place(),
        build.security_model(place=at, province=at.province).place,
    )[1],
    "Place.within": lambda: (
        at := build.place(kind="district"),
        build.place(within=at, province=at.province).within,
    )[1],
    "Figure.stated_by": lambda: build.figure(stated_by=build.body()).stated_by,
    "Recognition.body": lambda: build.recognition().body,
    "Report.publisher": lambda: build.report(publisher=build.publisher()).publisher,
    "Report.original_publisher": lambda: (
        build.report(original_publisher=build.publisher()).original_publisher
    ),
    "Figure.model": lambda: (
        model := build.security_model(),
        build.figure(model=model, province=model.province).model,
    )[1],
    "ReplicationSite.model": lambda: build.site().model,
    "Recognition.model": lambda: build.recognition().model,
    "ModelName.model": lambda: build.model_name().model,
    "SecurityModel.family": lambda: build.security_model().family,
    "Figure.region": lambda: build.figure(region=build.region()).region,
    "Award.region": lambda: build.award(region=build.region()).region,
    "Province.region": lambda: build.province().region,
    "RegionAlias.region": lambda: build.region_alias().region,
    "ReportText.report": lambda: build.report_text().report,
    "Figure.mark": lambda: build.figure(mark=build.mark()).mark,
    "Award.mark": lambda: build.award(mark=build.mark()).mark,
    "DismissedNumber.mark": lambda: build.dismissed(mark=build.mark()).mark,
    "Keying.by": lambda: build.keying().by,
    "Justification.by": lambda: build.justification().by,
    "Correction.figure": lambda: build.correction().figure,
    "ImportRun.made_by": lambda: build.import_run().made_by,
    "ImportRun.undone_by": lambda: (
        now := timezone.now(),
        build.import_run(made_at=now, undone_at=now, undone_by=build.staff()).undone_by,
    )[1],
    "Figure.part_of": lambda: (
        whole := build.figure(),
        build.figure(report=whole.report, part_of=whole, part_kind="of_which").part_of,
    )[1],
    "Figure.copy_of": lambda: (
        counted := build.figure(),
        build.figure(
            report=build.report(story=counted.report.story), copy_of=counted, copy_kind="same"
        ).copy_of,
    )[1],
}


@pytest.mark.parametrize("make", NEEDED.values(), ids=NEEDED.keys())
def test_what_something_depends_on_can_not_be_deleted(make):
    needed = make()
    with pytest.raises(ProtectedError):
        needed.delete()
    assert type(needed)._base_manager.filter(pk=needed.pk).exists()
    with pytest.raises(ProtectedError):
        type(needed).objects.filter(pk=needed.pk).delete()
    assert type(needed)._base_manager.filter(pk=needed.pk).exists()


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_report_whose_only_figure_is_not_shown_can_not_be_deleted(state):
    with pytest.raises(ProtectedError):
        build.figure(state=state).report.delete()


def test_what_nothing_depends_on_can_be_deleted():
    lonely = build.report()
    key = lonely.pk
    lonely.delete()
    assert not type(lonely)._base_manager.filter(pk=key).exists()


def test_the_members_of_a_region_and_the_bodies_of_an_award_go_with_it_and_stay_themselves():
    unit, giver = build.province(), build.body()
    build.region(members=[unit]).delete()
    build.award(bodies=[giver]).delete()
    assert list(type(unit).objects.filter(regions__isnull=False)) == []
    assert unit.as_stored() == unit
    assert giver.as_stored() == giver


@pytest.mark.parametrize(("name", "make"), GOES_ALONG.items(), ids=GOES_ALONG)
def test_the_desks_own_work_on_a_record_goes_with_it(name, make):
    part = make()
    getattr(part, name.partition(".")[2]).delete()
    assert not type(part)._base_manager.filter(pk=part.pk).exists()
    assert type(part).history.filter(id=part.pk).latest().history_type == "-"


@pytest.mark.parametrize("field", _between_ours(), ids=_name)
def test_every_foreign_key_protects(field):
    assert field.remote_field.on_delete is PROTECT


def test_every_foreign_key_is_tried_above():
    assert {_name(field) for field in _between_ours()} == set(NEEDED)
