"""Columns and filters that several lists share."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from models_registry.models import Report
from models_registry.statistics import formatting as wording
from movement_stats.lib.languages import language_name


@admin.display(description=_("Value"), ordering="value")
def claim_words(figure: Any) -> str:
    """Return the figure's number with its exactness, as visitors read it."""
    return str(wording.quantity(figure))


@admin.display(description=_("Area"))
def area(claim: Any) -> str:
    """Return the name of what a claim speaks of."""
    return str(claim.area_name)


@admin.display(description=_("Report"), ordering="report__slug")
def read_in(record: Any) -> str:
    """Return the slug of the report; its title would fill the line."""
    return str(record.report.slug)


@admin.display(description=_("Draft figures"), ordering="waiting_figures")
def waiting_figures(report: Any) -> int:
    """Return how many of the report's figures wait."""
    return int(report.waiting_figures)


class ReportFilter(admin.SimpleListFilter):
    """Keeps the rows of one report; the report's page links here, so that none is listed."""

    title = _("Report")
    parameter_name = "of_report"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Offer only the report that is asked for already."""
        asked = request.GET.get(self.parameter_name, "")
        return [(asked, asked)] if asked else []

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Return the rows of the report with this slug."""
        return queryset.filter(report__slug=self.value()) if self.value() else queryset


class LanguageFilter(admin.SimpleListFilter):
    """Keeps the rows of reports in one language."""

    title = _("Language")
    parameter_name = "language"
    path = "report__language"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Offer the languages of the reports that are held."""
        held = Report.objects.order_by("language").values_list("language", flat=True).distinct()
        return [(code, language_name(code)) for code in held]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Return the rows in that language."""
        return queryset.filter(**{self.path: self.value()}) if self.value() else queryset


class OwnLanguageFilter(LanguageFilter):
    """Keeps the reports in one language."""

    path = "language"
