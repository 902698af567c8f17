"""Rows at the other end of a relation, where the module that holds it is one of those above."""

from typing import Any

from django.db.models import Model, QuerySet


def related_rows(model: type[Model], relation: str) -> QuerySet[Any]:
    """Return every row of the model that the named relation of this model leads to."""
    related: Any = model._meta.get_field(relation).related_model
    rows: QuerySet[Any] = related._default_manager.all()
    return rows
