"""Records that a page has read already, so that no field of twenty rows asks for them again."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from models_registry.models import Figure, Report, SecurityModel
from provinces.models import Place

# What a label, and the rules that look at the record, need of it.
JOINED: dict[type[models.Model], tuple[str, ...]] = {
    Place: ("province",),
    SecurityModel: ("province",),
    Figure: ("report", "indicator"),
}
LONGEST_KEY = 60
LARGEST_KEY = 2**63 - 1


def label_of(record: Any) -> str:
    """Return what tells the record from others of its name: a place names its province."""
    if isinstance(record, Place | SecurityModel):
        return f"{record.name} ({record.province.name})"
    if isinstance(record, Report):
        return f"{record} ({record.slug})"
    return str(record)


class Known:
    """The records that one page knows, by model and key."""

    def __init__(self) -> None:
        self._held: dict[type[models.Model], dict[Any, models.Model | None]] = defaultdict(dict)

    def add(self, record: models.Model | None) -> None:
        """Keep a record that was read with another."""
        if record is not None and record.pk is not None:
            self._held[type(record)][record.pk] = record

    def find(self, model: type[models.Model], key: Any) -> models.Model | None:
        """Return the record of that key, None where there is none."""
        self.read(model, [key])
        return self._held[model].get(as_key(model, key))

    def label(self, model: type[models.Model], key: Any) -> str:
        """Return what the record of that key is called; the key where there is none."""
        record = self.find(model, key)
        return label_of(record) if record else str(key)

    def read(self, model: type[models.Model], keys: Iterable[Any]) -> None:
        """Read the records of these keys that are not known yet, in one query."""
        held = self._held[model]
        wanted = {as_key(model, key) for key in keys} - {None} - held.keys()
        if wanted:
            rows = model._base_manager.select_related(*JOINED.get(model, ())).in_bulk(list(wanted))
            held.update({key: rows.get(key) for key in wanted})


def as_key(model: type[models.Model], value: Any) -> Any:
    """Return what was sent as a key that both databases can look up, None for nonsense."""
    try:
        key = model._meta.pk.to_python(value)
    except ValidationError:
        return None
    if isinstance(key, str):
        return key if 0 < len(key) <= LONGEST_KEY and "\0" not in key else None
    return key if key is not None and 0 < key <= LARGEST_KEY else None
