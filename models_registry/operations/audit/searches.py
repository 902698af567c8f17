"""Searches that are said to have found nothing, against what is held."""

from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast, Left, Length

from models_registry.models import FruitlessSearch
from models_registry.models.unsuccessful_search import answers
from models_registry.operations.audit.checks_records import each
from models_registry.operations.audit.finding import Finding, warning


def searches_overlooked_nothing() -> Iterator[Finding]:
    """Find searches that missed a figure of a report that had been published before their day."""
    length = Length("report__published_on")
    # At the precision of the report's date, which may be a month or a year.
    day = Left(Cast(OuterRef("looked_on"), CharField()), length)
    missed = answers().exclude(report__published_on="").filter(report__published_on__lt=day)
    first = Subquery(missed.order_by("report__published_on", "pk").values("pk")[:1])
    rows: Any = FruitlessSearch.objects.annotate(missed=first).filter(missed__isnull=False)
    for search in each(rows.order_by("pk"), "searches"):
        told = f"found nothing on {search.looked_on}, but figure {search.missed}"
        yield warning(search, "overlooked", f"{told} had been published")
