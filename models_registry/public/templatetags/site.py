"""The sections of the site, which every page links, and marks its own."""

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from movement_stats.lib.blocks import block
from movement_stats.lib.kept import Kept

register = template.Library()

# By language and kind of page. No state of the data changes them: this program's are kept.
LINKS = Kept[SafeString]()


class Sections(template.Node):
    """The links to the sections, which are the same on all pages of a kind."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return what the block holds, kept for the next page of the kind."""
        kind = context["request"].resolver_match
        if kind is None:
            return self.nodelist.render(context)
        key = (get_language(), kind.url_name)
        return LINKS.get("program", key, lambda: self.nodelist.render(context))


@register.tag
def sections(parser: Parser, token: Token) -> Sections:
    """Keep the links between this tag and its end, each on a line of its own."""
    return Sections(block(parser, "endsections"))


@register.simple_tag(takes_context=True)
def section(context: Context, address: str) -> SafeString:
    """Return the attribute that marks the section of the site in which the page stands."""
    here = context["request"].path.startswith(address)
    return format_html('aria-current="{}"', "true") if here else mark_safe("")
