"""What is doubtful about figures that were just saved, told without refusing anything."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from models_registry.models import Figure
from models_registry.workflow.warnings import Context, doubts_of

# A page says at most so many after a save; the check before publishing says all.
MOST_TOLD = 10


def tell_doubts(request: HttpRequest, figures: Iterable[Figure]) -> None:
    """Tell what is doubtful about the figures; the same is asked again before publishing."""
    rows = list(figures)
    context = Context.of(rows)
    found = [(figure, doubt.message) for figure in rows for doubt in doubts_of(figure, context)]
    for figure, message in found[:MOST_TOLD]:
        page = reverse("admin:models_registry_figure_change", args=[figure.pk])
        told = format_html('<a href="{}">{}</a>: {}', page, figure.as_written, message)
        messages.warning(request, told)
    if (more := len(found) - MOST_TOLD) > 0:
        words = ngettext("%d more is doubtful.", "%d more are doubtful.", more) % more
        messages.warning(request, f"{words} {_('“Check and publish” lists them all.')}")
