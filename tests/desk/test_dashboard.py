"""The desk's first page: what waits for whom, what became public, what audits found."""

import re

import pytest

from models_registry.models import Audit
from tests.desk.clerk import Desk, person
from tests.support import build

pytestmark = pytest.mark.django_db


def front(desk: Desk, part: str) -> str:
    """Return the words of one section of the first page."""
    page = desk.open("/admin/").html
    (section,) = re.findall(rf'aria-labelledby="{part}-heading">(.*?)</section>', page, re.S)
    return " ".join(re.sub("<[^>]*>", " ", section).split())


def test_nothing_waits_where_all_is_public():
    build.figure()
    assert "Nothing: all that was entered is public." in front(person("publisher"), "waiting")


def test_what_waits_depends_on_what_one_may_do():
    report = build.report(state="draft", title="The conference of March")
    for _ in range(2):
        build.figure(report=report, state="draft")
    publisher, transcriber, reader = map(person, ("publisher", "transcriber", "reader"))
    assert "2 figures to key again" in front(transcriber, "waiting")
    assert "to check and publish" not in front(transcriber, "waiting")
    assert "The conference of March: to check and publish, 2 figures" in front(publisher, "waiting")
    seen = front(reader, "waiting")
    assert "2 Figures" in seen
    assert "key again" not in seen
    assert "Read a text" not in seen


def test_what_became_public_lately_is_counted_by_report():
    report = build.report(title="The conference of May")
    first = build.figure(report=report)
    build.figure(report=report, detail="by the youth")
    build.figure(report=report, detail="by the women", state="draft")
    first.note_en = "A note is no publication."
    first.save()
    assert "The conference of May : 2 figures" in front(person("reader"), "published")


def test_a_figure_that_was_public_before_is_not_published_lately():
    figure = build.figure()
    past = figure.history.model._base_manager.get()
    past.history_date = past.history_date.replace(year=past.history_date.year - 1)
    past.save()
    figure.note_en = "Looked at again."
    figure.save()
    assert "Nothing in the last 30 days." in front(person("reader"), "published")


def test_the_audit_is_asked_for_and_shown_until_data_changes():
    desk = person("transcriber")
    build.figure(value=5, percent=50, out_of=200, as_written="5 of 200, 50 %")
    assert "The data has not been audited from here yet." in front(desk, "audit")
    answer = desk.client.post("/admin/audit/")
    assert answer.status_code == 302
    told = front(desk, "audit")
    kept = Audit.objects.get(pk="data")
    assert kept.count > 0
    assert f": {kept.count} finding" in told
    assert "percent" in str(kept.findings)
    assert "The data has changed since." not in told
    build.figure()
    assert "The data has changed since." in front(desk, "audit")


def test_only_who_enters_figures_starts_an_audit_and_only_by_sending():
    reader = person("reader")
    assert "Check all data now" not in reader.open("/admin/").html
    assert reader.client.post("/admin/audit/").status_code == 403
    assert person("transcriber").client.get("/admin/audit/").status_code == 405
    assert not Audit.objects.exists()


def test_dead_addresses_are_shown():
    desk = person("reader")
    assert "manage.py check_links" in front(desk, "links")
    Audit.keep("links", 0, [{"slug": "gone", "url": "http://127.0.0.1/x", "dead": "answers 404"}])
    assert "1 address leads nowhere. gone: http://127.0.0.1/x answers 404" in front(desk, "links")


def test_the_page_asks_no_more_for_many_reports(django_assert_max_num_queries):
    desk = person("publisher")
    for _ in range(20):
        build.figure(report=build.report(state="draft"), state="draft")
    with django_assert_max_num_queries(25):
        page = desk.client.get("/admin/")
    assert len(page.content) < 300_000
