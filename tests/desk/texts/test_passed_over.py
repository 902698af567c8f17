"""Numbers that were passed over, words that a person marks, and texts that are long."""

from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from models_registry.models import DismissedNumber, Mark
from tests.desk.clerk import page_of, person
from tests.desk.reader import WORDS, reader, words_of
from tests.support import build

pytestmark = pytest.mark.django_db

DATE = f"{WORDS.index('12/6/2023')}-{WORDS.index('12/6/2023') + len('12/6/2023')}"


def test_numbers_passed_over_are_listed_and_dismissed_together():
    held = reader(person("transcriber"), "Decision 45 of 12/6/2023. There were 512 groups.")
    page = held.open("512")
    assert "Numbers passed over: 2" in " ".join(page.html.split())
    spans = ["9-11", "15-24"]
    assert [page[f"reason-{span}"] for span in spans] == ["document_or_date"] * 2
    sent = {"act": "passed", "passed": spans, "reason-9-11": "document_or_date"}
    held.send("512", **sent, **{"reason-15-24": "page"})
    dismissed = DismissedNumber.objects.order_by("pk")
    assert [(one.number, one.reason) for one in dismissed] == [
        ("45", "document_or_date"),
        ("12/6/2023", "page"),
    ]
    assert "Numbers passed over" not in held.open("512").html
    assert held.progress == "1 of 3 open"
    # Sent once more, it is told, and nothing is dismissed twice.
    again = held.send("512", **sent, **{"reason-15-24": "page"})
    assert "marked already" in words_of(again)
    assert dismissed.count() == 2
    assert "Choose at least one number." in words_of(held.send("512", act="passed"))


def test_a_number_passed_over_is_marked_and_its_mark_removed():
    held = reader(person("transcriber"))
    held.send("1,234", number=DATE, act="passed")
    page = held.open("12/6/2023")
    assert page["as_written"].startswith("On 12/6/2023 the province")
    assert held.progress == "5 of 5 open"
    held.send("12/6/2023", act="unmark")
    assert held.progress == "4 of 4 open"
    assert "found in the text" in words_of(held.send("1,234", act="unmark"))
    assert held.text.marks.count() == 4


def test_words_that_a_person_chose_are_marked():
    text = "Many collectives came. Clubs: 41 here, 41 there."
    held = reader(person("transcriber"), text)
    Mark.objects.all().delete()
    held.text.refresh_from_db()
    address = page_of(held.text)

    def mark(words, at=""):
        sent = {"act": "words", "words": words, "at": at}
        return held.desk.client.post(address, sent)

    assert mark("Many collectives").status_code == 302
    made = Mark.objects.get()
    assert text[made.start : made.end] in "Many collectives"
    assert held.desk.open(f"{address}?mark={made.pk}")["qualifier"] == "unquantified"
    # Of equal words those are meant that were selected, else the first that are free.
    assert mark("41", at=text.rindex("41")).status_code == 302
    assert mark("41").status_code == 302
    starts = sorted(Mark.objects.values_list("start", flat=True))
    assert starts[1:] == [text.index("41"), text.rindex("41")]
    assert "marked already" in words_of(mark("41"))
    refused = mark("42 clubs")
    assert "do not stand in the text" in words_of(refused)
    assert 'value="42 clubs"' in words_of(refused)
    assert "at most 160" in words_of(mark("x" * 161))


def test_a_page_of_sixty_numbers_stays_light():
    lines = [f"In commune {n} there were {1000 + n} self-management groups." for n in range(120)]
    held = reader(person("transcriber"), "\n\n".join(lines)[:10_000])
    assert held.text.marks.count() >= 60
    # The dearest page: an area and a time are taken over, and a place is named.
    place, number = build.place(), Mark.objects.order_by("start").first()
    build.figure(
        report=held.text.report, mark=number, place=place, province=place.province, state="draft"
    )
    number = held.text.marks.next_open()
    named = {"place": build.province().name_en, "indicator": build.indicator().pk}
    number.suggested |= named
    number.save()
    held.open()
    with CaptureQueriesContext(connection) as asked:
        page = held.open()
    assert len(asked) <= 15, "\n".join(one["sql"][:90] + " … " + one["sql"][-130:] for one in asked)
    assert len(page.html.encode()) < 300_000


def test_a_long_text_is_read_in_parts():
    line = "There were {} self-management groups in the commune, and much else was told of them.\n"
    words = "".join(line.format(1000 + number) for number in range(2400))[:200_000].strip()
    held = reader(person("transcriber"), words)
    page = held.open()
    assert len(page.html.encode()) < 300_000
    parts = page.html.count("?part=")
    assert parts >= 10
    last = held.desk.open(f"{page_of(held.text)}?part={parts}")
    final = held.text.marks.order_by("start").last()
    assert f'id="m{final.pk}"' in last.html
    assert f'id="m{final.pk}"' not in page.html
    assert f'id="m{final.pk}"' in held.desk.open(f"{page_of(held.text)}?mark={final.pk}").html


def test_the_text_stands_on_the_page_letter_for_letter():
    words = "1 < 2 & “3”\n\n  There were 512 groups\tor 'more' than 41 clubs.</div>"
    held = reader(person("transcriber"), words)
    html = held.open().html

    class Words(HTMLParser):
        depth, text = 0, ""

        def handle_starttag(self, tag, attrs):
            if self.depth or ("id", "words") in attrs:
                self.depth += 1

        def handle_endtag(self, tag):
            self.depth -= bool(self.depth)

        def handle_data(self, data):
            self.text += data if self.depth else ""

    parser = Words()
    parser.feed(html)
    assert parser.text == words
