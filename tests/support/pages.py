"""What tests of pages and files share: the five reports quickly, and answers read apart."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from itertools import islice, pairwise
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.client import ClientHandler
from django.utils.translation.reloader import translation_file_changed

from models_registry.loading import all_rows, load
from models_registry.loading.ids import reserve_ids
from models_registry.models import Figure, Indicator
from movement_stats.lib.catalogue import catalogue_files, compile_catalogues, read_catalogue
from provinces.models import MERGER
from tests.support import build

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

# What was built once, by name: the statements that store it again.
_kept: dict[str, list[tuple[str, list[Any] | None]]] = {}


@pytest.fixture(scope="session", autouse=True)
def vietnamese_texts() -> None:
    """Compile the catalogue, and forget what was read of an older one."""
    compile_catalogues()
    for source in catalogue_files():
        translation_file_changed(sender=None, file_path=source.with_suffix(".mo"))


@pytest.fixture
def five_reports(db: None) -> None:
    """Hold the five reports."""
    _hold("five reports", lambda: load(all_rows()))


@pytest.fixture
def world(db: None) -> None:
    """Hold some rows of every list that differ in every column, with gaps where gaps may be."""
    _hold("world", a_world)


def _hold(name: str, build_it: Callable[[], Any]) -> None:
    """Build records once a session; a later test gets the same rows, as they were stored."""
    if name not in _kept:
        build_it()
        _kept[name] = list(_statements())
        return
    with connection.cursor() as cursor:
        for statement, values in _kept[name]:
            cursor.execute(statement, values)
    reserve_ids()


def _statements() -> Iterator[tuple[str, list[Any] | None]]:
    """Yield statements of some hundred rows each: a statement a row would take PostgreSQL long."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(("provinces_", "models_registry_")):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [f'"{column[0]}"' for column in cursor.description]
            row = f"({', '.join(['%s'] * len(columns))})"
            everything = iter(cursor.fetchall())
            while rows := list(islice(everything, 200)):
                insert = f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES '
                values = [value for one in rows for value in one]
                if connection.vendor == "postgresql":
                    yield cursor.mogrify(insert + ", ".join([row] * len(rows)), values), None
                else:
                    yield insert + ", ".join([row] * len(rows)), values


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


def text_of(answer: Any) -> str:
    """Return an answer's text, of a streamed one too."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode("utf-8")


def page_at(address: str, status: int = 200) -> "Html":
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


def keys_of(name: str, found: "Html") -> list[str]:
    """Return by what a page's rows are known in the file, in the page's order."""
    return [_key(name, row) for row in found.rows]


def _key(name: str, row: "Row") -> str:
    if LISTS[name] == "as_written":
        return row.words
    pattern = re.compile(rf"^(?:/vi)?/{name}/([^/?]+)/$")
    return next(match[1] for link in row.links if (match := pattern.match(link)))


@dataclass
class Row:
    """A row of a table's body: the pieces of its cells' texts, its links, and the cited words."""

    pieces: list[list[str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    words_at: int | None = None

    @property
    def cells(self) -> list[str]:
        return [_spaced(pieces) for pieces in self.pieces]

    @property
    def words(self) -> str:
        assert self.words_at is not None, "the row cites no words"
        return self.cells[self.words_at]


@dataclass
class Element:
    """An element: its tag, its attributes, and the pieces of the text inside."""

    tag: str
    has: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    in_chart: bool = False

    @property
    def text(self) -> str:
        return _spaced(self.pieces)


class Html(HTMLParser):
    """A page, parsed: its elements with their texts, and the rows of its tables.

    `chart_rows` are those that stand folded under a chart, with its numbers.
    """

    EMPTY = frozenset({"meta", "link", "input", "br", "img", "hr"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.elements: list[Element] = []
        self.rows: list[Row] = []
        self.chart_rows: list[Row] = []
        self._open: list[Element] = []
        self.feed(source)
        self.close()

    def find(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements with this tag and these attributes: `find("p", class_="count")`."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            one
            for one in self.elements
            if one.tag == tag
            and all(value in one.has.get(name, "").split() for name, value in wanted.items())
        ]

    def texts(self, tag: str, **attributes: str) -> list[str]:
        """Return the texts of the elements with this tag and these attributes."""
        return [one.text for one in self.find(tag, **attributes)]

    def link(self, text: str) -> str:
        """Return the address of the one link with this text."""
        (found,) = {one.has["href"] for one in self.find("a") if one.text == text}
        return found

    @property
    def links(self) -> list[str]:
        return [one.has["href"] for one in self.find("a")]

    @property
    def lang(self) -> str:
        return self.find("html")[0].has["lang"]

    @property
    def main(self) -> str:
        return self.texts("main")[0]

    def after(self, heading: str) -> str:
        """Return the text of the page's main part from a heading to its end."""
        assert heading in self.main, f"no heading '{heading}'"
        return self.main.split(heading, 1)[1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        element = Element(tag, has, in_chart=self._in_chart())
        self.elements.append(element)
        if tag not in self.EMPTY:
            self._open.append(element)
        if not self._inside("tbody"):
            return
        rows = self._rows_here()
        if tag == "tr":
            rows.append(Row())
        elif tag in {"td", "th"}:
            if "words" in element.has.get("class", "").split() and rows[-1].words_at is None:
                rows[-1].words_at = len(rows[-1].pieces)
            rows[-1].pieces.append([])
        elif tag == "a":
            rows[-1].links.append(element.has["href"])

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)
        if self._inside("tbody") and (self._inside("td") or self._inside("th")):
            self._rows_here()[-1].pieces[-1].append(data)

    def _rows_here(self) -> list[Row]:
        return self.chart_rows if self._in_chart() else self.rows

    def _in_chart(self) -> bool:
        return any(element.has.get("class") == "numbers" for element in self._open)

    def _inside(self, tag: str) -> bool:
        return any(element.tag == tag for element in self._open)


