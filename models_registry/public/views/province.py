"""The page of one provincial unit: all that is held about it."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import resolve, reverse
from django.utils.functional import cached_property

from models_registry.models import Figure, Indicator
from models_registry.public import charts, filters
from models_registry.public.exports.province import province_file
from models_registry.public.views.roles import Role, RoleView
from models_registry.statistics.province_profile import ProvinceProfile
from movement_stats.lib.charts import NO_CHART, Chart
from movement_stats.lib.files import FileContents
from provinces.gazetteer import units_named
from provinces.models import Province

MOST_ROWS = 100


class ProvinceDetail(RoleView):
    """One unit; a new one shows its predecessors' figures, each under its own unit's name."""

    template_name = "public/provinces/detail.html"

    @classmethod
    def parameters(cls, role: Role) -> Iterable[str]:
        return () if role is Role.FILE else filters.ProvincePageFilter.base_filters

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        """Answer, or lead another spelling of the unit's name to its address."""
        name = self.kwargs["pk"]
        if not Province.objects.filter(pk=name).exists() and (meant := units_named(name)):
            here = resolve(request.path_info)
            address = reverse(here.view_name, kwargs={**here.kwargs, "pk": meant[0]})
            question = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{address}?{question}" if question else address)
        return super().get(request, *args, **kwargs)

    @cached_property
    def profile(self) -> ProvinceProfile:
        """All that is held; 404 for a unit that there is not."""
        units = Province.objects.select_related("successor", "region")
        return ProvinceProfile(get_object_or_404(units, pk=self.kwargs["pk"]))

    @cached_property
    def indicator(self) -> Indicator | None:
        """The indicator to draw over time: the one asked for, else that of the most figures."""
        chosen = filters.ProvincePageFilter(self.request.GET, queryset=Figure.objects.none())
        chosen.asked()
        return chosen.values.get("indicator") or next(iter(self.profile.charted), None)

    def get_context_data(self, **kwargs):
        profile, indicator = self.profile, self.indicator
        return super().get_context_data(
            province=profile.unit,
            predecessors=profile.predecessors,
            statuses=profile.unit.statuses.order_by("valid_from"),
            headlines=profile.headlines(),
            indicator=indicator,
            charted=profile.charted,
            question=urlencode({"indicator": indicator.pk}) if indicator else "",
            chart_name=f"{profile.unit.pk}-{indicator.pk}" if indicator else "",
            in_time=profile.over_time(indicator) if indicator else (),
            breaks=indicator.breaks.of_units(profile.units) if indicator else (),
            figure_count=profile.figure_count,
            model_count=profile.models.count(),
            award_count=profile.awards.count(),
            report_count=profile.reports.count(),
            figures=profile.first_figures(MOST_ROWS),
            models=profile.models.with_names().with_recognitions()[:MOST_ROWS],
            sites=profile.sites.with_names()[:MOST_ROWS],
            awards=profile.awards.with_names()[:MOST_ROWS],
            reports=profile.reports.with_names()[:MOST_ROWS],
            missing=profile.missing(),
            searches=profile.searches.with_answered().with_names(),
            **kwargs,
        )

    def get_file_name(self) -> str:
        return self.profile.unit.pk

    def file_contents(self) -> FileContents:
        return province_file(self.profile)

    def chart(self) -> Chart:
        """Return the page's table of the indicator as points and spans."""
        if self.indicator is None:
            return NO_CHART
        figures = self.profile.over_time(self.indicator)
        return charts.over_time(self.indicator, figures, self.indicator.breaks.all())
