"""A page as a test reads it: its elements with their texts, and the rows of its tables."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser


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


# The class of the box that holds the numbers of a chart.
CHART = "numbers"


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
        # How many of each tag are open, and of the boxes of a chart's numbers.
        self._inside: Counter[str] = Counter()
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
        element = Element(tag, has, in_chart=self._inside[CHART] > 0)
        self.elements.append(element)
        if tag not in self.EMPTY:
            self._open.append(element)
            self._inside.update(_counted(element))
        if not self._inside["tbody"]:
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
        while self._open:
            element = self._open.pop()
            self._inside.subtract(_counted(element))
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)
        if self._inside["tbody"] and (self._inside["td"] or self._inside["th"]):
            self._rows_here()[-1].pieces[-1].append(data)

    def _rows_here(self) -> list[Row]:
        return self.chart_rows if self._inside[CHART] else self.rows


def _counted(element: Element) -> list[str]:
    return [element.tag, CHART] if element.has.get("class") == CHART else [element.tag]


def _spaced(pieces: list[str]) -> str:
    # Pieces of one word stay together: <mark>26,558</mark> locations.
    return " ".join("".join(pieces).split())
