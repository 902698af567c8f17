"""The records that a table names, read in a few queries, and found by the names in its cells."""

import copy
from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from models_registry.models import Body, Figure, Indicator, Report, SecurityModel, State
from models_registry.workflow.importing import cells
from models_registry.workflow.importing.cells import Cell
from models_registry.workflow.importing.columns import field_of
from models_registry.workflow.importing.table import Table
from movement_stats.lib.constraints import fields_of
from provinces.gazetteer import regions_named, units_named
from provinces.models import Place, Province, Region

# What the rules of a figure look at.
JOINED = (
    *("report", "indicator", "region", "province", "place__province", "model__province"),
    *("model__report", "stated_by", "part_of__indicator", "part_of__report", "copy_of__report"),
)
ClaimKey = tuple[str, ...]
ONE_CLAIM: Any = next(
    rule for rule in Figure._meta.constraints if rule.name == "figure_claim_unique"
)
CLAIM_COLUMNS = [field_of(name).attname for name in fields_of(ONE_CLAIM)]


def claim_key(figure: Figure) -> ClaimKey:
    """Return what no two figures of a report have alike, but for withdrawn ones."""
    return tuple(str(getattr(figure, column) or "") for column in CLAIM_COLUMNS)


class Records:
    """What the rows of one table name, as it is stored when they are read."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._named: dict[str, dict[str, Any]] = {
            "report": self._by_slug(Report, "report"),
            "model": self._by_slug(SecurityModel, "model", "province", "report"),
            "stated_by": self._by_slug(Body, "stated_by"),
            "indicator": Indicator.objects.in_bulk(),
            "province": Province.objects.in_bulk(),
            "region": Region._base_manager.in_bulk(),
        }
        keys = {
            key for name in ("id", "part_of", "copy_of") for key in self._read(name, cells.whole)
        }
        figures = Figure.objects.select_related(*JOINED)
        self.figures: dict[int, Figure] = figures.in_bulk(list(keys))
        self._places: dict[tuple[str, str], list[Place]] = defaultdict(list)
        names = self._read("place", cells.code)
        for place in Place.objects.select_related("province").filter(name_en__in=names):
            self._places[place.province_id, place.name_en].append(place)
        of_reports = figures.filter(report__in=self._named["report"].values())
        self._by_claim = {
            claim_key(figure): figure for figure in of_reports.exclude(state=State.WITHDRAWN)
        }

    def _read(self, column: str, reader: Callable[[Cell], Any]) -> set[Any]:
        """Return what stands in a column, without what cannot be read."""
        return set(self._readable(column, reader)) if column in self._table.columns else set()

    def _readable(self, column: str, reader: Callable[[Cell], Any]) -> Iterator[Any]:
        place = self._table.columns.index(column)
        for _number, row in self._table.rows:
            try:
                if value := reader(row[place]):
                    yield value
            except ValueError:
                continue

    def _by_slug(self, model: Any, column: str, *joined: str) -> dict[str, Any]:
        rows = model._base_manager.select_related(*joined)
        return {
            record.slug: record for record in rows.filter(slug__in=self._read(column, cells.code))
        }

    def touched(self) -> list[Any]:
        """Return every record that the rows name, in one order."""
        groups = (*(group.values() for group in self._named.values()), *self._places.values())
        every = [record for group in (*groups, self.figures.values()) for record in group]
        return sorted(every, key=lambda record: (record._meta.label, str(record.pk)))

    def holder_of(self, figure: Figure) -> Figure | None:
        """Return the stored figure, not withdrawn, that has this figure's claim, if another has."""
        holder = self._by_claim.get(claim_key(figure))
        return None if holder is None or holder.pk == figure.pk else holder

    def figure_of(self, key: int | None) -> Figure:
        """Return a copy of the figure to be changed, a new one for no key. ValueError."""
        if key is None:
            return Figure()
        if key not in self.figures:
            message = _("There is no figure %(id)s; leave the cell empty for a new one.")
            raise ValueError(message % {"id": key})
        # Other rows may name the same record, as it is stored.
        return copy.copy(self.figures[key])

    def find(self, column: str, row: dict[str, Cell]) -> models.Model | None:
        """Return the record that a row names in a column, None for an empty cell. ValueError."""
        if column in {"part_of", "copy_of"}:
            return self._other_figure(row[column])
        name = cells.code(row[column])
        if not name:
            return None
        if column == "place":
            return self._place(name, row)
        found = self._named[column].get(name)
        if found is None:
            message = _("There is none called “%(name)s”.") % {"name": name[:60]}
            named = {"province": units_named, "region": regions_named}.get(column)
            near = (named(name) if named else []) or get_close_matches(
                name.lower(), self._named[column], 1
            )
            meant = _(" Is “%(name)s” meant?") % {"name": near[0]} if near else ""
            raise ValueError(message + meant)
        return found  # type: ignore[no-any-return]

    def _other_figure(self, cell: Cell) -> Figure | None:
        key = cells.whole(cell)
        if key is not None and key not in self.figures:
            raise ValueError(_("There is no figure %(id)s.") % {"id": key})
        return None if key is None else self.figures[key]

    def _place(self, name: str, row: dict[str, Cell]) -> Place:
        found = self._places.get((cells.code(row["province"]), name), [])
        if len(found) > 1:
            stored = self.figures.get(cells.whole(row.get("id", "")) or 0)
            found = [place for place in found if stored and place.pk == stored.place_id] or found
        if len(found) > 1:
            raise ValueError(
                _("This province has several places of this name: enter the figure by its form.")
            )
        if not found:
            message = _(
                "The province of this row has no place “%(name)s”: spell it as it is held, or add "
                "it first."
            )
            raise ValueError(message % {"name": name[:60]})
        return found[0]
