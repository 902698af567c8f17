"""What every page of the desk does alike, and the columns and filters that its lists share."""

from contextlib import suppress
from typing import Any

from django.contrib import admin
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, models, transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from models_registry.desk.forms.fields import DeskFields
from models_registry.desk.forms.record import TrackedForm
from models_registry.desk.forms.scripts import module
from models_registry.desk.history import entries
from models_registry.models import Report, State
from models_registry.models.base import FOUND_UNDER
from models_registry.statistics import formatting
from models_registry.workflow.permissions import may_correct
from movement_stats.lib.folding import fold, matching
from movement_stats.lib.languages import language_name
from movement_stats.lib.tracked import StaleRecordError

# What Django and the databases say of ids and days that cannot be.
ABSURD = (ValueError, OverflowError, DataError)
# Somebody else stored something between this page's check and its write.
OVERTAKEN = (IntegrityError, StaleRecordError)


class DeskAdmin(DeskFields, admin.ModelAdmin):  # type: ignore[misc]
    """A page for each record of one kind, and their list.

    searched: folded columns in which a name is found with and without its accents. named: gives the
    keys of the records that bear a whole name, which go before beginnings of words.
    permanent: fields that are fixed once the record is there.
    """

    form = TrackedForm
    change_form_template = "desk/change_form.html"
    list_per_page = 50
    show_full_result_count = False
    searched: tuple[str, ...] = ()
    named: Any = None
    permanent: tuple[str, ...] = ()

    class Media:
        css = {"all": ["css/desk/forms.css"]}
        js = [
            *("admin/js/vendor/jquery/jquery.min.js", "admin/js/jquery.init.js"),
            *(module("desk"), module("live_check")),
        ]

    def get_search_fields(self, request: HttpRequest) -> Any:
        return self.searched or self.search_fields

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Find records by the beginnings of words, however they are accented, and by number."""
        if not self.searched:
            return super().get_search_results(request, queryset, search_term)
        if self.named and (keys := self.named(search_term)):
            return queryset.filter(pk__in=keys), False
        condition = matching(search_term, *self.searched)
        numbered = isinstance(self.opts.pk, models.AutoField)
        if numbered and (term := fold(search_term)).isdecimal() and len(term) < 19:
            condition |= Q(pk=int(term))
        return queryset.filter(condition), False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = self.permanent if obj is not None else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """Return the record; with `back_to` in the address, knowing that earlier state."""
        record = super().get_object(request, object_id, from_field)
        back_to = request.GET.get("back_to", "")
        if record is not None and request.method == "GET" and back_to.isdecimal():
            record.gone_back_to = record.history.filter(history_id=back_to[:18]).first()
        return record

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Return the record's public address, None where visitors would find nothing."""
        if obj is None or not hasattr(obj, "get_absolute_url"):
            return None
        shown_with = (obj, getattr(obj, "report", None))
        is_hidden = any(getattr(record, "state", None) == State.DRAFT for record in shown_with)
        return None if is_hidden else str(obj.get_absolute_url())

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list; where it was asked for what cannot be, lead to the whole one."""
        try:
            with transaction.atomic():
                return super().changelist_view(request, extra_context)
        except ABSURD:
            if request.method == "GET" and not request.GET:
                raise
            message = _("The list was asked for something that cannot be; here is all of it.")
            self.message_user(request, message, "ERROR")
            return redirect(request.path)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show or take the form. Who was overtaken at the write is shown what is stored now."""
        if request.method == "POST" and object_id and self._is_gone(request, object_id):
            tell_form(request, "deleted")
            object_id, form_url = None, reverse(f"admin:{self._name('add')}")
        # The second time round the forms see what was stored meanwhile.
        for _attempt in range(2):
            with suppress(*OVERTAKEN):
                return super().changeform_view(request, object_id, form_url, extra_context)
        tell_form(request, "refused")
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _is_gone(self, request: HttpRequest, object_id: str) -> bool:
        gone = self.get_object(request, unquote(object_id)) is None
        return gone and self.has_add_permission(request)

    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def page(
        self, request: HttpRequest, name: str, title: Promise | str, **context: Any
    ) -> HttpResponse:
        """Return a page of the desk's own, templates/desk/<name>.html."""
        common = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, f"desk/{name}.html", {**common, "title": title, **context})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save the record; one that was not touched is left as it is, for others to save."""
        if not change or form.has_changed():
            form.settle()
            obj.save()

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show who changed what, when, and the way back to each earlier state."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self.not_there(request, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        context = {
            "subtitle": str(record),
            "object": record,
            "entries": entries(record),
            "may_change": self.has_change_permission(request, record),
            **(extra_context or {}),
        }
        return self.page(request, "history", _("History"), **context)

    def not_there(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Say that there is no such record, and lead to the first page."""
        answer: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
            request, self.opts, object_id
        )
        return answer


