"""A copy is as exact as it is said to be."""

from collections.abc import Iterator

from models_registry.models import CopyKind, Figure, State
from models_registry.operations.audit.checks_records import each
from models_registry.operations.audit.finding import Finding, error, in_order
from models_registry.statistics.precision import plainly


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
