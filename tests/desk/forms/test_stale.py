"""Two persons change one record: the second is told, and nothing that either typed is lost."""

import pytest

from models_registry.desk.forms.record import TrackedForm
from models_registry.models import Figure
from movement_stats.lib.tracked import StaleRecordError
from tests.desk.clerk import person
from tests.support import build

pytestmark = pytest.mark.django_db


def texts(form) -> str:
    return " ".join(form.html.split())


def test_a_save_over_a_newer_one_is_refused_with_both_versions():
    lan, binh = person("publisher", "lan"), person("publisher", "binh")
    figure = build.figure(state="draft", value=120, as_written="120 or 130 or 140 groups")
    first, second = lan.change(figure), binh.change(figure)
    first.type(value="130", note_en="By Lan").save()

    again = second.type(value="140", detail="in schools").refused()
    figure.refresh_from_db()
    assert (figure.value, figure.detail, figure.note_en) == (130, "", "By Lan")
    # What both changed is what was typed; what one changed is what that one wrote.
    assert (again["value"], again["detail"]) == ("140", "in schools")
    assert again["note_en"] == "By Lan"
    assert "Somebody else has changed this too." in again.errors["value"]
    assert "Saved meanwhile by lan" in texts(again)
    row = '<th scope="row">Value</th> <td>120</td> <td>130</td> <td>140</td>'
    assert row in texts(again)

    again.save()
    figure.refresh_from_db()
    assert (figure.value, figure.detail, figure.note_en) == (140, "in schools", "By Lan")
    assert [one.history_user.username for one in figure.history.all()[:2]] == ["binh", "lan"]


def test_an_untouched_form_takes_what_is_stored():
    lan, binh = person("publisher", "lan"), person("publisher", "binh")
    figure = build.figure(state="draft")
    first, second = lan.change(figure), binh.change(figure)
    first.type(note_en="By Lan").save()
    second.save()
    figure.refresh_from_db()
    assert (figure.note_en, figure.version) == ("By Lan", 2)


def test_a_row_of_the_report_is_not_saved_over_a_newer_one():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    report = build.report(state="draft")
    figure = build.figure(report=report, state="draft", value=120, as_written="120 or 130, 140")
    other = build.figure(report=report, state="draft")
    first, second = lan.change(report), binh.change(report)
    first.type("fig-0", value="130").save()

    second.type("fig-0", value="140")
    second.type("fig-1", note_en="seen")
    again = second.type(title="Another title").refused()
    assert again["fig-0-value"] == "140"
    assert (again["fig-1-note_en"], again["title"]) == ("seen", "Another title")
    assert "Saved meanwhile by lan" in texts(again)
    again.save()
    figure.refresh_from_db()
    other.refresh_from_db()
    assert (figure.value, other.note_en) == (140, "seen")


@pytest.mark.parametrize("fate", ["deleted", "published"])
def test_what_was_typed_into_a_row_that_has_gone_stays(fate):
    desk = person("publisher")
    report = build.report(state="draft")
    gone = build.figure(report=report, state="draft", value=120, as_written="120 or 130")
    kept = build.figure(report=report, state="draft")
    form = desk.change(report)
    if fate == "deleted":
        gone.delete()
    else:
        gone.state = "published"
        gone.save()
    form.type("fig-0", value="130", note_en="typed")
    again = form.type("fig-1", note_en="kept").refused()
    # The row that is still there comes first now; the other one is a new one behind it.
    assert again["fig-0-id"] == str(kept.pk)
    assert again["fig-0-note_en"] == "kept"
    assert (again["fig-1-id"], again["fig-1-value"]) == ("", "130")
    assert again["fig-1-note_en"] == "typed"
    assert fate in texts(again)
    if fate == "deleted":
        again.save()
        assert Figure.objects.get(note_en="typed").value == 130


