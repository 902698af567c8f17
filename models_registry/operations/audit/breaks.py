"""A break divides figures of before from figures of after."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max, Min

from models_registry.models import Break, Figure
from models_registry.operations.audit.finding import Finding, warning

AREA = ("province", "region")


def breaks_are_crossed() -> Iterator[Finding]:
    """Find breaks that no series crosses: none has figures before their date and since then."""
    for one in Break.objects.order_by("pk"):
        if not any(_crosses(one, area) for area in _series(one)):
            told = f"has figures before {one.from_on} and since then"
            yield warning(one, "break", f"no series of {one.indicator_id} {told}")


def _series(one: Break) -> Iterator[Any]:
    """Yield the first and the last day of each area's series that the break may divide."""
    held = Figure.objects.filter(indicator=one.indicator)
    for figures in (held.over_time(), held.totals_over_time()):
        own = figures.filter(province=one.province) if one.province_id else figures
        areas = own.order_by().values(*AREA)
        yield from areas.annotate(first=Min("period_last"), last=Max("period_last"))


def _crosses(one: Break, area: Any) -> bool:
    return bool(str(area["first"]) < one.from_on <= str(area["last"]))
