"""What the desk's own pages need beyond Django's.

The text on the transcription page is written without a letter of white space of its own.
"""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from models_registry.models import Mark
from models_registry.workflow.texts.layout import Piece

register = template.Library()


@register.filter
def record_opts(record: Any) -> Any:
    """Return the record's model as the admin's tags take it."""
    return record._meta


@register.filter
def field_named(form: Any, name: str) -> Any:
    """Return a form's field with what stands in it."""
    return form[name]


@register.simple_tag
def marked_text(pieces: list[Piece], current: Mark | None) -> SafeString:
    """Return the pieces of a text: each mark is a link, marked by more than its colour."""
    states = {"open": _("open"), "entered": _("entered"), "dismissed": _("dismissed")}
    return format_html_join("", "{}", ((_written(piece, current, states),) for piece in pieces))


def _written(piece: Piece, current: Mark | None, states: dict[str, str]) -> Any:
    if piece.number is not None:
        return format_html('<span class="passed">{}</span>', piece.text)
    if piece.mark is None:
        return piece.text
    mark, state = piece.mark, piece.mark.state
    return format_html(
        '<a class="cited" id="m{}" href="?mark={}#hand" data-state="{}" aria-label="{}: {}"{}>'
        "{}<mark>{}</mark>{}</a>",
        mark.pk,
        mark.pk,
        state,
        piece.text,
        states[state],
        format_html(' aria-current="{}"', "true") if mark == current else "",
        piece.before,
        piece.text,
        piece.after,
    )
