"""The pages of an import that is not done yet: send a file, see what it would do, import it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_registry.desk.base import DeskAdmin
from models_registry.workflow.importing import template, worker
from models_registry.workflow.importing.columns import COLUMNS, NOT_READ, codes_of
from models_registry.workflow.importing.plan import CHANGED, KINDS, NEW, REFUSED, SAME
from models_registry.workflow.importing.readers import read_table
from models_registry.workflow.importing.table import MOST_BYTES, MOST_ROWS, Table
from models_registry.workflow.importing.uploads import (
    AT_WORK,
    CHECKED,
    CHECKING,
    FAILED,
    GONE,
    IMPORTING,
    INTERRUPTED,
    BusyError,
    Upload,
    remove_old,
    uploads_of,
)

KIND_WORDS = {
    NEW: gettext_lazy("new"),
    CHANGED: gettext_lazy("changed"),
    SAME: gettext_lazy("same"),
    REFUSED: gettext_lazy("refused"),
}
STATE_WORDS = {
    CHECKING: gettext_lazy("The rows are being checked."),
    CHECKED: gettext_lazy("Checked; it waits for you."),
    IMPORTING: gettext_lazy("The rows are being imported."),
    FAILED: gettext_lazy("It failed, and nothing was stored. Whoever runs the server finds why."),
    INTERRUPTED: gettext_lazy("It was interrupted, and nothing was stored."),
    GONE: gettext_lazy("It has gone."),
}
ROWS_A_PAGE = 100
TYPES = {
    "csv": (template.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        template.as_workbook,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
MAY_IMPORT = (
    "models_registry.add_importrun",
    "models_registry.add_figure",
    "models_registry.change_figure",
)


def may_import(request: HttpRequest) -> bool:
    """Whether the person may import figures, and take an import back."""
    return bool(request.user.has_perms(MAY_IMPORT))


class UploadForm(forms.Form):
    """A file of figures; what is wrong with it as a whole is told here."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    table: Table
    content: bytes

    def clean_file(self) -> Any:
        """Read the file."""
        file = self.cleaned_data["file"]
        # Not more than is looked at, however much was sent.
        self.content = file.read(MOST_BYTES + 1)
        self.table = read_table(self.content)
        return file


class UploadPages(DeskAdmin):
    """Mixin of the imports' admin: the files to fill in, and what becomes of one that is sent."""

    def get_urls(self) -> list[Any]:
        """Add the files to fill in, and the pages of an upload."""
        pages: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "file": ("<slug:which>.<slug:kind>", self.file_view),
            "upload": ("upload/<slug:token>/", self.upload_view),
            "progress": ("upload/<slug:token>/progress/", self.progress_view),
        }
        own = [
            path(route, self.admin_site.admin_view(view), name=self._name(name))
            for name, (route, view) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Take a file; lead to what it would do."""
        self._refuse_others(request)
        form = UploadForm()
        if request.method == "POST":
            form = UploadForm(request.POST, request.FILES)
            if form.is_valid():
                return self._kept(request, form)
        columns = [(name, one, codes_of(name)) for name, one in COLUMNS.items()]
        waiting = [self._waiting(one) for one in uploads_of(self._account(request))]
        return self.page(
            request,
            "importing/send",
            _("Import figures"),
            form=form,
            columns=columns,
            not_read=NOT_READ,
            waiting=waiting,
            most_rows=MOST_ROWS,
            most_megabytes=MOST_BYTES // 1_000_000,
        )

    def _kept(self, request: HttpRequest, form: UploadForm) -> HttpResponse:
        remove_old()
        name = form.cleaned_data["file"].name
        upload = Upload.keep(name, form.content, self._account(request))
        worker.check(upload, form.table)
        return self._leading_to(upload)

    def _waiting(self, upload: Upload) -> dict[str, Any]:
        words = STATE_WORDS[upload.progress()["state"]]
        return {"url": self._address(upload), "name": upload.about["name"], "words": words}

    def _account(self, request: HttpRequest) -> int:
        return int(request.user.pk or 0)

    def _refuse_others(self, request: HttpRequest) -> None:
        if not may_import(request):
            raise PermissionDenied

    def _address(self, upload: Upload, page: str = "upload") -> str:
        return reverse(f"admin:{self._name(page)}", args=[upload.token])

    def _leading_to(self, upload: Upload) -> HttpResponse:
        return redirect(self._address(upload))

    def file_view(self, request: HttpRequest, which: str, kind: str) -> HttpResponse:
        """Return a file to fill in: empty, or with the drafts."""
        self._refuse_others(request)
        if which not in {"template", "drafts"} or kind not in TYPES:
            raise Http404
        write, content_type = TYPES[kind]
        content = write(template.drafts() if which == "drafts" else [])
        answer = HttpResponse(content, content_type=content_type)
        answer["Content-Disposition"] = f'attachment; filename="{which}.{kind}"'
        return answer

    def upload_view(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show what an upload would do, or how far it has come; on POST do what was asked."""
        self._refuse_others(request)
        if run := worker.run_of(token):
            return redirect(f"admin:{self._name('change')}", run.pk)
        upload = self._found(request, token)
        if request.method == "POST":
            return self._done(request, upload)
        progress = upload.progress()
        if progress["state"] == CHECKED and (plan := upload.plan):
            return self._preview(request, upload, plan)
        return self.page(
            request,
            "importing/progress",
            _("Import figures"),
            at_work=progress["state"] in AT_WORK,
            words=STATE_WORDS[progress["state"]],
            progress=progress,
            about=upload.about,
            progress_url=self._address(upload, "progress"),
        )

    def _found(self, request: HttpRequest, token: str) -> Upload:
        upload = Upload.find(token, self._account(request))
        if upload is None:
            raise Http404
        return upload

    def _preview(self, request: HttpRequest, upload: Upload, plan: Any) -> HttpResponse:
        asked = request.GET.get("kind", REFUSED if plan["counts"][REFUSED] else "")
        rows = [
            row | {"words": KIND_WORDS[row["kind"]]}
            for row in plan["rows"]
            if row["kind"] == asked or asked not in KINDS
        ]
        counts = [(kind, KIND_WORDS[kind], plan["counts"][kind]) for kind in KINDS]
        return self.page(
            request,
            "importing/preview",
            _("Import figures"),
            plan=plan,
            counts=counts,
            kind_words=KIND_WORDS,
            asked=asked,
            page_of_rows=Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
            refused=plan["counts"][REFUSED],
            writes=plan["counts"][NEW] + plan["counts"][CHANGED],
            about=upload.about,
        )

    def _done(self, request: HttpRequest, upload: Upload) -> HttpResponse:
        """Do with an upload what the pressed button says."""
        asked = request.POST.get("do")
        try:
            if asked == "discard":
                with upload.hold():
                    upload.remove()
                messages.success(request, _("The file was removed; nothing was stored."))
                return redirect(f"admin:{self._name('add')}")
            if asked == "again":
                worker.check_again(upload)
            if asked == "import" and upload.progress()["state"] == CHECKED:
                worker.store_seen(upload, request.POST.get("mark", ""), request.user)
        except BusyError:
            messages.warning(request, _("This file is being worked on already."))
        return self._leading_to(upload)

    def progress_view(self, request: HttpRequest, token: str) -> HttpResponse:
        """Return how far the work on an upload has come, for the page's script."""
        self._refuse_others(request)
        upload = Upload.find(token, self._account(request))
        found = upload.progress() if upload else {"state": GONE, "done": 0, "total": 0}
        return JsonResponse({**found, "at_work": found["state"] in AT_WORK})
