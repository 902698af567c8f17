"""Parts beside their whole: none of some is more than it, and all of them make it up."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, QuerySet, Sum

from models_registry.models import Figure, PartKind, State
from models_registry.operations.audit.finding import Finding, in_order, warning
from models_registry.statistics.precision import plainly


def _parts(kind: PartKind) -> "QuerySet[Figure]":
    held = Figure.objects.exclude(state=State.WITHDRAWN).exclude(part_of__state=State.WITHDRAWN)
    return held.filter(part_kind=kind)


def parts_do_not_exceed_their_whole() -> Iterator[Finding]:
    """Find parts 'of which' that are more than what they are of."""
    comparable = _parts(PartKind.OF_WHICH).filter(value__isnull=False, part_of__value__isnull=False)
    over = comparable.filter(value__gt=F("part_of__value"))
    for part in over.select_related("part_of").order_by("pk").iterator():
        assert part.part_of
        told = f"{plainly(part.value)} of {plainly(part.part_of.value)} (figure {part.part_of_id})"
        yield warning(part, "part", f"a part exceeds its whole: {told}")
    if within := comparable.filter(value__lte=F("part_of__value")).count():
        yield in_order(f"{within} parts 'of which'", "none is more than its whole")


def parts_add_up() -> Iterator[Finding]:
    """Compare the sum of the parts with the whole, where each of them has a value."""
    consistent = 0
    for whole in _wholes():
        if whole["total"] == whole["part_of__value"]:
            consistent += 1
            continue
        numbers = plainly(whole["total"]), plainly(whole["part_of__value"])
        told = "its {} parts add up to {}, not to {}".format(whole["held"], *numbers)
        yield warning(f"figure {whole['part_of']}", "parts", told)
    if consistent:
        yield in_order(f"{consistent} wholes", "each is the sum of its parts")


def _wholes() -> Iterator[Any]:
    wholes = (
        _parts(PartKind.ADDS_UP)
        .filter(part_of__value__isnull=False)
        .values("part_of", "part_of__value")
        .annotate(held=Count("pk"), valued=Count("value"), total=Sum("value"))
        .filter(held=F("valued"))
    )
    yield from wholes.order_by("part_of").iterator()
