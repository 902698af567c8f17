"""The columns of a table of figures: those of /figures.csv, and the rest of what a form asks."""

from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from models_registry.models import Figure
from movement_stats.lib.files import plain

_PARTIAL = _("2023, 2023-03 or 2023-03-06, as far as it is known; empty where it is not.")
_NUMBER = _("Digits alone, with a point before decimals: 26558 or 246.7.")
# Each with what it holds. What a cell is read as follows from the field that it fills.
COLUMNS = {
    "id": _("The figure's number; empty for a new one."),
    "report": _("The report's slug, the last part of its address."),
    "indicator": _("The indicator's code."),
    "scope": _("What the words speak of; then name just that area."),
    "region": _("The region's code, where the scope is a region."),
    "province": _("The province's id, where the scope is a province or a place."),
    "place": _("The place's English name, as it is held for that province."),
    "value": _NUMBER,
    "value_to": _("Only of a range, as in from 12 to 18: its upper end."),
    "out_of": _("The whole, as in 5 of 12."),
    "percent": _("Only beside a count; a percentage that stands alone is the value."),
    "qualifier": _("How exact the number is; empty for exact."),
    "status": _("Whether it has come about; empty for achieved."),
    "period_kind": _("A stock has a date, a flow a span."),
    "period_start": _PARTIAL,
    "period_end": _PARTIAL,
    "period": _("The report's own words for the period."),
    "as_written": _("The few words of the report that say it, letter for letter."),
    "as_written_en": _("The same in English, where the report is in another language."),
    "model": _("The security model's slug, where the count stands under its name."),
    "detail": _("A few English words that narrow what is counted."),
    "detail_vi": _("The same in Vietnamese."),
    "fit": _("How the number fits the indicator's definition; empty for whole."),
    "territory": _("Whether the extent of the unit is clear; empty for clear."),
    "stated_by": _("The slug of the body that gave the number, where the report says so."),
    "part_of": _("The number of the figure of the same report that this one is counted in."),
    "part_kind": _("Whether all parts are given."),
    "copy_of": _("The number of the same claim in another report of the same story."),
    "copy_kind": _("How exact the copy is."),
    "note_en": _("How the words were read, in English."),
    "note_vi": _("How the words were read, in Vietnamese."),
    "version": _("The version that the file was made from: who saved later is not overwritten."),
}
# Without these a file is refused.
NEEDED = (
    *("report", "indicator", "scope", "province", "value", "qualifier"),
    *("period_kind", "period_start", "period_end", "as_written"),
)
# What /figures.csv holds besides: it follows from other records, or is changed elsewhere.
NOT_READ = (
    *("province_name", "indicator_name", "unit", "language", "report_title", "publisher"),
    *("published_on", "url", "superseded", "revised_on", "period_precision", "preferred", "keyed"),
)
# What a row writes into its figure: all but what says which figure it is.
WRITTEN = [name for name in COLUMNS if name not in {"id", "version"}]
# How a file names a record, where not by its key.
NAMED_BY = {"report": "slug", "place": "name_en", "model": "slug", "stated_by": "slug"}


def field_of(name: str) -> Any:
    """Return the figure's field that a column fills."""
    return Figure._meta.get_field(name)


@cache
def codes_of(name: str) -> list[str]:
    """Return the codes that a column may hold, [] for a column without codes."""
    return [code for code, _label in field_of(name).flatchoices if code] if name in WRITTEN else []


def as_row(figure: Figure) -> dict[str, str]:
    """Return a figure as a row of a file says it: column → text."""
    return {name: _text(figure, name) for name in COLUMNS}


def _text(figure: Figure, name: str) -> str:
    if name == "model" and _is_hidden(figure):
        return ""
    if name in NAMED_BY:
        return str(getattr(getattr(figure, name), NAMED_BY[name], ""))
    value = plain(getattr(figure, field_of(name).attname))
    return "" if value is None else str(value)


def _is_hidden(figure: Figure) -> bool:
    """Whether visitors see the figure and not its model, which its row then leaves out."""
    model = figure.model
    seen = model is None or (model.is_public and model.report.is_public)
    return figure.is_public and not seen
