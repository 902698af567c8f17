"""Drafts become public after a check; what is public is withdrawn, never deleted."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db.models.signals import pre_save

from models_registry.models import Figure, Report
from models_registry.workflow import publication
from models_registry.workflow.checklist import check_all
from tests.desk.clerk import person
from tests.support import build

pytestmark = pytest.mark.django_db

PUBLISH = "/admin/models_registry/report/publish/?ids="


def draft_report(**given) -> Report:
    report = build.report(state="draft", **given)
    build.figure(report=report, state="draft", as_written="77 groups", value=77)
    build.award(report=report, state="draft")
    model = build.security_model(report=report, state="draft")
    build.recognition(report=report, model=model, state="draft")
    build.site(report=report, model=model, state="draft")
    return report


def states(report: Report) -> set[str]:
    report.refresh_from_db()
    rows = [*report.figures.all(), *report.awards.all(), *report.securitymodels.all()]
    rows += [*report.recognitions.all(), *report.replicationsites.all()]
    return {report.state, *(row.state for row in rows)}


def test_a_report_is_published_with_all_that_was_read_in_it():
    desk = person("publisher")
    report = draft_report()
    page = desk.open(f"{PUBLISH}{report.pk}")
    assert "77 groups" in page.html
    assert "No publisher is named." in page.html
    assert states(report) == {"draft"}
    page.save()
    assert states(report) == {"published"}
    assert report.figures.get().history.first().history_user == desk.staff

    late = build.figure(report=report, state="draft")
    desk.open(f"{PUBLISH}{report.pk}").save()
    late.refresh_from_db()
    assert late.state == "published"


def test_the_action_of_the_list_leads_to_the_check():
    desk = person("publisher")
    report = draft_report()
    sent = {"action": "publish_selected", "_selected_action": [report.pk]}
    answer = desk.client.post("/admin/models_registry/report/", sent)
    assert answer.headers["Location"] == f"{PUBLISH}{report.pk}"


@pytest.mark.parametrize("wrong", ["words", "count", "body", "keyed", "empty"])
def test_what_is_wrong_stands_in_the_way(wrong, settings):
    desk = person("publisher")
    report = build.report(state="draft") if wrong == "empty" else draft_report()
    told = {
        "words": "does not stand in these words",
        "count": "does not stand in these words",
        "body": "Name the body",
        "keyed": "somebody else keys it a second time",
        "empty": "Nothing was read in it",
    }
    if wrong == "words":
        figure = report.figures.get()
        figure.as_written = "76 groups"
        figure.save()
    elif wrong == "count":
        award = report.awards.get()
        award.as_written = "to no collectives"
        award.save()
    elif wrong == "body":
        report.awards.get().bodies.clear()
    elif wrong == "keyed":
        settings.DESK_PERSONS = 2
    page = desk.open(f"{PUBLISH}{report.pk}")
    assert told[wrong] in page.html
    assert 'value="Publish"' not in page.html
    mark = publication.fingerprint_of_checks(check_all([report.as_stored()]))
    answer = desk.client.post(f"{PUBLISH}{report.pk}", {"mark": mark})
    assert answer.status_code == 200
    assert states(report) == {"draft"}


def test_a_model_that_stays_hidden_is_told():
    desk = person("publisher")
    hidden = build.security_model(report=build.report(state="draft"), state="draft")
    report = build.report(state="draft")
    build.figure(report=report, state="draft", model=hidden, province=hidden.province)
    assert f"stays hidden: {hidden.name_en}" in desk.open(f"{PUBLISH}{report.pk}").html


@pytest.mark.parametrize("what", ["changed", "added", "dismissed"])
def test_only_what_was_shown_is_published(what):
    desk = person("publisher")
    report = draft_report()
    page = desk.open(f"{PUBLISH}{report.pk}")
    if what == "changed":
        figure = report.figures.get()
        figure.note_en = "Read again."
        figure.save()
    elif what == "added":
        build.figure(report=report, state="draft")
    else:
        build.dismissed(report=report)
    answer = page.send(status=200)
    assert "changed since" in answer.content.decode()
    assert states(report) == {"draft"}


def at_the_first_save(change: Callable[[], Any]) -> None:
    """Let somebody else do something as soon as the first record is saved."""

    def once(sender, **kwargs):
        pre_save.disconnect(once)
        change()

    pre_save.connect(once, weak=False)


def test_a_draft_that_comes_while_others_are_published_stays_one():
    desk = person("publisher")
    report = draft_report()
    page = desk.open(f"{PUBLISH}{report.pk}")
    at_the_first_save(lambda: build.figure(report=report, state="draft", value=3))
    page.save()
    late = report.figures.get(value=3)
    assert late.state == "draft"
    assert report.figures.get(value=77).state == "published"


@pytest.mark.parametrize("page", ["report/publish", "figure/withdraw"])
def test_who_is_overtaken_while_it_is_done_is_told_and_nothing_is_done(page):
    desk = person("publisher")
    report = draft_report() if page == "report/publish" else build.report()
    if page == "figure/withdraw":
        figures = [build.figure(report=report, value=value) for value in (5, 6)]
        shown = desk.open(f"/admin/models_registry/{page}/?ids={figures[0].pk},{figures[1].pk}")
    else:
        shown = desk.open(f"{PUBLISH}{report.pk}")
    last = report.figures.last()

    def change():
        last.note_en = "Read again."
        last.save()

    before = states(report)
    at_the_first_save(change)
    answer = shown.send(status=200)
    assert "changed since" in answer.content.decode()
    assert states(report) == before == {"draft" if page == "report/publish" else "published"}


def test_what_is_withdrawn_twice_is_withdrawn_once():
    desk = person("publisher")
    report = build.report()
    figures = [build.figure(report=report, value=value) for value in (5, 6)]
    address = "/admin/models_registry/figure/withdraw/?ids="
    both = desk.open(f"{address}{figures[0].pk},{figures[1].pk}")
    desk.open(f"{address}{figures[1].pk}").save()
    assert "changed since" in both.send(status=200).content.decode()
    assert [one.as_stored().state for one in figures] == ["published", "withdrawn"]
    answer = desk.client.post(f"{address}{figures[1].pk}", {"mark": both["mark"]})
    assert "changed since" in answer.content.decode()


def test_a_report_that_is_withdrawn_says_what_goes_with_it():
    desk = person("publisher")
    report = build.report()
    page = desk.open(f"/admin/models_registry/report/withdraw/?ids={report.pk}")
    page.save()
    told = desk.open("/admin/models_registry/report/").html
    assert "1 report was withdrawn, and with it all that was read in it." in told


@pytest.mark.parametrize("page", ["report/publish", "report/withdraw", "figure/withdraw"])
def test_publishing_needs_its_permission(page):
    desk = person("checker")
    figure = build.figure(state="draft")
    address = f"/admin/models_registry/{page}/?ids={figure.report_id}"
    assert desk.client.get(address).status_code == 403
    assert desk.client.post(address).status_code == 403
    assert "Check and publish" not in desk.change(figure.report).html
    desk.staff.user_permissions.add(Permission.objects.get(codename="publish_report"))
    assert desk.client.get(address).status_code == 200


@pytest.mark.parametrize("kind", ["report", "figure", "award", "security_model", "site"])
def test_what_is_withdrawn_keeps_its_address(kind):
    desk = person("publisher")
    record = getattr(build, kind)()
    name = record._meta.model_name
    page = desk.open(f"/admin/models_registry/{name}/withdraw/?ids={record.pk}")
    record.refresh_from_db()
    assert record.state == "published"
    page.save()
    record.refresh_from_db()
    assert record.state == "withdrawn"
    if hasattr(record, "get_absolute_url"):
        assert desk.client.get(record.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("ids", ["", "x", "9" * 40, "0", "1,,2", "31337"])
def test_a_page_about_nothing_asks_nothing(ids):
    desk = person("publisher")
    for page in ("report/publish", "report/withdraw"):
        html = desk.open(f"/admin/models_registry/{page}/?ids={ids}").html
        assert "was chosen" in html


def test_what_was_published_is_not_deleted():
    desk = person("administrator")
    public, draft = build.figure(), build.figure(state="draft")
    address = f"/admin/models_registry/figure/{public.pk}/delete/"
    assert desk.client.post(address, {"post": "yes"}).status_code == 403
    assert "deletelink" not in desk.change(public).html
    sent = {"action": "delete_selected", "_selected_action": [public.pk, draft.pk], "post": "yes"}
    told = desk.client.post("/admin/models_registry/figure/", sent, follow=True).content.decode()
    assert "Nothing was deleted" in told
    assert Figure.objects.count() == 2

    sent["_selected_action"] = [draft.pk]
    assert (
        "Are you sure"
        in desk.client.post("/admin/models_registry/figure/", {**sent, "post": ""}).content.decode()
    )
    desk.client.post("/admin/models_registry/figure/", sent)
    assert Figure.objects.get() == public
    assert Figure.history.filter(id=draft.pk).first().history_user == desk.staff


def test_a_record_that_others_need_is_not_deleted_and_they_are_named():
    desk = person("administrator")
    figure = build.figure(state="draft", as_written="5 groups", value=5)
    address = f"/admin/models_registry/indicator/{figure.indicator_id}/delete/"
    told = desk.client.post(address, {"post": "yes"}).content.decode()
    assert "5 groups" in told
    assert figure.indicator.as_stored()
