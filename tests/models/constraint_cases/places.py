"""Rules on places and how they changed."""

from provinces.models.region import RegionMember
from tests.models.constraint_cases.makers import (
    Cases,
    _group,
    _parts_of,
    _since_merger,
    changed,
    codes,
    day,
    known,
    one,
    successor_of,
    twice,
    unlike,
)
from tests.support import build

CASES: Cases = {
    "place_kind_known": known(
        build.place,
        "kind",
        *("district", "commune", "ward", "special_zone", "village", "school", "agency", "area"),
    ),
    "place_not_within_itself": codes(
        one(build.place),
        unlike(build.place, "province", within=None),
        lambda: (
            outer := build.place(kind="district"),
            build.place(saved=False, within=outer, province=outer.province),
        )[1],
        refused=[changed(build.place, within=lambda place: place)],
    ),
    "place_unique": codes(
        unlike(build.place, "name_en", "kind"),
        unlike(build.place, "name_en", "province", kind="ward"),
        unlike(build.place, "kind", "province"),
        lambda: (
            first := build.place(),
            outer := build.place(kind="district", province=first.province),
            build.place(saved=False, name_en=first.name_en, province=first.province, within=outer),
        )[2],
        refused=[
            twice(build.place, "province", "kind", "name_en"),
            lambda: (
                outer := build.place(kind="district"),
                first := build.place(within=outer, province=outer.province),
                build.place(
                    saved=False, name_en=first.name_en, province=first.province, within=outer
                ),
            )[2],
        ],
    ),
    "province_kind_known": known(build.province, "kind", "province", "municipality"),
    "province_valid_in_order": codes(
        one(build.province),
        one(build.province, valid_to=day("2025-06-30"), successor=_since_merger),
        one(
            build.province,
            valid_from=day("2025-06-29"),
            valid_to=day("2025-06-30"),
            successor=_since_merger,
        ),
        refused=[
            one(
                build.province,
                valid_from=day("2025-06-30"),
                valid_to=day(end),
                successor=build.province,
            )
            for end in ("2025-06-30", "2025-06-29")
        ],
    ),
    "province_ended_has_successor": codes(
        one(build.province),
        one(build.province, valid_to=day("2025-06-30"), successor=_since_merger),
        refused=[
            one(build.province, valid_to=day("2025-06-30")),
            one(build.province, successor=build.province),
        ],
    ),
    "province_not_its_own_successor": codes(
        changed(build.province, valid_to=day("2025-06-30"), successor=successor_of),
        refused=[changed(build.province, valid_to=day("2025-06-30"), successor=lambda unit: unit)],
    ),
    "province_code_unique": codes(
        unlike(build.province, "code", valid_from=day("2025-07-01")),
        unlike(build.province, "valid_from"),
        refused=[twice(build.province, "code", "valid_from")],
    ),
    "provincestatus_kind_known": known(build.province_status, "kind", "province", "municipality"),
    "provincestatus_valid_in_order": codes(
        one(build.province_status),
        one(build.province_status, valid_from=day("2025-01-01"), valid_to=day("2025-01-02")),
        refused=[
            one(build.province_status, valid_from=day("2025-01-02"), valid_to=day(end))
            for end in ("2025-01-02", "2025-01-01")
        ],
    ),
    "provincestatus_unique": codes(
        unlike(build.province_status, "province", valid_from=day("2025-01-01")),
        unlike(build.province_status, "valid_from"),
        refused=[twice(build.province_status, "province", "valid_from")],
    ),
    "provincealias_unique": codes(
        unlike(build.province_alias, "province"),
        refused=[
            twice(build.province_alias, "alias"),
            twice(build.province_alias, "alias", "province"),
        ],
    ),
    "region_valid_in_order": codes(
        one(build.region),
        one(build.region, valid_from=day("2025-01-01")),
        one(build.region, valid_to=day("2025-01-01")),
        one(build.region, valid_from=day("2025-01-01"), valid_to=day("2025-01-02")),
        refused=[
            one(build.region, valid_from=day("2025-01-02"), valid_to=day(end))
            for end in ("2025-01-02", "2025-01-01")
        ],
    ),
    "region_has_members": codes(
        one(build.region, member_count=1), refused=[one(build.region, member_count=0)]
    ),
    "regionalias_unique": codes(
        unlike(build.region_alias, "region"),
        refused=[twice(build.region_alias, "alias"), twice(build.region_alias, "alias", "region")],
    ),
    "regionmember_unique": codes(
        lambda: RegionMember(region=_group().region, province=build.province()),
        lambda: RegionMember(region=build.region(), province=_group().province),
        refused=[lambda: (member := _group(), RegionMember(**_parts_of(member)))[1]],
    ),
}
