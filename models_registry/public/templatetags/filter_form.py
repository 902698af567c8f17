"""The fields of a list's filters: written once a dataset version, then filled for each address."""

from typing import NamedTuple

from django import forms, template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from movement_stats.lib.blocks import block
from movement_stats.lib.filters import ListFilter
from movement_stats.lib.kept import Kept
from movement_stats.lib.widgets import choose

register = template.Library()


class Blank(NamedTuple):
    """The HTML of a form's fields with nothing chosen, and that of each control in it."""

    html: str
    controls: dict[str, str]


# By set of filters, language, whether the folded fields stand open, and what is hidden.
BLANKS = Kept[Blank]()


class FilterFields(template.Node):
    """What the block holds, kept as it is when nothing is chosen."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return the fields of the context's `filter` with what is chosen in each."""
        chosen: ListFilter = context["filter"]
        version = context["request"].dataset_version
        hidden = {name: chosen.data.get(name) for name in chosen.hidden()}
        key = (type(chosen), get_language(), context.get("more_in_use"), *sorted(hidden.items()))

        def make() -> Blank:
            blank = type(chosen)(hidden, queryset=chosen.queryset)
            for box in (field.widget for field in blank.form.fields.values()):
                if isinstance(box, forms.Select):
                    # Read once, though written twice; a list made of them would count them too.
                    box.choices = list(iter(box.choices))
            with context.push(filter=blank):
                html = self.nodelist.render(context)
            shown = [field for field in blank.form if not field.is_hidden]
            return Blank(html, {field.name: str(field) for field in shown})

        # Equal numbers of two databases differ in when they moved.
        blank = BLANKS.get((version.number, version.moved_at), key, make)
        html = blank.html
        for name in blank.controls.keys() & chosen.data.keys():
            html = html.replace(blank.controls[name], filled(chosen, name, blank.controls[name]), 1)
        return mark_safe(html)  # noqa: S308 - of templates and widgets, which escape


def filled(chosen: ListFilter, name: str, blank: str) -> str:
    """Return the control of a field with what is chosen in it."""
    values = [value for value in chosen.data.getlist(name) if value]
    if values and isinstance(chosen.form.fields[name].widget, forms.Select):
        return choose(blank, values)
    return str(chosen.form[name])


@register.tag
def filter_fields(parser: Parser, token: Token) -> FilterFields:
    """Keep the fields of the filters between this tag and its end, each on a line of its own."""
    return FilterFields(block(parser, "endfilter_fields"))
