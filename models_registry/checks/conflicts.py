"""Claims of different stories about the same thing: shown, and which is preferred."""

from collections.abc import Iterator
from typing import Any

from models_registry.checks.finding import Finding, error, in_order, warning
from models_registry.checks.records import each
from models_registry.checks.written import plainly
from models_registry.models import Figure


def conflicts_are_named() -> Iterator[Finding]:
    """Name each pair of conflicting claims once, and the preferred one."""
    figures: set[int] = set()
    for figure, rival in _pairs():
        told = f"{plainly(figure.value)} here, {plainly(rival.value)} in figure {rival.pk}"
        where = f"{figure.report.slug}, {rival.report.slug}"
        preferred = _preferred(figure, rival)
        yield warning(figure, "conflict", f"{told} ({where}); preferred: figure {preferred}")
        figures |= {figure.pk, rival.pk}
    if not figures and Figure.objects.public().exists():
        yield in_order("conflicts", "no two stories contradict each other")


def one_of_a_conflict_is_chosen() -> Iterator[Finding]:
    """Find conflicts in which two claims are marked as the one that a person prefers."""
    for figure in Figure.objects.in_conflict().filter(chosen=True).select_related("report"):
        for rival in Figure.objects.rivals_of(figure).filter(chosen=True, pk__gt=figure.pk):
            told = f"this figure and figure {rival.pk} are both chosen in one conflict"
            yield error(figure, "chosen", told)


def _pairs() -> Iterator[tuple[Any, Any]]:
    held = Figure.objects.in_conflict().with_preference().select_related("report")
    for figure in each(held.order_by("pk"), "conflicts"):
        rivals = Figure.objects.with_preference().rivals_of(figure).filter(pk__gt=figure.pk)
        for rival in rivals.select_related("report").order_by("pk"):
            yield figure, rival


def _preferred(figure: Any, rival: Any) -> int:
    """Return the claim that nothing supersedes; where both are superseded, by what the first is."""
    for claim in (figure, rival):
        if claim.superseded_by is None:
            return int(claim.pk)
    return int(figure.superseded_by)
