"""Figures: in the report's rows, and each on its own page; doubts are told, nothing is refused."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from models_registry.desk.base import LanguageFilter, ReportFilter, area, claim_words, read_in
from models_registry.desk.forms.record import TrackedForm
from models_registry.desk.forms.rows import RowsInline
from models_registry.desk.publishable import WithdrawableAdmin
from models_registry.desk.records.live_check import FigureCheckView
from models_registry.models import CorrectionCause, Figure, Keying, State
from models_registry.workflow import corrections
from models_registry.workflow.rules import Context, errors_of, findings_of

# A page says at most so many after a save; the check before publishing says all.
MOST_DOUBTS = 10
# The fields of a correction.
EXPLAINED_BY = ("cause", "reason_en", "reason_vi")


def tell_doubts(request: HttpRequest, figures: Iterable[Figure]) -> None:
    """Tell what is doubtful about the figures; the same is asked again before publishing."""
    rows = list(figures)
    context = Context.of(rows)
    found = [
        (figure, finding.message) for figure in rows for finding in findings_of(figure, context)
    ]
    for figure, message in found[:MOST_DOUBTS]:
        page = reverse("admin:models_registry_figure_change", args=[figure.pk])
        linked = format_html('<a href="{}">{}</a>: {}', page, figure.as_written, message)
        messages.warning(request, linked)
    if (more := len(found) - MOST_DOUBTS) > 0:
        count = ngettext("%d more is doubtful.", "%d more are doubtful.", more) % more
        messages.warning(request, f"{count} {_('“Check and publish” lists them all.')}")


class ScopedForm(TrackedForm):
    """A form of a claim about an area: a place brings its province."""

    def fill(self) -> None:
        """Fill the province of a place."""
        super().fill()
        place = self.cleaned_data.get("place")
        if place and not self.cleaned_data.get("province"):
            self.cleaned_data["province"] = place.province


class FigureForm(ScopedForm):
    """A figure's form."""

    class Meta:
        model = Figure
        fields: tuple[str, ...] = ()  # the pages that use it say which
        help_texts = {
            "value": _("As the report writes it; empty where it gives no number."),
            "qualifier": _("“More than”, “nearly” and their like, as the report says."),
            "scope": _("What the number speaks of; then name just that area."),
            "place": _("A commune, ward, district or school; its province fills itself."),
            "period_kind": _("A stock has a date, a flow a span."),
            "period_start": _("2023, 2023-03 or 2023-03-06, as far as it is known."),
            "period_end": _("The date of a stock stands here alone."),
            "value_to": _("Only of a range: 18 in “from 12 to 18”."),
            "out_of": _("The whole, in “512 of 569”."),
            "percent": _("Only where it stands beside a count."),
            "part_of": _("A figure of this report, once it is saved."),
            "copy_of": _("The same claim in another report of the story."),
        }


class TypedFigureForm(FigureForm):
    """A figure's form that somebody is still filling: what is empty yet breaks no rule."""

    def try_rules(self) -> None:
        """Try the rules that tie fields together once each of the needed ones is filled."""
        codes = {error.code for errors in self.errors.as_data().values() for error in errors}
        if "required" not in codes:
            super().try_rules()


def _reason(label: Any) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(required=False, max_length=300, label=label, widget=box)


class CorrectedForm(FigureForm):
    """The form of a figure on its own page; once it is public, its claim needs a correction."""

    cause = forms.ChoiceField(
        required=False, choices=[("", "—"), *CorrectionCause.choices], label=_("Cause")
    )
    reason_en = _reason(_("Reason (English)"))
    reason_vi = _reason(_("Reason (Vietnamese)"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.published_claim = corrections.claim_values(self.instance)

    @property
    def is_public(self) -> bool:
        """Whether visitors have seen the figure."""
        return bool(self.instance.state != State.DRAFT)

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_public and corrections.changed(self.published_claim, self.instance):
            for name in EXPLAINED_BY:
                if not self.cleaned_data.get(name) and name not in self.errors:
                    message = _("What was published changes only with a correction: say why.")
                    self.add_error(name, ValidationError(message, code="correction"))
        if self.is_public and not self.errors:
            # A correction is public at once: no check before publishing comes after it.
            for finding in errors_of(self.instance):
                self.add_error(finding.field, finding.message)

    def correct(self) -> None:
        """Save a correction for each field of the claim that changed, if the figure is public."""
        given = {name: self.cleaned_data[name] for name in EXPLAINED_BY}
        for correction in corrections.corrections(self.instance, self.published_claim, **given):
            correction.save()


class FigureRows(RowsInline):
    """The figures of a report that are drafts, and new ones."""

    model = Figure
    form = FigureForm
    first = (
        "indicator",
        "value",
        "qualifier",
        "scope",
        "province",
        "place",
        "region",
        "period_kind",
        "period_start",
        "period_end",
        "as_written",
        "as_written_en",
    )
    folded = (
        "value_to",
        "out_of",
        "percent",
        "period",
        "detail",
        "detail_vi",
        "model",
        "stated_by",
        "status",
        "fit",
        "territory",
        "part_of",
        "part_kind",
        "copy_of",
        "copy_kind",
        "chosen",
        "chosen_because",
        "chosen_because_vi",
        "note_en",
        "note_vi",
    )
    checked = True


@admin.register(Figure)
class FigureAdmin(WithdrawableAdmin):
    """A figure's own page, and the list of figures."""

    form = CorrectedForm
    change_form_template = "desk/records/figure_form.html"
    searched = ("folded", "indicator__folded", "province__folded")
    list_display = ("id", claim_words, "indicator", area, "period_end", read_in, "state")
    ordering = ("-pk",)
    list_filter = (
        "state",
        "indicator__topic",
        LanguageFilter,
        "scope",
        "status",
        "fit",
        ReportFilter,
    )
    list_display_links = ("id", claim_words)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = Figure.objects.select_related("report", "indicator", "region", "province")
        return rows.select_related("place__province")

    def get_urls(self) -> list[Any]:
        view = FigureCheckView.as_view(
            admin_site=self.admin_site, rows=FigureRows, form_class=TypedFigureForm
        )
        checked = path("check/", self.admin_site.admin_view(view), name=self._name("check"))
        return [checked, *super().get_urls()]

    def claim(self, request: HttpRequest, obj: Any) -> list[str]:
        """Return what only they change who may correct; notes on a public figure are free."""
        return [*corrections.CLAIM_FIELDS, "chosen", "chosen_because", "chosen_because_vi"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets: list[Any] = [
            (None, {"fields": ("report", *FigureRows.first)}),
            (_("More"), {"fields": FigureRows.folded, "classes": ("collapse",)}),
        ]
        if obj and obj.state != State.DRAFT:
            words = _(
                "Visitors have seen this figure: say why its claim changes, in both languages."
            )
            fields = {"fields": EXPLAINED_BY, "description": words}
            fieldsets.append((_("Correction"), fields))
        return fieldsets

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        # Second keyings go with their draft, never alone.
        listed, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        return listed, counts, forbidden - {Keying._meta.verbose_name}, protected

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.is_public:
            form.correct()
        if form.has_changed():
            tell_doubts(request, [obj])
