"""Ids below 100,000 belong to the fixtures, so that they are the same on every installation."""

from django.apps import apps
from django.db import models

from movement_stats.lib.numbering import count_from, last_number
from movement_stats.lib.tracked import TrackedModel

LAST_RESERVED = 100_000


def reserve_ids() -> None:
    """Let the database number what staff add from 100,001 on."""
    for app in ("provinces", "models_registry"):
        for model in apps.get_app_config(app).get_models():
            if issubclass(model, TrackedModel) and isinstance(model._meta.pk, models.AutoField):
                count_from(model, max(LAST_RESERVED, last_number(model) or 0))
