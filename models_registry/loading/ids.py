"""Ids below 100,000 belong to the fixtures, so that they are the same on every installation."""

from django.apps import apps
from django.db import connection, models

from movement_stats.lib.tracked import TrackedModel

LAST_RESERVED = 100_000


def reserve_ids() -> None:
    """Let the database number what staff add from 100,001 on."""
    for app in ("provinces", "models_registry"):
        for model in apps.get_app_config(app).get_models():
            if issubclass(model, TrackedModel) and isinstance(model._meta.pk, models.AutoField):
                _reserve(model._meta.db_table)


def _reserve(table: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            highest = f"(SELECT MAX(id) FROM {table})"  # noqa: S608 - the model's own table
            sequence = f"pg_get_serial_sequence('{table}', 'id')"
            cursor.execute(f"SELECT setval({sequence}, GREATEST({LAST_RESERVED}, {highest}))")
            return
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
        statement = "UPDATE sqlite_sequence SET seq = MAX(seq, %s) WHERE name = %s"
        if found is None:
            statement = "INSERT INTO sqlite_sequence (seq, name) VALUES (%s, %s)"
        cursor.execute(statement, [LAST_RESERVED, table])
