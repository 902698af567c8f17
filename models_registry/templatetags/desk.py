"""What the desk's own pages need beyond Django's."""

from typing import Any

from django import template
from django.urls import reverse

from models_registry.models import Report, State
from models_registry.publishing import PUBLISHED_WITH_REPORT

register = template.Library()


@register.filter
def record_opts(record: Any) -> Any:
    """Return the record's model as the admin's tags take it."""
    return record._meta


@register.simple_tag
def waiting() -> list[dict[str, Any]]:
    """Return how many drafts of each kind wait, and the list that holds them; without zeros."""
    counted = [
        {
            "name": model._meta.verbose_name_plural,
            "count": model.objects.filter(state=State.DRAFT).count(),
            "url": f"{_list_of(model)}?state__exact={State.DRAFT}",
        }
        for model in (Report, *PUBLISHED_WITH_REPORT)
    ]
    return [one for one in counted if one["count"]]


def _list_of(model: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
