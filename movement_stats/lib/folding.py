"""Text folded for search: one spelling for all the ways in which a name is typed."""

import re
import unicodedata
from functools import reduce

from django.db.models import Q

STROKES = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "ł": "l", "ø": "o", "ß": "ss"})
APART = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the text without case, accents and punctuation: 'ĐÀ NẴNG' and 'Đà-Nẵng' → 'da nang'.

    Composed and decomposed accents fold alike, and so do full-width letters (NFKD).
    """
    # Twice, since taking letters apart can leave capitals, and folding those, accents.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return APART.sub(" ", plain.translate(STROKES)).strip()


def folded_column(*texts: str) -> str:
    """Return what a record's `folded` column holds: its texts folded, a space before each word."""
    return " " + fold(" ".join(texts))


def phrase(question: str, *columns: str) -> Q:
    """Return the condition that one of the columns holds the question, word by word, as it is."""
    sought = folded_column(question)
    condition = Q()
    for column in columns:
        condition |= Q(**{f"{column}__contains": f"{sought} "})
        condition |= Q(**{f"{column}__endswith": sought})
    return condition


def matching(question: str, *columns: str) -> Q:
    """Return the condition that every word of the question begins a word of one of the columns.

    A word in a script without spaces between words (Japanese) may stand anywhere.
    """
    condition = Q()
    for word in fold(question).split():
        sought = f" {word}" if word.isascii() else word
        condition &= reduce(Q.__or__, (Q(**{f"{column}__contains": sought}) for column in columns))
    return condition
