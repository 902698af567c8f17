"""Blocks of templates whose tags leave no trace of themselves."""

from django.template.base import NodeList, Parser, TextNode


def block(parser: Parser, end: str) -> NodeList:
    """Return what stands up to the tag `end`, without the line ends of the block's two tags."""
    nodes = parser.parse([end])
    parser.delete_first_token()
    first, last = nodes[0], nodes[-1]
    if isinstance(first, TextNode):
        first.s = first.s.lstrip()
    if isinstance(last, TextNode):
        last.s = last.s.rstrip()
    return nodes
