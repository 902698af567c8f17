"""The imports of figures from files: their list, and each with the way to take it back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from models_registry.desk.importing.upload_pages import ROWS_A_PAGE, UploadPages, may_import
from models_registry.models import ImportRun
from models_registry.workflow.importing.undo import NotUndoableError, undo

# Why an import is not taken back; of more it is said that there are more.
MOST_REASONS = 20


@admin.register(ImportRun)
class ImportRunAdmin(UploadPages):
    """The list of imports, and each on its page."""

    search_fields = ("file_name",)
    list_display = ("file_name", "made_by", "made_at", "new", "changed", "same", "state")
    ordering = ("-pk",)
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the runs with who made them."""
        return super().get_queryset(request).select_related("made_by", "undone_by")

    @admin.display(description=gettext_lazy("Outcome"), ordering="undone_at")
    def state(self, run: ImportRun) -> str:
        """Return whether the run was taken back."""
        return _("taken back") if run.undone_at else _("imported")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether the person may import."""
        return may_import(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: what is stored of a run is what happened."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a run is taken back, and that too is remembered."""
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Show a run and what it wrote; on POST take it back."""
        run = self.get_object(request, object_id)
        if run is None:
            raise Http404
        if not self.has_view_permission(request, run):
            raise PermissionDenied
        if request.method == "POST":
            return self._undone(request, run)
        written = Paginator(run.written(), ROWS_A_PAGE).get_page(request.GET.get("page"))
        return self.page(
            request,
            "importing/run",
            _("Import of figures"),
            run=run,
            page_of_rows=written,
            may_undo=may_import(request) and run.undone_at is None,
        )

    def _undone(self, request: HttpRequest, run: ImportRun) -> HttpResponse:
        self._importer(request)
        try:
            count = undo(run, request.user)
        except NotUndoableError as error:
            reasons = [
                *error.messages[:MOST_REASONS],
                *["…"] * (len(error.messages) > MOST_REASONS),
            ]
            messages.error(request, " ".join([_("Nothing was taken back."), *reasons]))
        else:
            words = ngettext(
                "The import was taken back: %d figure.",
                "The import was taken back: %d figures.",
                count,
            )
            messages.success(request, words % count)
        return redirect(f"admin:{self._name('change')}", run.pk)
