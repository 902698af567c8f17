"""What every page shows: the dataset version, whom to ask, whether the figures are made up."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from models_registry.models import DatasetVersion, Report


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the context that base.html needs; the two queries run only where it asks."""
    english = request.path.removeprefix("/vi") or "/"
    return {
        "site_url": settings.SITE_URL,
        "contact": settings.CONTACT,
        "language": translation.get_language(),
        "in_english": _twin(request, english),
        "in_vietnamese": _twin(request, f"/vi{english}"),
        "dataset_version": DatasetVersion.current,
        "is_synthetic": Report.objects.filter(synthetic=True).exists,
    }


def _twin(request: HttpRequest, path: str) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
