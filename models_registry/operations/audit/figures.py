"""What figures say: their rules, their parts, copies, percentages and targets, and what divides
them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Count, F, Max, Min, QuerySet, Sum

from models_registry.models import Break, CopyKind, Figure, PartKind, Qualifier, State
from models_registry.models.figure_rules import contradictions
from models_registry.models.indicator import ABOVE_TARGET_PERCENT
from models_registry.operations.audit.finding import Finding, each, error, in_order, warning
from models_registry.statistics.precision import agrees, plainly, share_of
from movement_stats.lib.tracked import Problems

RELATED = ("report", "indicator", "province", "part_of__indicator", "copy_of__report", "model")
CODES = {"as_written": "evidence", "period_kind": "period", "province": "existence"}


def figures_keep_the_rules() -> Iterator[Finding]:
    """Try the rules that forms try, and tell how many numbers stand in their words."""
    seen: Counter[str] = Counter()
    held = Figure.objects.exclude(state=State.WITHDRAWN).select_related(*RELATED).order_by("pk")
    for figure in each(held, "figures' rules"):
        found = contradictions(figure)
        seen[_standing(figure, found)] += 1
        for field, message in found.items():
            told = f"{message} {_cited(figure)}" if field == "as_written" else message
            yield error(figure, CODES.get(field, field), told)
    if seen:
        yield in_order(f"{seen.total()} figures", _told(seen))


def _standing(figure: Figure, found: Problems) -> str:
    if not figure.written_values():
        return "give none"
    return "missing" if "as_written" in found else "standing"


def _cited(figure: Figure) -> str:
    numbers = ", ".join(f"{number.normalize():f}" for number in figure.written_values())
    return f"({numbers}: '{figure.as_written}')"


def _told(seen: "Counter[str]") -> str:
    told = f"the number of each of {seen['standing']} stands in its words"
    return told + "".join(
        f", {seen[kind]} {words}"
        for kind, words in (("give none", "give none"), ("missing", "do not"))
        if seen[kind]
    )


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


def copies_are_as_exact_as_said() -> Iterator[Finding]:
    """Find copies called the same that differ, and those called rounded that do not."""
    count = 0
    held = Figure.objects.exclude(state=State.WITHDRAWN).filter(copy_of__isnull=False)
    for copy in each(held.select_related("copy_of").order_by("pk"), "copies"):
        assert copy.copy_of
        count += 1
        equal = copy.value == copy.copy_of.value
        if (copy.copy_kind, equal) in {(CopyKind.SAME, False), (CopyKind.ROUNDED, True)}:
            told = f"{plainly(copy.value)} and {plainly(copy.copy_of.value)} in figure"
            yield error(copy, "copy", f"called {copy.copy_kind}: {told} {copy.copy_of_id}")
    if count:
        yield in_order(f"{count} copies", "compared with their originals")


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


def percents_follow_from_their_counts() -> Iterator[Finding]:
    """Compare at the precision written; a count that is not exact gives no exact percentage."""
    count = wrong = 0
    held = Figure.objects.exclude(state=State.WITHDRAWN).filter(
        percent__isnull=False, out_of__gt=0, qualifier=Qualifier.EXACT
    )
    for figure in each(held.select_related("report").order_by("pk"), "percentages"):
        share, percent = share_of(figure), figure.percent
        assert share is not None
        assert percent is not None
        count += 1
        if not agrees(share, percent, figure):
            wrong += 1
            told = f"{plainly(figure.value)} / {plainly(figure.out_of)} = {share:.2f} %"
            yield warning(figure, "percent", f"{told}, not {plainly(percent)} %")
    if count > wrong:
        yield in_order(f"{count - wrong} percentages", "each follows from its two counts")