def test_rows_that_have_gone_untouched_stop_nobody():
    desk = person("publisher")
    report = build.report(state="draft")
    given = {"report": report, "state": "draft"}
    deleted, published = build.award(**given), build.award(**given)
    build.figure(**given, value="12.5", as_written="12.5")
    form = desk.change(report)
    deleted.delete()
    for one in (published, report.figures.get()):
        one.state = "published"
        one.save()
    form.type(title="Another title").save()
    assert report.as_stored().title == "Another title"
    assert report.awards.get() == published


def test_what_was_typed_on_the_page_of_a_deleted_record_can_be_entered_anew():
    desk = person("transcriber")
    figure = build.figure(state="draft")
    form = desk.change(figure).type(note_en="typed")
    figure.delete()
    again = form.refused()
    assert again["note_en"] == "typed"
    assert 'action="/admin/models_registry/figure/add/"' in again.html
    again.address = "/admin/models_registry/figure/add/"
    again.save()
    assert Figure.objects.get().note_en == "typed"


def test_a_row_that_somebody_changed_is_not_deleted_unseen():
    desk = person("transcriber")
    report = build.report(state="draft")
    figure = build.figure(report=report, state="draft")
    form = desk.change(report)
    figure.note_en = "newer"
    figure.save()
    form.controls.values["fig-0-DELETE"] = ["on"]
    again = form.refused()
    assert figure.as_stored().note_en == "newer"
    again.controls.values["fig-0-DELETE"] = ["on"]
    again.save()
    assert not Figure.objects.exists()


def test_the_bodies_of_an_award_are_merged_too():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    one, two, three = (build.body() for _ in range(3))
    award = build.award(bodies=[one], state="draft")
    first, second = lan.change(award), binh.change(award)
    first.type(given_by=[one, two]).save()
    again = second.type(given_by=[one, three], named_recipients="The guards").refused()
    assert again.controls.values["given_by"] == [str(one.pk), str(three.pk)]
    again.save()
    assert set(award.bodies.all()) == {one, three}


def test_a_form_that_is_sent_twice_is_stored_once():
    desk = person("transcriber")
    form = desk.add("report")
    form.type(title="Sent twice", language="en")
    form.type("fig-0", indicator=build.indicator(), value="5", scope="country")
    form.type("fig-0", period_kind="unstated", as_written="5 groups")
    form.save()
    again = form.refused()
    assert "title" in again.errors
    assert Figure.objects.count() == 1

    row = desk.add("figure")
    report = Figure.objects.get().report
    row.type(report=report, indicator=build.indicator(), value="6", scope="country")
    row.type(period_kind="unstated", as_written="6 groups").save()
    assert "indicator" in row.refused().errors
    assert Figure.objects.count() == 2


def test_who_is_overtaken_by_an_equal_record_is_told(monkeypatch):
    desk = person("transcriber")
    held = build.figure(state="draft", scope="country", period_kind="unstated")
    form = desk.add("figure")
    form.type(report=held.report, indicator=held.indicator, value=held.value, scope="country")
    form.type(period_kind="unstated", as_written=held.as_written)
    try_rules = TrackedForm.try_rules

    def blind(self):
        monkeypatch.setattr(TrackedForm, "try_rules", try_rules)

    # As when the other one stores right after our check.
    monkeypatch.setattr(TrackedForm, "try_rules", blind)
    assert "indicator" in form.refused().errors
    assert Figure.objects.count() == 1


def test_a_save_that_meets_another_one_is_tried_again(monkeypatch):
    desk = person("transcriber")
    figure = build.figure(state="draft")
    form = desk.change(figure).type(note_en="typed")
    save = Figure.save

    def meets_another(self, *args, **kwargs):
        monkeypatch.setattr(Figure, "save", save)
        raise StaleRecordError(self, 2)

    monkeypatch.setattr(Figure, "save", meets_another)
    form.save()
    assert figure.as_stored().note_en == "typed"


def test_what_the_database_refuses_for_another_reason_is_no_fault_of_the_site(monkeypatch):
    desk = person("transcriber")
    figure = build.figure(state="draft")
    form = desk.change(figure).type(scope="country")
    monkeypatch.setattr(TrackedForm, "try_rules", lambda self: None)
    again = form.refused()
    assert "The database refused this" in texts(again)
    assert again["scope"] == "country"
