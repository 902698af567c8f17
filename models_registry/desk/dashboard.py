"""The desk's first page: what waits for whoever looks, what became public, what audits found."""

from contextlib import suppress
from io import StringIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from models_registry.models import Audit, AuditKind, Figure, Keying, Report, ReportText, State
from models_registry.statistics.changes import published_lately
from models_registry.workflow.checklist import PUBLISHED_WITH_REPORT

# More are listed on pages of their own.
MOST_LISTED = 10
# An audit of more takes longer than a page may: then the command is told.
MOST_AUDITED = 5_000
# What waits, and the right without which it waits for somebody else.
WAITS_FOR = {
    "texts": "add_mark",
    "to_key": "add_keying",
    "to_decide": "change_keying",
    "to_publish": "publish_report",
}


def dashboard_context(request: HttpRequest) -> dict[str, Any]:
    """Return what the first page shows to the person who asks for it."""
    audits = {audit.kind: audit for audit in Audit.objects.all()}
    return {
        **_waiting(request.user),
        "drafts": _drafts(),
        "published": published_lately(MOST_LISTED),
        "data_audit": audits.get(AuditKind.DATA),
        "link_audit": audits.get(AuditKind.LINKS),
        "may_audit": _may_audit(request),
    }


def _waiting(person: Any) -> dict[str, Any]:
    """Return what waits for this person, by what the person may do."""
    drafts = Figure.objects.filter(state=State.DRAFT)
    waiting = {
        "texts": ReportText.objects.to_transcribe()[:MOST_LISTED],
        "to_key": Figure.objects.to_key_again(person).count,
        "to_decide": Keying.objects.to_decide().count,
        "to_publish": Report.objects.with_any_of(drafts)[:MOST_LISTED],
    }
    # Lazy: what the person may not do is not counted.
    return {
        name: rows
        for name, rows in waiting.items()
        if person.has_perm(f"models_registry.{WAITS_FOR[name]}")
    }


def _drafts() -> list[dict[str, Any]]:
    """Return how many drafts of each kind wait, and the list that holds them; without zeros."""
    drafts = []
    for model in (Report, *PUBLISHED_WITH_REPORT):
        if count := model.objects.filter(state=State.DRAFT).count():
            name = model._meta.verbose_name_plural
            page = reverse(f"admin:models_registry_{model._meta.model_name}_changelist")
            url = f"{page}?state__exact={State.DRAFT}"
            drafts.append({"name": name, "count": count, "url": url})
    return drafts


def _may_audit(request: HttpRequest) -> bool:
    """Whether the person may ask for an audit, and it is over before the page gives up."""
    is_small = not Figure.objects.all()[MOST_AUDITED : MOST_AUDITED + 1].exists()
    return is_small and bool(request.user.has_perm("models_registry.add_figure"))


@require_POST
def audit_now(request: HttpRequest) -> HttpResponse:
    """Audit the data, keep what was found, and lead back to the first page."""
    if not _may_audit(request):
        raise PermissionDenied
    # It ends with SystemExit where it found an error, which the page then shows.
    with suppress(SystemExit):
        call_command("check_data", keep=True, stdout=StringIO())
    messages.success(request, _("All data was checked."))
    return redirect("admin:index")
