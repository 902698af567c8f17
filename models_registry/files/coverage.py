"""Columns of the file of coverage: a row for each unit and topic with a figure."""

from movement_stats.lib.files import Column

COLUMNS = {
    "province": Column("province"),
    "topic": Column("indicator__topic"),
    "figures": Column("figures"),
}
