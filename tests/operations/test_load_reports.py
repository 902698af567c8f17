"""Loading the fixtures again, over what staff did, and from files that are broken."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from models_registry.management.commands import load_reports
from models_registry.models import DatasetVersion, DismissedNumber, Figure, SecurityModel
from movement_stats.lib.tracked import TrackedModel
from provinces.models import Region


def load() -> list[str]:
    out = StringIO()
    call_command("load_reports", stdout=out)
    return out.getvalue().splitlines()


def versions() -> tuple[int, dict[str, int]]:
    """Return the dataset version, and how many entries each history has."""
    tracked = (model for model in apps.get_models() if issubclass(model, TrackedModel))
    return DatasetVersion.current().number, {m.__name__: m.history.count() for m in tracked}


# Loading again


def test_loading_again_changes_nothing(five_reports):
    before = versions()
    (line,) = load()
    assert line.startswith("0 added, 0 updated, ")
    assert line.endswith(" unchanged, 0 left as they are")
    assert versions() == before


def test_where_nothing_changed_nothing_is_read_again(five_reports, monkeypatch):
    told = load()

    def read():
        raise AssertionError("the fixtures were read")

    monkeypatch.setattr(load_reports, "all_rows", read)
    assert load() == load() == told
    # Whatever was changed since, it is looked at.
    Figure.objects.get(pk=8).save()
    with pytest.raises(AssertionError, match="the fixtures were read"):
        load()


def test_what_staff_changed_is_named_each_time(five_reports):
    figure = Figure.objects.get(pk=8)
    figure.period = "Throughout 2022"
    figure.save()
    first = load()
    assert len(first) == 2
    assert load() == load() == first


def test_what_was_remembered_may_be_lost_or_broken(five_reports, settings):
    told = load()
    memory = settings.DATA_DIR / "loaded.json"
    for broken in ("", "{", "[1]", '{"of": 1}'):
        memory.write_text(broken)
        assert load() == told
    memory.unlink()
    assert load() == told


def test_what_staff_changed_is_left_as_it_is_and_named(five_reports):
    figure = Figure.objects.get(pk=8)
    figure.period = "Throughout 2022"
    figure.save()
    before = versions()
    named, counted = load()
    assert named.startswith("left as it is, since staff changed it: reports/lang-son-2023.yaml")
    assert "models_registry.figure 8)" in named
    assert counted.endswith(" 1 left as they are")
    assert Figure.objects.get(pk=8).period == "Throughout 2022"
    assert versions() == before


def test_members_that_staff_changed_are_left_as_they_are_and_named(five_reports):
    Region.objects.get(pk="NORTHWEST-14").members.add("son-la")
    Region.objects.get(pk="RRD").members.remove("ha-noi")
    named = "\n".join(load())
    assert "reference/region_members.csv (RRD)" in named
    members = Region.objects.get(pk="RRD").members
    assert not members.filter(pk="ha-noi").exists()


def test_what_staff_deleted_stays_deleted_and_is_named(five_reports):
    DismissedNumber.objects.get(pk=4).delete()
    before = versions()
    named, counted = load()
    assert named.startswith("left as it is, since staff changed it: reports/lang-son-2023.yaml")
    assert "models_registry.dismissednumber 4)" in named
    assert counted.endswith(" 1 left as they are")
    assert not DismissedNumber.objects.filter(pk=4).exists()
    assert versions() == before


def test_what_staff_deleted_together_stays_deleted_together(five_reports):
    model = SecurityModel.objects.get(slug="5-no-3-yes-soc-trang")
    for of_it in (model.figures, model.recognitions, model.replicationsites, model.names):
        of_it.all().delete()
    model.delete()
    before = versions()
    *named, counted = load()
    # The model, its one name, recognition and site, and the figure under its name.
    assert len(named) == 5
    assert counted.endswith(" 5 left as they are")
    assert not SecurityModel.objects.filter(pk=model.pk).exists()
    assert versions() == before


def test_a_changed_fixture_updates_what_staff_left_alone(five_reports, fixtures):
    fixtures.edit("reports/lang-son-2023.yaml", "period: In 2022", "period: Through 2022")
    (line,) = load()
    assert line.startswith("0 added, 1 updated, ")
    assert Figure.objects.get(pk=8).period == "Through 2022"
