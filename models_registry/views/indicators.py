"""The page of one indicator: its definition, and every figure of it."""

from typing import Any

from django.db.models import F, QuerySet
from django.views.generic import DetailView

from models_registry.models import Figure, Indicator

SHOWN = 100


class IndicatorDetail(DetailView):  # type: ignore[type-arg]
    """One indicator."""

    template_name = "indicators/detail.html"
    context_object_name = "indicator"
    slug_field = "code"

    def get_queryset(self) -> QuerySet[Any]:
        """Return the indicators with their counts."""
        rows: QuerySet[Any] = Indicator.objects.with_counts()
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add its latest figures and the dates from which it is counted differently."""
        figures = Figure.objects.public().with_names().with_preference()
        latest = F("period_last").desc(nulls_last=True)
        return super().get_context_data(
            figures=figures.filter(indicator=self.object).order_by(latest, "pk")[:SHOWN],
            breaks=self.object.breaks.select_related("province"),
            **kwargs,
        )
