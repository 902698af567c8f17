"""Text as the same letters, however it was typed."""

import re
from typing import Any
from unicodedata import normalize

# Zero-width spaces and marks of direction: nobody sees them, and a program takes the word that
# holds one for another word. Joiners (U+200C, U+200D) belong to the spelling of Persian.
UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]")


def plain(value: Any) -> Any:
    """Return a text composed (NFC) and without letters that nobody sees; anything else as it is."""
    return UNSEEN.sub("", normalize("NFC", value)) if isinstance(value, str) else value
