"""A percentage beside 'so many out of so many' follows from them."""

from collections.abc import Iterator

from models_registry.models import Figure, Qualifier, State
from models_registry.operations.audit.checks_records import each
from models_registry.operations.audit.finding import Finding, in_order, warning
from models_registry.statistics.precision import agrees, plainly, share_of


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
