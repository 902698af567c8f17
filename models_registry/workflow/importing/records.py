"""The records that a table names, read in a few queries, and found by the names in its cells."""

import copy
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from models_registry.models import Body, Figure, Indicator, Report, SecurityModel, State
from models_registry.workflow.importing import cells
from models_registry.workflow.importing.table import Table
from movement_stats.lib.constraints import fields_of
from provinces.models import Place, Province, Region

# What the rules of a figure look at.
JOINED = (
    *("report", "indicator", "region", "province", "place__province", "model__province"),
    *("model__report", "stated_by", "part_of__indicator", "part_of__report", "copy_of__report"),
)
Claim = tuple[str, ...]
CLAIM = next(one for one in Figure._meta.constraints if one.name == "figure_claim_unique")
CLAIMED: list[str] = [
    Figure._meta.get_field(name).attname  # type: ignore[union-attr]
    for name in fields_of(CLAIM)  # type: ignore[arg-type]
]


def claim_of(figure: Figure) -> Claim:
    """Return what makes the figure's claim the only one of its kind in its report."""
    return tuple(str(getattr(figure, name) or "") for name in CLAIMED)


class Records:
    """What the rows of one table name, as it is stored when they are read."""

    def __init__(self, table: Table) -> None:
        self._columns = table.columns
        self._rows = table.rows
        self.named: dict[str, dict[Any, Any]] = {
            "report": self._by_slug(Report, "report"),
            "model": self._by_slug(SecurityModel, "model", "province", "report"),
            "stated_by": self._by_slug(Body, "stated_by"),
            "indicator": Indicator.objects.in_bulk(),
            "province": Province.objects.in_bulk(),
            "region": Region._base_manager.in_bulk(),
        }
        self.figures = self._figures()
        self._places = self._places_by_name()
        self._claims = self._held_claims()

    def _texts(self, column: str) -> set[str]:
        """Return what stands in a column, without what is no text."""
        return {text for text in self._read(column, cells.code) if text}

    def _read(self, column: str, reader: Any) -> Iterable[Any]:
        if column not in self._columns:
            return
        place = self._columns.index(column)
        for _number, row in self._rows:
            try:
                yield reader(row[place])
            except ValueError:
                continue

    def _by_slug(self, model: Any, column: str, *joined: str) -> dict[str, Any]:
        rows = model._base_manager.select_related(*joined).filter(slug__in=self._texts(column))
        return {one.slug: one for one in rows}

    def _figures(self) -> dict[int, Figure]:
        keys = {
            key
            for column in ("id", "part_of", "copy_of")
            for key in self._read(column, cells.whole)
        }
        return Figure.objects.select_related(*JOINED).in_bulk(list(keys - {None}))

    def _places_by_name(self) -> dict[tuple[str, str], list[Place]]:
        found: dict[tuple[str, str], list[Place]] = defaultdict(list)
        names = self._texts("place")
        for place in Place.objects.select_related("province").filter(name_en__in=names):
            found[place.province_id, place.name_en].append(place)
        return found

    def _held_claims(self) -> dict[Claim, Figure]:
        held = Figure.objects.filter(report__in=self.named["report"].values())
        rows = held.exclude(state=State.WITHDRAWN).select_related(*JOINED)
        return {claim_of(figure): figure for figure in rows}

    def holder_of(self, figure: Figure) -> Figure | None:
        """Return the stored figure, not withdrawn, that has this figure's claim, if another has."""
        held = self._claims.get(claim_of(figure))
        return None if held is None or held.pk == figure.pk else held

    def figure_of(self, key: int | None) -> Figure | None:
        """Return a figure to be changed, None for no key. ValueError where there is none."""
        if key is None:
            return None
        if key not in self.figures:
            raise ValueError(
                _("There is no figure %(id)s; leave the cell empty for a new one.") % {"id": key}
            )
        # A copy: other rows may name the same record, as it is stored.
        return copy.copy(self.figures[key])

    def find(self, column: str, row: dict[str, Any]) -> models.Model | None:
        """Return the record that a row names in a column, None for an empty cell. ValueError."""
        if column in {"part_of", "copy_of"}:
            return self._other_figure(row[column])
        name = cells.code(row[column])
        if not name:
            return None
        if column == "place":
            return self._place(name, row)
        found = self.named[column].get(name)
        if found is None:
            raise ValueError(self._unknown(column, name))
        return found  # type: ignore[no-any-return]

    def _other_figure(self, cell: cells.Cell) -> Figure | None:
        key = cells.whole(cell)
        if key is not None and key not in self.figures:
            raise ValueError(_("There is no figure %(id)s.") % {"id": key})
        return None if key is None else self.figures[key]

    def _unknown(self, column: str, name: str) -> str:
        told = _("There is none called “%(name)s”.") % {"name": name[:60]}
        near = get_close_matches(name.lower(), map(str, self.named[column]), 1)
        return told + (_(" Is “%(name)s” meant?") % {"name": near[0]} if near else "")

    def _place(self, name: str, row: dict[str, Any]) -> Place:
        found = self._places.get((cells.code(row["province"]), name), [])
        if len(found) > 1:
            held = self.figures.get(cells.whole(row.get("id", "")) or 0)
            found = [one for one in found if held and one.pk == held.place_id] or found
        if len(found) > 1:
            raise ValueError(
                _("This province has several places of this name: enter the figure by its form.")
            )
        if not found:
            raise ValueError(
                _(
                    "The province of this row has no place “%(name)s”: spell it as it is held, or "
                    "add it first."
                )
                % {"name": name[:60]}
            )
        return found[0]

    def touched(self) -> list[Any]:
        """Return every record that the rows name, in one order."""
        named = [one for found in self.named.values() for one in found.values()]
        places = [one for found in self._places.values() for one in found]
        every = [*named, *places, *self.figures.values()]
        return sorted(every, key=lambda one: (one._meta.label, str(one.pk)))
