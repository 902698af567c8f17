"""Columns and filters that several lists share."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from models_registry import wording


@admin.display(description=_("Value"), ordering="value")
def claim_words(figure: Any) -> str:
    """Return the figure's number with its exactness, as visitors read it."""
    return str(wording.quantity(figure))


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

    def has_output(self) -> bool:
        """Take the parameter also where there is nothing to choose."""
        return True

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Return the rows of the report with this slug."""
        return queryset.filter(report__slug=self.value()) if self.value() else queryset
