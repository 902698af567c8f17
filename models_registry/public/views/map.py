"""The map: one indicator over the units of one set."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from models_registry.models import Figure
from models_registry.public import charts
from models_registry.public.filters.map import MapFilter
from models_registry.public.views.roles import Role, RoleView
from models_registry.statistics.by_unit import UnitRow, in_reading
from models_registry.statistics.choropleth import Choropleth, choropleth
from models_registry.statistics.window import Windows, titled
from movement_stats.lib.maps import NO_MAP, Map, MapView
from provinces.models import Province


class MapPage(RoleView):
    """The map with the table of the same rows."""

    template_name = "public/map/page.html"
    chart_view = MapView

    @classmethod
    def parameters(cls, role: Role) -> Iterable[str]:
        return MapFilter.base_filters

    @cached_property
    def chosen(self) -> MapFilter:
        chosen = MapFilter(self.request.GET, queryset=Figure.objects.public())
        chosen.asked()
        return chosen

    @cached_property
    def rows(self) -> list[UnitRow]:
        """What is held of each unit in the reading asked for, of both sets as reported."""
        figures, years = self.chosen.asked(), self.chosen.years
        latest = figures.latest_per_unit_of_each_set(years.first, years.last)
        return in_reading(latest.with_names().order_by("province", "pk"), self.windows)

    @cached_property
    def windows(self) -> Windows:
        shown = [self.chosen.shown.pk] if self.chosen.shown else []
        return Windows.over(shown, self.chosen.years, self.chosen.in_reading)

    def map(self) -> Choropleth | None:
        """Return the map; None where not even the first indicator is there."""
        shown, unit_set = self.chosen.shown, self.chosen.unit_set
        if shown is None:
            return None
        own = [row for row in self.rows if row.unit_set == unit_set]
        window = self.windows.of(shown.pk, unit_set)
        units = Province.objects.of_set(unit_set)
        return choropleth(shown, window, own, units, self.chosen.is_per_head)

    def get_context_data(self, **kwargs):
        chosen, found = self.chosen, self.map()
        code = chosen.shown.pk if chosen.shown else ""
        return super().get_context_data(
            page_title=_("Map"),
            filter=chosen,
            indicator=chosen.shown,
            indicators=Figure.objects.comparable().indicators(or_code=code),
            map=found,
            map_title=titled(found.indicator.name, [found.window]) if found else "",
            placeless=[row for row in self.rows if not row.unit_set],
            outlines=f"outlines/provinces-{chosen.unit_set}.topojson",
            question=chosen.question(),
            of_files=chosen.question("reading", "year_from", "year_to"),
            csv_address=reverse("indicator-units-csv", args=[code]) if code else "",
            json_address=reverse("indicator-units-json", args=[code]) if code else "",
            **kwargs,
        )

    def chart(self) -> Map:
        found = self.map()
        return charts.over_units(found) if found else NO_MAP
