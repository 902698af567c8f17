"""Answers, while a figure is typed, what is wrong and what is doubtful about it. Writes nothing."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views import View

from models_registry.desk.forms.lookup import LookupCache
from models_registry.models import Figure, Report
from models_registry.workflow.rules import Context, Finding, findings_of
from movement_stats.lib.letters import plain
from movement_stats.lib.partial_dates import validate_partial_date

# Of the report as it stands on the same page, perhaps not saved yet; sent with this before it.
OF_REPORT = "of-"
DATES = ("event_on", "published_on")
LONGEST_LANGUAGE = 3


class FigureCheckView(View):
    """Takes one figure's fields as its form sends them; answers messages by field.

    {"fields": {"value": [{"level": "error", "message": "…", "url": "…"}]}}; the name '' is the
    figure as a whole, the address, '' for none, that of a figure that it was compared with.
    report, id: the records that the fields are of, where they are saved.
    """

    http_method_names = ["post"]
    admin_site: Any = None
    rows: Any = None
    form_class: Any = None

    def post(self, request: HttpRequest) -> JsonResponse:
        """Check what was typed; PermissionDenied for who may not add figures."""
        if not request.user.has_perm("models_registry.add_figure"):
            raise PermissionDenied
        found: dict[str, list[dict[str, str]]] = {}
        for field, message in _messages(self._form(request)):
            found.setdefault(field, []).append(message)
        return JsonResponse({"fields": found})

    def _form(self, request: HttpRequest) -> Any:
        known = LookupCache()
        report = known.find(Report, request.POST.get("report")) or Report()
        _take_over(report, request.POST)
        figure = known.find(Figure, request.POST.get("id")) or Figure()
        figure.report = report  # type: ignore[attr-defined]
        data = request.POST.copy()
        # Whether somebody saved meanwhile is told when it is saved.
        data["seen"] = str(figure.version)  # type: ignore[attr-defined]
        rows = self.rows(Report, self.admin_site).get_formset(request, form=self.form_class)
        return rows.form(data, instance=figure, parent=report, known=known)


def _take_over(report: Any, typed: Any) -> None:
    """Let the report be as it is typed; a date that is none yet is left as it was."""
    language = typed.get(f"{OF_REPORT}language")
    report.language = plain(language)[:LONGEST_LANGUAGE] if language else report.language
    for name in DATES:
        date = typed.get(f"{OF_REPORT}{name}", "")
        if date and _is_date(date):
            setattr(report, name, date)


def _is_date(text: str) -> bool:
    try:
        validate_partial_date(text)
    except ValidationError:
        return False
    return True


def _messages(form: Any) -> Iterator[tuple[str, dict[str, str]]]:
    for field, errors in form.errors.as_data().items():
        for error in errors:
            if error.code != "required":
                message = {"level": "error", "message": " ".join(error.messages), "url": ""}
                yield field if field in form.fields else "", message
    if form.is_valid():
        figure = form.instance
        for finding in findings_of(figure, Context.of([figure])):
            yield finding.field, _as_data(finding)


def _as_data(finding: Finding) -> dict[str, str]:
    page = "admin:models_registry_figure_change"
    url = reverse(page, args=[finding.other.pk]) if finding.other else ""
    return {"level": finding.level, "message": finding.message, "url": url}
