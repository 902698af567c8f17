"""Home, search, about and health."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from models_registry.models import (
    Award,
    Correction,
    Figure,
    FigureCount,
    Indicator,
    Report,
    SecurityModel,
    SiteRow,
)
from models_registry.models.figure_count import FigureCountQuerySet
from models_registry.models.indicator import FIRST_INDICATOR
from models_registry.public import charts
from models_registry.public.filters.common import ReadingFilters
from models_registry.public.views import lists
from models_registry.public.views.list_view import ListView
from models_registry.public.views.roles import Role
from models_registry.statistics.by_unit import in_reading, sort_units
from models_registry.statistics.window import Window, Windows, titled
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.folding import fold
from movement_stats.lib.languages import is_vietnamese
from provinces.gazetteer import units_nearly_named
from provinces.models import Province, Reading, UnitSet

LATEST = 5
LONGEST_QUESTION = 200


class Home(TemplateView):
    """What is held, and how much of it."""

    template_name = "public/home.html"

    @classmethod
    def parameters(cls, role: Role) -> Iterable[str]:
        return ReadingFilters.base_filters

    def get_context_data(self, **kwargs):
        counts = FigureCount.objects.of_any_period()
        models = SecurityModel.objects.public()
        chosen = ReadingFilters(self.request.GET, queryset=Figure.objects.public())
        chosen.asked()
        units = Province.objects.in_force() if chosen.is_today else Province.objects.all()
        return super().get_context_data(
            filter=chosen,
            question=chosen.question(),
            **self.compared(chosen.in_reading),
            outlines_of_map=f"outlines/provinces-{chosen.unit_set}.topojson",
            themes=charts.models_by_theme(models.by_theme()),
            latest_reports=Report.objects.public()
            .latest_first()
            .with_names()
            .with_counts()[:LATEST],
            indicators=counts.indicators(),
            provinces=self.units_of(counts, chosen.is_today),
            unit_count=units.count(),
            all_units=Province.objects.in_force(),
            of_63=counts.share_of(Province.objects.of_set(UnitSet.OF_63)),
            of_34=counts.share_of(Province.objects.of_set(UnitSet.OF_34)),
            corrections=Correction.objects.public().with_figures()[:LATEST],
            **self.counts(),
            **kwargs,
        )

    def counts(self) -> dict[str, int]:
        return {
            "figure_count": FigureCount.objects.total(),
            "report_count": Report.objects.public().count(),
            "model_count": SecurityModel.objects.public().count(),
            "award_count": Award.objects.public().count(),
            "site_count": SiteRow.objects.total(),
        }

    def compared(self, reading: Reading) -> dict[str, Any]:
        """Return what is held of each unit of the indicator that is drawn, the most first."""
        indicator = Indicator.objects.filter(pk=FIRST_INDICATOR).first()
        figures = Figure.objects.filter(indicator=FIRST_INDICATOR).latest_per_unit_of_each_set()
        windows = Windows.over([FIRST_INDICATOR], Window(), reading)
        rows = sort_units(in_reading(figures.with_names(), windows), "value", descending=True)
        drawn = UnitSet.OF_34 if reading == Reading.TODAY else UnitSet.OF_63
        return {
            "indicator": indicator,
            "rows": rows,
            "compared_title": indicator
            and titled(indicator.name, [row.window for row in rows if row.unit_set]),
            "map_title": indicator and titled(indicator.name, [windows.of(FIRST_INDICATOR, drawn)]),
        }

    def units_of(self, counts: FigureCountQuerySet, is_today: bool) -> list[Province]:
        """Return the units of which a figure is held, by name."""
        reported = counts.units(Province.objects.select_related("successor"))
        units = {unit.successor or unit for unit in reported} if is_today else reported
        in_vietnamese = is_vietnamese()
        return sorted(
            units, key=lambda unit: (unit.order_vi if in_vietnamese else unit.name_en, unit.pk)
        )


class Search(TemplateView):
    """One question over provinces, models, reports, indicators and the words of figures."""

    template_name = "public/search.html"
    sought = (
        lists.ProvinceList,
        lists.SecurityModelList,
        lists.ReportList,
        lists.IndicatorList,
        lists.FigureList,
    )

    @classmethod
    def parameters(cls, role: Role) -> Iterable[str]:
        return ("q",)

    def get_context_data(self, **kwargs):
        question = self.request.GET.get("q", "")
        if len(self.request.GET.getlist("q")) > 1 or len(question) > LONGEST_QUESTION:
            raise BadQuestion("q", _("one question of at most 200 characters"))
        found = self.found(question) if fold(question) else []
        taken_for = ""
        if found and not any(matches["count"] for matches in found):
            taken_for = units_nearly_named(question).name
            found = self.found(taken_for) if taken_for else found
        return super().get_context_data(
            q=question,
            taken_for=taken_for,
            found=found,
            total=sum(matches["count"] for matches in found),
            nothing_to_seek=bool(question) and not fold(question),
            **kwargs,
        )

    def found(self, question: str) -> list[dict[str, Any]]:
        return [self.found_in(view, question) for view in self.sought]

    def found_in(self, view: type[ListView], question: str):
        """Return of a list how many rows match, and the first ten of them."""
        words = {"q": question}
        found = view()
        rows = found.filters(words, queryset=found.get_queryset()).qs
        # Today's unit before those of its name that ended.
        ended = [F("valid_to").asc(nulls_first=True)] if view is lists.ProvinceList else []
        rows = rows.order_by(*ended, "pk")
        return {
            "title": found.page_title,
            "name": found.file_name,
            "address": f"{reverse(found.url_name)}?{urlencode(words)}",
            "count": rows.count(),
            "rows": found.for_page(rows)[:10],
        }


class About(TemplateView):
    """Method, licences, contact, privacy."""

    template_name = "public/about.html"
    extra_context = {"desk_persons": settings.DESK_PERSONS}


class Health(View):
    """Whether the process and its database answer."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return 200 with 'ok', or 503 where the database does not answer."""
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except Exception:
            return HttpResponse("database does not answer\n", "text/plain", 503)
        return HttpResponse("ok\n", "text/plain")
