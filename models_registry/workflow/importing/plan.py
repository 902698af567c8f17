"""What a file would do: each row with its outcome, and a mark of all that it was planned on."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from import_export.results import RowResult

from models_registry.models import Figure
from models_registry.statistics import formatting as wording
from models_registry.workflow.importing.records import Records
from models_registry.workflow.importing.resource import FigureResource
from models_registry.workflow.importing.rules import broken
from models_registry.workflow.importing.table import Table
from models_registry.workflow.publication import mark_of

NEW, CHANGED, SAME, REFUSED = KINDS = ("new", "changed", "same", "refused")
KIND_OF = {
    RowResult.IMPORT_TYPE_NEW: NEW,
    RowResult.IMPORT_TYPE_UPDATE: CHANGED,
    RowResult.IMPORT_TYPE_SKIP: SAME,
    RowResult.IMPORT_TYPE_INVALID: REFUSED,
}
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Outcome:
    """What would become of one row, in words.

    figure: the stored figure that it is about, None for none. told: what a reader knows the row
    by. changes: (column, old, new); problems: (column, message).
    """

    row: int
    kind: str
    figure: int | None = None
    told: str = ""
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Plan:
    """All rows of a file. What is refused once is refused whole."""

    mark: str
    notes: list[str]
    outcomes: list[Outcome] = field(default_factory=list)
    # What would be written, by the place of its outcome.
    planned: dict[int, Figure] = field(default_factory=dict)

    @property
    def new(self) -> list[Figure]:
        """The figures that would be added."""
        return [one for one in self.planned.values() if one.pk is None]

    @property
    def changed(self) -> list[Figure]:
        """The drafts that would be changed, as they would be."""
        return [one for one in self.planned.values() if one.pk is not None]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows end in which way."""
        counted = Counter(one.kind for one in self.outcomes)
        return {kind: counted[kind] for kind in KINDS}

    def as_data(self) -> dict[str, Any]:
        """Return what a page shows of it, as JSON holds it."""
        rows = [asdict(one) for one in self.outcomes]
        return {"mark": self.mark, "notes": self.notes, "counts": self.counts, "rows": rows}


def plan_of(table: Table, tell: Tell = lambda done, total: None) -> Plan:
    """Return what the table would do to what is stored now.

    tell: is told how many rows of how many are planned.
    """
    records = Records(table)
    resource = _Telling(table, records, tell)
    dataset = tablib.Dataset(*(cells for _number, cells in table.rows), headers=table.columns)
    # Without a transaction: on SQLite it would keep every other writer waiting.
    resource.import_data_inner(
        dataset,
        dry_run=True,
        raise_errors=False,
        using_transactions=False,
        collect_failed_rows=False,
    )
    plan = resource.plan
    _refuse_broken(plan)
    plan.mark = _mark(table, records, plan.outcomes)
    return plan


def _refuse_broken(plan: Plan) -> None:
    """Refuse the rows that a check of the database would refuse."""
    places = {id(figure): place for place, figure in plan.planned.items()}
    for figure, wrong in broken(list(plan.planned.values())):
        place = places[id(figure)]
        one = plan.outcomes[place]
        problems = [(name, words) for name, messages in wrong.items() for words in messages]
        plan.outcomes[place] = replace(one, kind=REFUSED, changes=[], problems=problems)
        del plan.planned[place]


def _mark(table: Table, records: Records, outcomes: list[Outcome]) -> str:
    """Return a mark of the cells, of the records they name, and of what would become of each."""
    ends = [(one.row, one.kind, one.figure) for one in outcomes]
    cells = sha256(repr((table.columns, table.rows, ends)).encode("utf-8", "replace"))
    return mark_of(records.touched()) + cells.hexdigest()[:32]


class _Telling(FigureResource):
    """Writes the plan as the rows go by."""

    def __init__(self, table: Table, records: Records, tell: Tell) -> None:
        super().__init__(table, records)
        self.tell = tell
        self.plan = Plan("", list(table.notes))

    def import_row(self, row: Any, instance_loader: Any, **kwargs: Any) -> Any:
        """Plan one row."""
        self.before, self.holder = {}, None
        row = {"id": "", **row}
        result = super().import_row(row, instance_loader, **kwargs)
        # What is no problem of the row is a fault of ours, and is not hidden in it.
        for fault in result.errors:
            raise fault.error
        number = self.table.rows[kwargs["row_number"] - 1][0]
        self.plan.outcomes.append(self._outcome(number, result, row))
        self.tell(kwargs["row_number"], len(self.table.rows))
        return result

    def _outcome(self, number: int, result: Any, row: Any) -> Outcome:
        kind, figure = KIND_OF[result.import_type], result.instance
        if kind == REFUSED:
            problems = self._problems(result.validation_error)
            return Outcome(number, kind, self._about(row), _cells(row), problems=problems)
        if kind == SAME:
            held = self.holder if figure.pk is None else figure
            return Outcome(number, kind, held.pk if held else None, _words(figure))
        self.plan.planned[len(self.plan.outcomes)] = figure
        changes = self.changes(figure) if kind == CHANGED else []
        return Outcome(number, kind, figure.pk, _words(figure), changes)

    def _problems(self, error: ValidationError) -> list[tuple[str, str]]:
        found = error.message_dict.items()
        return [(name, message) for name, messages in found for message in messages]

    def _about(self, row: Any) -> int | None:
        """Return the stored figure with which a refused row collides."""
        if self.holder is not None:
            return self.holder.pk
        return int(row["id"]) if self.before else None


def _words(figure: Figure) -> str:
    parts = (figure.report.slug, figure.indicator_id, figure.area_name, figure.as_written)
    return " · ".join([*map(str, parts), str(wording.quantity(figure))])


def _cells(row: Any) -> str:
    """Return what a row says of itself where no figure could be made of it."""
    names = ("report", "indicator", "value", "as_written")
    return " · ".join(str(row[name])[:160] for name in names if isinstance(row[name], str))
