"""What a database knows of its tables when it plans how to answer."""

from django.db import connection

# Rows of an index that SQLite looks at: enough to tell many rows a value from few.
ROWS_LOOKED_AT = 1_000


def count_rows(thoroughly: bool = False) -> None:
    """Let the database count its rows and how they are spread.

    Without it SQLite takes every table for as large as every other, and PostgreSQL plans badly for
    rows that came at once until autovacuum has looked at them. thoroughly: SQLite reads its indexes
    whole instead of their beginnings, some seconds for a million rows.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit={0 if thoroughly else ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")
