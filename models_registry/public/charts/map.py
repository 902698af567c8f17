"""A map of one indicator over the units of one set."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from models_registry.models import Indicator
from models_registry.statistics.by_unit import UnitRow
from models_registry.statistics.choropleth import Bounds, Choropleth, Shape, UnitState
from models_registry.statistics.formatting import (
    claim,
    dates_of,
    parts_reported,
    qualified,
    quantity_of,
)
from models_registry.statistics.window import titled
from movement_stats.lib.charts import Series
from movement_stats.lib.maps import Area, Label, LegendLine, Map
from provinces.islands import island_groups

# The line of the legend for what is known of a part of the unit alone; it goes with any class.
PARTIAL = "partial"
WITHOUT_NUMBER = [state for state in UnitState if state not in {UnitState.NUMBER, UnitState.ZERO}]
# The colours of as many classes: few are spread over the whole scale.
COLORS = {0: (), 1: (3,), 2: (2, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}


def over_units(found: Choropleth) -> Map:
    """Return an area a unit, filled by its class; what is not held is filled apart from zero."""
    colors = COLORS[len(found.classes)]
    name = titled(found.indicator.name, [found.window])
    looks = {bounds: f"class-{color}" for bounds, color in zip(found.classes, colors, strict=True)}
    unit = _("%s per 100,000 people") % found.indicator.unit
    return Map(
        title=name,
        kind="map",
        unit=unit if found.per_head else found.indicator.unit,
        labels=[str(shape.unit) for shape in found.shapes],
        series=[Series(name, [_area(found, shape, looks) for shape in found.shapes])],
        legend=_legend(found, looks),
        names=[Label(group.name, group.longitude, group.latitude) for group in island_groups()],
    )


def area_in_words(found: Choropleth, shape: Shape) -> str:
    """Return what is held of a unit in one line: number, period, and how much of it is known."""
    if shape.row is None:
        return str(UnitState.NONE.label)
    words = [rate_in_words(shape)] if found.per_head else []
    words.append(row_in_words(found.indicator, shape.row))
    if shape.state == UnitState.NO_RATE:
        words.append(str(shape.state.label))
    return ", ".join(filter(None, words))


def row_in_words(indicator: Indicator, row: UnitRow) -> str:
    """Return a unit's figure, or the sum of its parts' with dates and share of parts reported."""
    total = row.total
    if not row.is_rolled_up:
        return claim(row.figures[0])
    if not row.is_within:
        return "; ".join(f"{figure.province}: {claim(figure)}" for figure in row.figures)
    if total.value is None:
        return total.why_not
    parts = [quantity_of(total, indicator), dates_of(total), parts_reported(total)]
    return ", ".join(filter(None, parts))


def rate_in_words(shape: Shape) -> str:
    """Return the rate of a unit and the year of its population; '' where there is no rate."""
    if shape.row is None or shape.value is None:
        return ""
    rate = qualified(shape.value, shape.row.total.qualifier)
    words = _("%(rate)s per 100,000 people of %(year)s")
    return words % {"rate": rate, "year": shape.unit.population_year}


def _area(found: Choropleth, shape: Shape, looks: dict[Bounds, str]) -> Area:
    return Area(
        value=shape.value,
        text=area_in_words(found, shape),
        link=reverse("province-detail", args=[shape.unit.pk]),
        shape=shape.unit.pk,
        look=looks[shape.bounds] if shape.bounds else str(shape.state),
        is_partial=shape.is_partial,
    )


def _legend(found: Choropleth, looks: dict[Bounds, str]) -> list[LegendLine]:
    classes = [LegendLine(look, str(bounds)) for bounds, look in looks.items()]
    partial = [LegendLine(PARTIAL, _("dotted outline: not all parts reported"))]
    is_partial = any(shape.is_partial for shape in found.shapes)
    return [
        *_states(found, [UnitState.ZERO]),
        *classes,
        *_states(found, WITHOUT_NUMBER),
        *(partial if is_partial else ()),
    ]


def _states(found: Choropleth, of: Iterable[UnitState]) -> list[LegendLine]:
    present = {shape.state for shape in found.shapes}
    return [LegendLine(state, str(state.label)) for state in of if state in present]
