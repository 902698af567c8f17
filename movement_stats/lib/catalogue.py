"""The catalogue of Vietnamese texts, kept and compiled without the gettext tools."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

CODE = ("provinces", "models_registry", "movement_stats")
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2)}


def catalogue_files() -> list[Path]:
    """Return the .po file of each language."""
    return [path for folder in settings.LOCALE_PATHS for path in folder.glob("*/LC_MESSAGES/*.po")]


def read_catalogue(path: Path) -> Catalog:
    """Return the catalogue that a .po file holds. ValueError where it cannot be read."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], abort_invalid=True)


def compile_catalogues() -> None:
    """Write each catalogue's .mo file where it is missing or older than its .po file."""
    for source in catalogue_files():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        catalogue = read_catalogue(source)
        with target.open("wb") as file:
            write_mo(file, catalogue)


def texts() -> Catalog:
    """Return every text of the code and of the templates that is marked for translation."""
    found = Catalog(project="movement-stats", charset="utf-8", fuzzy=False)
    for path in _sources():
        where = str(path.relative_to(settings.BASE_DIR))
        for _line, message, _comments, context in _messages(path):
            found.add(message, locations=[(where, 0)], context=context)
    return found


def update_catalogues() -> None:
    """Bring each .po file in step with the texts; those no longer used are dropped."""
    current = texts()
    for path in catalogue_files():
        catalogue = read_catalogue(path)
        current.creation_date = catalogue.creation_date  # no change where no text changed
        catalogue.update(current, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)


def _sources() -> Iterator[Path]:
    for folder in CODE:
        yield from sorted((settings.BASE_DIR / folder).rglob("*.py"))
    yield from sorted((settings.BASE_DIR / "templates").rglob("*.html"))


def _messages(path: Path) -> Iterator[Any]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # What templatize leaves of a template is Python but for its indentation.
        source = re.sub(r"(?m)^\s+", "", templatize(source))
    return extract("python", BytesIO(source.encode()), keywords=KEYWORDS)
