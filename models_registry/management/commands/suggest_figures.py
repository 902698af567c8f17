"""Print the figures that a text seems to hold, one JSON object a line."""

import json
import sys
from decimal import Decimal
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from models_registry.transcription.languages import WORDINGS, primary
from models_registry.transcription.suggestions import Suggestion, guess_language, suggest
from models_registry.transcription.terms import is_whole

_LANGUAGES = ", ".join(sorted(WORDINGS))


class Command(BaseCommand):
    """Read a text and print a suggestion a line; nothing is stored."""

    help = "Print the figures that a text seems to hold, one JSON object a line."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and its language."""
        parser.add_argument("file", help="a text in UTF-8; - reads standard input")
        parser.add_argument(
            "--language", default="", help=f"{_LANGUAGES}; guessed where none is given"
        )

    def handle(self, *, file: str, language: str, **options: object) -> None:
        """Print, or refuse in one line with exit code 2."""
        text = _text(file)
        for suggestion in suggest(text, _language(language, text)):
            self.stdout.write(json.dumps(_printed(suggestion), ensure_ascii=False))


def _text(file: str) -> str:
    """Give the text of a file; offsets are those of its characters, without a byte-order mark."""
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(f"{file}: is not UTF-8 text (byte {error.start})") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "is not the name of a file"
        raise _refusal(f"{file}: {reason}") from None
    if "\0" in text:
        raise _refusal(f"{file}: holds NUL characters, so it is no text")
    return text


def _language(language: str, text: str) -> str:
    code = primary(language) if language else guess_language(text)
    if code in WORDINGS or not (language or text.strip()):
        return code
    if language:
        raise _refusal(f"--language {language}: must be one of {_LANGUAGES}")
    raise _refusal(f"the language cannot be told: give --language, one of {_LANGUAGES}")


def _refusal(message: str) -> CommandError:
    # One line, whatever a name holds.
    return CommandError(" ".join(message.split()).replace("\0", "?"), returncode=2)


def _printed(suggestion: Suggestion) -> dict[str, object]:
    """Give what is printed of a suggestion; the first eight keys are fixed."""
    return {
        "value": _number(suggestion.value),
        "out_of": _number(suggestion.out_of),
        "qualifier": suggestion.qualifier,
        "unit_words": suggestion.unit_words,
        "indicator": suggestion.indicator,
        "as_written": suggestion.as_written,
        "start": suggestion.start,
        "end": suggestion.end,
        "percent": _number(suggestion.percent),
        "readings": list(map(_number, suggestion.readings)),
        "place": suggestion.place,
        "period": suggestion.period,
        "statement": suggestion.statement,
        "doubt": suggestion.doubt or None,
        "value_to": _number(suggestion.value_to),
    }


def _number(value: Decimal | None) -> int | float | None:
    """Give a number that JSON writes plainly: 26558 and 246.7, never 26558.0 or 1e+16."""
    if value is None:
        return None
    return int(value) if is_whole(value) else float(value)
