"""Areas launched, areas above the target, and the excess in per cent: one sum of a report."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from models_registry.models import Figure, Qualifier, State
from models_registry.models.indicator import ABOVE_TARGET_PERCENT
from models_registry.operations.audit.checks_records import each
from models_registry.operations.audit.finding import Finding, in_order, warning
from models_registry.statistics.precision import agrees, plainly

ALL, ABOVE = "launch-areas", "launch-areas-above-target"
# What the three share: they stand in one report and speak of one area, period and status.
SHARED = (
    "report_id",
    "scope",
    "region_id",
    "province_id",
    "place_id",
    "period_kind",
    "period_start",
    "period_end",
    "model_id",
    "detail",
    "status",
)
MOST_NAMED = 20


def launches_fit_their_target() -> Iterator[Finding]:
    """Check N areas = target + A above it, and A / target = the percentage, where all are given."""
    consistent = 0
    for three in _threes():
        found = _compare(*three)
        consistent += found.level == "in order"
        if found.level != "in order" or consistent <= MOST_NAMED:
            yield found
    if consistent > MOST_NAMED:
        yield in_order("launch areas", f"{consistent - MOST_NAMED} more reports: consistent")


def _threes() -> Iterator[tuple[Figure, Figure, Figure]]:
    held = Figure.objects.exclude(state=State.WITHDRAWN).filter(
        indicator__in=(ALL, ABOVE, ABOVE_TARGET_PERCENT), qualifier=Qualifier.EXACT
    )
    rows = each(held.select_related("report").order_by(*SHARED, "pk"), "launches")
    for _claim, group in groupby(rows, lambda figure: [getattr(figure, at) for at in SHARED]):
        yield from _complete(group)


def _complete(group: Iterable[Figure]) -> Iterator[tuple[Figure, Figure, Figure]]:
    by_code = {figure.indicator_id: figure for figure in group}
    if len(by_code) == 3:
        yield by_code[ALL], by_code[ABOVE], by_code[ABOVE_TARGET_PERCENT]


def _compare(all_: Figure, above: Figure, percent: Figure) -> Finding:
    areas, more, share = (Decimal(str(one.value)) for one in (all_, above, percent))
    subject = f"launch areas of {all_.report.slug}"
    target = areas - more
    if target <= 0:
        told = f"{plainly(more)} of {plainly(areas)} areas above the target leave no target"
        return warning(above, "target", told)
    exact = 100 * more / target
    sums = f"{plainly(areas)} = {plainly(target)} + {plainly(more)}"
    ratio = f"{plainly(more)} / {plainly(target)}"
    if agrees(exact, share, percent):
        return in_order(subject, f"{sums}, {ratio} = {plainly(share)} %: consistent")
    return warning(percent, "target", f"{sums}, {ratio} = {exact:.2f} %, not {plainly(share)} %")
