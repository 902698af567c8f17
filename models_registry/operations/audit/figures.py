"""What figures say: the rules that the desk asks too, copies, targets, and what divides them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import groupby, islice
from typing import Any

from django.db.models import Max, Min

from models_registry.models import Break, CopyKind, Figure, PartKind, Qualifier, State
from models_registry.models.finding import Finding as RuleFinding
from models_registry.models.indicator import ABOVE_TARGET_PERCENT
from models_registry.operations.audit.finding import Finding, cited, each, error, in_order, warning
from models_registry.statistics.breakdown import parts_of
from models_registry.statistics.precision import agrees, plainly, share_of
from models_registry.workflow.justifications import Justifications
from models_registry.workflow.rules import Context, rules_of_stored

# What the rules look at beside the figure's own columns.
RELATED = (
    "report",
    "indicator",
    "province",
    "place",
    "model",
    "part_of__indicator",
    "copy_of__report",
)
# Figures asked about at once: their texts and parts are held meanwhile.
FIGURES_ASKED_AT_ONCE = 500


def figures_keep_the_rules() -> Iterator[Finding]:
    """Ask the rules that the desk asks, but for what somebody justified; count what is right."""
    seen: Counter[str] = Counter()
    stored = Figure.objects.exclude(state=State.WITHDRAWN).select_related(*RELATED).order_by("pk")
    walk = each(stored, "figures' rules")
    while chunk := list(islice(walk, FIGURES_ASKED_AT_ONCE)):
        context, given = Context.of(chunk), Justifications(chunk)
        for figure in chunk:
            found = _asked(figure, context)
            seen.update(_in_order(figure, context, {finding.code for finding in found}))
            for finding in found:
                if not (given.of(figure, finding) or _is_told_at_its_part(figure, finding)):
                    yield _line(figure, finding)
    yield from _summary(seen)


def _asked(figure: Figure, context: Context) -> list[RuleFinding]:
    found: list[RuleFinding] = []
    for rule in rules_of_stored(figure):
        # A date that is none is named by another check.
        with suppress(ValueError):
            found += rule(figure, context)
    return found


def _is_told_at_its_part(figure: Figure, finding: RuleFinding) -> bool:
    """Whether the part will say, or has said, that it is more than this whole."""
    is_of_a_part = finding.other is not None and finding.other.part_of_id == figure.pk
    return finding.code == "part" and is_of_a_part


def _line(figure: Figure, finding: RuleFinding) -> Finding:
    level = error if finding.is_error else warning
    words = f" {cited(figure)}" if finding.code == "evidence" else ""
    return level(figure, finding.code, f"{finding.message}{words}")


def _in_order(figure: Figure, context: Context, codes: set[str]) -> Iterator[str]:
    """Yield what is right about the figure, for the summary."""
    yield "figures"
    if not figure.written_values():
        yield "give none"
    else:
        yield "missing" if "evidence" in codes else "standing"
    if figure.percent is not None and share_of(figure) is not None and "percent" not in codes:
        yield "percentages"
    if figure.part_kind == PartKind.OF_WHICH and _is_within_its_whole(figure):
        yield "parts"
    given = parts_of(figure, context.parts_of(figure))
    if given and given.missing == 0:
        yield "wholes"


def _is_within_its_whole(part: Figure) -> bool:
    whole = part.part_of.value if part.part_of else None
    return part.value is not None and whole is not None and part.value <= whole


def _summary(seen: "Counter[str]") -> Iterator[Finding]:
    if figures := seen["figures"]:
        yield in_order(f"{figures} figures", _standing(seen))
    for kind, subject, words in (
        ("percentages", "percentages", "each follows from its two counts"),
        ("parts", "parts 'of which'", "none is more than its whole"),
        ("wholes", "wholes", "each is the sum of its parts"),
    ):
        if count := seen[kind]:
            yield in_order(f"{count} {subject}", words)


def _standing(seen: "Counter[str]") -> str:
    start = f"the number of each of {seen['standing']} stands in its words"
    return start + "".join(
        f", {seen[kind]} {words}"
        for kind, words in (("give none", "give none"), ("missing", "do not"))
        if seen[kind]
    )


AREA = ("province", "region")


def breaks_are_crossed() -> Iterator[Finding]:
    """Find breaks that no series crosses: none has figures before their date and since then."""
    for break_ in Break.objects.order_by("pk"):
        if not any(_crosses(break_, area) for area in _series(break_)):
            missing = f"has figures before {break_.from_on} and since then"
            yield warning(break_, "break", f"no series of {break_.indicator_id} {missing}")


def _series(break_: Break) -> Iterator[Any]:
    """Yield the first and the last day of each area's series that the break may divide."""
    counted = Figure.objects.filter(indicator=break_.indicator)
    for figures in (counted.over_time(), counted.totals_over_time()):
        own = figures.filter(province=break_.province) if break_.province_id else figures
        areas = own.order_by().values(*AREA)
        yield from areas.annotate(first=Min("period_last"), last=Max("period_last"))


def _crosses(break_: Break, area: Any) -> bool:
    return bool(str(area["first"]) < break_.from_on <= str(area["last"]))


def copies_are_as_exact_as_said() -> Iterator[Finding]:
    """Find copies called the same that differ, and those called rounded that do not."""
    count = 0
    held = Figure.objects.exclude(state=State.WITHDRAWN).filter(copy_of__isnull=False)
    for copy in each(held.select_related("copy_of").order_by("pk"), "copies"):
        assert copy.copy_of
        count += 1
        equal = copy.value == copy.copy_of.value
        if (copy.copy_kind, equal) in {(CopyKind.SAME, False), (CopyKind.ROUNDED, True)}:
            message = f"{plainly(copy.value)} and {plainly(copy.copy_of.value)} in figure"
            yield error(copy, "copy", f"called {copy.copy_kind}: {message} {copy.copy_of_id}")
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
    areas, more, share = (Decimal(str(figure.value)) for figure in (all_, above, percent))
    subject = f"launch areas of {all_.report.slug}"
    target = areas - more
    if target <= 0:
        message = f"{plainly(more)} of {plainly(areas)} areas above the target leave no target"
        return warning(above, "target", message)
    exact = 100 * more / target
    sums = f"{plainly(areas)} = {plainly(target)} + {plainly(more)}"
    ratio = f"{plainly(more)} / {plainly(target)}"
    if agrees(exact, share, percent):
        return in_order(subject, f"{sums}, {ratio} = {plainly(share)} %: consistent")
    return warning(percent, "target", f"{sums}, {ratio} = {exact:.2f} %, not {plainly(share)} %")
