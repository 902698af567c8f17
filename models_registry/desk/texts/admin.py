"""Texts of reports: their list, how one is added and removed, and its transcription page."""

from contextlib import suppress
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms import modelform_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_registry.desk.base import OVERTAKEN, DeskAdmin, LanguageFilter, tell_form
from models_registry.desk.forms.scripts import module
from models_registry.desk.texts.forms import NEW_REPORT_FIELDS, NewReportForm, TextForm
from models_registry.desk.texts.page import TranscriptionPage
from models_registry.desk.texts.page_acts import GoneError, TranscriptionActs
from models_registry.models import Award, Figure, Report, ReportText
from models_registry.workflow.texts import storage
from movement_stats.lib.languages import language_name

MISSING = gettext_lazy("The file of this text is missing in the data folder: private/%(name)s.")


@admin.display(description=gettext_lazy("Open marks"), ordering="open_marks")
def open_marks(text: Any) -> int:
    """Return how many marks of the text are open."""
    return int(text.open_marks)


@admin.display(description=gettext_lazy("Language"), ordering="report__language")
def language(text: ReportText) -> str:
    """Return the language of the text's report."""
    return language_name(text.report.language)


@admin.register(ReportText)
class ReportTextAdmin(DeskAdmin):
    """A text is transcribed on its page; it never changes, and goes while nothing came of it."""

    # A list's action would delete without looking at what was entered.
    actions = None
    searched = ("report__folded",)
    list_display: Any = ("report", language, "letters", open_marks)
    list_filter = (LanguageFilter,)
    ordering = ("-pk",)

    class Media:
        css = {"all": ["css/desk/texts.css"]}
        js = [module(name) for name in ("desk", "live_check", "drafts", "texts")]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return ReportText.objects.with_open_marks()

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show and take the form by which a text comes to the desk."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        for _attempt in range(2):
            with suppress(*OVERTAKEN):
                return self._added(request)
        messages.error(request, _("The database refused this, and nothing was saved."))
        return self._add_page(request, self._add_form(request))

    def _added(self, request: HttpRequest) -> HttpResponse:
        form = self._add_form(request)
        if request.method != "POST" or not form.is_valid():
            return self._add_page(request, form)
        text = form.save()
        count = text.marks.count()
        messages.success(request, _("Numbers found in the text: %(count)d.") % {"count": count})
        if form.new.guessed:
            message = _("The text tells its language: %(language)s. The report's page changes it.")
            messages.info(request, message % {"language": language(text)})
        return redirect(f"admin:{self._name('change')}", text.pk)

    def _add_form(self, request: HttpRequest) -> TextForm:
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        callback = partial(self.formfield_for_dbfield, request=request)
        new_report_class: Any = modelform_factory(
            Report, form=NewReportForm, fields=NEW_REPORT_FIELDS, formfield_callback=callback
        )
        text_class: Any = modelform_factory(
            ReportText, form=TextForm, fields=("report",), formfield_callback=callback
        )
        new = new_report_class(
            *sent[:1], prefix="new", empty_permitted=True, use_required_attribute=False
        )
        form: TextForm = text_class(
            *sent, new=new, initial={"report": request.GET.get("report", "")}
        )
        return form

    def _add_page(self, request: HttpRequest, form: TextForm) -> HttpResponse:
        media = self.media + form.media
        return self.page(request, "texts/form", _("Read a text"), form=form, media=media)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the transcription page, and do what is sent from it."""
        text = self.get_object(request, unquote(object_id))
        is_sent = request.method == "POST"
        if is_sent and not self.has_change_permission(request, text):
            raise PermissionDenied
        if not self.has_view_or_change_permission(request, text):
            raise PermissionDenied
        if text is None:
            return self._gone(request) if is_sent else self.not_there(request, object_id)
        try:
            if is_sent:
                return self._act(request, text)
            return TranscriptionPage(self, request, text).shown()
        except GoneError:
            return self._gone(request)
        except FileNotFoundError:
            messages.error(request, MISSING % {"name": text.file.name})
            return redirect(f"admin:{self._name('changelist')}")

    def _act(self, request: HttpRequest, text: ReportText) -> HttpResponse:
        """Do what was sent. The second time round the forms see what was stored meanwhile."""
        for _attempt in range(2):
            with suppress(*OVERTAKEN):
                return TranscriptionActs(self, request, text).answer()
        tell_form(request, "refused")
        return TranscriptionActs(self, request, text).answer()

    def _gone(self, request: HttpRequest) -> HttpResponse:
        """Where the mark or the text is gone, offer what was typed on a page without it."""
        if request.POST.get("act") != "enter":
            messages.error(request, _("Somebody else has removed this mark meanwhile."))
            return redirect(request.path)
        tell_form(request, "deleted")
        model = Award if request.GET.get("as", "") == "award" else Figure
        pages: Any = self.admin_site.get_model_admin(model)
        address = reverse(f"admin:models_registry_{model._meta.model_name}_add")
        answer: HttpResponse = pages.changeform_view(request, None, address)
        return answer

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask before removing a text; one from which something was entered stays."""
        text = self.get_object(request, unquote(object_id))
        if not self.has_delete_permission(request, text):
            raise PermissionDenied
        if text is None:
            return self.not_there(request, object_id)
        try:
            storage.refuse_if_entered(text)
            return self._removed(request, text)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect(f"admin:{self._name('change')}", text.pk)

    def _removed(self, request: HttpRequest, text: ReportText) -> HttpResponse:
        title = _("Remove the text")
        if request.method != "POST":
            return self.page(request, "texts/remove", title, text=text, subtitle=str(text))
        storage.remove(text)
        messages.success(request, _("The text was removed. Paste another one, or leave."))
        return redirect(
            f"{reverse('admin:models_registry_reporttext_add')}?report={text.report_id}"
        )

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show who added the text; there is nothing to go back to."""
        return super().history_view(request, object_id, {"may_change": False})
