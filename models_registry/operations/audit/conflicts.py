"""Claims of different stories about the same thing: shown, and which is preferred; and what is
stored of each figure's standing among the others, reckoned anew.
"""

from collections.abc import Iterator

from models_registry.models import Figure, FigureCount
from models_registry.models.agreement import Claim, Relation, relations_among
from models_registry.models.figure_count import COUNTED, Counts, counted, summarised
from models_registry.models.standing import claims_among, claims_of, unsettled
from models_registry.operations.audit.finding import Finding, error, in_order, warning
from models_registry.statistics.precision import plainly


def conflicts_are_named() -> Iterator[Finding]:
    """Name each pair of conflicting claims once, and the preferred one."""
    pairs = 0
    for claims in claims_of(Figure.objects.conflicting()):
        public = Figure.objects.public().filter(claim__in=claims)
        figures = public.conflicting().select_related("report").in_bulk()
        for group in claims_among(public).values():
            for pair in _pairs(group):
                pairs += 1
                yield _named(*(figures[claim.pk] for claim in pair))
    if not pairs and Figure.objects.public().exists():
        yield in_order("conflicts", "no two stories make competing claims")


def _named(figure: Figure, rival: Figure) -> Finding:
    message = f"{plainly(figure.value)} here, {plainly(rival.value)} in figure {rival.pk}"
    where = f"{figure.report.slug}, {rival.report.slug}"
    preferred = _preferred(figure, rival)
    return warning(figure, "conflict", f"{message} ({where}); preferred: figure {preferred}")


def preferences_decide_something() -> Iterator[Finding]:
    """Find public claims that a person preferred to others of which none competes any more."""
    chosen = Figure.objects.public().filter(chosen=True, in_conflict=False)
    for figure in chosen.order_by("pk"):
        message = "preferred by a person, but no other claim competes with it"
        yield warning(figure, "chosen", message)


def standings_are_up_to_date() -> Iterator[Finding]:
    """Reckon anew what follows for each figure from the claims beside it, and compare."""
    for claims in claims_of(Figure.objects.all()):
        wrong = unsettled(Figure, claims)
        figures = Figure.objects.in_bulk(list(wrong))
        for key, standing in sorted(wrong.items()):
            right = standing._asdict().items()
            names = [name for name, value in right if getattr(figures[key], name) != value]
            yield error(figures[key], "standing", f"out of date: {', '.join(names)}")


def counts_are_up_to_date() -> Iterator[Finding]:
    """Count the public figures by unit, indicator and year anew, and compare with the summary."""
    right = counted(Figure.objects.public().values_list(*COUNTED).iterator())
    held = summarised(FigureCount.objects.all())
    for key in sorted(held.keys() | right.keys(), key=str):
        if held.get(key) != right.get(key):
            where = ", ".join(part or "no unit" for part in key)
            numbers = held.get(key, Counts()).figures, right.get(key, Counts()).figures
            yield error(f"count of {where}", "count", "{} held, {} counted".format(*numbers))


def _pairs(group: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each two claims of one thing that contradict each other, the lower id first."""
    by_key = {claim.pk: claim for claim in group}
    for key, related in sorted(relations_among(group).items()):
        rivals = sorted(other.pk for other, how in related if how is Relation.CONTRADICT)
        yield from ((by_key[key], by_key[rival]) for rival in rivals if rival > key)


def _preferred(figure: Figure, rival: Figure) -> int:
    """Return the claim that nothing supersedes; where both are superseded, by what the first is."""
    for claim in (figure, rival):
        if claim.superseded_by_id is None:
            return claim.pk
    assert figure.superseded_by_id
    return figure.superseded_by_id
