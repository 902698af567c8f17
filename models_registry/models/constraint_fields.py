"""At which field the breach of a rule of the database is told."""

from typing import Any

from django.db import models
from django.db.models import F

# The most telling field of each rule, by the rule's name without its model.
FIELD_OF = {
    "area_by_scope": "scope",
    "as_written_short": "as_written",
    "award_unique": "as_written",
    "choice_has_reason": "chosen_because",
    "copy_has_kind": "copy_kind",
    "count_or_unquantified": "qualifier",
    "counts_match_recipients": "recipients",
    "date_given": "from_on",
    "dates_match_period_kind": "period_kind",
    "decision_has_reason": "decided_because",
    "dismissednumber_unique": "number",
    "ended_has_successor": "successor",
    "event_date_has_basis": "event_basis",
    "figure_claim_unique": "indicator",
    "fruitlesssearch_unique": "looked_on",
    "has_members": "member_count",
    "language_given": "language",
    "modelname_unique": "name",
    "name_unique": "name_en",
    "not_its_own_successor": "successor",
    "not_of_itself": "part_of",
    "not_within_itself": "within",
    "part_has_kind": "part_kind",
    "part_within_whole": "out_of",
    "percent_needs_value": "percent",
    "period_in_order": "period_end",
    "place_unique": "name_en",
    "province_code_unique": "code",
    "provincealias_unique": "alias",
    "provincestatus_unique": "valid_from",
    "published_date_has_basis": "published_basis",
    "ratio_never_sums": "sums_over_places",
    "reason_given": "reason_en",
    "recognition_unique": "model",
    "regionalias_unique": "alias",
    "break_unique": "from_on",
    "replicationsite_unique": "place",
    "slug_unique": "slug",
    "unclear_has_unit": "territory",
    "valid_in_order": "valid_to",
    "value_or_unquantified": "value",
    "where_given": "where_en",
    "whole_needs_part": "out_of",
}


def field_of(constraint: models.BaseConstraint, model: type[models.Model]) -> str | None:
    """Return the field at which a breach is told, None where no one field is to blame."""
    name = constraint.name
    short = name.removeprefix(f"{model._meta.model_name}_")
    if short.endswith("_known"):
        return short.removesuffix("_known")
    return FIELD_OF.get(name) or FIELD_OF.get(short)


def parts_of(constraint: models.UniqueConstraint) -> list[str]:
    """Return the names of the fields that together may not be the same twice."""
    if constraint.fields:
        return list(constraint.fields)
    leaves = (leaf for one in constraint.expressions for leaf in _leaves(one))
    return [leaf.name for leaf in leaves if isinstance(leaf, F)]  # type: ignore[attr-defined]


def _leaves(expression: Any) -> list[Any]:
    return [expression] if isinstance(expression, F) else list(expression.flatten())
