"""Numbers that were left out on purpose."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from models_registry.admin.base import DeskAdmin
from models_registry.admin.lists import LanguageFilter, ReportFilter, read_in
from models_registry.admin.rows import RowsInline
from models_registry.models import DismissedNumber, State

FIELDS = ("number", "as_written", "reason")


class DismissedRows(RowsInline):
    """The numbers of a report that are no figure."""

    model = DismissedNumber
    first = FIELDS

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether a row may go: visitors of a report that is public have seen it."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.state == State.DRAFT)


@admin.register(DismissedNumber)
class DismissedNumberAdmin(DeskAdmin):
    """Dismissed numbers."""

    search_fields = ("number", "as_written")
    list_display = ("number", "as_written", "reason", read_in)
    ordering = ("-pk",)
    list_select_related = ("report",)
    list_filter = ("reason", LanguageFilter, ReportFilter)
    fields = ("report", *FIELDS)
    # A list's action would delete without looking at each report.
    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether it may go: visitors of a report that is public have seen it."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.report.state == State.DRAFT)
