"""What tests of pages and files share: answers fetched, and read as text, rows or a page."""

import csv
import io
import json
import re
from typing import Any

import pytest
from django.test import RequestFactory
from django.test.client import ClientHandler
from django.utils.translation.reloader import translation_file_changed

from movement_stats.lib.catalogue import catalogue_files, compile_catalogues, read_catalogue
from tests.support.html import Html, Row

# The lists of the contract and the column by which a row of the file is known on the page.
LISTS = {
    "provinces": "id",
    "models": "slug",
    "sites": "as_written",
    "awards": "as_written",
    "figures": "id",
    "reports": "slug",
    "indicators": "code",
}
LANGUAGES = {"en": "", "vi": "/vi"}


@pytest.fixture(scope="session", autouse=True)
def vietnamese_texts() -> None:
    """Compile the catalogue, and forget what was read of an older one."""
    compile_catalogues()
    for source in catalogue_files():
        translation_file_changed(sender=None, file_path=source.with_suffix(".mo"))


def vietnamese(text: str) -> str:
    """Return the Vietnamese of a text marked for translation, which must be there."""
    (source,) = catalogue_files()
    message = read_catalogue(source).get(text)
    assert message, f"not in the catalogue: {text}"
    assert message.string, f"not translated: {text}"
    return str(message.string)


class Reader(RequestFactory):
    """A visitor without cookies. Like Django's test client, but an error is an answer, and no
    template's context is copied, which takes that client as long as the page itself does.
    """

    handler = ClientHandler(enforce_csrf_checks=True)

    def request(self, **request: Any) -> Any:
        """Return the site's answer."""
        return self.handler(self._base_environ(**request))


reader = Reader()


def fetch(address: str, status: int = 200) -> Any:
    """Return the answer to a GET; its status must be the one expected."""
    answer = reader.get(address)
    assert answer.status_code == status, f"{address}: {answer.status_code}, not {status}"
    return answer


def bytes_of(answer: Any) -> bytes:
    """Return an answer's body, of a streamed one too."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def text_of(answer: Any) -> str:
    """Return an answer's text."""
    return bytes_of(answer).decode("utf-8")


def page_at(address: str, status: int = 200) -> Html:
    """Return the page at an address, parsed."""
    return Html(text_of(fetch(address, status)))


def rows_of_csv(address: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file, column → text."""
    return list(csv.DictReader(io.StringIO(text_of(fetch(address)), newline=""), strict=True))


def json_of(address: str) -> Any:
    """Return a JSON file's content."""
    return json.loads(text_of(fetch(address)))


def rows_of_json(address: str) -> list[dict[str, Any]]:
    """Return the rows of a JSON file, column → value."""
    return json_of(address)["rows"]


def ids(address: str) -> list[Any]:
    """Return the ids in a file, in its order: `ids('figures?status=target')`."""
    name, _, question = address.partition("?")
    return [row["id"] for row in rows_of_json(f"/{name}.json?{question}")]


def keys_in_file(name: str, question: str = "") -> list[str]:
    """Return by what the file's rows are known on the page, in the file's order."""
    return [str(row[LISTS[name]]) for row in rows_of_json(f"/{name}.json?{question}")]


def keys_on_page(name: str, question: str = "", language: str = "en") -> list[str]:
    """Return by what the page's rows are known in the file, in the page's order."""
    return keys_of(name, page_at(f"{LANGUAGES[language]}/{name}/?{question}"))


def keys_of(name: str, found: Html) -> list[str]:
    """Return by what a page's rows are known in the file, in the page's order."""
    return [_key(name, row) for row in found.rows]


def _key(name: str, row: Row) -> str:
    if LISTS[name] == "as_written":
        return row.words
    pattern = re.compile(rf"^(?:/vi)?/{name}/([^/?]+)/$")
    return next(match[1] for link in row.links if (match := pattern.match(link)))


# What each list can be asked: the contract's parameters 'where they apply', typed by hand.
OF_ROWS_OF_REPORTS = ("report", "publisher", "language")
OF_AREAS = ("q", "province", "predecessors", "region")
YEARS = ("year_from", "year_to")
FILTERS = {
    "provinces": ("q", "region", "kind", "reading"),
    "models": (*OF_AREAS, *OF_ROWS_OF_REPORTS, "theme", "body"),
    "sites": (*OF_AREAS, *OF_ROWS_OF_REPORTS, *YEARS, "model", "theme", "kind", "qualifier"),
    "awards": (
        *(*OF_AREAS, *OF_ROWS_OF_REPORTS, *YEARS),
        *("body", "kind", "qualifier", "scope", "reading"),
    ),
    "figures": (
        *(*OF_AREAS, *OF_ROWS_OF_REPORTS, *YEARS),
        *("indicator", "topic", "model", "theme", "body", "qualifier", "status", "scope", "fit"),
        *("period_kind", "withdrawn"),
    ),
    "reports": (*OF_AREAS, *YEARS, "publisher", "language", "indicator"),
    "indicators": ("q", "topic"),
}
# A list is sorted by a column of its file, but for those that join several values or are worked
# out beside the row.
NOT_SORTED_BY = {
    "models": {"name_as_written", "recognised_by"},
    "awards": {"body"},
    "figures": {"publisher", "superseded", "revised_on", "period_precision", "preferred"},
}
