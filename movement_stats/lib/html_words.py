"""The words that a reader of an HTML page sees, paragraph by paragraph."""

import re
from html.parser import HTMLParser

# What is no part of the text. Not <form>: some portals put the whole page into one.
LEFT_OUT = {
    *("head", "script", "style", "template", "noscript", "nav", "footer", "menu"),
    *("svg", "iframe", "object", "select", "button", "textarea"),
}
# What stands on lines of its own; two such ends in a row still part one paragraph from the next.
BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt"),
    *("figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"),
    *("li", "main", "ol", "p", "pre", "section", "table", "tr", "ul"),
}
CELLS = {"td", "th"}
# White space of HTML; a no-break space is a letter of its number ('2 028').
SPACE = re.compile("[ \t\n\r\f]+")
# Nothing is gone back over: a page of comments would take for ever.
BEGINNING = re.compile(
    r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+(?:<\?xml[^>]{0,200}>\s*+)?+"
    r"<(?:!doctype\s+html|html|head|body|article|div|main|meta|p|section|table)\b",
    re.I | re.S,
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def looks_like_html(text: str) -> bool:
    """Tell whether a text is the source of an HTML page, or of a part of one."""
    return BEGINNING.match(text[:5_000]) is not None


def words_of(page: str) -> str:
    """Return the words of an HTML page: a blank line between paragraphs, cells parted by a tab."""
    reader = _Reader()
    reader.feed(_closed(page))
    reader.close()
    lines = (_line(line) for line in "".join(reader.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _closed(page: str) -> str:
    """Return the page without a comment that nobody closed, and with a last open tag as text.

    So a browser shows it; the parser would look for the end of each from each beginning anew.
    """
    opened = page.find("<!--", page.rfind("-->") + 1)
    page = page[:opened] if opened >= 0 else page
    end = page.rfind(">") + 1
    return page[:end] + page[end:].replace("<", "&lt;")


def _line(text: str) -> str:
    return "\t".join(SPACE.sub(" ", cell).strip(" ") for cell in text.split("\v")).strip("\t")


class _Reader(HTMLParser):
    """Gathers the text outside of what is left out; '\v' parts cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._out: list[str] = []
        self._raised = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "body":  # a head that nobody closed ends here
            self._out.clear()
        if tag in LEFT_OUT:
            self._out.append(tag)
        elif tag in BLOCKS or tag == "br":
            self.parts.append("\n")
        self._raised += tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        if tag == "sup" and self._raised:
            self._raised -= 1
        if tag in self._out:
            del self._out[self._out.index(tag) :]
        elif tag in BLOCKS:
            self.parts.append("\n")
        elif tag in CELLS:
            self.parts.append("\v")

    def handle_data(self, data: str) -> None:
        if not self._out:
            # The raised digit of a note is no digit of the number before it.
            data = data.translate(RAISED) if self._raised else data
            self.parts.append(SPACE.sub(" ", data))
