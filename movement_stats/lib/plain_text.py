"""The words of a text that is pasted or uploaded; of its encoding nothing is guessed."""

import codecs

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.html_words import looks_like_html, words_of
from movement_stats.lib.letters import plain
from movement_stats.lib.text_doubts import refusal

UNREADABLE = _(
    "This file is no text in UTF-8, nor in UTF-16 with a byte-order mark (byte %(byte)d is none). "
    "Save it as plain text in UTF-8, or paste its text."
)
NUL = _(
    "The text holds a character (NUL) that no text has; a document of a word processor or a PDF "
    "is first saved as plain text."
)
# UTF-32 begins as UTF-16 does; read so, it holds a NUL after each letter and is refused for that.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 that says so by its byte-order mark.

    ValidationError for any other: an encoding that is guessed puts other letters in its place.
    """
    mark, encoding = next(
        ((mark, name) for mark, name in MARKS if content.startswith(mark)), (b"", "utf-8")
    )
    try:
        return content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        byte = len(mark) + error.start + 1
        raise ValidationError(UNREADABLE, code="encoding", params={"byte": byte}) from None


def as_kept(text: str) -> str:
    """Return a text, plain or HTML, as its words are kept: one line end, composed letters.

    Composed (NFC) as everything that is typed at the desk: words cited from the text must stand
    in it letter for letter, and a browser sends what was copied from it composed. ValidationError
    for a text with a NUL, which PostgreSQL cannot hold, and for the source of another kind of file.
    """
    if "\0" in text:
        raise ValidationError(NUL, code="nul")
    text = text.removeprefix("\ufeff")
    if message := refusal(text):
        raise ValidationError(str(message), code="source")
    words = words_of(text) if looks_like_html(text) else text
    return str(plain(words.replace("\r\n", "\n").replace("\r", "\n"))).strip()
