"""Claims of different stories about the same thing: shown, and which is preferred; and what is
stored of each figure's standing among the others, reckoned anew.
"""

from collections.abc import Iterator

from models_registry.models import Figure, FigureCount
from models_registry.models.agreement import Claim, Relation, relations_among
from models_registry.models.figure_count import COUNTED, Counts, counted
from models_registry.models.standing import claims_among, claims_of, unsettled
from models_registry.operations.audit.finding import Finding, error, in_order, warning
from models_registry.statistics.precision import plainly

CLAIMS_AT_ONCE = 500


def conflicts_are_named() -> Iterator[Finding]:
    """Name each pair of conflicting claims once, and the preferred one."""
    pairs = 0
    for one, other in _pairs():
        pairs += 1
        figures = Figure.objects.select_related("report").in_bulk([one.pk, other.pk])
        figure, rival = figures[one.pk], figures[other.pk]
        message = f"{plainly(one.value)} here, {plainly(other.value)} in figure {other.pk}"
        where = f"{figure.report.slug}, {rival.report.slug}"
        preferred = _preferred(figure, rival)
        yield warning(figure, "conflict", f"{message} ({where}); preferred: figure {preferred}")
    if not pairs and Figure.objects.public().exists():
        yield in_order("conflicts", "no two stories make competing claims")


def preferences_decide_something() -> Iterator[Finding]:
    """Find public claims that a person preferred to others of which none competes any more."""
    chosen = Figure.objects.public().filter(chosen=True, in_conflict=False)
    for figure in chosen.order_by("pk"):
        message = "preferred by a person, but no other claim competes with it"
        yield warning(figure, "chosen", message)


def standings_are_up_to_date() -> Iterator[Finding]:
    """Reckon anew what follows for each figure from the claims beside it, and compare."""
    for claims in claims_of(Figure):
        wrong = unsettled(Figure, claims)
        figures = Figure.objects.in_bulk(list(wrong))
        for key, standing in sorted(wrong.items()):
            right = standing._asdict().items()
            names = [name for name, value in right if getattr(figures[key], name) != value]
            yield error(figures[key], "standing", f"out of date: {', '.join(names)}")


def counts_are_up_to_date() -> Iterator[Finding]:
    """Count the public figures by unit, indicator and year anew, and compare with the summary."""
    right = counted(Figure.objects.public().values_list(*COUNTED).iterator())
    held = {
        (row.indicator_id, row.province_id, row.period): Counts(
            row.count, row.count_zero, row.count_without_number
        )
        for row in FigureCount.objects.iterator()
    }
    for key in sorted(held.keys() | right.keys(), key=str):
        if held.get(key) != right.get(key):
            where = ", ".join(part or "no unit" for part in key)
            numbers = held.get(key, Counts()).figures, right.get(key, Counts()).figures
            yield error(f"count of {where}", "count", "{} held, {} counted".format(*numbers))


def _pairs() -> Iterator[tuple[Claim, Claim]]:
    """Yield each two claims that contradict each other, the one of the lower id first."""
    held = Figure.objects.conflicting().order_by("claim").values_list("claim", flat=True)
    claims = list(held.distinct())
    for start in range(0, len(claims), CLAIMS_AT_ONCE):
        chunk = claims[start : start + CLAIMS_AT_ONCE]
        public = Figure.objects.public().filter(claim__in=chunk)
        for group in claims_among(public).values():
            by_key = {claim.pk: claim for claim in group}
            for key, related in sorted(relations_among(group).items()):
                rivals = (other for other, how in related if how is Relation.CONTRADICT)
                later = sorted((other for other in rivals if other.pk > key), key=_key)
                yield from ((by_key[key], rival) for rival in later)


def _key(claim: Claim) -> int:
    return claim.pk


def _preferred(figure: Figure, rival: Figure) -> int:
    """Return the claim that nothing supersedes; where both are superseded, by what the first is."""
    for claim in (figure, rival):
        if claim.superseded_by_id is None:
            return claim.pk
    assert figure.superseded_by_id
    return figure.superseded_by_id
