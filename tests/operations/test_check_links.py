"""Which addresses of sources lead nowhere, asked of a server of the test's own."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread

import pytest
from django.core.management import call_command

from models_registry.models import Audit
from tests.support import build

pytestmark = pytest.mark.django_db

# What hosts answer that refuse programs, HEAD or too many questions says nothing about the page.
ALIVE = ("200", "403", "405", "429", "500", "302-200")
DEAD = ("404", "410", "302-404")


class Answers(BaseHTTPRequestHandler):
    """Answers with the status that the path asks for; '/302-404' leads to '/404'."""

    def do_HEAD(self) -> None:
        status, _, onward = self.path.strip("/").partition("-")
        self.send_response(int(status))
        if onward:
            self.send_header("Location", f"/{onward}")
        self.end_headers()

    # Some versions of Python follow a redirect of HEAD with GET.
    do_GET = do_HEAD  # noqa: N815

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def links() -> list[str]:
    out = StringIO()
    call_command("check_links", stdout=out)
    return out.getvalue().splitlines()


def test_dead_addresses_are_printed_and_kept(host):
    for status in (*ALIVE, *DEAD):
        build.report(slug=f"report-{status}", url=f"{host}/{status}")
    build.report(slug="without", url="")
    lines = links()
    assert lines[-1] == "9 addresses, 3 dead"
    expected = {"report-302-404": 404, "report-404": 404, "report-410": 410}
    told = [
        f"{slug}: {host}/{slug.removeprefix('report-')} answers {status}"
        for slug, status in expected.items()
    ]
    assert lines[:-1] == told
    kept = Audit.objects.get(pk="links")
    assert [one["slug"] for one in kept.findings] == list(expected)
    assert kept.count == 3


def test_a_host_that_is_gone_is_dead(host):
    closed = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    port = closed.server_port
    closed.server_close()
    build.report(slug="gone", url=f"http://127.0.0.1:{port}/article")
    first, last = links()
    assert first.startswith(f"gone: http://127.0.0.1:{port}/article does not answer: ")
    assert last == "1 addresses, 1 dead"


def test_a_later_look_takes_the_place_of_the_earlier(host):
    report = build.report(slug="mended", url=f"{host}/404")
    links()
    report.url = f"{host}/200"
    report.save()
    assert links() == ["1 addresses, 0 dead"]
    assert Audit.objects.get().findings == []
