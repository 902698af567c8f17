"""Reports, awards, dismissed numbers and searches: their dates, addresses and words."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast, Left, Length

from models_registry.models import (
    Award,
    DismissedNumber,
    FruitlessSearch,
    Publisher,
    Report,
    State,
)
from models_registry.models.figure_rules import Around, number_stands_in_its_words
from models_registry.models.unsuccessful_search import answers
from models_registry.operations.audit.finding import Finding, cited, each, error, in_order, warning
from movement_stats.lib.partial_dates import first_day, last_day

valid_address = URLValidator(schemes=["http", "https"])


def events_precede_their_reports() -> Iterator[Finding]:
    """Find reports of events that came after the publication."""
    dated = Report.objects.exclude(event_on="").exclude(published_on="").order_by("pk")
    for report in each(dated, "reports' dates"):
        try:
            late = first_day(report.event_on) > last_day(report.published_on)
        except ValueError:
            continue  # a date that is none, which another check names
        if late:
            message = f"the event ({report.event_on}) is after the publication"
            yield warning(report, "dates", f"{message} ({report.published_on})")


def addresses_are_addresses() -> Iterator[Finding]:
    """Find addresses that no browser should be sent to."""
    held: tuple[Any, ...] = (Report.objects.exclude(url=""), Publisher.objects.exclude(url=""))
    for rows in held:
        for record in each(rows.order_by("pk"), "addresses"):
            try:
                valid_address(record.url)
            except ValidationError:
                yield error(record, "url", f"is no http or https address: {record.url}")


def made_up_reports_stand_alone() -> Iterator[Finding]:
    """Find a database that holds made-up reports beside real ones."""
    made_up = Report.objects.filter(synthetic=True).count()
    real = Report.objects.filter(synthetic=False).count()
    if made_up and real:
        message = f"{made_up} made-up reports stand beside {real} real ones"
        yield error("reports", "synthetic", message)


def award_counts_stand_in_their_words() -> Iterator[Finding]:
    """Look each count up in the words; what is unquantified needs none."""
    seen: Counter[bool] = Counter()
    held = Award.objects.exclude(state=State.WITHDRAWN).select_related("report").order_by("pk")
    for award in each(held, "awards"):
        counts = award.written_values()
        seen[bool(counts)] += 1
        for finding in number_stands_in_its_words(award, Around()):
            yield error(award, finding.code, f"{finding.message} {cited(award)}")
    if seen:
        message = f"the counts of {seen[True]} looked up in their words, {seen[False]} give none"
        yield in_order(f"{seen.total()} awards", message)


def awards_name_a_body() -> Iterator[Finding]:
    """Find awards that nobody gave: a body is needed, and the database cannot ask for it."""
    for award in Award.objects.exclude(state=State.WITHDRAWN).filter(bodies__isnull=True):
        yield error(award, "bodies", "names no body that gave it")


def dismissed_numbers_stand_in_their_words() -> Iterator[Finding]:
    """Find each number, as it is written, in its words."""
    count = 0
    for dismissed in each(DismissedNumber.objects.order_by("pk"), "dismissed numbers"):
        count += 1
        if _composed(dismissed.number) not in _composed(dismissed.as_written):
            message = f"'{dismissed.number}' does not stand in '{dismissed.as_written}'"
            yield error(dismissed, "evidence", message)
    if count:
        yield in_order(f"{count} dismissed numbers", "each looked up in its words")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def searches_overlooked_nothing() -> Iterator[Finding]:
    """Find searches that missed a figure of a report that had been published before their day."""
    length = Length("report__published_on")
    # At the precision of the report's date, which may be a month or a year.
    day = Left(Cast(OuterRef("looked_on"), CharField()), length)
    missed = answers().exclude(report__published_on="").filter(report__published_on__lt=day)
    first = Subquery(missed.order_by("report__published_on", "pk").values("pk")[:1])
    rows: Any = FruitlessSearch.objects.annotate(missed=first).filter(missed__isnull=False)
    for search in each(rows.order_by("pk"), "searches"):
        message = f"found nothing on {search.looked_on}, but figure {search.missed}"
        yield warning(search, "overlooked", f"{message} had been published")
