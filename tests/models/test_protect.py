"""Nothing that something depends on can be deleted."""

import pytest
from django.apps import apps
from django.db.models import PROTECT, ForeignKey, Model, ProtectedError

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
    ]


DEPENDENTS = {
    "a report with a figure": lambda: build.figure().report,
    "a report with an award": lambda: build.award().report,
    "a report with a model": lambda: build.security_model().report,
    "a report with a model's name": lambda: build.model_name().report,
    "a report with a site": lambda: build.site().report,
    "a report with a recognition": lambda: build.recognition().report,
    "a report with a dismissed number": lambda: build.dismissed().report,
    "a report whose only figure is a draft": lambda: build.figure(state="draft").report,
    "a report whose only figure is withdrawn": lambda: build.figure(state="withdrawn").report,
    "a province with a figure": lambda: build.figure().province,
    "a province with an award": lambda: build.award().province,
    "a province with a place": lambda: build.place().province,
    "a province with a model": lambda: build.security_model().province,
    "a province with an office": lambda: build.body(province=build.province()).province,
    "a province with a break": lambda: build.break_(province=build.province()).province,
    "a province with a status": lambda: build.province_status().province,
    "a province with another spelling": lambda: build.province_alias().province,
    "a province that others were merged into": lambda: build.merged()[1],
    "an indicator with a figure": lambda: build.figure().indicator,
    "an indicator with a break": lambda: build.break_().indicator,
    "a place with a figure": lambda: build.figure(place=build.place()).place,
    "a place with an award": lambda: build.award(place=build.place()).place,
    "a place with a site": lambda: build.site().place,
    "a place with a model": lambda: (
        at := build.place(),
        build.security_model(place=at, province=at.province).place,
    )[1],
    "a place with a place in it": lambda: (
        at := build.place(kind="district"),
        build.place(within=at, province=at.province).within,
    )[1],
    "a body that stated a figure": lambda: build.figure(stated_by=build.body()).stated_by,
    "a body that recognised a model": lambda: build.recognition().body,
    "a publisher of a report": lambda: build.report(publisher=build.publisher()).publisher,
    "a publisher that a report names as its source": lambda: (
        build.report(original_publisher=build.publisher()).original_publisher
    ),
    "a model with a figure": lambda: (
        model := build.security_model(),
        build.figure(model=model, province=model.province).model,
    )[1],
    "a model with a site": lambda: build.site().model,
    "a model with a recognition": lambda: build.recognition().model,
    "a model with a name": lambda: build.model_name().model,
    "a family with a model": lambda: build.security_model().family,
    "a region of a figure": lambda: build.figure(region=build.region()).region,
    "a region of an award": lambda: build.award(region=build.region()).region,
    "a region of a province's scheme": lambda: build.province().region,
    "a region with another name": lambda: build.region_alias().region,
    "a figure with a correction": lambda: build.correction().figure,
    "a figure with a part": lambda: (
        whole := build.figure(),
        build.figure(report=whole.report, part_of=whole, part_kind="of_which").part_of,
    )[1],
    "a figure with a copy": lambda: (
        counted := build.figure(),
        build.figure(
            report=build.report(story=counted.report.story), copy_of=counted, copy_kind="same"
        ).copy_of,
    )[1],
}


@pytest.mark.parametrize("make", DEPENDENTS.values(), ids=DEPENDENTS.keys())
def test_what_something_depends_on_can_not_be_deleted(make):
    needed = make()
    with pytest.raises(ProtectedError):
        needed.delete()
    assert type(needed)._base_manager.filter(pk=needed.pk).exists()
    with pytest.raises(ProtectedError):
        type(needed).objects.filter(pk=needed.pk).delete()
    assert type(needed)._base_manager.filter(pk=needed.pk).exists()


def test_what_nothing_depends_on_can_be_deleted():
    lonely = build.report()
    key = lonely.pk
    lonely.delete()
    assert not type(lonely)._base_manager.filter(pk=key).exists()


def test_a_member_of_a_region_can_not_be_deleted():
    unit = build.province()
    build.region(members=[unit])
    with pytest.raises(ProtectedError):
        unit.delete()


def test_a_body_that_gave_an_award_can_not_be_deleted():
    giver = build.body()
    given = build.award(bodies=[giver])
    with pytest.raises(ProtectedError):
        giver.delete()
    assert list(given.bodies.all()) == [giver]


def test_the_scan_finds_the_keys():
    found = {f"{field.model.__name__}.{field.name}" for field in _between_ours()}
    assert {"Figure.report", "Figure.part_of", "Place.within", "Province.region"} < found


@pytest.mark.parametrize(
    "field", _between_ours(), ids=lambda field: f"{field.model.__name__}.{field.name}"
)
def test_every_foreign_key_protects(field):
    assert field.remote_field.on_delete is PROTECT


def test_every_dependent_kind_is_tried_above():
    """A new foreign key is tried above with a record, or this fails."""
    assert len(DEPENDENTS) - 2 == len(_between_ours())
