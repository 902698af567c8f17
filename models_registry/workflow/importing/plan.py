"""What a file would do: each row with its outcome, and a mark of all that it was planned on.

Each row is read into a new figure or a copy of the stored one, tried by the rules, and said to be
new, changed, the same, or refused. Nothing is stored: `storage` does that, at once.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from import_export.results import RowResult
from import_export.widgets import Widget

from models_registry.models import Figure, State
from models_registry.statistics import formatting
from models_registry.workflow.importing import cells
from models_registry.workflow.importing.columns import COLUMNS, WRITTEN, codes_of, field_of, told
from models_registry.workflow.importing.records import Claim, Records, claim_of
from models_registry.workflow.importing.rules import broken, problems_of
from models_registry.workflow.importing.table import Table
from models_registry.workflow.publication import fingerprint

READERS: dict[str, Callable[[Any], Any]] = {
    "text": cells.text,
    "number": cells.number,
    "day": cells.day,
}


class Cell(Widget):  # type: ignore[misc]
    """A cell that is read by itself."""

    def __init__(self, reader: Callable[[Any], Any]) -> None:
        super().__init__()
        self.reader = reader

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """Return what the cell holds. ValueError."""
        return self.reader(value)


class Code(Widget):  # type: ignore[misc]
    """A cell with one of some codes; empty it holds the field's default."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.codes = codes_of(name)
        self.default = field_of(name).get_default()

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """Return the code. ValueError names those that there are."""
        code = cells.code(value) or self.default
        if code and code not in self.codes:
            told = _("It must be one of %(codes)s.")
            raise ValueError(told % {"codes": ", ".join(self.codes)})
        return code


class Named(Widget):  # type: ignore[misc]
    """A cell that names another record."""

    def __init__(self, name: str, records: Records) -> None:
        super().__init__()
        self.name, self.records = name, records

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """Return the record. ValueError."""
        found = self.records.find(self.name, row)
        if found is None and not field_of(self.name).null:
            raise ValueError(_("Name one: every figure has its own."))
        return found


class Held(BaseInstanceLoader):  # type: ignore[misc]
    """Finds the figure that a row changes, by its number."""

    def get_instance(self, row: Any) -> Figure | None:
        """Return it, None for a new one. ValidationError where it is not there."""
        try:
            found: Figure | None = self.resource.records.figure_of(cells.whole(row["id"]))
        except ValueError as error:
            raise ValidationError({"id": str(error)}) from None
        return found


class FigureResource(Resource):  # type: ignore[misc]
    """Plans the rows of one table."""

    class Meta:
        instance_loader_class = Held
        # What is stored is compared in the words of the file, and copied without its relations.
        skip_diff = True
        report_skipped = True
        store_instance = True

    def __init__(self, table: Table, records: Records) -> None:
        super().__init__()
        self.table, self.records = table, records
        self.columns = [name for name in table.columns if name in WRITTEN]
        self.fields = {"id": Field("id", "id", readonly=True)}
        self.fields |= {name: Field(name, name, self._widget(name)) for name in self.columns}
        self._met: dict[Any, int] = {}
        self.before: dict[str, str] = {}
        self.holder: Figure | None = None

    def _widget(self, name: str) -> Widget:
        kind = COLUMNS[name].kind
        if kind == "record":
            return Named(name, self.records)
        return Code(name) if kind == "code" else Cell(READERS[kind])

    def init_instance(self, row: Any = None) -> Figure:
        """Return a new draft."""
        return Figure()

    def after_init_instance(self, instance: Figure, new: bool, row: Any, **kwargs: Any) -> None:
        """Keep what is stored, in the words of a file."""
        self.before = {} if new else told(instance)
        self.holder = None
        if not new:
            self._refuse_twice("id", instance.pk, kwargs["row_number"])

    def import_instance(self, instance: Figure, row: Any, **kwargs: Any) -> None:
        """Read the cells into the figure; a place brings its province."""
        super().import_instance(instance, row, **kwargs)
        self.row_number = kwargs["row_number"]
        self.version = row.get("version", "")

    def changes(self, figure: Figure) -> list[tuple[str, str, str]]:
        """Return the columns in which a stored figure would change: name, old, new."""
        after = told(figure)
        return [
            (name, self.before[name], after[name])
            for name in self.columns
            if self.before[name] != after[name]
        ]

    def skip_row(
        self, instance: Figure, original: Any, row: Any, import_validation_errors: Any = None
    ) -> bool:
        """Return whether the row says what is stored already. ValidationError for a twin."""
        if import_validation_errors or not (instance.report_id and instance.indicator_id):
            return False
        instance.fill_province()
        self.holder = self.records.holder_of(instance)
        if self.before:
            return not self.changes(instance)
        if self.holder is None:
            self._refuse_twice("indicator", claim_of(instance), self.row_number)
            return False
        return self._says_what_is_stored(instance, self.holder)

    def _says_what_is_stored(self, figure: Figure, held: Figure) -> bool:
        new, old = told(figure), told(held)
        return all(new[name] == old[name] for name in self.columns)

    def _refuse_twice(self, column: str, key: int | Claim, number: int) -> None:
        first = self._met.setdefault(key, number)
        if first != number:
            row = self.table.rows[first - 1][0]
            words = _("Row %(row)s of the file is about the same figure.") % {"row": row}
            raise ValidationError({column: words})

    def validate_instance(
        self, instance: Figure, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Refuse what the forms refuse, and what only they may do."""
        errors = {name: list(wrong) for name, wrong in dict(import_validation_errors or {}).items()}
        found: dict[str, Any] = {} if errors else self._not_here(instance)
        found = found or problems_of(instance, set(errors))
        if errors or found:
            raise ValidationError({**found, **errors})

    def _not_here(self, figure: Figure) -> dict[str, str]:
        """Return why this figure is not changed or added by a file."""
        if figure.pk and figure.state != State.DRAFT:
            words = _("What was published changes only with a correction, on the figure's page.")
            return {name: words for name, _old, _new in self.changes(figure)}
        if figure.pk and (seen := self._version_in_file()) not in {None, figure.version}:
            words = _(
                "Somebody has saved this figure since the file was made (version %(file)s, now "
                "%(now)s): make the file anew."
            )
            return {"version": words % {"file": seen, "now": figure.version}}
        if figure.report_id and figure.report.state == State.WITHDRAWN:
            return {"report": _("The report was withdrawn.")}
        if self.holder is not None:
            words = _(
                "Figure %(id)s holds this claim of the report already: give its number in the "
                "column id to change it, or a detail that tells the two apart."
            )
            return {"indicator": words % {"id": self.holder.pk}}
        return {}

    def _version_in_file(self) -> int | None:
        try:
            return cells.whole(self.version)
        except ValueError as error:
            raise ValidationError({"version": str(error)}) from None


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
    return fingerprint(records.touched()) + cells.hexdigest()[:32]


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
    return " · ".join([*map(str, parts), str(formatting.quantity(figure))])


def _cells(row: Any) -> str:
    """Return what a row says of itself where no figure could be made of it."""
    names = ("report", "indicator", "value", "as_written")
    return " · ".join(str(row[name])[:160] for name in names if isinstance(row[name], str))
