"""What is held of each provincial unit and what is not: by topic, by indicator, by year."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from models_registry.public.exports import coverage as columns
from models_registry.public.filters.coverage import CoverageFilter
from models_registry.public.views.lists import VersionedFile
from models_registry.statistics.coverage import Coverage, in_order
from movement_stats.lib.files import Column
from movement_stats.lib.keyset import Order, Page
from movement_stats.lib.list_page import Listing, ListPage, Table
from provinces.models import Province, UnitSet


class Covered(Listing):
    """The units, and the columns that the question gives them."""

    filters = CoverageFilter
    columns = {"province": Column("id"), "figures": Column("figures")}
    default_sort = "province"
    file_name = "coverage"

    def everything(self) -> QuerySet[Any]:
        """Return every unit."""
        return Province.objects.all()

    @cached_property
    def coverage(self) -> Coverage:
        """The table that is asked for."""
        chosen: Any
        chosen, units, _order = self.asked()
        return Coverage(units, chosen.by, chosen.in_reading)


class CoverageList(Covered, ListPage):
    """The page: the table, and the units of which nothing is held."""

    template_name = "public/coverage/list.html"
    url_name = "coverage-list"

    def page(self, rows: QuerySet[Any], order: Order) -> Page:
        """Return all units of which something is held: there are never many."""
        found = in_order(self.coverage.rows, order.name, order.descending)
        return Page(found, len(found), number=None, last_number=1, next="", previous="", last="")

    @property
    def page_title(self) -> str:
        """What is asked."""
        return self.coverage.by.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the columns, the units without anything, and the share of each set."""
        figures = self.coverage.figures
        return super().get_context_data(
            coverage=self.coverage,
            of_all=figures.share_of(Province.objects.all()),
            of_63=figures.share_of(Province.objects.of_set(UnitSet.OF_63)),
            of_34=figures.share_of(Province.objects.of_set(UnitSet.OF_34)),
            **kwargs,
        )


class CoverageFile(Covered, VersionedFile):
    """The cells of which something is held or was looked for, a row each."""

    def table(self) -> Table:
        """Return the cells in the page's order."""
        order = self.order()
        rows = in_order(self.coverage.rows, order.name, order.descending)
        cells = columns.cells(self.coverage, rows)
        return columns.HEADER, cells, lambda: len(cells)
