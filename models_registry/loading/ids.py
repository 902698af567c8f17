"""Ids below 100,000 belong to the fixtures, so that they are the same on every installation."""

from django.apps import apps
from django.db import connection, models

LAST_RESERVED = 100_000


def reserve_ids() -> None:
    """Let the database number what staff add from 100,001 on."""
    for app in ("provinces", "models_registry"):
        for model in apps.get_app_config(app).get_models():
            if isinstance(model._meta.pk, models.AutoField) and model._meta.managed:
                _reserve(model._meta.db_table)


def _reserve(table: str) -> None:
    # The table's name is the model's own, not anybody's input.
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), "
                f"GREATEST(%s, (SELECT MAX(id) FROM {table})))",
                [table, LAST_RESERVED],
            )
            return
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
        if found is None:
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, LAST_RESERVED]
            )
        elif found[0] < LAST_RESERVED:
            cursor.execute(
                "UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [LAST_RESERVED, table]
            )
