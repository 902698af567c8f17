"""The page of one report: all that was read in it, and what was dismissed."""

from django.views.generic import DetailView

from models_registry.models import Award, Figure, Report, SecurityModel, SiteRow, State


class ReportDetail(DetailView):
    """One report."""

    queryset = Report.objects.visible().with_names().with_counts()
    template_name = "public/reports/detail.html"
    context_object_name = "report"

    def get_context_data(self, **kwargs):
        report = self.object
        figures = Figure.objects.visible().filter(state=State.PUBLISHED)
        return super().get_context_data(
            figures=figures.with_names().filter(report=report).order_by("pk"),
            awards=Award.objects.public().with_names().filter(report=report),
            models=SecurityModel.objects.public()
            .with_names()
            .with_recognitions()
            .filter(report=report),
            sites=SiteRow.objects.public().with_names().filter(report=report, named=True),
            dismissed=report.dismissednumbers.order_by("pk"),
            same_story=Report.objects.public().filter(story=report.story).exclude(pk=report.pk),
            **kwargs,
        )
