"""Inputs and select boxes written in one go: Django's own templates ask for two more an option."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]


class FormRenderer(DjangoTemplates):
    """Django's renderer of forms, quicker for the widgets of which a page holds many."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """Return a widget's HTML, byte for byte as Django's own template writes it."""
        write = WRITTEN.get(template_name)
        if write is None:
            return super().render(template_name, context, request)
        return write(context["widget"])


def select(widget: Widget) -> SafeString:
    """Return a select box; its options have no template of their own."""
    lines = [f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget["attrs"])}>']
    for group, options, _index in widget["optgroups"]:
        if group:
            lines.append(f'  <optgroup label="{conditional_escape(group)}">')
        lines += [
            f'  <option value="{_text(option["value"])}"{_attributes(option["attrs"])}>'
            f"{conditional_escape(option['label'])}</option>\n"
            for option in options
        ]
        if group:
            lines.append("  </optgroup>")
    return mark_safe("\n".join([*lines, "</select>"]))  # noqa: S308 - its parts are escaped


def choose(box: str, values: Iterable[str]) -> str:
    """Return a select box that was written with nothing chosen, with these of its values chosen."""
    box = box.replace('<option value="" selected>', '<option value="">', 1)
    for value in values:
        option = f'<option value="{escape(value)}"'
        box = box.replace(f"{option}>", f"{option} selected>", 1)
    return box


def text_input(widget: Widget) -> SafeString:
    """Return an input of one line, or one that is hidden."""
    value = widget["value"]
    held = "" if value is None else f' value="{_text(value)}"'
    kind, name = conditional_escape(widget["type"]), conditional_escape(widget["name"])
    html = f'<input type="{kind}" name="{name}"{held}{_attributes(widget["attrs"])}>'
    return mark_safe(html)  # noqa: S308 - its parts are escaped


WRITTEN = {
    "django/forms/widgets/select.html": select,
    **{f"django/forms/widgets/{kind}.html": text_input for kind in ("text", "hidden", "number")},
}


def _attributes(attributes: Mapping[str, Any]) -> str:
    said = ((name, value) for name, value in attributes.items() if value is not False)
    return "".join(
        f" {conditional_escape(name)}" + ("" if value is True else f'="{_text(value)}"')
        for name, value in said
    )


def _text(value: Any) -> SafeString:
    """Return what stands in an attribute; markup that is declared safe is left as it is."""
    return conditional_escape(value if isinstance(value, SafeString) else str(value))
