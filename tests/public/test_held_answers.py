"""Whole answers are held for who asks again, by address and dataset version."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from models_registry.models import Report
from models_registry.public import caching
from models_registry.public.caching import answer_first
from movement_stats.lib import held
from tests.public.holding import as_another_worker, place
from tests.support import build
from tests.support.pages import bytes_of, fetch, reader, text_of

__all__ = ["place"]

ADDRESSES = [
    *("/", "/vi/", "/figures/", "/figures/?status=achieved", "/figures/6/", "/map/"),
    *("/figures.csv", "/figures.json?province=son-la", "/vi/charts/indicators/models/"),
]


def queries_of(address: str, **headers: str) -> int:
    """Return how many queries an answer takes, read to its end."""
    with CaptureQueriesContext(connection) as queries:
        bytes_of(reader.get(address, headers=headers))
    return len(queries)


def answers_in(folder) -> int:
    """Return how many answers are held; the last version is kept beside them."""
    return len(list(folder.glob("*.djcache"))) - 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_built_once_and_is_the_same_when_asked_again(five_reports, place, address):
    first = fetch(address)
    text = text_of(first)
    with CaptureQueriesContext(connection) as queries:
        again = fetch(address)
    assert len(queries) == 1
    assert text_of(again) == text
    assert {**again.headers, "Content-Length": ""} == {**first.headers, "Content-Length": ""}
    assert again["Content-Length"] == str(len(text.encode()))


@pytest.mark.parametrize("address", ADDRESSES)
def test_workers_share_what_is_held(five_reports, place, address):
    text = text_of(fetch(address))
    as_another_worker()
    assert queries_of(address) == 1
    assert text_of(fetch(address)) == text


def test_what_is_held_is_told_from_what_the_reader_holds(five_reports, place):
    tag = fetch("/figures/")["ETag"]
    same = reader.get("/figures/", headers={"if-none-match": tag})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", tag)
    assert "Content-Length" not in same
    assert "Content-Security-Policy" in same
    assert reader.get("/figures/", headers={"if-none-match": '"other"'}).status_code == 200


def test_head_is_answered_from_what_is_held_and_holds_nothing(five_reports, place):
    for address in ("/about/", "/figures.csv"):
        reader.head(address)
    assert answers_in(place) == 0
    text = text_of(fetch("/figures.csv"))
    answer = reader.head("/figures.csv")
    assert queries_of("/figures.csv") == 1
    assert text_of(answer) == ""
    assert answer["Content-Length"] == str(len(text.encode()))


def test_a_publication_is_seen_at_once(place, db):
    report = build.report(state="draft", title="Just published")
    assert "Just published" not in text_of(fetch("/reports/"))
    fetch("/reports/")
    report.state = "published"
    report.save()
    assert "Just published" in text_of(fetch("/reports/"))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing/", 404),
        ("/figures/?status=x", 400),
        ("/figures/?unheard_of=1", 400),
        ("/figures", 301),
        ("/figures/?q=", 302),
        ("/healthz", 200),
        ("/admin/login/", 200),
        ("/vi/admin/login/", 200),
        ("/admin/", 302),
    ],
)
def test_what_is_no_public_page_is_not_held(db, place, address, status):
    fetch("/about/")
    before = answers_in(place)
    fetch(address, status)
    assert answers_in(place) == before == 1


def test_trackers_fill_nothing(db, place):
    for number in range(3):
        text_of(fetch(f"/figures/?utm_source={number}&fbclid={number}"))
    assert answers_in(place) == 1


def test_a_refusal_stands_before_what_is_held(five_reports, place):
    fetch("/figures/")
    fetch("/figures/?unheard_of=1", 400)
    fetch("/figures/?unheard_of=1", 400)


def test_a_host_that_the_site_does_not_answer_to_gets_nothing_held(settings, place, db):
    fetch("/about/")
    settings.ALLOWED_HOSTS = ["example.org"]
    assert reader.get("/about/", headers={"host": "other.example"}).status_code == 400
    assert reader.get("/about/", headers={"host": "example.org"}).status_code == 200


@pytest.mark.parametrize("address", ["/figures/", "/figures.csv"])
def test_an_answer_that_is_too_long_is_not_held(five_reports, place, monkeypatch, address):
    length = len(text_of(fetch(address)).encode())
    as_another_worker()
    for path in place.glob("*"):
        path.unlink()
    monkeypatch.setattr(caching, "MOST_HELD", length - 1)
    for headers in ({}, {"accept-encoding": "gzip"}):
        assert queries_of(address, **headers) > 1
        assert queries_of(address, **headers) > 1
    monkeypatch.setattr(caching, "MOST_HELD", length)
    queries_of(address)
    assert queries_of(address) == 1


def test_a_file_that_was_cut_is_not_held(five_reports, place):
    next(iter(fetch("/figures.csv").streaming_content))
    assert queries_of("/figures.csv") > 1


def test_a_worker_keeps_only_short_answers_in_its_own_memory(five_reports, place, monkeypatch):
    text_of(fetch("/figures/"))
    monkeypatch.setattr(held, "SMALL", 10)
    fetch("/figures/")
    for path in place.glob("*"):
        path.unlink()
    assert queries_of("/figures/") > 1
    monkeypatch.undo()


def test_a_page_can_do_without_a_cache_that_does_not_answer(settings, db, tmp_path):
    (tmp_path / "a-file").touch()
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": tmp_path / "a-file" / "below",
        },
        "memory": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    }
    for _time in range(2):
        fetch("/about/")


def test_what_is_broken_on_the_disk_is_built_again(db, place):
    text = text_of(fetch("/about/"))
    as_another_worker()
    for path in place.glob("*"):
        path.write_bytes(path.read_bytes()[:40])
    assert text_of(fetch("/about/")) == text
    as_another_worker()
    assert queries_of("/about/") == 1


# Before Django


def asked_first(application, address: str, **extra: str):
    """Return status, headers and body of what a server gets."""
    told = {}

    def start_response(status, headers):
        told.update(status=status, headers=dict(headers))

    path, _, question = address.partition("?")
    environ = reader._base_environ(PATH_INFO=path, QUERY_STRING=question, **extra)
    body = b"".join(application(environ, start_response))
    return told["status"], told["headers"], body


def never(environ, start_response):
    raise AssertionError("Django was asked")


def test_what_is_held_is_answered_before_django(five_reports, place):
    built, first = fetch("/figures/?utm_source=a"), answer_first(never)
    headers = dict(built.headers)
    assert asked_first(first, "/figures/?utm_id=b") == ("200 OK", headers, built.content)
    assert asked_first(first, "/figures/", REQUEST_METHOD="HEAD") == ("200 OK", headers, b"")
    same = asked_first(first, "/figures/", HTTP_IF_NONE_MATCH=f'W/"x", {headers["ETag"]}')
    assert (same[0], same[2]) == ("304 Not Modified", b"")
    assert same[1].items() <= headers.items()
    assert not {name for name in same[1] if name in ("Content-Type", "Content-Length")}


@pytest.mark.parametrize(
    ("address", "extra"),
    [
        ("/figures/?status=achieved", {}),
        ("/figures/?unheard_of=1", {}),
        ("/figures/", {"REQUEST_METHOD": "POST"}),
        ("/figures/", {"HTTP_HOST": "other.example"}),
        ("/figures/", {"HTTP_ACCEPT_ENCODING": "gzip"}),
        ("/figures/", {"wsgi.url_scheme": "https"}),
        ("/healthz", {}),
        ("/admin/", {}),
    ],
)
def test_what_is_not_held_comes_to_django(five_reports, place, address, extra):
    fetch("/figures/")
    with pytest.raises(AssertionError, match="Django was asked"):
        asked_first(answer_first(never), address, **extra)


def test_another_state_of_the_data_is_not_answered_from_before(five_reports, place):
    fetch("/figures/")
    Report.objects.first().save()
    with pytest.raises(AssertionError, match="Django was asked"):
        asked_first(answer_first(never), "/figures/")
