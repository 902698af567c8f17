"""Numbers that were left out on purpose."""

from django.contrib import admin

from models_registry.desk.base import SeenWithReportAdmin
from models_registry.desk.forms.rows import SeenWithReportRows
from models_registry.desk.lists import LanguageFilter, ReportFilter, read_in
from models_registry.models import DismissedNumber

FIELDS = ("number", "as_written", "reason")


class DismissedRows(SeenWithReportRows):
    """The numbers of a report that are no figure."""

    model = DismissedNumber
    first = FIELDS


@admin.register(DismissedNumber)
class DismissedNumberAdmin(SeenWithReportAdmin):
    """Dismissed numbers."""

    search_fields = ("number", "as_written")
    list_display = ("number", "as_written", "reason", read_in)
    ordering = ("-pk",)
    list_select_related = ("report",)
    list_filter = ("reason", LanguageFilter, ReportFilter)
    fields = ("report", *FIELDS)
