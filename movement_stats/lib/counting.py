"""Counts beside rows, each in a subquery: joins of several to-many relations would multiply."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet[Any], parent: str) -> Coalesce:
    """Return how many of the rows have the outer query's record as their `parent`; 0 for none."""
    counted = (
        rows.filter(**{parent: OuterRef("pk")})
        .order_by()
        .values(parent)
        .annotate(_count=Count("pk"))
        .values("_count")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
