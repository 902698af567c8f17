"""Reference areas: regions, provinces as they stood between two dates, and places in them."""

from provinces.models.naming import MERGER
from provinces.models.place import Place, PlaceKind
from provinces.models.province import (
    Province,
    ProvinceAlias,
    ProvinceKind,
    ProvinceStatus,
    Reading,
    UnitSet,
    counted_under,
)
from provinces.models.region import Region, RegionAlias, RegionMember

__all__ = [
    "MERGER",
    "Place",
    "PlaceKind",
    "Province",
    "ProvinceAlias",
    "ProvinceKind",
    "ProvinceStatus",
    "Reading",
    "Region",
    "RegionAlias",
    "RegionMember",
    "UnitSet",
    "counted_under",
]
