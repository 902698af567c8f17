"""The page of one figure: its evidence, what it belongs to, and how it changed."""

from django.views.generic import DetailView

from models_registry.models import Figure
from models_registry.statistics.breakdown import parts_of
from models_registry.statistics.changes import changes_of
from models_registry.statistics.contradictions import beside


class FigureDetail(DetailView):
    """One figure; a withdrawn one keeps its address and says so."""

    queryset = Figure.objects.visible().with_names().select_related("stated_by")
    template_name = "public/figures/detail.html"
    context_object_name = "figure"

    def get_context_data(self, **kwargs):
        figure = self.object
        public = Figure.objects.public().with_names()
        parts = list(public.filter(part_of=figure))
        return super().get_context_data(
            whole=public.filter(parts=figure).first(),
            original=public.filter(copies=figure).first(),
            beside=beside(figure),
            parts=parts,
            made_up=parts_of(figure, parts),
            copies=public.filter(copy_of=figure),
            corrections=figure.corrections.all(),
            changes=changes_of(figure),
            **kwargs,
        )
