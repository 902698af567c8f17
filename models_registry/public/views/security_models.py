"""The page of one security model."""

from typing import Any

from django.db.models import QuerySet
from django.views.generic import DetailView

from models_registry.models import Figure, SecurityModel, SiteRow, State


class SecurityModelDetail(DetailView):  # type: ignore[type-arg]
    """One security model: its names, who recognised it, where it runs, what is counted of it."""

    template_name = "public/models/detail.html"
    context_object_name = "model"

    def get_queryset(self) -> QuerySet[Any]:
        """Return the models that have a page."""
        rows: QuerySet[Any] = SecurityModel.objects.visible().with_names().with_recognitions()
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add its names, sites and figures, and its family elsewhere."""
        model: SecurityModel = self.object
        relatives = SecurityModel.objects.public().with_names().filter(family=model.family_id)
        return super().get_context_data(
            names=model.names.filter(report__state=State.PUBLISHED).select_related("report"),
            sites=SiteRow.objects.public().with_names().filter(model=model, named=True),
            figures=Figure.objects.public().with_names().with_preference().filter(model=model),
            relatives=relatives.exclude(pk=model.pk),
            **kwargs,
        )
