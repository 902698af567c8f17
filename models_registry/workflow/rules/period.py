"""Whether the period is one that the report can speak of."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from models_registry.models import Figure, Status
from models_registry.models.finding import Finding, error
from models_registry.workflow.rules.context import Context
from models_registry.workflow.rules.finding import warning
from movement_stats.lib.languages import written_day
from movement_stats.lib.partial_dates import first_day


def period_has_begun_to_be_known(figure: Figure, context: Context) -> Iterator[Finding]:
    """Find what is said to be achieved at a time that is still to come."""
    end = figure.period_end or figure.period_start
    if figure.status != Status.ACHIEVED or not end or first_day(end) <= context.today:
        return
    day = written_day(first_day(end))
    message = _("%(day)s is still to come. What is not achieved yet is a target or proposed.")
    yield error("future", "period_end", message % {"day": day})


def period_is_not_after_the_report(figure: Figure, context: Context) -> Iterator[Finding]:
    """Find a period that ends after the last day of its report."""
    if figure.status != Status.ACHIEVED or not figure.period_first:
        return
    if late := figure.later_than_its_report():
        days = {"end": written_day(late[0]), "day": written_day(late[1])}
        message = _("The period ends on %(end)s or later, and the report is of %(day)s.") % days
        yield warning("later", "period_end", message, *late)
