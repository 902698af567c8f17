"""One list of the names of units and regions: every way of writing a name, and what it means.

A whole name is sought, not the beginnings of words: 'Sơn La' is no Lạng Sơn. Kinds stand before a
name, behind it or nowhere ('tỉnh Sơn La', 'Son La province'), and words together or apart.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Self

from movement_stats.lib.folding import fold
from movement_stats.lib.letters import plain
from provinces.models.province import Province, ProvinceAlias, ProvinceStatus
from provinces.models.region import Region, RegionAlias

# Kinds as `fold` leaves them, the longest first.
BEFORE = (
    *("thanh pho truc thuoc trung uong ", "thanh pho ", "province of ", "city of ", "tinh of "),
    *("tinh ", "tp ", "province ", "city ", "vung ", "region "),
)
AFTER = (" municipality", " province", " region", " city", " tinh")
# Kinds written together with the name: 'TPHCM', 'tinhsonla'.
TOGETHER = ("thanhpho", "tinh", "tp")
# Shorter names have too many others one letter away.
SHORTEST_FORGIVEN = 5


class Found(NamedTuple):
    """The ids that a name means; `name`, what it was taken for where a letter was wrong."""

    ids: list[str]
    name: str = ""


def units_named(words: str) -> list[str]:
    """Return the ids of the units that bear this name, those in force first; [] where none does.

    Units of one name at different times are all meant, and so is what an alias of one of them says.
    """
    return Names.of_units().find(words)


def units_nearly_named(words: str) -> Found:
    """Return the units whose name is one letter off, where all of them bear one name."""
    return Names.of_units().nearly(words)


def regions_named(words: str) -> list[str]:
    """Return the codes of the regions of this name: 'Tây Nam Bộ' is the Mekong delta."""
    return Names.of_regions().find(words)


class Names:
    """What each spelling means, by the key of the spelling."""

    def __init__(self, spellings: Iterable[tuple[str, str]], order: list[str]) -> None:
        self._ids: dict[str, set[str]] = {}
        self._order = order
        for spelling, key in spellings:
            for written in _keys(spelling):
                self._ids.setdefault(written, set()).add(key)

    @classmethod
    def of_units(cls) -> Self:
        """Return those of the units, an alias of one being one of its namesakes."""
        units = list(Province.objects.all())
        twins: dict[str, list[str]] = {}
        for unit in units:
            twins.setdefault(unit.name_en, []).append(unit.pk)
        names = {unit.pk: unit.name_en for unit in units}
        own = [(name, unit.pk) for unit in units for name in (unit.name_en, unit.name_vi)]
        borne = ProvinceStatus.objects.values_list("name_en", "name_vi", "province")
        own += [(name, key) for english, vietnamese, key in borne for name in (english, vietnamese)]
        own += ProvinceAlias.objects.values_list("alias", "province")
        # An alias of one unit is one of its namesake before or since.
        every = [(name, twin) for name, key in own for twin in twins[names[key]]]
        every += [(unit.pk, unit.pk) for unit in units]
        in_order = sorted(units, key=lambda unit: (unit.is_dissolved, unit.name_en, unit.pk))
        return cls(every, [unit.pk for unit in in_order])

    @classmethod
    def of_regions(cls) -> Self:
        """Return those of the regions."""
        regions = list(Region.objects.order_by("code"))
        own = [(name, one.pk) for one in regions for name in (one.pk, one.name_en, one.name_vi)]
        own += RegionAlias.objects.values_list("alias", "region")
        return cls(own, [region.pk for region in regions])

    def find(self, words: str) -> list[str]:
        """Return what the whole name means, [] where nothing is called so."""
        for key in _keys(words):
            if found := self._ids.get(key):
                return [one for one in self._order if one in found]
        return []

    def nearly(self, words: str) -> Found:
        """Return the units one letter off, where all of them bear one name."""
        for key in _keys(words):
            if len(key) < SHORTEST_FORGIVEN:
                continue
            near = {name for name in self._ids if name[:1].isalpha() and one_letter_off(key, name)}
            meant = {tuple(self._sorted(self._ids[name])) for name in near}
            if len(meant) == 1:
                (ids,) = meant
                return Found(list(ids), str(Province.objects.get(pk=ids[0]).name))
        return Found([])

    def _sorted(self, ids: set[str]) -> list[str]:
        return [one for one in self._order if one in ids]


@lru_cache(maxsize=4096)
def _keys(words: str) -> tuple[str, ...]:
    """Return a name's letters without spaces, as it stands and without the kind of unit."""
    folded = fold(plain(words))
    bare = folded.removeprefix("the ")
    for kind in BEFORE:
        bare = bare.removeprefix(kind)
    for kind in AFTER:
        bare = bare.removesuffix(kind)
    joined = bare.replace(" ", "")
    apart = [kind for kind in TOGETHER if joined.startswith(kind) and len(joined) > len(kind) + 2]
    keys = [folded.replace(" ", ""), joined, *(joined.removeprefix(kind) for kind in apart)]
    return tuple(dict.fromkeys(key for key in keys if key))


def one_letter_off(typed: str, name: str) -> bool:
    """Say whether one letter is wrong, missing or too many, or two neighbours changed places."""
    if typed == name or abs(len(typed) - len(name)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(name)) and typed[start] == name[start]:
        start += 1
    rest, of_name = typed[start:], name[start:]
    swapped = rest[:2] == of_name[:2][::-1]
    return (
        rest[1:] == of_name[1:]
        or rest[1:] == of_name
        or rest == of_name[1:]
        or (len(rest) > 1 and swapped and rest[2:] == of_name[2:])
    )
