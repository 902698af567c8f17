"""Numbers, dates and claims as the page's language writes them."""

import datetime

from django import template
from django.template.context import Context
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from models_registry.models import Award, Figure, Recipients
from models_registry.statistics import formatting
from models_registry.statistics.changes import PUBLIC_FIELDS
from movement_stats.lib import languages, offsets, partial_dates
from provinces.models import Reading

register = template.Library()

# How far into a list the address is: another order or reading begins anew.
WALKED = ("page", "after", "before")

WRITTEN = (
    *("number", "qualified", "quantity", "period", "period_alone"),
    *("quantity_of", "coverage", "parts_reported", "dates_of"),
)
for written in WRITTEN:
    register.filter(written, getattr(formatting, written))


@register.filter
def date_words(value: str) -> str:
    """Return a partial date in words, '' for an unknown one."""
    return partial_dates.written(value)


@register.filter
def day(value: datetime.date) -> str:
    """Return a day in words: '1 July 2025', '1/7/2025'."""
    return languages.written_day(value)


@register.filter
def marked(figure: Figure) -> SafeString:
    """Return the figure's words with its numbers in <mark>, at the places that are stored."""
    runs = offsets.runs(figure.as_written, figure.number_offsets)
    parts = (f"<mark>{escape(run)}</mark>" if is_number else escape(run) for run, is_number in runs)
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped


@register.filter
def language_name(code: str) -> str:
    """Return the language's name in the page's language."""
    return languages.language_name(code)


@register.simple_tag(takes_context=True)
def heading(context: Context, column: str, text: str, kind: str = "") -> SafeString:
    """Return a column's heading that sorts the list by it; again, the other way round.

    kind: 'number' for a column of numbers.
    """
    order, query = context["order"], context["request"].GET.copy()
    for walked in WALKED:
        query.pop(walked, None)
    here = order.name == column
    query["sort"] = f"-{column}" if here and not order.descending else column
    way = ("descending" if order.descending else "ascending") if here else ""
    return format_html(
        '<th scope="col"{}{}>'
        '<a href="?{}">{}<span class="arrow" aria-hidden="true">{}</span></a></th>',
        format_html(' class="{}"', kind) if kind else "",
        format_html(' aria-sort="{}"', way) if way else "",
        query.urlencode(),
        text,
        {"ascending": "▲", "descending": "▼"}.get(way, ""),
    )


@register.filter
def counts(award: Award) -> list[tuple[bool, int | None]]:
    """Return, for collectives, individuals and both in one: whether they are named, how many."""
    both = award.recipients == Recipients.BOTH
    return [
        (both or award.recipients == Recipients.COLLECTIVES, award.collectives),
        (both or award.recipients == Recipients.INDIVIDUALS, award.individuals),
        (award.recipients == Recipients.COMBINED, award.combined),
    ]


@register.filter
def recipients(award: Award) -> str:
    """Return who was given an award, with the counts that the report gives."""
    named = {
        Recipients.COLLECTIVES: [(award.collectives, _("collectives"))],
        Recipients.INDIVIDUALS: [(award.individuals, _("individuals"))],
        Recipients.BOTH: [
            (award.collectives, _("collectives")),
            (award.individuals, _("individuals")),
        ],
        Recipients.COMBINED: [(award.combined, _("collectives and individuals"))],
    }[Recipients(award.recipients)]
    uncounted = _("number not given")
    texts = (
        f"{what} ({uncounted})"
        if count is None
        else f"{formatting.qualified(count, award.qualifier)} {what}"
        for count, what in named
    )
    return ", ".join(texts)


@register.simple_tag(takes_context=True)
def page_link(context: Context, step: str) -> str:
    """Return the address of another page of the list; `step` is 'page=2', 'after=…' or ''."""
    question = "&".join(part for part in (context["question"], step) if part)
    return f"?{question}" if question else context["request"].path


@register.simple_tag(takes_context=True)
def reading_link(context: Context, reading: str) -> str:
    """Return the page's address in another reading of its units; the default one is not named."""
    query = context["request"].GET.copy()
    for asked in ("reading", *WALKED):
        query.pop(asked, None)
    if reading != Reading.REPORTED:
        query["reading"] = reading
    question = query.urlencode()
    return f"{context['request'].path}?{question}" if question else context["request"].path


@register.simple_tag(takes_context=True)
def coverage_link(context: Context, question: dict[str, str]) -> str:
    """Return the address of coverage in the columns of another question; its units stay."""
    query = context["request"].GET.copy()
    for columns in ("topic", "indicator"):
        query.pop(columns, None)
    query.update(question)
    asked = query.urlencode()
    return f"{context['request'].path}?{asked}" if asked else context["request"].path


@register.simple_tag(takes_context=True)
def page_number_link(context: Context, number: int) -> str:
    """Return the address of a numbered page of the list."""
    return page_link(context, f"page={number}" if number > 1 else "")


@register.filter
def field_label(name: str) -> str:
    """Return what a figure's field is called."""
    return str(PUBLIC_FIELDS.get(name, name))
