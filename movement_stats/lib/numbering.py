"""How far a database has counted the ids of a table: no id is given out twice."""

from django.db import connection
from django.db.models import Max, Model, QuerySet


def last_number(model: type[Model]) -> int | None:
    """Return the highest id ever given out, 0 for none, None where the database does not count.

    It may belong to a record that is gone, whose history still names it.
    """
    if model._meta.auto_field is None:
        return None
    held = QuerySet(model).aggregate(last=Max("pk"))["last"]
    return max(held or 0, _counted(model))


def _counted(model: type[Model]) -> int:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "pg_get_serial_sequence(%s, %s)::regclass"
            # NULL until a first number was taken from it.
            cursor.execute(f"SELECT pg_sequence_last_value({sequence})", [table, _column(model)])
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
    return int(found[0] or 0) if found else 0


def count_from(model: type[Model], last: int) -> None:
    """Let the database give the next record an id above `last`."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
                [table, _column(model), max(last, 1), last > 0],
            )
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])


def _column(model: type[Model]) -> str:
    return str(model._meta.pk.column)
