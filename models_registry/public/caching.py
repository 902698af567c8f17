"""Pages and files that have not changed are not built again."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils.http import parse_etags

from models_registry.models import DatasetVersion
from movement_stats.lib.addresses import Answer, is_public_page

# What a page is made of, besides the data.
SOURCES = ("models_registry", "provinces", "movement_stats", "templates", "static", "locale")
SUFFIXES = {".py", ".html", ".css", ".js", ".po"}


def answer_from_version(get_response: Answer) -> Answer:
    """Middleware: 304 where the reader holds the answer of the dataset version in force.

    The version is read before the page is built, so an answer is never newer by its tag than by
    its content. Readers ask each time (`no-cache`): what is published is seen at once.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        is_read = request.method in ("GET", "HEAD")
        if not is_read or not is_public_page(request):
            return get_response(request)
        version = DatasetVersion.current()
        # The page's foot says it too.
        request.dataset_version = version  # type: ignore[attr-defined]
        tag = tag_of(request, version)
        # A proxy that compresses an answer makes its tag a weak one.
        tags = parse_etags(request.headers.get("If-None-Match", ""))
        if tag in {readers_tag.removeprefix("W/") for readers_tag in tags}:
            response: HttpResponseBase = HttpResponseNotModified()
        else:
            response = get_response(request)
        if response.status_code in (200, 304):
            response.headers["ETag"] = tag
            response.headers["Cache-Control"] = "no-cache"
        return response

    return answer


def tag_of(request: HttpRequest, version: DatasetVersion) -> str:
    """Return the tag of an address (which names the language) at a dataset version."""
    # Before the first publication there is no day on which the version moved.
    moved_at = version.moved_at.isoformat() if version.number else ""
    text = "\n".join([build(), str(version.number), moved_at, request.get_full_path()])
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


@lru_cache
def build() -> str:
    """Return what tells this program, with the settings that pages show, from another."""
    digest = hashlib.sha256(
        repr((settings.SITE_URL, settings.CONTACT, settings.DESK_PERSONS)).encode()
    )
    for folder in SOURCES:
        for file in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if file.suffix in SUFFIXES and file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()
