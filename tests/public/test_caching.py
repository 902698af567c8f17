"""Pages and files that have not changed are not built again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from models_registry.models import Report
from tests.support import build
from tests.support.pages import fetch, reader, text_of

ADDRESSES = [
    "/",
    "/vi/",
    "/figures/",
    "/figures.csv",
    "/figures.json?province=son-la",
    "/provinces/ha-giang/",
    "/provinces/ha-giang.csv",
    "/indicators/models/",
    "/vi/charts/indicators/models/",
    "/about/",
]


def again(address, tag):
    return reader.get(address, headers={"if-none-match": tag})


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_that_is_held_already_is_not_built(five_reports, address):
    tag = fetch(address)["ETag"]
    with CaptureQueriesContext(connection) as queries:
        answer = again(address, tag)
    assert answer.status_code == 304
    assert answer.content == b""
    assert answer["ETag"] == tag
    assert len(queries) == 1
    assert again(address, f'"other", {tag}').status_code == 304
    assert again(address, '"other"').status_code == 200


def test_no_two_addresses_share_a_tag(five_reports):
    tags = {fetch(address)["ETag"] for address in (*ADDRESSES, "/figures/?sort=value")}
    assert len(tags) == len(ADDRESSES) + 1


def test_a_publication_is_seen_at_once(db):
    report = build.report(state="draft", title="Just published")
    tag = fetch("/reports/")["ETag"]
    assert again("/reports/", tag).status_code == 304
    report.state = "published"
    report.save()
    answer = again("/reports/", tag)
    assert answer.status_code == 200
    assert "Just published" in text_of(answer)
    assert answer["ETag"] != tag


def test_what_stays_a_draft_changes_no_tag(db):
    report = build.report(state="draft")
    tag = fetch("/reports/")["ETag"]
    report = Report.objects.get(pk=report.pk)
    report.title = "Another title"
    report.save()
    assert again("/reports/", tag).status_code == 304


def test_readers_ask_each_time_and_nothing_but_the_address_counts(five_reports):
    answer = fetch("/figures/")
    assert answer["Cache-Control"] == "no-cache"
    assert answer["Vary"] == "Accept-Encoding"
    assert not answer.cookies


@pytest.mark.parametrize("address", ["/nothing/", "/figures/?province=nowhere", "/healthz"])
def test_errors_and_health_carry_no_tag(db, address):
    assert "ETag" not in reader.get(address)


def test_a_head_request_is_answered_likewise(five_reports):
    tag = fetch("/figures.csv")["ETag"]
    assert reader.head("/figures.csv")["ETag"] == tag
    assert reader.head("/figures.csv", headers={"if-none-match": tag}).status_code == 304


def test_a_tag_that_a_proxy_weakened_is_known(five_reports):
    tag = fetch("/figures/")["ETag"]
    assert again("/figures/", f"W/{tag}").status_code == 304


def test_what_is_dismissed_in_a_draft_changes_no_tag(db):
    report = build.report(state="draft")
    tag = fetch("/reports/")["ETag"]
    build.dismissed(report=report)
    assert again("/reports/", tag).status_code == 304


def test_a_cookie_with_nul_is_refused(db):
    answer = reader.get("/figures/", headers={"cookie": r'session="a\000b"'})
    assert answer.status_code == 400


def test_a_head_request_tells_the_length_and_sends_nothing(db):
    whole = fetch("/about/")
    answer = reader.head("/about/")
    assert answer.content == b""
    assert answer["Content-Length"] == str(len(whole.content))
