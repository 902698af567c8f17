"""The columns of a table of figures: those of /figures.csv, and the rest of what a form asks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from models_registry.models import Figure
from movement_stats.lib.files import plain


@dataclass(frozen=True)
class Column:
    """One column: what it holds, in words, and how a record is named in it.

    kind: what its cells are read as, one of the readers of `cells` or 'record'. needed: whether a
    table must have it.
    """

    about: Promise | str
    kind: str = "text"
    needed: bool = False
    named: Callable[[Any], Any] | None = None

    def told(self, record: Figure, name: str) -> str:
        """Return what a file says of the record in this column."""
        value = plain(self.named(record) if self.named else getattr(record, name))
        return "" if value is None else str(value)


def _model_slug(figure: Figure) -> str:
    """Return the slug of the figure's model; '' where visitors see the figure and not the model."""
    model = figure.model
    if model is None or (figure.is_public and not (model.is_public and model.report.is_public)):
        return ""
    return str(model.slug)


_PARTIAL = _("2023, 2023-03 or 2023-03-06, as far as it is known; empty where it is not.")
_NUMBER = _("Digits alone, with a point before decimals: 26558 or 246.7.")

COLUMNS = {
    "id": Column(_("The figure's number; empty for a new one."), "id"),
    "report": Column(
        _("The report's slug, the last part of its address."),
        "record",
        needed=True,
        named=lambda figure: figure.report.slug,
    ),
    "indicator": Column(
        _("The indicator's code."), "record", needed=True, named=lambda figure: figure.indicator_id
    ),
    "scope": Column(_("What the words speak of; then name just that area."), "code", needed=True),
    "region": Column(
        _("The region's code, where the scope is a region."),
        "record",
        named=lambda figure: figure.region_id,
    ),
    "province": Column(
        _("The province's id, where the scope is a province or a place."),
        "record",
        needed=True,
        named=lambda figure: figure.province_id,
    ),
    "place": Column(
        _("The place's English name, as it is held for that province."),
        "record",
        named=lambda figure: figure.place and figure.place.name_en,
    ),
    "value": Column(_NUMBER, "number", needed=True),
    "out_of": Column(_("The whole, as in 5 of 12."), "number"),
    "percent": Column(
        _("Only beside a count; a percentage that stands alone is the value."), "number"
    ),
    "qualifier": Column(_("How exact the number is; empty for exact."), "code", needed=True),
    "status": Column(_("Whether it has come about; empty for achieved."), "code"),
    "period_kind": Column(_("A stock has a date, a flow a span."), "code", needed=True),
    "period_start": Column(_PARTIAL, "day", needed=True),
    "period_end": Column(_PARTIAL, "day", needed=True),
    "period": Column(_("The report's own words for the period.")),
    "as_written": Column(
        _("The few words of the report that say it, letter for letter."), needed=True
    ),
    "as_written_en": Column(_("The same in English, where the report is in another language.")),
    "model": Column(
        _("The security model's slug, where the count stands under its name."),
        "record",
        named=_model_slug,
    ),
    "detail": Column(_("A few English words that narrow what is counted.")),
    "detail_vi": Column(_("The same in Vietnamese.")),
    "fit": Column(_("How the number fits the indicator's definition; empty for whole."), "code"),
    "territory": Column(_("Whether the extent of the unit is clear; empty for clear."), "code"),
    "stated_by": Column(
        _("The slug of the body that gave the number, where the report says so."),
        "record",
        named=lambda figure: figure.stated_by and figure.stated_by.slug,
    ),
    "part_of": Column(
        _("The number of the figure of the same report that this one is counted in."),
        "record",
        named=lambda figure: figure.part_of_id,
    ),
    "part_kind": Column(_("Whether all parts are given."), "code"),
    "copy_of": Column(
        _("The number of the same claim in another report of the same story."),
        "record",
        named=lambda figure: figure.copy_of_id,
    ),
    "copy_kind": Column(_("How exact the copy is."), "code"),
    "note_en": Column(_("How the words were read, in English.")),
    "note_vi": Column(_("How the words were read, in Vietnamese.")),
    "version": Column(
        _("The version that the file was made from: who saved later is not overwritten."), "id"
    ),
}
# What /figures.csv holds besides: it follows from other records, or is changed elsewhere.
NOT_READ = (
    *("province_name", "indicator_name", "unit", "language", "report_title", "publisher"),
    *("published_on", "url", "superseded", "revised_on", "period_precision", "preferred", "keyed"),
)
# What a row writes into its figure: all but what says which figure it is.
WRITTEN = [name for name in COLUMNS if name not in {"id", "version"}]
NEEDED = [name for name, column in COLUMNS.items() if column.needed]


def field_of(name: str) -> Any:
    """Return the figure's field that a column fills."""
    return Figure._meta.get_field(name)


def codes_of(name: str) -> list[str]:
    """Return the codes that a column may hold, [] for a column without codes."""
    return [code for code, _words in field_of(name).flatchoices if code] if name in WRITTEN else []


def told(figure: Figure) -> dict[str, str]:
    """Return a figure as a row of a file says it: column → text."""
    return {name: column.told(figure, name) for name, column in COLUMNS.items()}
