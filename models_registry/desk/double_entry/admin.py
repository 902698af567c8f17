"""Where a second person keys figures again, and where it is decided between two keyings."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms import modelform_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from models_registry.desk.base import DeskAdmin, ReportFilter, claim_words, person
from models_registry.desk.double_entry.forms import DecisionForm, KeyingForm
from models_registry.desk.forms.lookup import as_key
from models_registry.models import KEYED_TWICE, Figure, Keying, Outcome, Report
from models_registry.models.figure_queryset import SHOWN_BESIDE
from models_registry.statistics.changes import value_in_words
from models_registry.workflow import double_entry
from models_registry.workflow.texts.citation import sentence_around


@admin.register(Keying)
class KeyingAdmin(DeskAdmin):
    """Second keyings: a list that nobody edits, the queue of figures to key, and the decisions."""

    change_list_template = "desk/double_entry/list.html"
    list_display = ("figure", claim_words, "by", "outcome", "decided_because")
    list_select_related = ("figure", "by")
    list_filter = ("outcome",)
    ordering = ("-pk",)
    actions = None
    fields = ("figure", "by", *KEYED_TWICE, "objection", "outcome", "decided_because")

    def has_add_permission(self, request: HttpRequest) -> bool:
        # A figure is keyed a second time from the queue, where the first keying is not shown.
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # What was keyed stays as it was keyed.
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # It goes with its draft alone.
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        # One that waits for a decision only to those who decide.
        rows = Keying.objects.select_related("figure__report", "by")
        return rows if _may(request, "change") else rows.ended()

    def get_urls(self) -> list[Any]:
        pages: dict[str, tuple[Any, str]] = {
            "queue/": (self.queue_view, "queue"),
            "queue/<figure_id>/": (self.key_view, "key"),
            "to-decide/": (self.to_decide_view, "to_decide"),
            "to-decide/<keying_id>/": (self.decide_view, "decide"),
        }
        own = [
            path(address, self.admin_site.admin_view(view), name=self._name(name))
            for address, (view, name) in pages.items()
        ]
        return [*own, *super().get_urls()]

    # The second keying

    def queue_view(self, request: HttpRequest) -> HttpResponse:
        """Show how much waits for this person by report; asked for one, lead to its first."""
        _need(request, "add")
        waiting = _queue(request)
        first = waiting.first()
        if first and _report_asked(request):
            return redirect(self._address_of(request, first))
        reports = Report.objects.with_any_of(waiting)
        context = {"reports": reports, "count": waiting.count(), "first": first}
        return self.page(request, "double_entry/queue", _("Key again"), **context)

    def key_view(self, request: HttpRequest, figure_id: str) -> HttpResponse:
        """Show a figure's words without its numbers, and take the second keying."""
        _need(request, "add")
        keying = Keying(figure=_figure(figure_id), by=person(request))
        fields = (*KEYED_TWICE, "objection")
        form = self._form(request, KeyingForm, fields, keying)
        if request.method == "POST" and form.is_valid() and (answer := self._keyed(request, form)):
            return answer
        figure = _figure(figure_id)
        context = {
            "form": form,
            "count": _queue(request).count(),
            "why_not": double_entry.why_not(figure, person(request)),
            "dispute": _may(request, "change") and figure.keyings.to_decide().first(),
            "following": self._following(request, figure),
            "figure": figure,
            "around": sentence_around(figure),
        }
        return self.page(request, "double_entry/key", _("Key again"), **context)

    def _form(self, request: HttpRequest, form: Any, fields: Any, instance: Keying) -> Any:
        column = partial(self.formfield_for_dbfield, request=request)
        form_class: Any = modelform_factory(
            Keying, form=form, fields=fields, formfield_callback=column
        )
        figure = instance.figure
        return form_class(
            request.POST if request.method == "POST" else None,
            instance=instance,
            initial={"seen": figure.version, "qualifier": ""},
            parent=figure.report,
        )

    def _keyed(self, request: HttpRequest, form: Any) -> HttpResponse | None:
        """Save the keying and lead to the next figure; None where it was refused."""
        try:
            saved = double_entry.key(form.instance, form.seen_version)
        except ValidationError as error:
            _show_anew(form, error)
            return None
        if saved.outcome == Outcome.EQUAL:
            messages.success(request, _("Both keyings are equal: the figure is keyed twice."))
        else:
            messages.warning(request, double_entry.DIFFERS)
        return redirect(self._following(request, saved.figure))

    def _following(self, request: HttpRequest, figure: Figure) -> str:
        """Return the address of the figure to key after this one; of the queue after the last."""
        queue = _queue(request)
        following = queue.after(figure).first() or queue.exclude(pk=figure.pk).first()
        if following is None:
            return reverse(f"admin:{self._name('queue')}")
        return self._address_of(request, following)

    def _address_of(self, request: HttpRequest, figure: Figure) -> str:
        """Return the address at which the figure is keyed, in the queue that was asked for."""
        address = reverse(f"admin:{self._name('key')}", args=[figure.pk])
        slug = _report_asked(request)
        return f"{address}?{urlencode({ReportFilter.parameter_name: slug})}" if slug else address

    # The decision

    def to_decide_view(self, request: HttpRequest) -> HttpResponse:
        """List the keyings that wait for a decision, the longest waiting first."""
        _need(request, "change")
        waiting = Keying.objects.to_decide().select_related("by", "figure__report").order_by("pk")
        return self.page(request, "double_entry/to_decide", _("To decide"), keyings=waiting)

    def decide_view(self, request: HttpRequest, keying_id: str) -> HttpResponse:
        """Show both keyings beside each other with the words, and take the decision."""
        _need(request, "change")
        form = self._decision_form(request, _keying(keying_id))
        if (
            request.method == "POST"
            and form.is_valid()
            and (answer := self._decided(request, form))
        ):
            return answer
        keying = _keying(keying_id)
        context = {
            "form": form,
            "keying": keying,
            "rows": _side_by_side(keying),
            "first": double_entry.first_keying(keying.figure),
            "second": keying.history.earliest(),
            "figure": keying.figure,
            "around": sentence_around(keying.figure),
        }
        return self.page(request, "double_entry/decide", _("To decide"), **context)

    def _decision_form(self, request: HttpRequest, keying: Keying) -> Any:
        fields = (*KEYED_TWICE, "decided_because")
        form = self._form(request, DecisionForm, fields, Keying(figure=keying.figure, by=keying.by))
        form.keying = keying
        return form

    def _decided(self, request: HttpRequest, form: Any) -> HttpResponse | None:
        """Save the decision and lead to the list; None where it was refused."""
        quantity, because = form.quantity(), form.cleaned_data["decided_because"]
        try:
            double_entry.decide(form.keying, form.seen_version, quantity, because, person(request))
        except ValidationError as error:
            _show_anew(form, error)
            return None
        messages.success(request, _("It is decided: the figure is keyed twice."))
        return redirect(f"admin:{self._name('to_decide')}")


