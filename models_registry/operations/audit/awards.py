"""The counts of awards stand in their words, and each award is somebody's."""

from collections import Counter
from collections.abc import Iterator

from models_registry.models import Award, State
from models_registry.operations.audit.checks_records import each
from models_registry.operations.audit.finding import Finding, error, in_order
from models_registry.transcription.evidence import missing_numbers


def award_counts_stand_in_their_words() -> Iterator[Finding]:
    """Look each count up in the words; what is unquantified needs none."""
    seen: Counter[bool] = Counter()
    held = Award.objects.exclude(state=State.WITHDRAWN).select_related("report").order_by("pk")
    for award in each(held, "awards"):
        counts = award.written_values()
        seen[bool(counts)] += 1
        missing = missing_numbers(counts, award.as_written, award.report.language)
        if missing:
            told = ", ".join(map(str, missing))
            yield error(award, "evidence", f"{told} does not stand in '{award.as_written}'")
    if seen:
        told = f"the counts of {seen[True]} looked up in their words, {seen[False]} give none"
        yield in_order(f"{seen.total()} awards", told)


def awards_name_a_body() -> Iterator[Finding]:
    """Find awards that nobody gave: a body is needed, and the database cannot ask for it."""
    for award in Award.objects.exclude(state=State.WITHDRAWN).filter(bodies__isnull=True):
        yield error(award, "bodies", "names no body that gave it")
