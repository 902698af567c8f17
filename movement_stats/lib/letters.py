"""Text as the same letters, however it was typed."""

import re
from itertools import product
from typing import Any
from unicodedata import normalize

# Zero-width spaces and marks of direction: nobody sees them, and a program takes the word that
# holds one for another word. Joiners (U+200C, U+200D) belong to the spelling of Persian.
UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]")


def plain(value: Any) -> Any:
    """Return a text composed (NFC) and without letters that nobody sees; anything else as it is."""
    return UNSEEN.sub("", normalize("NFC", value)) if isinstance(value, str) else value


# Vietnamese sets the tone of a last 'oa', 'oe', 'uy' on either letter: hoà and hòa are one word.
_OLD = {"o": "oòóỏõọ", "u": "uùúủũụ", "a": "aàáảãạ", "e": "eèéẻẽẹ", "y": "yỳýỷỹỵ"}
_TONES = {
    pair[0] + _OLD[pair[1]][tone]: _OLD[pair[0]][tone] + pair[1]
    for pair, tone in product(("oa", "oe", "uy"), range(1, 6))
}
_TONED = re.compile(rf"(?:{'|'.join(_TONES)})(?![^\W\d_])")


def tones_placed(low: str) -> str:
    """Return small letters, composed, with each such tone on the first: of the same length."""
    return _TONED.sub(lambda match: _TONES[match[0]], low)
