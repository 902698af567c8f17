"""Publishing and withdrawing: a page that shows what would happen and asks for a word on each
warning, then does it.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from models_registry.desk.base import StatefulAdmin, person
from models_registry.models import Justification, State
from models_registry.workflow import publication
from models_registry.workflow.checklist import Check, check_all
from models_registry.workflow.justifications import justify
from models_registry.workflow.permissions import may_publish
from movement_stats.lib.letters import plain


class ReasonsForm(forms.Form):
    """One field for each warning that nobody has justified yet. What is left empty stays open."""

    def __init__(self, checks: Iterable[Check], data: Any = None) -> None:
        super().__init__(data)
        longest = Justification._meta.get_field("words").max_length
        for asked in (asked for check in checks for asked in check.open):
            label = _("Why it is right")
            field = forms.CharField(required=False, max_length=longest, label=label)
            # A browser would cut what is too long, silently; the form says so instead.
            field.widget.attrs = {"class": "vTextField", "aria-describedby": f"{asked.key}-doubt"}
            self.fields[asked.key] = field

    @property
    def words(self) -> dict[str, str]:
        """What was typed, by the warnings' keys."""
        return {key: plain(words) for key, words in self.cleaned_data.items()}


# Records that one page publishes or withdraws.
MOST_AT_ONCE = 100
CHANGED = _("Something was changed since this page was shown; look at it again.")
WHY_NOT: dict[type[ValidationError], Any] = {
    publication.NotPublishableError: _("Nothing was published: mend what is listed first."),
    publication.UnjustifiedError: _(
        "Nothing was published: say of each warning why it is right, or mend what it is about."
    ),
}


class WithdrawableAdmin(StatefulAdmin):
    """Pages of records that can be withdrawn."""

    actions: tuple[str, ...] = ("withdraw_selected", "delete_selected")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the person may publish and withdraw."""
        return may_publish(request.user)

    @admin.action(permissions=["publish"], description=_("Withdraw…"))
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        """Lead to the page that asks before withdrawing."""
        return self.leading_to("withdraw", queryset)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kw: Any) -> Any:
        # The way to withdraw what is public.
        record = kw.get("obj")
        if record is not None and record.state == State.PUBLISHED and may_publish(request.user):
            context["withdraw_url"] = self._address("withdraw", record.pk)
        return super().render_change_form(request, context, *args, **kw)

    def leading_to(self, page: str, queryset: QuerySet) -> HttpResponse:
        """Return the way to a page about these records."""
        return redirect(self._address(page, *queryset.values_list("pk", flat=True)[:MOST_AT_ONCE]))

    def _address(self, page: str, *keys: int) -> str:
        return f"{reverse(f'admin:{self._name(page)}')}?ids={','.join(map(str, keys))}"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("withdraw/", view, name=self._name("withdraw")), *super().get_urls()]

    def asked(self, request: HttpRequest) -> list[Any]:
        """Return the records that the address names; PermissionDenied for who may not publish."""
        if not may_publish(request.user) or not self.has_view_permission(request):
            raise PermissionDenied
        sent = request.GET.get("ids", "").split(",")[:MOST_AT_ONCE]
        keys = [int(key) for key in sent if key.isdecimal() and len(key) < 19]
        return list(self.get_queryset(request).filter(pk__in=keys).order_by("pk"))

    def withdraw_view(self, request: HttpRequest) -> HttpResponse:
        """Show what would be withdrawn; on POST withdraw it."""
        records = [record for record in self.asked(request) if record.state == State.PUBLISHED]
        if request.method == "POST" and (answer := self._withdrawn(request, records)):
            return answer
        fingerprint = publication.fingerprint(records)
        context = {"records": records, "fingerprint": fingerprint}
        return self.page(request, "withdraw", gettext("Withdraw"), **context)

    def _withdrawn(self, request: HttpRequest, records: list[Any]) -> HttpResponse | None:
        keys, seen = [record.pk for record in records], request.POST.get("mark", "")
        try:
            count = publication.withdraw(self.model, keys, seen, person(request))
        except ValidationError:
            messages.error(request, CHANGED)
            return None
        return self.done(request, self.withdrawn_message(count))

    def withdrawn_message(self, count: int) -> str:
        """Return what the list says when so many records were withdrawn."""
        message = ngettext("%d record was withdrawn.", "%d records were withdrawn.", count)
        return message % count

    def done(self, request: HttpRequest, message: str) -> HttpResponse:
        """Say what was done, on the list."""
        messages.success(request, message)
        return redirect(f"admin:{self._name('changelist')}")


class PublishableAdmin(WithdrawableAdmin):
    """The reports' pages: what was read in a report becomes public with it."""

    actions = ("publish_selected", "withdraw_selected", "delete_selected")

    @admin.action(permissions=["publish"], description=_("Check and publish…"))
    def publish_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        """Lead to the page that checks before publishing."""
        return self.leading_to("publish", queryset)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.publish_view)
        return [path("publish/", view, name=self._name("publish")), *super().get_urls()]

    def publish_view(self, request: HttpRequest) -> HttpResponse:
        """Show what would become public and what is wrong; on POST publish it."""
        checks = check_all(self.asked(request))
        form = ReasonsForm(checks, request.POST if request.method == "POST" else None)
        if form.is_bound and (answer := self._published(request, checks, form)):
            return answer
        if form.is_bound:
            # What was justified now needs no field any more; what was typed elsewhere stays.
            checks = check_all(self.asked(request))
            form = ReasonsForm(checks, request.POST)
        waits = any(check.drafts for check in checks)
        blocked = not waits or any(check.problems for check in checks)
        context = {
            "checks": checks,
            "form": form,
            "fingerprint": publication.fingerprint_of_checks(checks),
            "blocked": blocked,
        }
        return self.page(request, "publish", gettext("Check and publish"), **context)

    def _published(
        self, request: HttpRequest, checks: list[Check], form: ReasonsForm
    ) -> HttpResponse | None:
        seen, keys = request.POST.get("mark", ""), [check.report.pk for check in checks]
        try:
            self._keep_reasons(request, checks, form, seen)
            count = publication.publish(keys, seen, person(request))
        except (publication.NotPublishableError, publication.UnjustifiedError) as error:
            messages.error(request, WHY_NOT[type(error)])
            return None
        except ValidationError:
            messages.error(request, CHANGED)
            return None
        message = ngettext("%d record is public now.", "%d records are public now.", count)
        return self.done(request, message % count)

    def _keep_reasons(
        self, request: HttpRequest, checks: list[Check], form: ReasonsForm, seen: str
    ) -> None:
        """Keep the words that were given for what was shown, also where others are missing."""
        if publication.fingerprint_of_checks(checks) != seen:
            raise publication.OutdatedError(CHANGED)
        if not form.is_valid():
            raise publication.UnjustifiedError(WHY_NOT[publication.UnjustifiedError])
        justify((asked for check in checks for asked in check.open), form.words, request.user)

    def withdrawn_message(self, count: int) -> str:
        message = ngettext(
            "%d report was withdrawn, and with it all that was read in it.",
            "%d reports were withdrawn, and with them all that was read in them.",
            count,
        )
        return message % count
