"""The page of one security model."""

from django.views.generic import DetailView

from models_registry.models import Figure, SecurityModel, SiteRow, State


class SecurityModelDetail(DetailView):
    """One security model: its names, who recognised it, where it runs, what is counted of it."""

    queryset = SecurityModel.objects.visible().with_names().with_recognitions()
    template_name = "public/models/detail.html"
    context_object_name = "model"

    def get_context_data(self, **kwargs):
        model = self.object
        relatives = SecurityModel.objects.public().with_names().filter(family=model.family_id)
        return super().get_context_data(
            names=model.names.filter(report__state=State.PUBLISHED).select_related("report"),
            sites=SiteRow.objects.public().with_names().filter(model=model, named=True),
            figures=Figure.objects.public().with_names().filter(model=model),
            relatives=relatives.exclude(pk=model.pk),
            **kwargs,
        )
