"""Staff prefer one of several conflicting claims, with a reason, on the figure's own page."""

import pytest

from tests.desk.clerk import page_of, person
from tests.support import build

pytestmark = pytest.mark.django_db

WHY = {
    "chosen_because": "The ministry's own table says so.",
    "chosen_because_vi": "Theo bảng của Bộ.",
}


def rivals():
    """Return two public claims of one thing; the later report's is preferred unasked."""
    same = {"indicator": build.indicator(), "province": build.province()}
    dates = ("2023-07-01", "2023-08-01")
    return [build.figure(report=build.report(event_on=date), **same) for date in dates]


def test_a_preference_needs_a_reason_and_is_told_with_its_history():
    earlier, later = rivals()
    desk = person("checker")
    form = desk.change(earlier).type(chosen="on")
    assert set(form.refused().errors) == {"chosen_because"}
    assert not earlier.as_stored().chosen
    form.type(**WHY).save()

    public = desk.client.get(earlier.get_absolute_url()).content.decode()
    assert WHY["chosen_because"].replace("'", "&#x27;") in public
    assert "Preferred by a person" in public.split("How it changed")[1]
    lost = desk.client.get(later.get_absolute_url()).content.decode()
    assert "which is preferred" in lost
    history = desk.client.get(page_of(earlier).replace("change/", "history/")).content.decode()
    assert "Preferred because" in history
    assert earlier.history.first().history_user == desk.staff


def test_a_second_preference_in_one_conflict_is_refused_until_the_first_is_taken_back():
    earlier, later = rivals()
    desk = person("checker")
    desk.change(earlier).type(chosen="on", **WHY).save()
    form = desk.change(later).type(chosen="on", **WHY)
    (told,) = form.refused().errors["chosen"]
    assert told.startswith(f"Figure {earlier.pk} is preferred in this conflict already")
    assert not later.as_stored().chosen

    first = desk.change(earlier)
    del first.controls.values["chosen"]
    first.save()
    desk.change(later).type(chosen="on", **WHY).save()
    assert later.as_stored().chosen


def test_claims_that_do_not_compete_are_preferred_each():
    earlier, _later = rivals()
    other = build.figure(indicator=earlier.indicator, province=earlier.province, period_end="2020")
    part = build.figure(indicator=earlier.indicator, province=earlier.province, fit="part")
    desk = person("checker")
    for figure in (earlier, other, part):
        desk.change(figure).type(chosen="on", **WHY).save()


def test_a_break_is_set_with_a_reason_and_drawn():
    unit, indicator = build.province(), build.indicator()
    for year in ("2021", "2023"):
        build.figure(indicator=indicator, province=unit, period_end=year)
    desk = person("administrator")
    form = desk.add("break").type(indicator=indicator, from_on="2022")
    assert {"reason_en", "reason_vi"} <= set(form.refused().errors)
    form.type(reason_en="Counted by commune.", reason_vi="Tính theo xã.").save()
    made = indicator.breaks.get()
    assert made.history.get().history_user == desk.staff
    (line,) = desk.client.get(f"/charts/provinces/{unit.pk}/").json()["datasets"]
    assert [point["y"] is None for point in line["data"]] == [False, True, False]
    page = desk.client.get(f"/provinces/{unit.pk}/").content.decode()
    assert "Counted by commune." in page