def _may(request: HttpRequest, verb: str) -> bool:
    return bool(request.user.has_perm(f"models_registry.{verb}_keying"))


def _need(request: HttpRequest, verb: str) -> None:
    if not _may(request, verb):
        raise PermissionDenied


def _report_asked(request: HttpRequest) -> str | None:
    """Return the slug of the report whose page links the queue of its own figures."""
    return request.GET.get(ReportFilter.parameter_name)


def _queue(request: HttpRequest) -> Any:
    """Return what waits for this person: of one report where the address names it."""
    queue = Figure.objects.to_key_again(person(request))
    slug = _report_asked(request)
    return queue.filter(report__slug=slug) if slug else queue


def _figure(sent: Any) -> Figure:
    rows = Figure.objects.select_related(*SHOWN_BESIDE, "mark")
    if (figure := rows.filter(pk=as_key(Figure, sent)).first()) is None:
        raise Http404
    return figure


def _keying(sent: str) -> Keying:
    rows = Keying.objects.select_related("by").filter(pk=as_key(Keying, sent))
    if (keying := rows.first()) is None:
        raise Http404
    keying.figure = _figure(keying.figure_id)
    return keying


def _show_anew(form: Any, error: ValidationError) -> None:
    """Say in the form why nothing was saved; it then goes by the figure as it is now."""
    form.add_error(None, error)
    form.show_anew(Figure.objects.get(pk=form.instance.figure_id).version)


def _side_by_side(keying: Keying) -> list[tuple[str, str, str, bool]]:
    """Return each field with both keyings in words, and whether they differ."""
    rows = []
    for name in KEYED_TWICE:
        field: Any = Keying._meta.get_field(name)
        values = getattr(keying.figure, name), getattr(keying, name)
        first, second = (
            value_in_words(field, value, lambda _model, key: str(key)) for value in values
        )
        rows.append((capfirst(str(field.verbose_name)), first, second, values[0] != values[1]))
    return rows
