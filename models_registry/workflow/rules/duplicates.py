"""Whether the claim is held already: as a copy, as a conflict, or because one of two is wrong."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from models_registry.models import Figure, PeriodKind
from models_registry.models.finding import Finding
from models_registry.statistics.formatting import claim
from models_registry.workflow.rules.context import Context
from models_registry.workflow.rules.finding import warning


def claim_is_new(figure: Figure, context: Context) -> Iterator[Finding]:
    """Name each figure that says something of the same thing and time, and what can be done."""
    for other in context.others(figure):
        if not _is_same_thing(figure, other) or _is_copy(figure, other):
            continue
        names = {"figure": other.pk, "claim": claim(other), "report": other.report}
        start = _("Held already: %(claim)s (figure %(figure)s, report “%(report)s”).") % names
        facts = (figure.value, figure.period_start, figure.period_end)
        beside = (other.pk, other.value, other.period_start, other.period_end)
        message = f"{start} {_advice(figure, other)}"
        yield warning("alike", "indicator", message, *facts, *beside, other=other)


def _is_same_thing(figure: Figure, other: Figure) -> bool:
    """Whether both speak of one time; which of two undated ones cannot tell, if equal."""
    if figure.fit != other.fit:
        return False
    if PeriodKind.UNSTATED in (figure.period_kind, other.period_kind):
        both = figure.period_kind == other.period_kind
        return both or figure.value == other.value
    if figure.report_id == other.report_id:
        # One report gives a year and five years side by side: only one period twice is doubtful.
        return _as_coarse(figure, other) == _as_coarse(other, figure)
    return figure.overlaps(other)


def _as_coarse(figure: Figure, other: Figure) -> list[str]:
    """Return a figure's period cut to the coarser precision of the two."""
    ends = ("period_start", "period_end")
    return [getattr(figure, end)[: len(getattr(other, end)) or None] for end in ends]


def _is_copy(figure: Figure, other: Figure) -> bool:
    of = figure.copy_of_id or figure.pk
    return of is not None and of in (other.pk, other.copy_of_id)


def _advice(figure: Figure, other: Figure) -> str:
    if figure.report_id == other.report_id:
        return _("If it was entered twice, delete one; if they differ, a detail tells them apart.")
    if figure.report.story == other.report.story:
        return _("If this is the same claim, name that one in “Copy of”.")
    return _(
        "If it is the same event, give both reports one story and name that one in “Copy of”; if "
        "that one is wrong, correct it; if both reports say so, leave both: they are shown as a "
        "conflict."
    )
