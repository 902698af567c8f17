"""Drafts become public after a check; what is public is withdrawn, never deleted."""

import pytest
from django.contrib.auth.models import Permission

from models_registry import publishing
from models_registry.models import Figure, Report
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
        "keyed": "Keyed once",
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
    mark = publishing.fingerprint(publishing.drafts(report))
    answer = desk.client.post(f"{PUBLISH}{report.pk}", {"mark": mark})
    assert answer.status_code == 200
    assert states(report) == {"draft"}


def test_a_model_that_stays_hidden_is_told():
    desk = person("publisher")
    hidden = build.security_model(report=build.report(state="draft"), state="draft")
    report = build.report(state="draft")
    build.figure(report=report, state="draft", model=hidden, province=hidden.province)
    assert f"stays hidden: {hidden.name_en}" in desk.open(f"{PUBLISH}{report.pk}").html


def test_only_what_was_shown_is_published():
    desk = person("publisher")
    report = draft_report()
    page = desk.open(f"{PUBLISH}{report.pk}")
    build.figure(report=report, state="draft")
    answer = page.send(status=200)
    assert "changed since" in answer.content.decode()
    assert states(report) == {"draft"}


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
