"""What a report says of itself: its dates, its address, and whether it is made up."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from models_registry.models import Figure, Publisher, Report, State, Status
from models_registry.operations.audit.checks_records import each
from models_registry.operations.audit.finding import Finding, error, warning
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
            told = f"the event ({report.event_on}) is after the publication"
            yield warning(report, "dates", f"{told} ({report.published_on})")


def addresses_are_addresses() -> Iterator[Finding]:
    """Find addresses that no browser should be sent to."""
    held: tuple[Any, ...] = (Report.objects.exclude(url=""), Publisher.objects.exclude(url=""))
    for rows in held:
        for record in each(rows.order_by("pk"), "addresses"):
            try:
                valid_address(record.url)
            except ValidationError:
                yield error(record, "url", f"is no http or https address: {record.url}")


def figures_are_not_later_than_their_report() -> Iterator[Finding]:
    """Find achieved figures whose period ends after the last day that the report can speak of."""
    dated = Figure.objects.exclude(state=State.WITHDRAWN).filter(period_first__isnull=False)
    rows = dated.filter(status=Status.ACHIEVED).select_related("report").order_by("pk")
    needed = ("period_start", "period_end", "report__slug")
    rows = rows.only(*needed, "report__event_on", "report__published_on")
    for figure in each(rows, "figures' periods"):
        try:
            late = figure.later_than_its_report()
        except ValueError:
            continue  # a date that is none, which another check names
        if late:
            told = "ends not before {}, and report {} is of {}"
            told = told.format(late[0], figure.report.slug, late[1])
            yield warning(figure, "period", f"its period {told}")


def made_up_reports_stand_alone() -> Iterator[Finding]:
    """Find a database that holds made-up reports beside real ones."""
    made_up = Report.objects.filter(synthetic=True).count()
    real = Report.objects.filter(synthetic=False).count()
    if made_up and real:
        told = f"{made_up} made-up reports stand beside {real} real ones"
        yield error("reports", "synthetic", told)
