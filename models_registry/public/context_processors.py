"""What every page shows: the dataset version, whom to ask, whether the figures are made up."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.encoding import escape_uri_path

from models_registry.models import DatasetVersion, Report


def site(request: HttpRequest) -> dict:
    """Return the context that base.html needs; the two queries run only where it asks."""
    return {
        "site_url": settings.SITE_URL,
        "contact": settings.CONTACT,
        "language": translation.get_language(),
        "dataset_version": getattr(request, "dataset_version", DatasetVersion.current),
        "is_synthetic": Report.objects.filter(synthetic=True).exists,
        **addresses(request, request.META.get("QUERY_STRING", "")),
    }


def addresses(request: HttpRequest, query: str = "") -> dict[str, str]:
    """Return the page's address as a link, and its twins in both languages."""
    # Two slashes at the start would name another host.
    here = escape_uri_path(f"/{request.path.lstrip('/')}")
    english = here.removeprefix("/vi") if here.startswith("/vi/") else here
    question = f"?{query}" if query else ""
    return {
        "here": here,
        "in_english": f"{english}{question}",
        "in_vietnamese": f"/vi{english}{question}",
    }
