"""Every rule of a figure, tried on every figure that is not withdrawn."""

from collections import Counter
from collections.abc import Iterator

from models_registry.models import Figure, State
from models_registry.models.figure_rules import contradictions
from models_registry.operations.audit.checks_records import each
from models_registry.operations.audit.finding import Finding, error, in_order
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
