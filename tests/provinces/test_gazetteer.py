"""What the names of units and regions mean, however they are written."""

import unicodedata

import pytest

from movement_stats.lib.folding import fold
from provinces.gazetteer import (
    Names,
    one_letter_off,
    regions_named,
    units_named,
    units_nearly_named,
)
from provinces.models import Province, ProvinceAlias, Region, RegionAlias

pytestmark = pytest.mark.django_db

# Each: what is typed, the units that are meant, those in force first.
NAMED = [
    ("Sơn La", ["son-la"]),
    ("son la", ["son-la"]),
    ("SƠN LA", ["son-la"]),
    ("Sonla", ["son-la"]),
    ("tỉnh Sơn La", ["son-la"]),
    ("Tinh Son La", ["son-la"]),
    ("Son La province", ["son-la"]),
    ("the province of Son La", ["son-la"]),
    ("Sơn-La", ["son-la"]),
    ("Sơn\u200b La", ["son-la"]),
    ("Hà Giang", ["ha-giang"]),
    ("Hậu Giang", ["hau-giang"]),
    ("Lạng Sơn", ["lang-son"]),
    ("Đà Nẵng", ["da-nang-2025", "da-nang"]),
    ("Ðà Nẵng", ["da-nang-2025", "da-nang"]),
    ("TP. Đà Nẵng", ["da-nang-2025", "da-nang"]),
    ("thành phố Đà Nẵng", ["da-nang-2025", "da-nang"]),
    ("Da Nang city", ["da-nang-2025", "da-nang"]),
    ("TPHCM", ["ho-chi-minh-2025", "ho-chi-minh"]),
    ("TP.HCM", ["ho-chi-minh-2025", "ho-chi-minh"]),
    ("Hòa Bình", ["hoa-binh"]),
    ("Hoà Bình", ["hoa-binh"]),
    ("da-nang", ["da-nang-2025", "da-nang"]),
    ("da-nang-2025", ["da-nang-2025"]),
    ("Sơn", []),
    ("Giang", []),
    ("", []),
    ("⁂", []),
]


@pytest.mark.parametrize(("typed", "ids"), NAMED)
def test_a_whole_name_means_its_unit(reference, typed, ids):
    assert sorted(units_named(typed)) == sorted(ids)
    assert units_named(typed)[:1] == ids[:1]


def spellings(name: str) -> set[str]:
    plain = fold(name)
    forms = {name, plain, plain.upper(), name.upper(), unicodedata.normalize("NFD", name)}
    forms |= {plain.replace(" ", ""), name.replace(" ", "-"), f"  {name}  "}
    kinds = ("tỉnh {}", "Tỉnh {}", "thành phố {}", "TP {}", "TP. {}", "{} province", "{} city")
    return forms | {kind.format(name) for kind in kinds}


def test_every_unit_is_found_by_all_its_spellings(reference):
    """All 86 units, under each of their names and aliases, with every kind before and after."""
    units, held = Province.objects.prefetch_related("aliases"), Names.of_units()
    assert units.count() == 86
    names_of = {unit.pk: fold(unit.name_vi) for unit in units}
    for unit in units:
        names = {unit.name_en, unit.name_vi, *(alias.alias for alias in unit.aliases.all())}
        for name in names:
            for written in spellings(name):
                found = held.find(written)
                assert unit.pk in found, (written, found)
                assert {names_of[key] for key in found} == {names_of[unit.pk]}, written


def test_in_force_comes_first(reference):
    for alias in ProvinceAlias.objects.select_related("province"):
        units = [Province.objects.get(pk=key) for key in units_named(alias.alias)]
        assert [unit.is_dissolved for unit in units] == sorted(unit.is_dissolved for unit in units)


def test_regions_are_found_by_all_their_names(reference):
    assert regions_named("Tây Nam Bộ") == regions_named("vùng Tây Nam Bộ") == ["MRD"]
    for region in Region.objects.all():
        assert region.pk in regions_named(region.name_vi)
        assert region.pk in regions_named(region.name_en)
    for alias in RegionAlias.objects.all():
        assert alias.region_id in regions_named(alias.alias)


@pytest.mark.parametrize(
    ("typed", "unit", "name"),
    [
        ("Sơn Lq", "son-la", "Son La"),
        ("Lang Sonn", "lang-son", "Lang Son"),
        ("Langson1", "lang-son", "Lang Son"),
        ("Dak Lakk", "dak-lak-2025", "Dak Lak"),
        ("Hanio", "ha-noi", "Hanoi"),
    ],
)
def test_one_wrong_letter_is_forgiven_where_one_name_is_meant(reference, typed, unit, name):
    assert units_named(typed) == []
    found = units_nearly_named(typed)
    assert (found.ids[0], found.name) == (unit, name)


@pytest.mark.parametrize("typed", ["xyzzy", "Son", "Sxn Lx", "Ha", "Quang"])
def test_more_is_not_forgiven(reference, typed):
    assert units_nearly_named(typed).ids == []


@pytest.mark.parametrize(
    ("typed", "name", "off"),
    [
        ("sonla", "sonla", False),
        ("sonl", "sonla", True),
        ("sonlaa", "sonla", True),
        ("sonxa", "sonla", True),
        ("osnla", "sonla", True),
        ("sonal", "sonla", True),
        ("sxnxa", "sonla", False),
        ("so", "sonla", False),
    ],
)
def test_one_letter(typed, name, off):
    assert one_letter_off(typed, name) is off
