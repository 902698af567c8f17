"""Places lie in the province that a record names, and in one another without a circle."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import F

from models_registry.models import Award, Figure, ReplicationSite, SecurityModel
from models_registry.operations.audit.finding import Finding, error, kind
from provinces.models import Place, Province

# Of each model with a place: where the province stands that the place must lie in.
PROVINCE_OF: dict[Any, str] = {
    Figure: "province",
    Award: "province",
    SecurityModel: "province",
    ReplicationSite: "model__province",
}


def places_lie_in_the_province_named() -> Iterator[Finding]:
    """Find records that name a place of one province and another province."""
    for model, path in PROVINCE_OF.items():
        placed = model._base_manager.filter(place__isnull=False)
        for record in placed.exclude(place__province=F(path)).order_by("pk").iterator():
            yield error(record, "place", "its place lies in another province")
    for place in Place.objects.filter(within__isnull=False).exclude(within__province=F("province")):
        yield error(place, "place", f"lies within place {place.within_id} of another province")


def chains_end() -> Iterator[Finding]:
    """Find what lies in, is part of, or is succeeded by itself in the end."""
    chains = ((Place, "within_id"), (Figure, "part_of_id"), (Province, "successor_id"))
    for model, link in chains:
        linked = model._base_manager.filter(**{f"{link}__isnull": False})
        for key in _circling(linked.values_list("pk", link).order_by("pk").iterator()):
            told = f"following its {link.removesuffix('_id')} leads back to it"
            yield error(f"{kind(model)} {key}", "chain", told)


def _circling(pairs: Iterable[tuple[object, object]]) -> Iterator[object]:
    following = dict(pairs)
    ended: set[object] = set()
    for key in following:
        walked: list[object] = []
        step: object = key
        while step in following and step not in ended and step not in walked:
            walked.append(step)
            step = following[step]
        if step in walked:
            yield step
        ended.update(walked)
