"""Rules on figures and on how they changed."""

from tests.models.constraint_cases.makers import (
    CHOSEN,
    COPY,
    FORMS,
    PART,
    QUALIFIERS,
    SAME_CLAIM,
    SPAN,
    UNQUANTIFIED,
    Cases,
    Refused,
    after_withdrawal,
    areas,
    changed,
    codes,
    copy,
    dates,
    day,
    in_turn,
    known,
    one,
    part,
    states,
    twice,
    unlike,
    with_units,
)
from tests.support import build

CASES: Cases = {
    "figure_state_known": states(build.figure),
    "figure_as_written_short": (
        [
            one(build.figure, value=5, as_written="5"),
            one(build.figure, value=5, as_written="5" + " of them" * 19 + " in all"),
        ],
        [Refused(one(build.figure, as_written="", **UNQUANTIFIED), "as_written")],
    ),
    "figure_scope_known": (
        areas(build.figure)[0][:1],
        [Refused(one(build.figure, scope="x", province=None), "scope", "figure_area_by_scope")],
    ),
    "figure_area_by_scope": areas(build.figure),
    "figure_territory_known": (
        [one(build.figure, territory="clear"), with_units(territory="unclear")],
        [Refused(one(build.figure, territory="x"), "territory")],
    ),
    "figure_fit_known": known(build.figure, "fit", "whole", "part", "wider"),
    "figure_qualifier_known": (
        [in_turn(build.figure, "qualifier", *QUALIFIERS), one(build.figure, **UNQUANTIFIED)],
        [Refused(one(build.figure, qualifier="x"), "qualifier")],
    ),
    "figure_status_known": known(build.figure, "status", "achieved", "target", "proposed"),
    "figure_period_kind_known": (
        [
            one(build.figure, period_kind="as_of"),
            one(build.figure, period_kind="unstated"),
            one(build.figure, indicator=lambda: build.indicator(nature="flow"), **SPAN),
        ],
        [
            Refused(
                one(build.figure, period_kind="x"),
                "period_kind",
                "figure_dates_match_period_kind",
            )
        ],
    ),
    "figure_part_kind_known": (
        [part(part_kind="adds_up"), part(part_kind="of_which"), one(build.figure, part_kind="")],
        [Refused(part(part_kind="x"), "part_kind")],
    ),
    "figure_copy_kind_known": (
        [
            *(copy(copy_kind=kind) for kind in ("same", "rounded", "differs")),
            one(build.figure, copy_kind=""),
        ],
        [Refused(copy(copy_kind="x"), "copy_kind")],
    ),
    "figure_keyed_known": known(build.figure, "keyed", "once", "twice"),
    "figure_dates_formed": (
        [in_turn(build.figure, "period_end", *FORMS)],
        dates(build.figure, "period_start", "period_end", **SPAN)[1],
    ),
    "figure_value_or_unquantified": codes(
        one(build.figure, value=0),
        one(build.figure, value=3141, qualifier="more_than"),
        one(build.figure, **UNQUANTIFIED),
        refused=[
            one(build.figure, value=None),
            one(build.figure, value=None, qualifier="about"),
            one(build.figure, value=12, **UNQUANTIFIED),
            one(build.figure, value=0, **UNQUANTIFIED),
        ],
    ),
    "figure_range_in_order": codes(
        one(build.figure, value=12, value_to=18),
        one(build.figure, value=12, value_to="12.5", qualifier="about"),
        refused=[
            one(build.figure, value=12, value_to=12),
            one(build.figure, value=12, value_to=11),
            one(build.figure, value=12, value_to=18, qualifier="more_than"),
            one(build.figure, value_to=18, **UNQUANTIFIED),
        ],
    ),
    "figure_count_unique": codes(
        unlike(build.figure_count, "indicator", period="2023"),
        unlike(build.figure_count, "indicator", "period", province=build.province),
        unlike(build.figure_count, "period"),
        refused=[
            twice(build.figure_count, "indicator", "period"),
            twice(build.figure_count, "indicator", "period", "province", province=build.province),
        ],
    ),
    "figure_whole_needs_part": codes(
        one(build.figure, value=512, out_of=569),
        one(build.figure, value=0, out_of=569),
        one(build.figure, value=512),
        refused=[
            one(build.figure, out_of=569, **UNQUANTIFIED),
            one(build.figure, value=0, out_of=0),
        ],
    ),
    "figure_part_within_whole": codes(
        one(build.figure, value=58, out_of=58),
        one(build.figure, value=57, out_of=58),
        refused=[
            one(build.figure, value=59, out_of=58),
            one(build.figure, value="58.01", out_of=58),
        ],
    ),
    "figure_percent_needs_value": codes(
        one(build.figure, value=37, percent="246.7"),
        one(build.figure, value=512, out_of=569, percent="89.98"),
        one(build.figure, value="89.98"),
        refused=[one(build.figure, percent="89.98", **UNQUANTIFIED)],
    ),
    "figure_dates_match_period_kind": codes(
        one(build.figure, period_kind="unstated"),
        one(build.figure, period_kind="as_of", period_end="2023"),
        *(
            one(build.figure, indicator=lambda: build.indicator(nature="flow"), **SPAN, **ends)
            for ends in (
                {"period_start": "2018"},
                {"period_end": "2023"},
                {"period_start": "2018", "period_end": "2023"},
            )
        ),
        refused=[
            one(build.figure, period_kind="unstated", period_end="2023"),
            one(build.figure, period_kind="unstated", period_start="2023"),
            one(build.figure, period_kind="as_of", period_start="2023"),
            one(build.figure, period_kind="as_of", period_start="2022", period_end="2023"),
            one(build.figure, period_kind="as_of", period_end=""),
            one(
                build.figure,
                indicator=lambda: build.indicator(nature="flow"),
                period_kind="span",
                period_end="",
            ),
        ],
    ),
    "figure_period_in_order": codes(
        *(
            one(
                build.figure,
                indicator=lambda: build.indicator(nature="flow"),
                period_start=start,
                period_end=end,
                **SPAN,
            )
            for start, end in (
                ("2018", "2023"),
                ("2023", "2023"),
                ("2023-06-15", "2023"),
                ("2023", "2023-01-01"),
                ("2023-06", "2023-06-15"),
                ("2023-06", ""),
                ("", "2023-06"),
            )
        ),
        refused=[
            one(build.figure, period_start=start, period_end=end, **SPAN)
            for start, end in (
                ("2024", "2023"),
                ("2024", "2023-12-31"),
                ("2023-07", "2023-06-30"),
                ("2023-06-30", "2023-06-29"),
            )
        ],
    ),
    "figure_unclear_has_unit": codes(
        with_units(territory="unclear"),
        with_units(territory="unclear", scope="place", at_place=True),
        one(build.figure, scope="country", territory="clear"),
        refused=[
            Refused(one(build.figure, territory="unclear", **area), "territory")
            for area in (
                {"scope": "country"},
                {"scope": "unnamed"},
                {"scope": "region", "region": build.region},
            )
        ],
    ),
    "figure_part_has_kind": codes(
        one(build.figure),
        part(part_kind="of_which"),
        refused=[part(), one(build.figure, **PART)],
    ),
    "figure_copy_has_kind": codes(
        one(build.figure),
        copy(copy_kind="rounded"),
        refused=[copy(), one(build.figure, **COPY)],
    ),
    "figure_not_of_itself": codes(
        part(**PART),
        copy(**COPY),
        refused=[
            changed(build.figure, part_of=lambda figure: figure, **PART),
            Refused(changed(build.figure, copy_of=lambda figure: figure, **COPY), "copy_of"),
        ],
    ),
    "figure_choice_has_reason": codes(
        one(build.figure, chosen_because="The ministry's own table says so.", **CHOSEN),
        one(build.figure),
        refused=[one(build.figure, **CHOSEN)],
    ),
    "figure_claim_unique": codes(
        *(
            unlike(build.figure, *(name for name in SAME_CLAIM if name != other))
            for other in ("report", "indicator", "province")
        ),
        unlike(build.figure, *SAME_CLAIM, detail="in schools"),
        unlike(build.figure, *SAME_CLAIM, status="target"),
        unlike(build.figure, *SAME_CLAIM[:-1], period_end="2023-06-29"),
        unlike(build.figure, *SAME_CLAIM[:-2], period_kind="unstated"),
        unlike(build.figure, "report", "indicator", scope="country"),
        lambda: (
            first := build.figure(),
            build.figure(
                saved=False,
                **{name: getattr(first, name) for name in SAME_CLAIM},
                model=build.security_model(province=first.province),
            ),
        )[1],
        after_withdrawal(build.figure, *SAME_CLAIM),
        refused=[
            twice(build.figure, *SAME_CLAIM),
            twice(build.figure, *SAME_CLAIM, state="draft"),
            twice(build.figure, *SAME_CLAIM, "detail", detail="in schools"),
            twice(build.figure, *SAME_CLAIM, fit="part"),
            twice(build.figure, *SAME_CLAIM[:-1], period_kind="unstated"),
            twice(build.figure, *SAME_CLAIM, scope="country"),
            twice(build.figure, *SAME_CLAIM, "region", region=build.region),
            twice(build.figure, *SAME_CLAIM, "place", place=build.place),
            lambda: (
                unit := build.province(),
                first := build.figure(province=unit, model=build.security_model(province=unit)),
                build.figure(
                    saved=False,
                    model=first.model,
                    **{name: getattr(first, name) for name in SAME_CLAIM},
                ),
            )[2],
        ],
    ),
    "correction_cause_known": known(
        build.correction, "cause", "misreading", "source", "redefinition"
    ),
    "correction_changes_something": codes(
        one(build.correction, old_value="12944", new_value="12994"),
        one(build.correction, old_value="", new_value="12994"),
        refused=[
            one(build.correction, old_value="12944", new_value="12944"),
            one(build.correction, old_value="", new_value=""),
        ],
    ),
    "correction_reason_given": codes(
        one(build.correction),
        refused=[Refused(one(build.correction, reason_en=""), "reason_en")],
    ),
    "break_date_given": codes(
        in_turn(build.break_, "from_on", *FORMS),
        refused=[Refused(one(build.break_, from_on=""), "from_on")],
    ),
    "break_reason_given": codes(
        one(build.break_), refused=[Refused(one(build.break_, reason_en=""), "reason_en")]
    ),
    "break_unique": codes(
        unlike(build.break_, "from_on"),
        unlike(build.break_, "indicator", from_on="2024"),
        unlike(build.break_, "indicator", "from_on", province=build.province),
        refused=[
            twice(build.break_, "indicator", "from_on"),
            twice(build.break_, "indicator", "from_on", "province", province=build.province),
        ],
    ),
    "fruitlesssearch_where_given": codes(
        one(build.fruitless_search),
        refused=[Refused(one(build.fruitless_search, where_en=""), "where_en")],
    ),
    "fruitlesssearch_year_known": codes(
        in_turn(build.fruitless_search, "year", None, 1945, 2024),
        refused=[
            *(one(build.fruitless_search, year=year) for year in (0, 1944)),
            Refused(one(build.fruitless_search, year=2101), "year"),
        ],
    ),
    "fruitlesssearch_unique": codes(
        unlike(build.fruitless_search, "indicator", "province", looked_on=day("2024-06-13")),
        unlike(build.fruitless_search, "indicator", "province", "looked_on", year=2023),
        unlike(build.fruitless_search, "indicator", "looked_on"),
        unlike(build.fruitless_search, "province", "looked_on"),
        refused=[
            twice(build.fruitless_search, "indicator", "province", "looked_on"),
            twice(build.fruitless_search, "indicator", "province", "looked_on", "year", year=2023),
        ],
    ),
}
