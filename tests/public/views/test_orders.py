"""Each order of the two long lists is walked by an index, from the first page and from the last."""

import re

import pytest
from django.db import connection

from models_registry.public.views.lists import FigureList, ReportList
from movement_stats.lib.keyset import Order

# The few figures of a place or a model are sorted. What is worked out for each report has no index.
SORTED = {"place", "model", "publisher", "figures", "awards", "models", "dismissed"}
# One report at most has no slug.
UNIQUE = {(ReportList, "slug")}
ORDERS = [
    pytest.param(view, name, id=f"{view.file_name}-{name}")
    for view in (FigureList, ReportList)
    for name, column in view.columns.items()
    if column.sort_path and name not in SORTED and (view, name) not in UNIQUE
]


def plan(rows) -> str:
    """Return how the database finds rows, if it takes every table for a large one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("seqscan", "sort", "bitmapscan", "hashjoin", "mergejoin", "material"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    return rows.values_list("pk")[:50].explain()


@pytest.mark.django_db
@pytest.mark.parametrize(("view", "name"), ORDERS)
@pytest.mark.parametrize("descending", [False, True])
def test_an_order_is_walked_by_an_index(view, name, descending):
    column = view.columns[name]
    order = Order(name, column.path, descending, column.through)
    for backwards in (False, True):
        for part in order.parts(view.queryset.public(), backwards):
            # All rows put in order at once; of one group, those of one name, it may be.
            found = plan(part.rows)
            assert not re.search(r"FOR ORDER BY|^[ >-]*Sort  \(", found, re.MULTILINE), found
