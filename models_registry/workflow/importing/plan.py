"""What a file would do: each row with its outcome, and a mark of all that it was planned on.

Each row is read into a new figure or a copy of the stored one, tried by the rules, and said to be
new, changed, the same, or refused. Nothing is stored: `storage` does that, at once.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.db.models import DecimalField, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_registry.models import Figure, State
from models_registry.statistics import formatting
from models_registry.workflow.importing import cells
from models_registry.workflow.importing.cells import Cell
from models_registry.workflow.importing.columns import WRITTEN, as_row, codes_of, field_of
from models_registry.workflow.importing.records import ClaimKey, Records, claim_key
from models_registry.workflow.importing.rules import Problems, broken, problems_of
from models_registry.workflow.importing.table import Table
from models_registry.workflow.publication import fingerprint
from movement_stats.lib.partial_dates import PartialDateField

# (rows done, rows in all)
Tell = Callable[[int, int], None]
# What a cell without codes, which names no record, is read by; others are text.
READERS: dict[type, Callable[[Cell], Any]] = {
    DecimalField: cells.number,
    PartialDateField: cells.day,
}


class Kind(TextChoices):
    """What would become of a row."""

    NEW = "new", gettext_lazy("new")
    CHANGED = "changed", gettext_lazy("changed")
    SAME = "same", gettext_lazy("same")
    REFUSED = "refused", gettext_lazy("refused")


class PlannedRow:
    """One row of a table: the figure that it makes, not stored yet, and what speaks against it.

    holder: another stored figure that has its claim. changes: (column, old, new) where it differs
    from what is stored. problems: column → messages. summary: what a reader knows the row by.
    """

    def __init__(self, number: int, row: dict[str, Cell], records: Records) -> None:
        self.number, self.cells, self._records = number, row, records
        self.figure = Figure()
        self.holder: Figure | None = None
        self.changes: list[tuple[str, str, str]] = []
        self.problems: Problems = {}
        self.summary = ""

    def read(self) -> None:
        """Read the cells into the figure, and compare it with what is stored."""
        try:
            self.figure = self._records.figure_of(cells.whole(self.cells.get("id", "")))
        except ValueError as error:
            self.problems = {"id": [str(error)]}
            return
        names = [name for name in self.cells if name in WRITTEN]
        for name in names:
            try:
                setattr(self.figure, name, self._value(name))
            except ValueError as error:
                self.problems[name] = [str(error)]
        if not self.problems:
            self.figure.fill_province()
            self.holder = self._records.holder_of(self.figure)
            self.changes = self._changes(names)

    def _value(self, name: str) -> Any:
        """Return what a cell holds, as the figure's field takes it. ValueError."""
        column, cell = field_of(name), self.cells[name]
        if column.is_relation:
            record = self._records.find(name, self.cells)
            if record is None and not column.null:
                raise ValueError(_("Name one: every figure has its own."))
            return record
        if codes := codes_of(name):
            code = cells.code(cell) or column.get_default()
            if code and code not in codes:
                message = _("It must be one of %(codes)s.")
                raise ValueError(message % {"codes": ", ".join(codes)})
            return code
        return READERS.get(type(column), cells.text)(cell)

    def _changes(self, names: list[str]) -> list[tuple[str, str, str]]:
        """Return where the figure differs from what is stored of it, or holds its claim."""
        stored = self._records.figures.get(self.figure.pk or 0, self.holder)
        if stored is None:
            return []
        old, new = as_row(stored), as_row(self.figure)
        return [(name, old[name], new[name]) for name in names if old[name] != new[name]]

    @property
    def key(self) -> int | ClaimKey | None:
        """What no second row may be about, None where that is not known."""
        if self.figure.pk or self.problems or self.holder:
            return self.figure.pk
        return claim_key(self.figure)

    @property
    def kind(self) -> Kind:
        """What would become of the row."""
        if self.problems:
            return Kind.REFUSED
        if (self.figure.pk or self.holder) and not self.changes:
            return Kind.SAME
        return Kind.CHANGED if self.figure.pk else Kind.NEW

    def check(self, first: int) -> None:
        """Find what the forms refuse, and what only they may do.

        first: the number of the first row that is about the same figure.
        """
        if first != self.number:
            message = _("Row %(row)s of the file is about the same figure.") % {"row": first}
            self.holder, self.problems = None, {"id" if self.figure.pk else "indicator": [message]}
        elif self.kind != Kind.SAME and "id" not in self.problems:
            found = {} if self.problems else self._not_by_file()
            found = found or problems_of(self.figure, set(self.problems))
            self.problems = {**found, **self.problems}
        self.summary = self._cells_in_words() if self.problems else _in_words(self.figure)

    def _not_by_file(self) -> Problems:
        """Return why this figure is not changed or added by a file."""
        figure, report = self.figure, self.figure.report
        if figure.pk and figure.state != State.DRAFT:
            message = _("What was published changes only with a correction, on the figure's page.")
            return {name: [message] for name, _old, _new in self.changes}
        if figure.pk and (message := self._overtaken()):
            return {"version": [message]}
        if report.state == State.WITHDRAWN:
            return {"report": [_("The report was withdrawn.")]}
        if self.holder is not None:
            message = _(
                "Figure %(id)s holds this claim of the report already: give its number in the "
                "column id to change it, or a detail that tells the two apart."
            )
            return {"indicator": [message % {"id": self.holder.pk}]}
        return {}

    def _overtaken(self) -> str:
        """Return that somebody has saved the figure since the file was made, '' for nobody."""
        try:
            version = cells.whole(self.cells.get("version", ""))
        except ValueError as error:
            return str(error)
        if version in {None, self.figure.version}:
            return ""
        return _(
            "Somebody has saved this figure since the file was made (version %(file)s, now "
            "%(now)s): make the file anew."
        ) % {"file": version, "now": self.figure.version}

    def _cells_in_words(self) -> str:
        """Return what a row says of itself where no figure could be made of it."""
        known_by = [self.cells[name] for name in ("report", "indicator", "value", "as_written")]
        return " · ".join(cell[:160] for cell in known_by if isinstance(cell, str))

    @property
    def about(self) -> int | None:
        """The stored figure that the row is about, None for none."""
        key, holder = self.figure.pk, self.holder.pk if self.holder else None
        return (holder or key) if self.problems else (key or holder)

    def as_data(self) -> dict[str, Any]:
        """Return what a page shows of the row, as JSON holds it."""
        return {
            "row": self.number,
            "kind": self.kind.value,
            "figure": self.about,
            "summary": self.summary,
            "changes": self.changes if self.kind == Kind.CHANGED else [],
            "problems": [(name, words) for name, found in self.problems.items() for words in found],
        }


