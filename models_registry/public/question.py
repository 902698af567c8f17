"""What an address asks for, in which encoding and of which dataset version; and what is held of it.

It reads a WSGI environment, so that it can be asked before Django makes a request of it.
"""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.http.response import ResponseHeaders
from django.utils.http import parse_etags

from models_registry.models.dataset_version import Stamp
from models_registry.public.last_version import database, last_version, version_in_force
from movement_stats.lib import held
from movement_stats.lib.addresses import is_public_page, without_trackers
from movement_stats.lib.compression import accepts_gzip

Environ = dict[str, Any]
# What a page is made of, besides the data.
SOURCES = ("models_registry", "provinces", "movement_stats", "templates", "static", "locale")
SUFFIXES = {".py", ".html", ".css", ".js", ".po"}
# What a 304 does not say of the answer that it stands for.
OF_THE_BODY = ("Content-Type", "Content-Length", "Content-Encoding", "Content-Disposition")


class Question(NamedTuple):
    """A reader's question to a public page, file or chart.

    version: the one in force, None where the database is away.
    tag: of the answer at this version, or at the last that was read; '' where none is known.
    key: under which the answer is held.
    """

    version: Stamp | None
    tag: str
    key: str
    packs: bool


class Again(NamedTuple):
    """An answer that is held: 200, or 304 to who holds it too."""

    status: int
    headers: ResponseHeaders
    body: bytes


def question_of(environ: Environ) -> Question | None:
    """Return what is asked, None where it is nothing that is read of a public page."""
    path = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or not is_public_page(path):
        return None
    packs = accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
    version = version_in_force()
    tag = ""
    if known := version or last_version():
        asked = without_trackers(environ.get("QUERY_STRING", ""))
        of_address = _digest(build(), *map(str, known), path, asked)
        tag = f'"{of_address[:32]}{"-gzip" if packs else ""}"'
    # Headers depend on the scheme, and a host that the site does not answer to has no answer
    # that could be found. Another database may have versions of the same numbers.
    place = environ.get("wsgi.url_scheme", ""), environ.get("HTTP_HOST", "")
    return Question(version, tag, _digest(database(), *place, tag), packs)


def again(environ: Environ, question: Question) -> Again | None:
    """Return the answer where it is held, else None."""
    found = held.find(question.key) if question.tag else None
    if found is None:
        return None
    headers, body = found
    if has(environ, question.tag):
        for name in OF_THE_BODY:
            headers.pop(name, None)
        return Again(304, headers, b"")
    return Again(200, headers, body)


def has(environ: Environ, tag: str) -> bool:
    """Say whether the reader holds the answer. A proxy on the way may have weakened its tag."""
    sent = environ.get("HTTP_IF_NONE_MATCH", "")
    if not (sent and tag):
        return False
    return sent == tag or tag in {one.removeprefix("W/") for one in parse_etags(sent)}


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


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
