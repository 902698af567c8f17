"""The records that checks go through, one at a time."""

from collections.abc import Iterator
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model, QuerySet
from tqdm import tqdm

from movement_stats.lib.tracked import TrackedModel

T = TypeVar("T", bound=Model)
CHUNK = 2_000


def tracked_models() -> list[type[TrackedModel]]:
    """Return every model whose changes are kept."""
    return [model for model in apps.get_models() if issubclass(model, TrackedModel)]


def each(rows: "QuerySet[T, Any]", what: str) -> Iterator[T]:
    """Yield the rows in constant memory, with a progress bar where it takes a while."""
    walk = rows.iterator(chunk_size=CHUNK)
    yield from tqdm(walk, what, total=rows.count(), unit=" records", delay=1, leave=False)