def person(request: HttpRequest) -> Any:
    """Return whoever asks: nobody comes to the desk without an account."""
    return request.user


def tell_form(request: HttpRequest, met: str) -> None:
    """Let the page's form know what it cannot see by itself: a key of MET in desk/forms/record."""
    data = request.POST.copy()
    data["met"] = met
    request.POST = data  # type: ignore[assignment]


class PublicAdmin(DeskAdmin):
    """Pages of records that visitors see, once they or their report are public.

    Then the report and the slug are fixed, and the rest needs the right to correct.
    """

    def is_public(self, obj: Any) -> bool:
        """Whether visitors have seen the record."""
        return bool(obj.is_public)

    def claim(self, request: HttpRequest, obj: Any) -> list[str]:
        """Return the fields that who may not correct cannot change."""
        return list(flatten_fieldsets(self.get_fieldsets(request, obj)))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        if obj is None or not self.is_public(obj):
            return fixed
        names = flatten_fieldsets(self.get_fieldsets(request, obj))
        fixed = [*fixed, *(name for name in FOUND_UNDER.values() if name in names)]
        return fixed if may_correct(request.user) else [*fixed, *self.claim(request, obj)]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # What visitors have seen stays.
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not self.is_public(obj))


class SeenWithReportAdmin(PublicAdmin):
    """Pages of records without a state of their own: visitors see them with their report."""

    # A list's action would delete without looking at each report.
    actions = None

    def is_public(self, obj: Any) -> bool:
        return bool(obj.report.is_public)


class StatefulAdmin(PublicAdmin):
    """Pages of records that are drafts, then public: only drafts can be deleted."""

    actions: tuple[str, ...] = ("delete_selected",)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().response_add(request, obj, *args, **kwargs)
        self._tell_draft(request, obj)
        return answer

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        answer = super().response_change(request, obj)
        self._tell_draft(request, obj)
        return answer

    def _tell_draft(self, request: HttpRequest, obj: Any) -> None:
        if obj.state == State.DRAFT and IS_POPUP_VAR not in request.POST:
            message = _("It is a draft: only staff see it until it is published.")
            self.message_user(request, message, "INFO")

    @admin.action(permissions=["delete"], description=_("Delete the selected drafts"))
    def delete_selected(self, request: HttpRequest, queryset: QuerySet) -> Any:
        """Delete drafts, asking first; nothing where something public is among them."""
        if queryset.exclude(state=State.DRAFT).exists():
            message = _(
                "What was published cannot be deleted, only withdrawn. Nothing was deleted."
            )
            self.message_user(request, message, "ERROR")
            return None
        return delete_selected(self, request, queryset)


@admin.display(description=_("Value"), ordering="value")
def claim_words(figure: Any) -> str:
    """Return the figure's number with its exactness, as visitors read it."""
    return str(formatting.quantity(figure))


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
        # Only the report that is asked for already.
        asked = request.GET.get(self.parameter_name, "")
        return [(asked, asked)] if asked else []

    def queryset(self, request: Any, queryset: Any) -> Any:
        return queryset.filter(report__slug=self.value()) if self.value() else queryset


class LanguageFilter(admin.SimpleListFilter):
    """Keeps the rows of reports in one language."""

    title = _("Language")
    parameter_name = "language"
    path = "report__language"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        codes = Report.objects.order_by("language").values_list("language", flat=True).distinct()
        return [(code, language_name(code)) for code in codes]

    def queryset(self, request: Any, queryset: Any) -> Any:
        return queryset.filter(**{self.path: self.value()}) if self.value() else queryset


class OwnLanguageFilter(LanguageFilter):
    """Keeps the reports in one language."""

    path = "language"