def _in_words(figure: Figure) -> str:
    parts = (figure.report.slug, figure.indicator_id, figure.area_name, figure.as_written)
    return " · ".join(map(str, (*parts, formatting.quantity(figure))))


@dataclass
class Plan:
    """All rows of a file. What is refused once is refused whole."""

    notes: list[str]
    rows: list[PlannedRow] = field(default_factory=list)
    mark: str = ""

    @property
    def written(self) -> list[PlannedRow]:
        """The rows that would be stored."""
        return [row for row in self.rows if row.kind in {Kind.NEW, Kind.CHANGED}]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows end in which way."""
        counted = Counter(row.kind for row in self.rows)
        return {kind.value: counted[kind] for kind in Kind}

    def as_data(self) -> dict[str, Any]:
        """Return what a page shows of it, as JSON holds it."""
        rows = [row.as_data() for row in self.rows]
        return {"mark": self.mark, "notes": self.notes, "counts": self.counts, "rows": rows}


def plan_of(table: Table, tell: Tell = lambda done, total: None) -> Plan:
    """Return what the table would do to what is stored now; `tell` hears how far it has come."""
    plan, records = Plan([*table.notes]), Records(table)
    first_rows: dict[int | ClaimKey, int] = {}
    for number, values in table.rows:
        row = PlannedRow(number, dict(zip(table.columns, values, strict=True)), records)
        row.read()
        row.check(first_rows.setdefault(row.key, number) if row.key else number)
        plan.rows.append(row)
        tell(len(plan.rows), len(table.rows))
    written = {id(row.figure): row for row in plan.written}
    for figure, problems in broken([row.figure for row in written.values()]):
        written[id(figure)].problems = problems
    plan.mark = _mark(table, records, plan)
    return plan


def _mark(table: Table, records: Records, plan: Plan) -> str:
    """Return a mark of the cells, of the records they name, and of what would become of each."""
    ends = [(row.number, row.kind.value, row.about) for row in plan.rows]
    content = sha256(repr((table.columns, table.rows, ends)).encode("utf-8", "replace"))
    return fingerprint(records.touched()) + content.hexdigest()[:32]
