"""The first row of a query, as text: the same by the quick way and by the way that is logged."""

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from models_registry.models import DatasetVersion
from movement_stats.lib.first_row import first_row

pytestmark = pytest.mark.django_db

MOMENT = "SELECT number, CAST(moved_at AS TEXT) FROM models_registry_datasetversion WHERE id = 1"
QUESTIONS = ["SELECT 1", "SELECT 7, 'Hà Giang'", "SELECT 1 WHERE 1 = 0", MOMENT]


@pytest.mark.parametrize("sql", QUESTIONS)
def test_both_ways_give_the_same(sql):
    DatasetVersion.move()
    quick = first_row(connection, sql)
    with CaptureQueriesContext(connection) as queries:
        assert first_row(connection, sql) == quick
    assert len(queries) == 1


def test_values_are_text():
    assert first_row(connection, "SELECT 7, 'Hà Giang'") == ("7", "Hà Giang")
    assert first_row(connection, "SELECT 1 WHERE 1 = 0") is None


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_died_is_told_as_such():
    """On PostgreSQL another connection may end it; SQLite's ends with its process alone."""
    if connection.vendor == "sqlite":
        return
    first_row(connection, "SELECT 1")
    ended = "SELECT pg_terminate_backend(pg_backend_pid())"
    for _time in range(2):
        with pytest.raises(OperationalError):
            first_row(connection, ended)
    connection.close()
    assert first_row(connection, "SELECT 1") == ("1",)
