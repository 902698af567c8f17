"""The page for whoever has tried too many passwords."""

import math
from datetime import timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone


def locked_out(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]
) -> HttpResponse:
    """Return 429, and when to try again. Called by django-axes in place of its own page."""
    attempts = AxesProxyHandler.get_implementation().get_user_attempts(request, credentials)
    last = [some.aggregate(last=Max("attempt_time"))["last"] for some in attempts]
    now = timezone.now()
    again = max(filter(None, last), default=now) + (get_cool_off(request) or timedelta())
    wait = max(math.ceil((again - now).total_seconds()), 1)
    # The minute is shown without its seconds: the next one is safe.
    context = {"again": again + timedelta(minutes=1)}
    page = render(request, "admin/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(wait)
    return page
