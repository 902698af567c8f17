"""While the database is away, what was seen stays readable, and all else says when to ask."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.db import InterfaceError, OperationalError

from models_registry.models import DatasetVersion
from tests.public.holding import as_another_worker, place
from tests.support.html import Html
from tests.support.pages import LANGUAGES, fetch, page_at, reader, text_of, vietnamese
from tests.support.postgres import Server, start_postgres
from tests.support.site import Site, at_free_port, serving

__all__ = ["place"]


@pytest.fixture(params=[OperationalError, InterfaceError])
def away(request, monkeypatch):
    """Return what takes the database away."""

    def stamp(using):
        raise request.param("connection refused")

    return lambda: monkeypatch.setattr(DatasetVersion, "stamp", stamp)


def test_what_is_held_stays_readable(five_reports, place, away):
    answer = fetch("/figures/")
    text, tag = text_of(answer), answer["ETag"]
    away()
    again = fetch("/figures/")
    assert (text_of(again), again["ETag"]) == (text, tag)
    assert reader.get("/figures/", headers={"if-none-match": tag}).status_code == 304
    # The tag of an answer that is not held any more tells who has it that it stands.
    for path in place.glob("*"):
        path.unlink()
    from django.core.cache import caches

    caches["memory"].clear()
    assert reader.get("/figures/", headers={"if-none-match": tag}).status_code == 304


def test_a_worker_that_never_saw_the_database_answers_too(five_reports, place, away):
    text = text_of(fetch("/figures.csv"))
    as_another_worker()
    away()
    assert text_of(fetch("/figures.csv")) == text


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_what_is_not_held_says_when_to_ask_again(db, place, away, prefix):
    fetch("/figures/")
    away()
    answer = fetch(f"{prefix}/about/", 503)
    assert 0 < int(answer["Retry-After"]) <= 60
    assert "ETag" not in answer
    assert "Content-Security-Policy" in answer
    said = "The database does not answer"
    assert Html(text_of(answer)).texts("h1") == [vietnamese(said) if prefix else said]


def test_with_nothing_known_all_say_when_to_ask_again(db, place, away):
    away()
    for address in ("/", "/figures/", "/figures.csv", "/charts/map/"):
        assert "Retry-After" in fetch(address, 503)
    assert reader.get("/", headers={"if-none-match": '""'}).status_code == 503


def test_a_refusal_needs_no_database_that_answers(db, place, away):
    fetch("/figures/")
    away()
    assert reader.post("/figures/").status_code == 405


def test_once_it_is_back_pages_are_built(db, place, away, monkeypatch):
    away()
    fetch("/figures/", 503)
    monkeypatch.undo()
    page_at("/figures/")


@pytest.fixture(scope="module")
def server():
    started = start_postgres()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def site_of_its_own(server: Server, tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("away")
    site = at_free_port(folder, DATABASE_URL=server.url)
    for command in (["migrate", "--verbosity=0"], ["collectstatic", "--verbosity=0", "--noinput"]):
        done = site.manage(*command)
        assert done.returncode == 0, done.stderr
    with serving(site) as running:
        yield running


def status_of(site: Site, address: str) -> int:
    try:
        with urllib.request.urlopen(f"{site.url}{address}", timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code if error.code != 503 or "Retry-After" in error.headers else 0


def test_a_server_that_is_started_again_costs_no_answer(server: Server, site_of_its_own: Site):
    """Both workers, their threads and the desk keep connections that die with the server."""
    addresses = ["/about/", "/figures/", "/figures.csv", "/healthz", "/admin/login/", "/nothing/"]
    seen = {address: status_of(site_of_its_own, address) for address in addresses}
    assert set(seen.values()) == {200, 404}
    for number in range(3):
        for address in addresses * 4:
            assert status_of(site_of_its_own, address) == seen[address]
            assert status_of(site_of_its_own, f"/figures/?q=a{number}") == 200
        server.halt()
        server.start()


def test_a_server_that_is_halted_leaves_what_was_seen(server: Server, site_of_its_own: Site):
    for address in ("/about/", "/figures.csv"):
        assert status_of(site_of_its_own, address) == 200
    server.halt()
    try:
        for _time in range(4):
            assert status_of(site_of_its_own, "/about/") == 200
            assert status_of(site_of_its_own, "/figures.csv") == 200
            assert status_of(site_of_its_own, "/models/") == 503
    finally:
        server.start()
    assert status_of(site_of_its_own, "/models/") == 200
