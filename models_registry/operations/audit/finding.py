"""What a check of the data finds: an error of ours, a contradiction of the sources, or order; and
the records that checks go through, one at a time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.text import camel_case_to_spaces

from movement_stats.lib.progress import progress
from movement_stats.lib.tracked import TrackedModel


class Level(StrEnum):
    """An error is what we did wrong, a warning what the sources contradict."""

    ERROR = "error"
    WARNING = "warning"
    IN_ORDER = "in order"


@dataclass(frozen=True)
class Finding:
    """One line of the audit."""

    level: Level
    subject: str
    code: str
    message: str

    def __str__(self) -> str:
        parts = (self.level, self.subject, self.code)
        start = self.subject if self.level == Level.IN_ORDER else " ".join(parts)
        return _one_line(f"{start}: {self.message}")


Check = Callable[[], Iterator[Finding]]


def _one_line(text: str) -> str:
    # Words of a report may hold any character: none may end the line or steer a terminal.
    line = " ".join(text.split())
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line
    )


def error(subject: "str | TrackedModel", code: str, message: object) -> Finding:
    """Return a finding of what we did wrong."""
    return Finding(Level.ERROR, named(subject), code, str(message))


def warning(subject: "str | TrackedModel", code: str, message: object) -> Finding:
    """Return a finding of what the sources contradict."""
    return Finding(Level.WARNING, named(subject), code, str(message))


def in_order(subject: str, message: str) -> Finding:
    """Return what was checked and found in order, for the summary."""
    return Finding(Level.IN_ORDER, subject, "", message)


def named(subject: "str | TrackedModel") -> str:
    """Return how a line speaks of a record: 'figure 12', 'report lang-son-2023'."""
    if isinstance(subject, str):
        return subject
    key = getattr(subject, "slug", subject.pk)
    return f"{kind(type(subject))} {key}"


def kind(model: "type[TrackedModel]") -> str:
    """Return what a line calls such a record, in any language: 'security model'."""
    return camel_case_to_spaces(model.__name__)


def cited(record: Any) -> str:
    """Return the numbers of a figure or an award beside their words, for a line about them."""
    numbers = ", ".join(f"{Decimal(number).normalize():f}" for number in record.written_values())
    return f"({numbers}: '{record.as_written}')"


T = TypeVar("T", bound=Model)
RECORDS_AT_ONCE = 2_000


def tracked_models() -> list[type[TrackedModel]]:
    """Return every model whose changes are kept."""
    return [model for model in apps.get_models() if issubclass(model, TrackedModel)]


def each(rows: "QuerySet[T, Any]", what: str) -> Iterator[T]:
    """Yield the rows in constant memory, with a progress bar where it takes a while."""
    walk = rows.iterator(chunk_size=RECORDS_AT_ONCE)
    yield from progress(walk, what, "records", rows.count())