def _spaced(pieces: list[str]) -> str:
    # Pieces of one word stay together: <mark>26,558</mark> locations.
    return " ".join("".join(pieces).split())


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
        *("body", "kind", "qualifier", "scope"),
    ),
    "figures": (
        *(*OF_AREAS, *OF_ROWS_OF_REPORTS, *YEARS),
        *("indicator", "topic", "model", "theme", "body", "qualifier", "status", "scope", "fit"),
        "withdrawn",
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


LETTERS = "qdAzbÉmkxRĐc"


def a_world(size: int = len(LETTERS)) -> None:
    """Build what the fixture `world` holds."""
    made = [_a_part_of_the_world(number) for number in range(size)]
    for number, (earlier, later) in enumerate(pairwise(made)):
        kind = ("adds_up", "of_which")[number % 2]
        build.figure(report=earlier.report, part_of=earlier, part_kind=kind, detail=f"b{number}")
        copy_kind = ("same", "rounded", "differs")[number % 3]
        outlet = build.report(story=later.report.story)
        build.figure(report=outlet, copy_of=later, copy_kind=copy_kind)


def _a_part_of_the_world(number: int) -> Figure:
    # By chance, the same in every run, so that no column follows another or the id.
    chance = Random(number)

    def one_of(*options: Any) -> Any:
        return chance.choice(options)

    letter = LETTERS[number]
    region = build.region(name_en=f"{letter} region")
    ended = number % 3 == 0
    successor = build.province(region=region, valid_from=MERGER) if ended else None
    province = build.province(
        region=region,
        name_en=f"{letter} province",
        name_vi=f"Tỉnh {letter}",
        kind=one_of("province", "municipality"),
        valid_to=one_of(date(2025, 6, 30), date(2024, 12, 31)) if ended else None,
        successor=successor,
    )
    place = build.place(province=province, name_en=f"{letter} commune")
    outlet = build.publisher(name=f"{letter} news")
    body = build.body(name_en=f"{letter} committee")
    report = build.report(
        title=f"{letter} title",
        publisher=one_of(outlet, None, outlet),
        original_publisher=one_of(None, outlet),
        url=one_of("", f"https://example.org/{letter}"),
        event_on=one_of("2023-07-28", "", "2022", "2023-03"),
        published_on=one_of("", "2024-01", "2023-08-01"),
        language=one_of("en", "fr", "vi", "sv"),
        translation=one_of(None, True, False),
    )
    for dismissed in range(one_of(0, 2, 1)):
        build.dismissed(report=report, as_written=f"dismissed {dismissed}")
    indicator = build.indicator(
        topic=one_of("models", "results", "groups"),
        name_en=f"{letter} counted",
        name_vi=f"Số {letter}",
        unit_en=one_of("model", "person", "case"),
        **one_of(
            {"nature": "stock"},
            {"nature": "flow", "sums_over_places": False},
            {"nature": "ratio", "sums_over_places": False},
        ),
        definition_en=f"What {letter} means.",
    )
    model = build.security_model(
        name_en=f"{letter} model",
        name_vi=f"Mô hình {letter}",
        province=province,
        place=one_of(place, None),
        theme=one_of("patrol", "school", "online", "other"),
        report=report,
        described_as=one_of("", "typical", "advanced"),
    )
    for name in range(one_of(1, 2)):
        build.model_name(model=model, report=report, name=f"{letter} name {name}")
    build.recognition(model=model, body=one_of(body, None), report=report)
    build.site(model=model, place=place, report=report, as_written=f"at {letter} school")
    _an_award(one_of(0, 1, 2, 3, 4), letter, report, place, [body, build.body()], one_of)
    places = Indicator.objects.filter(code="replication-sites").first() or build.indicator(
        code="replication-sites", unit_en="point"
    )
    batch = {"report": report, "province": province, "model": one_of(None, model)}
    value = one_of(603, 26558, 13)
    build.figure(
        **batch,
        indicator=places,
        value=value,
        out_of=one_of(None, 30000, None, 40000),
        qualifier=one_of("exact", "more_than"),
        as_written=f"{value} points of {letter}",
        period=one_of("", "now", "to date"),
    )
    figure = _a_figure(letter, indicator, report, place, region, one_of)
    for made_on in (date(2024, 1, 15), date(2024, 3, 1))[: one_of(0, 1, 2)]:
        build.correction(figure=figure, made_on=made_on)
        figure.save()
    return figure


def _an_award(
    kind: int, letter: str, report: Any, place: Any, bodies: list[Any], one_of: Any
) -> None:
    counts: dict[str, Any] = [
        {"recipients": "collectives", "collectives": one_of(8, 24, 1)},
        {"recipients": "individuals", "individuals": one_of(61, 7)},
        {"recipients": "collectives_and_individuals", "collectives": 22, "individuals": 9},
        {"recipients": "combined", "combined": one_of(26, 5, 11)},
        {"recipients": "collectives", "qualifier": "unquantified"},
    ][kind]
    area = one_of({"place": place}, {"province": place.province}, {"scope": "country"})
    build.award(
        **counts,
        **area,
        bodies=bodies[: one_of(1, 2)],
        kind=one_of("certificate_of_merit", "insignia", "reward"),
        kind_as_written=one_of("", "insignia", "certificates"),
        report=report,
        as_written=f"to {letter}",
        period=one_of("", "in 2023", "five years"),
        named_recipients=one_of("", "Lang Son police", "Front committee"),
        awarded_on=one_of("", "2023-06-06", "2022-03", "2023"),
    )
    build.award(
        report=report,
        region=build.region(),
        recipients="combined",
        combined=one_of(2, 3, 4),
        as_written=f"also to {letter}",
    )


def _a_figure(
    letter: str, indicator: Any, report: Any, place: Any, region: Any, one_of: Any
) -> Figure:
    value = one_of(Decimal("246.7"), 5, None, 26558, 60000000000, 0, 12, 863)
    areas = [{"place": place}, {"province": place.province}, {"scope": "unnamed"}]
    area = one_of(*areas, {"region": region}, {"region": region})
    period = one_of(
        {"period_kind": "as_of", "period_end": "2023-07-28"},
        {"period_kind": "unstated"},
        {"period_kind": "span", "period_start": "2018", "period_end": "2023"},
        {"period_kind": "span", "period_start": "2022-03"},
        {"period_kind": "as_of", "period_end": "2022"},
    )
    return build.figure(
        **area,
        **period,
        indicator=indicator,
        report=report,
        value=value,
        out_of=None if value is None else one_of(None, 60000000001, None, 70000000000),
        percent=None if value is None else one_of(Decimal("89.98"), None, 12),
        qualifier="unquantified" if value is None else one_of("exact", "more_than", "about"),
        status=one_of("achieved", "target", "proposed"),
        period=one_of("", "in 2022", "until now"),
        model=one_of(None, build.security_model(province=place.province)),
        detail=one_of("", "in schools", "on weapons"),
        fit=one_of("whole", "part", "wider"),
        territory="unclear" if {"place", "province"} & set(area) and one_of(1, 0) else "clear",
        keyed=one_of("once", "twice"),
        as_written_en=one_of("", f"{letter} in English", "other words"),
    )
