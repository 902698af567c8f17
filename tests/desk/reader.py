"""Somebody who reads a text at the desk: opens a number, enters it, dismisses it."""

import re
from dataclasses import dataclass
from typing import Any

from models_registry.models import Mark, ReportText
from tests.desk.clerk import Desk, Form, page_of
from tests.support import build

# One clause of each kind: a stock, a flow with its part of a whole, an award, a date.
WORDS = (
    "On 12/6/2023 the province had more than 1,234 self-management groups.\n\n"
    "In 2022 there were 512 propaganda sessions. "
    "The chairman gave certificates of merit to 12 collectives and 15 individuals."
)


# What the numbers are taken for; what is found in texts of all kinds is tried elsewhere.
SAYS = {
    "1,234": {"indicator": "self-management-groups", "qualifier": "more_than", "value": "1234"},
    "512": {"indicator": "propaganda-sessions", "period": "In 2022"},
    "12": {"unit_words": "collectives"},
    "15": {"unit_words": "individuals"},
}


@dataclass
class Reader:
    """One person with one text before them."""

    desk: Desk
    text: ReportText

    def marked(self, number: str) -> Mark:
        """Return the mark of the number that is written so."""
        words = self.text.words
        (found,) = [one for one in self.text.marks.all() if words[one.start : one.end] == number]
        return found

    def address(self, number: str = "", query: str = "") -> str:
        mark = f"?mark={self.marked(number).pk}" if number else ""
        return page_of(self.text) + mark + query

    def open(self, number: str = "", query: str = "") -> Form:
        return self.desk.open(self.address(number, query))

    def send(self, at: str, **sent: Any) -> Any:
        """Send one of the page's small forms; it leads on, or the page comes back."""
        answer = self.desk.client.post(self.address(at), sent)
        assert answer.status_code in {200, 302}, answer.status_code
        return answer

    @property
    def progress(self) -> str:
        """Return what the page says of how far the text is read: '3 of 4 open'."""
        html = self.desk.client.get(page_of(self.text)).content.decode()
        told = re.search(r'class="progress".*?<strong>(.*?)</strong>', html, re.S)
        return " ".join(told[1].split())


def words_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def reader(desk: Desk, words: str = WORDS, **report: Any) -> Reader:
    """Return somebody with a text of a draft in English before them."""
    given = {"language": "en", "state": "draft", **report}
    held = Reader(desk, build.report_text(words, report=build.report(**given)))
    for number, said in SAYS.items() if words == WORDS else ():
        mark = held.marked(number)
        mark.suggested |= said
        mark.save()
    return held
