"""What makes a text that was pasted or uploaded look like something else than words.

Each sign is told by a count of what occurs in no text of these languages; the work grows with the
length of the text alone. What is surely no text has a message of refusal, the rest is asked about.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

# From which share of its letters on a sign is none of chance, and how often it stands at least.
LEAST_SHARE, LEAST = 0.02, 4
LETTER = re.compile(r"[^\W\d_]")


class Sign(NamedTuple):
    """A pattern that is counted, and what to say where it stands too often."""

    pattern: re.Pattern[str]
    message: object


# What a reader of plain text never sees: source of other kinds of file, by how they begin.
SOURCES = (
    (
        re.compile(r"\s*%PDF-"),
        _("This is the source of a PDF file: open it, and copy its text or save it as plain text."),
    ),
    (
        re.compile(r"\s*\{\\rtf"),
        _("This is the source of a word processor's file: save it as plain text in UTF-8."),
    ),
    (
        re.compile(r"(?:[A-Za-z-]{1,40}:[^\n]{0,400}\n[ \t]*){0,20}?MIME-Version:", re.I),
        _("This is the source of a saved web archive or a mail: open it, and copy its text."),
    ),
)
MARKUP = Sign(
    re.compile(
        r"</?(?:a|b|br|div|em|font|h[1-6]|i|img|li|ol|p|span|strong|sub|sup|table|t[dhr]|ul)\b[^<>]{0,400}>",
        re.I,
    ),
    _("The text holds HTML tags: copy the text as the page shows it, or upload the whole page."),
)
ENCODINGS = (
    Sign(
        re.compile("Ã[\u0080-\u00bf]|á[º»]|Ä[‘\u0090\u0091]|Æ[°¡]|â€"),
        _("Letters were read in the wrong encoding (“á»” in the place of “ộ”): save it as UTF-8."),
    ),
    Sign(
        re.compile(r"(?<=[A-Za-z])[®¸µ¶·¹¨¾»¼½©«¬\u00ad](?=[A-Za-z\s,.])|(?<![^\W_])®[A-Za-z]"),
        _("The text seems to be in an old encoding of Vietnamese (TCVN3): convert it first."),
    ),
    Sign(
        re.compile(r"[aeiouyAEIOUY][ùøûõïâáàåãäéèúüëêÙØÛÕÏÂÁÀÅÃÄÉÈÚÜËÊ]|(?<![^\W\d_])ñ"),
        _("The text seems to be in an old encoding of Vietnamese (VNI): convert it first."),
    ),
    Sign(
        re.compile(
            r"[aeouAEOU](?:\^|\(|\+|\*)[a-z'`?~.]|[aeiouy]['`?~](?=[a-z\s])|\bdd[a-z]", re.I
        ),
        _("The text seems to be Vietnamese typed with signs for accents (VIQR): convert it first."),
    ),
)
# Letters that only Vietnamese in Unicode has: a text with these is in no old encoding.
VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)


def refusal(text: str) -> object | None:
    """Return why this is surely no text, None where it may be one."""
    beginning = text[:4_000]
    return next((message for source, message in SOURCES if source.match(beginning)), None)


def doubts(text: str) -> Iterator[object]:
    """Yield why the text may be none, or none that can be read: a person says that it is one."""
    if _often(MARKUP, text, least_share=0):
        yield MARKUP.message
    if not _is_often(len(VIETNAMESE.findall(text)), text, LEAST_SHARE):
        found = next((sign for sign in ENCODINGS if _often(sign, text, LEAST_SHARE)), None)
        if found:
            yield found.message


def _often(sign: Sign, text: str, least_share: float) -> bool:
    return _is_often(sum(1 for _one in sign.pattern.finditer(text)), text, least_share)


def _is_often(count: int, text: str, least_share: float) -> bool:
    if count < (LEAST if least_share else 1):
        return False
    return count >= least_share * sum(1 for _one in LETTER.finditer(text))
