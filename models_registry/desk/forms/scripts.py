"""The desk's own scripts."""

from django.forms import Script


def module(name: str) -> Script:
    """Return static/js/desk/<name>.js as a form's media names it: an ES module."""
    return Script(f"js/desk/{name}.js", type="module")
