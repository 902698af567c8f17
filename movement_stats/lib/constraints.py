"""Rules that the database itself keeps, each with a name, with words for the person typing, and
with the field at which they are said.

The field stands in Django's `violation_error_code`; `TrackedModel.validate_constraints` puts the
error there.
"""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


def rule(
    name: str, condition: Any, message: Any, field: str | None = None
) -> models.CheckConstraint:
    """Return the check `<model>_<name>`; `message` is shown to whoever breaks it.

    field: where it is shown; None where no one field is to blame.
    """
    return models.CheckConstraint(
        condition=condition,
        name=f"%(class)s_{name}",
        violation_error_code=field,
        violation_error_message=message,
    )


def one_of(
    field: str, choices: type[models.TextChoices], or_empty: bool = False
) -> models.CheckConstraint:
    """Return the check that a code is one of those that the contract lists."""
    codes = [*choices.values, *([""] if or_empty else [])]
    listed = ", ".join(choices.values)
    return rule(
        f"{field}_known",
        Q(**{f"{field}__in": codes}),
        format_lazy("{}: {} {}", field, _("must be one of"), listed),
        field=field,
    )


def partial_dates(*fields: str) -> models.CheckConstraint:
    """Return the check that each date column holds a year, a month, a day or nothing."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__length__in": (0, 4, 7, 10)})
    return rule("dates_formed", condition, _("Write a date as 2023, 2023-03 or 2023-03-06."))


def fields_of(constraint: models.UniqueConstraint) -> list[str]:
    """Return the names of the fields that together may not be the same twice."""
    if constraint.fields:
        return list(constraint.fields)
    leaves = (leaf for part in constraint.expressions for leaf in _leaves(part))
    return [leaf.name for leaf in leaves if isinstance(leaf, F)]  # type: ignore[attr-defined]


def _leaves(expression: Any) -> list[Any]:
    return [expression] if isinstance(expression, F) else list(expression.flatten())


models.CharField.register_lookup(Length)
