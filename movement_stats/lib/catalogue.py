"""The catalogue of Vietnamese texts, compiled without the gettext tools."""

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings


def compile_catalogues() -> None:
    """Write each catalogue's .mo file where it is missing or older than its .po file."""
    for folder in settings.LOCALE_PATHS:
        for source in folder.glob("*/LC_MESSAGES/*.po"):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            with source.open("rb") as file:
                catalogue = read_po(file, locale=source.parts[-3], abort_invalid=True)
            with target.open("wb") as file:
                write_mo(file, catalogue)
