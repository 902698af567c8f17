"""The report's page: its facts and all that is read in it, on one page; and the list of reports."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, QuerySet, Value
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from models_registry.desk.base import (
    LanguageFilter,
    OwnLanguageFilter,
    ReportFilter,
    SeenWithReportAdmin,
    read_in,
    waiting_figures,
)
from models_registry.desk.forms.lookup import LookupView
from models_registry.desk.forms.record import LanguageForm
from models_registry.desk.forms.rows import SeenWithReportRows
from models_registry.desk.forms.slugs import free_slug, slug_of
from models_registry.desk.publishable import PublishableAdmin
from models_registry.desk.records.award import AwardRows
from models_registry.desk.records.figure import FigureRows, tell_doubts
from models_registry.desk.records.security_model import (
    ModelNameRows,
    RecognitionRows,
    ReplicationSiteRows,
    SecurityModelRows,
)
from models_registry.models import DismissedNumber, Figure, Report, ReportText, State
from models_registry.workflow.checklist import PUBLISHED_WITH_REPORT
from models_registry.workflow.permissions import may_publish
from movement_stats.lib.counting import count_of


class DismissedRows(SeenWithReportRows):
    """The numbers of a report that are no figure."""

    model = DismissedNumber
    first = ("number", "as_written", "reason")


@admin.register(DismissedNumber)
class DismissedNumberAdmin(SeenWithReportAdmin):
    """Dismissed numbers."""

    search_fields = ("number", "as_written")
    list_display = ("number", "as_written", "reason", read_in)
    ordering = ("-pk",)
    list_select_related = ("report",)
    list_filter = ("reason", LanguageFilter, ReportFilter)
    fields = ("report", *DismissedRows.first)


# The page stays quick; the lists hold the rest.
MOST_SHOWN = 200


class ReportForm(LanguageForm):
    """A report's form; left empty, its slug follows from its title."""

    slug = forms.SlugField(
        required=False, max_length=80, label=_("Slug"), help_text=_("Follows from the title.")
    )

    class Meta:
        model = Report
        fields: tuple[str, ...] = ()  # the pages that use it say which
        help_texts = {
            "event_on": _("The day of what is reported: 2023, 2023-03 or 2023-03-06."),
            "published_on": _("The day of publication, not of printing; empty if unknown."),
            "language": _("The language of the text that was read; numbers are read in it."),
        }

    def fill(self) -> None:
        """Fill the slug; a second report of one title says itself which it is."""
        title = self.cleaned_data.get("title")
        if not title or "slug" not in self.fields or self.cleaned_data.get("slug"):
            return
        twin = Report.objects.exclude(pk=self.instance.pk)
        if twin.filter(title=title, slug__startswith=slug_of(title)[:60]).exists():
            message = _(
                "A report of this title is held already; if this is another, give it a slug."
            )
            self.add_error("title", message)
        elif not self.instance.slug:
            self.cleaned_data["slug"] = free_slug(Report, title, self.taken)
        else:
            self.cleaned_data["slug"] = self.instance.slug


@admin.register(Report)
class ReportAdmin(PublishableAdmin):
    """The report's own page, and the list of reports."""

    form = ReportForm
    change_form_template = "desk/records/report_form.html"
    inlines = (
        FigureRows,
        AwardRows,
        SecurityModelRows,
        RecognitionRows,
        ReplicationSiteRows,
        ModelNameRows,
        DismissedRows,
    )
    searched = ("folded",)
    list_display: Any = ("title", "publisher", "language", "event_on", waiting_figures, "state")
    list_select_related = ("publisher",)
    ordering = ("-pk",)
    list_filter = ("state", OwnLanguageFilter, "translation")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    "title_vi",
                    ("language", "publisher"),
                    "url",
                    ("event_on", "event_basis"),
                    ("published_on", "published_basis"),
                )
            },
        ),
        (
            _("More"),
            {
                "fields": (
                    ("original_publisher", "translation"),
                    ("story", "slug"),
                    ("read_en", "read_vi"),
                ),
                "classes": ("collapse",),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        if not getattr(request.resolver_match, "url_name", "").endswith("changelist"):
            return Report.objects.select_related("publisher", "original_publisher")
        waiting = Figure.objects.filter(state=State.DRAFT)
        return Report.objects.annotate(waiting_figures=count_of(waiting, "report"))

    def get_urls(self) -> list[Any]:
        # What answers the lookups of every page.
        view = self.admin_site.admin_view(LookupView.as_view(admin_site=self.admin_site))
        return [path("lookup/", view, name=self._name("lookup")), *super().get_urls()]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        if formset.model is Figure:
            changed = [row for row, _fields in formset.changed_objects]
            tell_doubts(request, [*formset.new_objects, *changed])

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kw: Any) -> Any:
        report = kw.get("obj")
        if report is not None and report.pk:
            context["shown"] = _no_drafts(report)
            context["may_publish"] = may_publish(request.user)
            context["publish_url"] = self._address("publish", report.pk)
            context["text"] = ReportText.objects.filter(report=report).first()
        return super().render_change_form(request, context, *args, **kw)


def _no_drafts(report: Report) -> list[dict[str, Any]]:
    """Return what of the report is no draft: its kind, words, state and own page."""
    first, *others = [
        _no_drafts_of(model, rank, report) for rank, model in enumerate(PUBLISHED_WITH_REPORT)
    ]
    rows = first.union(*others, all=True).order_by("rank", "pk")[:MOST_SHOWN]
    return [_linked(**row) for row in rows]


def _no_drafts_of(model: Any, rank: int, report: Report) -> Any:
    words = "as_written" if hasattr(model, "as_written") else "name_en"
    rows = model.objects.filter(report=report).exclude(state=State.DRAFT).order_by()
    return rows.annotate(rank=Value(rank)).values("rank", "pk", "state", words=F(words))


def _linked(rank: int, pk: int, state: str, words: str) -> dict[str, Any]:
    options = PUBLISHED_WITH_REPORT[rank]._meta
    return {
        "kind": options.verbose_name,
        "words": words,
        "state": State(state).label,
        "url": reverse(f"admin:models_registry_{options.model_name}_change", args=[pk]),
    }
