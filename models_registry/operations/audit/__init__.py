"""The audit of the whole database: small checks, each one question."""

from models_registry.operations.audit.conflicts import (
    conflicts_are_named,
    counts_are_up_to_date,
    preferences_decide_something,
    standings_are_up_to_date,
)
from models_registry.operations.audit.figures import (
    breaks_are_crossed,
    copies_are_as_exact_as_said,
    figures_keep_the_rules,
    launches_fit_their_target,
)
from models_registry.operations.audit.finding import Check, Finding, Level
from models_registry.operations.audit.integrity import (
    dates_are_dates,
    derived_columns_are_up_to_date,
    histories_end_with_the_record,
    texts_fit_their_columns,
)
from models_registry.operations.audit.places import (
    as_many_provinces_as_there_are,
    chains_end,
    places_lie_in_the_province_named,
    regions_have_as_many_members_as_said,
    statuses_cover_the_units,
    successors_follow_the_day_after,
)
from models_registry.operations.audit.records import (
    addresses_are_addresses,
    award_counts_stand_in_their_words,
    awards_name_a_body,
    dismissed_numbers_stand_in_their_words,
    events_precede_their_reports,
    made_up_reports_stand_alone,
    searches_overlooked_nothing,
)
from models_registry.operations.audit.workflow import (
    keyed_twice_is_by_two,
    public_data_has_a_version,
    published_records_stand_on_published_ones,
    what_waits_for_a_decision_is_a_draft,
)

CHECKS: list[Check] = [
    as_many_provinces_as_there_are,
    successors_follow_the_day_after,
    statuses_cover_the_units,
    regions_have_as_many_members_as_said,
    texts_fit_their_columns,
    dates_are_dates,
    figures_keep_the_rules,
    keyed_twice_is_by_two,
    what_waits_for_a_decision_is_a_draft,
    award_counts_stand_in_their_words,
    awards_name_a_body,
    dismissed_numbers_stand_in_their_words,
    launches_fit_their_target,
    copies_are_as_exact_as_said,
    conflicts_are_named,
    preferences_decide_something,
    breaks_are_crossed,
    places_lie_in_the_province_named,
    chains_end,
    published_records_stand_on_published_ones,
    made_up_reports_stand_alone,
    addresses_are_addresses,
    events_precede_their_reports,
    searches_overlooked_nothing,
    derived_columns_are_up_to_date,
    standings_are_up_to_date,
    counts_are_up_to_date,
    histories_end_with_the_record,
    public_data_has_a_version,
]

__all__ = ["CHECKS", "Finding", "Level"]
