"""Columns of the file of corrections."""

from movement_stats.lib.files import Column

COLUMNS = {
    "id": Column("id"),
    "figure": Column("figure"),
    "field": Column("field"),
    "old_value": Column("old_value"),
    "new_value": Column("new_value"),
    "cause": Column("cause"),
    "reason_en": Column("reason_en"),
    "reason_vi": Column("reason_vi"),
    "made_on": Column("made_on"),
}
