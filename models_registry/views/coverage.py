"""What is held of each provincial unit, by topic, and what is not."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.files.coverage import COLUMNS
from models_registry.filters import ProvinceFilter
from models_registry.models import Figure, Topic
from models_registry.tables import covered
from models_registry.views.lists import VersionedFile
from movement_stats.lib.files import Column
from movement_stats.lib.filters import ListFilter
from movement_stats.lib.keyset import Order
from movement_stats.lib.list_page import Listing, ListPage
from provinces.models import Province, UnitSet

CELL = ("province", "indicator__topic", "figures")


class Coverage(Listing):
    """The units of which a figure is held."""

    filters = ProvinceFilter
    default_sort = "province"
    file_name = "coverage"

    def everything(self) -> QuerySet[Any]:
        """Return every unit with a public figure, and how many it has."""
        return Figure.objects.public().units_with(Province.objects.all())


class CoverageList(Coverage, ListPage):
    """The page: units by topics, and the units of which nothing is held."""

    template_name = "coverage/list.html"
    url_name = "coverage-list"
    page_title = _("Coverage")
    columns = {"province": Column("id"), "figures": Column("figure_count")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the cells of the page's units, the units without any, and the share of each set."""
        context = super().get_context_data(**kwargs)
        figures, units = Figure.objects.public(), context["page"].rows
        cells = figures.filter(province__in=units).first_of_unit_and_topic()
        missing = figures.units_without(Province.objects.all())
        return context | {
            "topics": Topic.labels,
            "table": covered(units, cells.values_list(*CELL)),
            "missing": self.filters(self.request.GET, queryset=missing).asked(),
            "of_all": figures.share_of(Province.objects.all()),
            "of_63": figures.share_of(Province.objects.of_set(UnitSet.OF_63)),
            "of_34": figures.share_of(Province.objects.of_set(UnitSet.OF_34)),
        }


class CoverageFile(Coverage, VersionedFile):
    """The cells that hold something, a row each."""

    columns = COLUMNS

    def asked(self) -> tuple[ListFilter, QuerySet[Any], Order]:
        """Return the cells of the units asked for."""
        chosen, units, order = super().asked()
        cells = Figure.objects.public().first_of_unit_and_topic()
        return chosen, cells.filter(province__in=units), order
