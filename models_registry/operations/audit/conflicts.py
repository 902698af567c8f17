"""Claims of different stories about the same thing: shown, and which is preferred."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import Aggregate, OuterRef, Subquery, TextField

from models_registry.models import Figure
from models_registry.operations.audit.finding import Finding, each, in_order, warning

CONFLICTS_AT_ONCE = 200


class _Listed(Aggregate):
    """The ids of a group, joined by commas: one query for all pairs instead of one a figure."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "STRING_AGG(%(expressions)s::text, ',')"
        return self.as_sql(compiler, connection, template=template, **extra)


def conflicts_are_named() -> Iterator[Finding]:
    """Name each pair of conflicting claims once, and the preferred one."""
    pairs = 0
    for figure, rival in _pairs():
        pairs += 1
        message = f"{_value(figure)} here, {_value(rival)} in figure {rival.pk}"
        where = f"{figure.report.slug}, {rival.report.slug}"
        preferred = _preferred(figure, rival)
        yield warning(figure, "conflict", f"{message} ({where}); preferred: figure {preferred}")
    if not pairs and Figure.objects.public().exists():
        yield in_order("conflicts", "no two stories make competing claims")


def preferences_decide_something() -> Iterator[Finding]:
    """Find public claims that a person preferred to others of which none competes any more."""
    chosen = Figure.objects.public().filter(chosen=True)
    competing = Figure.objects.in_conflict().values("pk")
    for figure in chosen.exclude(pk__in=competing).order_by("pk"):
        message = "preferred by a person, but no other claim competes with it"
        yield warning(figure, "chosen", message)


def _pairs() -> Iterator[tuple[Any, Any]]:
    """Yield each two figures that conflict, the one of the lower id first."""
    later = (
        Figure.objects.conflicting_with_outer()
        .filter(pk__gt=OuterRef("pk"))
        .order_by()
        .values("claim")
    )
    ids = Subquery(later.annotate(ids=_Listed("pk")).values("ids"))
    held = Figure.objects.in_conflict().annotate(later_rivals=ids).order_by("pk")
    walk = each(_told(held).filter(later_rivals__isnull=False), "conflicts")
    while chunk := list(islice(walk, CONFLICTS_AT_ONCE)):
        keys = {figure.pk: sorted(map(int, figure.later_rivals.split(","))) for figure in chunk}
        wanted = {key for rivals in keys.values() for key in rivals}
        rivals = _told(Figure.objects.all()).in_bulk(wanted)
        yield from ((figure, rivals[key]) for figure in chunk for key in keys[figure.pk])


def _told(figures: Any) -> Any:
    needed = ("value", "qualifier", "report__slug")
    return figures.with_preference().select_related("report").only(*needed)


def _value(figure: Figure) -> str:
    return "no number" if figure.value is None else f"{figure.value.normalize():f}"


def _preferred(figure: Any, rival: Any) -> int:
    """Return the claim that nothing supersedes; where both are superseded, by what the first is."""
    for claim in (figure, rival):
        if claim.superseded_by is None:
            return int(claim.pk)
    return int(figure.superseded_by)
