"""Columns of two rows compared in SQL, where nothing equals nothing."""

from typing import Any

from django.db.models import OuterRef, Q
from django.db.models.lookups import IsNull


def same_as_outer(field: Any) -> Q:
    """Return the condition that a row holds in this field what the outer query's row holds."""
    equal, outer = Q(**{field.attname: OuterRef(field.attname)}), OuterRef(field.attname)
    if not field.null:
        return equal
    return equal | Q(IsNull(outer, True), **{f"{field.attname}__isnull": True})
