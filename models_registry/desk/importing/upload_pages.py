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
from models_registry.workflow.importing.columns import COLUMNS, NEEDED, NOT_READ, codes_of
from models_registry.workflow.importing.plan import Kind
from models_registry.workflow.importing.readers import read_table
from models_registry.workflow.importing.table import MOST_FILE_BYTES, MOST_ROWS, Table
from models_registry.workflow.importing.uploads import AT_WORK, BusyError, Stage, Upload, uploads

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
        self.content = file.read(MOST_FILE_BYTES + 1)
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
        account = self._importer(request)
        is_sent = request.method == "POST"
        form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
        if is_sent and form.is_valid():
            for old in uploads():
                old.remove_if_old()
            upload = Upload.keep(form.cleaned_data["file"].name, form.content, account)
            worker.check(upload, form.table)
            return redirect(self._address(upload))
        mine = [upload for upload in uploads() if upload.about.get("by") == account]
        return self.page(
            request,
            "importing/send",
            _("Import figures"),
            form=form,
            columns=[
                (name, about, name in NEEDED, codes_of(name)) for name, about in COLUMNS.items()
            ],
            not_read=NOT_READ,
            waiting=[
                (self._address(upload), upload.about["name"], Stage(upload.progress()["state"]))
                for upload in mine
            ],
            most_rows=MOST_ROWS,
            most_megabytes=MOST_FILE_BYTES // 1_000_000,
        )

    def _importer(self, request: HttpRequest) -> int:
        """Return the id of the account that asks. PermissionDenied where it may not import."""
        if not may_import(request):
            raise PermissionDenied
        return int(request.user.pk or 0)

    def _address(self, upload: Upload, page: str = "upload") -> str:
        return reverse(f"admin:{self._name(page)}", args=[upload.token])

    def file_view(self, request: HttpRequest, which: str, kind: str) -> HttpResponse:
        """Return a file to fill in: empty, or with the drafts."""
        self._importer(request)
        if which not in {"template", "drafts"} or kind not in TYPES:
            raise Http404
        write, content_type = TYPES[kind]
        content = write(template.drafts() if which == "drafts" else [])
        name = f'attachment; filename="{which}.{kind}"'
        return HttpResponse(content, content_type, headers={"Content-Disposition": name})

    def upload_view(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show what an upload would do, or how far it has come; on POST do what was asked."""
        account = self._importer(request)
        if run := worker.run_of(token):
            return redirect(f"admin:{self._name('change')}", run.pk)
        upload = Upload.find(token, account)
        if upload is None:
            raise Http404
        if request.method == "POST":
            return self._act(request, upload)
        progress = upload.progress()
        if progress["state"] == Stage.CHECKED and (plan := upload.plan):
            return self._preview(request, upload, plan)
        return self.page(
            request,
            "importing/progress",
            _("Import figures"),
            at_work=progress["state"] in AT_WORK,
            words=Stage(progress["state"]).label,
            progress=progress,
            about=upload.about,
            progress_url=self._address(upload, "progress"),
        )

    def _preview(self, request: HttpRequest, upload: Upload, plan: Any) -> HttpResponse:
        counts = plan["counts"]
        asked = request.GET.get("kind", Kind.REFUSED if counts[Kind.REFUSED] else "")
        rows = [
            row | {"words": Kind(row["kind"]).label}
            for row in plan["rows"]
            if row["kind"] == asked or asked not in Kind.values
        ]
        return self.page(
            request,
            "importing/preview",
            _("Import figures"),
            plan=plan,
            counts=[(kind.value, kind.label, counts[kind]) for kind in Kind],
            kinds=Kind.values,
            asked=asked,
            page_of_rows=Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
            refused=counts[Kind.REFUSED],
            writes=counts[Kind.NEW] + counts[Kind.CHANGED],
            about=upload.about,
        )

    def _act(self, request: HttpRequest, upload: Upload) -> HttpResponse:
        """Do with an upload what the pressed button says."""
        asked = request.POST.get("do")
        try:
            if asked == "discard":
                with upload.hold():
                    upload.remove()
                messages.success(request, _("The file was removed; nothing was stored."))
                return redirect(f"admin:{self._name('add')}")
            if asked == "again":
                worker.check(upload)
            if asked == "import" and upload.progress()["state"] == Stage.CHECKED:
                worker.store_seen(upload, request.POST.get("mark", ""), request.user)
        except BusyError:
            messages.warning(request, _("This file is being worked on already."))
        return redirect(self._address(upload))

    def progress_view(self, request: HttpRequest, token: str) -> HttpResponse:
        """Return how far the work on an upload has come, for the page's script."""
        upload = Upload.find(token, self._importer(request))
        progress = upload.progress() if upload else {"state": Stage.GONE, "done": 0, "total": 0}
        return JsonResponse({**progress, "at_work": progress["state"] in AT_WORK})
