"""The page of one provincial unit: all that is held about it."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.views.generic import DetailView

from models_registry.models import Award, Figure, Report, SecurityModel, SiteRow
from provinces.models import Province

SHOWN = 100


class ProvinceDetail(DetailView):  # type: ignore[type-arg]
    """One unit; a new one shows its predecessors' figures, each under its own unit's name."""

    template_name = "provinces/detail.html"
    context_object_name = "province"

    def get_queryset(self) -> QuerySet[Any]:
        """Return every unit."""
        rows: QuerySet[Any] = Province.objects.select_related("successor", "region")
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is held about the unit and about those merged into it."""
        unit: Province = self.object
        units = [unit, *unit.predecessors.order_by("name_en")]
        figures = Figure.objects.public().about_unit(unit, units[1:])
        models = SecurityModel.objects.public().filter(province__in=units)
        awards = Award.objects.public().filter(province__in=units)
        said = [Q(pk__in=rows.values("report")) for rows in (figures, models, awards)]
        latest = F("period_last").desc(nulls_last=True)
        return super().get_context_data(
            predecessors=units[1:],
            statuses=unit.statuses.order_by("valid_from"),
            figure_count=figures.count(),
            figures=figures.with_names()
            .with_preference()
            .order_by("indicator__topic", "indicator", latest, "pk")[:SHOWN],
            models=models.with_names().with_recognitions()[:SHOWN],
            sites=SiteRow.objects.public()
            .with_names()
            .filter(province__in=units, named=True)[:SHOWN],
            awards=awards.with_names()[:SHOWN],
            reports=Report.objects.public()
            .with_names()
            .filter(said[0] | said[1] | said[2])
            .order_by("-event_on", "slug")[:SHOWN],
            **kwargs,
        )
