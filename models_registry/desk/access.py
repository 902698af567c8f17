"""How staff come in, keep their password, and are told that they tried too many."""

import math
from datetime import timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LogInForm(AdminAuthenticationForm):
    """A name and a password. What is wrong is said without saying whether the name exists."""

    error_messages = {
        "invalid_login": _(
            "This name and this password do not belong together. Small and capital letters differ."
        ),
        "inactive": _("This account has been closed."),
    }

    def clean_username(self) -> str:
        """Refuse a name longer than any: the list of failed attempts could not hold it."""
        name: str = self.cleaned_data["username"]
        if len(name) > (self.username_field.max_length or 0):
            raise self.get_invalid_login_error()
        return name


class OwnPasswordForm(AdminPasswordChangeForm):
    """The change of one's own password; a one-time password is one no longer."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        old, new = cleaned.get("old_password"), cleaned.get("new_password1")
        if new and old == new:
            raise ValidationError({"new_password1": _("Choose another than the old one.")})
        return cleaned

    def save(self, commit: bool = True) -> Any:
        self.user.must_change_password = False
        return super().save(commit)


def locked_out(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]
) -> HttpResponse:
    """Return 429, and when to try again. Called by django-axes in place of its own page."""
    attempts = AxesProxyHandler.get_implementation().get_user_attempts(request, credentials)
    last = [rows.aggregate(last=Max("attempt_time"))["last"] for rows in attempts]
    now = timezone.now()
    again = max(filter(None, last), default=now) + (get_cool_off(request) or timedelta())
    wait = max(math.ceil((again - now).total_seconds()), 1)
    # The minute is shown without its seconds: the next one is safe.
    context = {"again": again + timedelta(minutes=1)}
    page = render(request, "admin/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(wait)
    return page
