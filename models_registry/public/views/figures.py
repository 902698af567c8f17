"""The page of one figure: its evidence, what it belongs to, and how it changed."""

from typing import Any

from django.db.models import QuerySet
from django.views.generic import DetailView

from models_registry.models import Figure
from models_registry.statistics.breakdown import parts_of
from models_registry.statistics.changes import changes_of


class FigureDetail(DetailView):  # type: ignore[type-arg]
    """One figure; a withdrawn one keeps its address and says so."""

    template_name = "public/figures/detail.html"
    context_object_name = "figure"

    def get_queryset(self) -> QuerySet[Any]:
        """Return the figures that have a page."""
        rows: QuerySet[Any] = Figure.objects.visible().with_names().with_preference()
        return rows.select_related("stated_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what stands beside the figure."""
        figure: Figure = self.object
        public = Figure.objects.public().with_names()
        parts = list(public.filter(part_of=figure))
        return super().get_context_data(
            whole=public.filter(parts=figure).first(),
            original=public.filter(copies=figure).first(),
            rivals=public.with_preference().rivals_of(figure),
            parts=parts,
            made_up=parts_of(figure, parts),
            copies=public.filter(copy_of=figure),
            corrections=figure.corrections.all(),
            changes=changes_of(figure),
            **kwargs,
        )
