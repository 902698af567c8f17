"""The provincial units, 63 and then 34, each known for all of its time; and the places in them."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from django.db.models import Count, F

from models_registry.models import Award, Figure, ReplicationSite, SecurityModel
from models_registry.operations.audit.finding import Finding, error, in_order, kind
from provinces.models import MERGER, Place, Province, ProvinceStatus, Region

# Of each model with a place, where the province stands that the place must lie in; figures have a
# rule of their own.
PROVINCE_OF: dict[Any, str] = {
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
            message = f"following its {link.removesuffix('_id')} leads back to it"
            yield error(f"{kind(model)} {key}", "chain", message)


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


DAY = datetime.timedelta(days=1)
BEFORE, SINCE = 63, 34


def as_many_provinces_as_there_are() -> Iterator[Finding]:
    """Count the units on the day before the merger, and today's."""
    if not Province.objects.exists():
        return
    before = Province.objects.in_force(MERGER - DAY).count()
    today = Province.objects.in_force().count()
    if before != BEFORE:
        yield error("provinces", "count", f"{before} on {MERGER - DAY}, not {BEFORE}")
    if today != SINCE:
        yield error("provinces", "count", f"{today} today, not {SINCE}")
    if (before, today) == (BEFORE, SINCE):
        yield in_order("provinces", f"{BEFORE} in force on {MERGER - DAY}, {SINCE} today")


def successors_follow_the_day_after() -> Iterator[Finding]:
    """Find dissolved units whose successor did not begin on the day after their end."""
    dissolved = Province.objects.filter(valid_to__isnull=False, successor__isnull=False)
    for unit in dissolved.select_related("successor").order_by("pk"):
        if not unit.is_followed:
            began = unit.successor.valid_from  # type: ignore[union-attr]
            message = f"ended on {unit.valid_to}, {unit.successor_id} began on {began}"
            yield error(unit, "successor", message)


def statuses_cover_the_units() -> Iterator[Finding]:
    """Find units whose kind and name are not known for all of their time, or twice for some."""
    held: dict[str, list[ProvinceStatus]] = {}
    for status in ProvinceStatus.objects.order_by("province", "valid_from"):
        held.setdefault(status.province_id, []).append(status)
    for unit in Province.objects.order_by("pk"):
        if not _covers(unit, held.get(unit.pk, [])):
            message = "its statuses leave a gap in its time, overlap, or reach beyond it"
            yield error(unit, "status", message)


def _covers(unit: Province, statuses: list[ProvinceStatus]) -> bool:
    if not statuses or statuses[0].valid_from != unit.valid_from:
        return False
    following = all(
        earlier.valid_to is not None and later.valid_from == earlier.valid_to + DAY
        for earlier, later in pairwise(statuses)
    )
    return following and statuses[-1].valid_to == unit.valid_to


def regions_have_as_many_members_as_said() -> Iterator[Finding]:
    """Find regions of which some members are known, but not as many as it has."""
    known = Region.objects.annotate(known=Count("members")).filter(known__gt=0)
    for region in known.exclude(known=F("member_count")).order_by("pk"):
        message = f"has {region.member_count} members, of which {region.known} are named"
        yield error(region, "members", message)
