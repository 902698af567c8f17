"""Counts beside rows, each in a subquery: joins of several to-many relations would multiply."""

from typing import Any

from django.db.models import Aggregate, Count, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet[Any], parent: str) -> Coalesce:
    """Return how many of the rows have the outer query's record as their `parent`; 0 for none."""
    return _beside(rows, parent, Count("pk"))


def sum_of(rows: QuerySet[Any], parent: str, column: str) -> Coalesce:
    """Return the sum of a column of the rows with the outer query's record as their `parent`."""
    return _beside(rows, parent, Sum(column))


def _beside(rows: QuerySet[Any], parent: str, reckoned: Aggregate) -> Coalesce:
    own = rows.filter(**{parent: OuterRef("pk")}).order_by().values(parent)
    counted = own.annotate(_counted=reckoned).values("_counted")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
