"""What is held of each provincial unit and what is not: by topic, by indicator, by year."""

from functools import cached_property

from models_registry.public.exports.coverage import coverage_file
from models_registry.public.filters.coverage import CoverageFilter
from models_registry.public.views.list_view import Asked, ListView
from models_registry.statistics.coverage import Coverage
from movement_stats.lib.files import Column, FileContents
from movement_stats.lib.keyset import Page, one_page
from provinces.models import Province, UnitSet


class CoverageList(ListView):
    """The units with the columns that the question gives them, and those without anything."""

    queryset = Province.objects.all()
    filters = CoverageFilter
    columns = {"province": Column("id"), "figures": Column("figures")}
    default_sort = "province"
    walked_by = ()
    template_name = "public/coverage/list.html"
    url_name = "coverage-list"
    file_name = "coverage"

    @cached_property
    def coverage(self) -> Coverage:
        chosen, units, _order = self.asked()
        return Coverage(units, chosen.by, chosen.in_reading)

    def get_page(self, asked: Asked) -> Page:
        """Return all units of which something is held: there are never many."""
        return one_page(self.coverage.rows_by(asked.order.name, asked.order.descending))

    def get_page_title(self) -> str:
        return self.coverage.by.title

    def get_context_data(self, **kwargs):
        figures = self.coverage.figures
        return super().get_context_data(
            coverage=self.coverage,
            of_all=figures.share_of(Province.objects.all()),
            of_63=figures.share_of(Province.objects.of_set(UnitSet.OF_63)),
            of_34=figures.share_of(Province.objects.of_set(UnitSet.OF_34)),
            **kwargs,
        )

    def file_contents(self) -> FileContents:
        """Return a row for each cell of which something is held or was looked for."""
        order = self.order()
        rows = self.coverage.rows_by(order.name, order.descending)
        return coverage_file(self.coverage, rows)
