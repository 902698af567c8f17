"""What the desk's own pages need beyond Django's."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def record_opts(record: Any) -> Any:
    """Return the record's model as the admin's tags take it."""
    return record._meta


@register.filter
def field_named(form: Any, name: str) -> Any:
    """Return a form's field with what stands in it."""
    return form[name]
