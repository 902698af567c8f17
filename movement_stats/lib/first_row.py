"""One row asked for at every answer, with as little around it as a database allows."""

from typing import Any

from django.db import OperationalError


def first_row(connection: Any, sql: str) -> tuple[str, ...] | None:
    """Return the values of the query's first row as text, None where it has no row.

    The query takes no parameters. OperationalError where the database does not answer.
    """
    # psycopg's own cursors take ten times as long as libpq, and so long as the query itself. What
    # is logged goes the way that is.
    if connection.vendor == "postgresql" and not connection.queries_logged:
        return _of_libpq(connection, sql)
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    return row and tuple(map(str, row))


def _of_libpq(connection: Any, sql: str) -> tuple[str, ...] | None:
    from psycopg.pq import ExecStatus

    connection.ensure_connection()
    with connection.wrap_database_errors:
        result = connection.connection.pgconn.exec_(sql.encode())
    if result.status != ExecStatus.TUPLES_OK:
        raise OperationalError(result.error_message.decode(errors="replace"))
    if not result.ntuples:
        return None
    return tuple(result.get_value(0, column).decode() for column in range(result.nfields))
