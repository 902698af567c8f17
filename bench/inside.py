"""What is measured or asked inside of the site's own process: `python -m bench.inside saving`."""

import json
import os
import statistics
import sys
import time

SAVED = 30


def saving() -> float:
    """Return the median processor time of saving a public figure as the desk does; none stays."""
    from django.db import transaction

    from models_registry.models import Figure

    figures = Figure.objects.public().select_related("report", "indicator", "province")
    first, last = (
        figures.order_by(order).values_list("pk", flat=True)[0] for order in ("pk", "-pk")
    )
    taken = []
    with transaction.atomic():
        for number in range(SAVED + 1):
            figure = figures.filter(pk__gte=first + (last - first) * number // (SAVED + 1))[0]
            figure.note_en = figure.note_vi = f"Saved for the {number}th time"
            start = time.process_time()
            figure.full_clean()
            figure.save()
            taken.append(time.process_time() - start)
        transaction.set_rollback(True)
    # The first loads what the others have.
    return statistics.median(taken[1:])


def orders() -> list[str]:
    """Return the columns by which the list of figures is sorted."""
    from models_registry.public.exports import FIGURES

    return [name for name, column in FIGURES.items() if column.sort_path]


def values() -> dict[str, list[str]]:
    """Return what the list can be asked for, by parameter."""
    from models_registry.models import Fit, Indicator, Qualifier
    from provinces.models import Province

    records = {"province": Province.objects.all(), "indicator": Indicator.objects.all()}
    ids = {name: rows.order_by("pk").values_list("pk", flat=True) for name, rows in records.items()}
    return {name: list(values) for name, values in ids.items()} | {
        "qualifier": Qualifier.values,
        "fit": Fit.values,
    }


def numbering() -> int:
    """Let the database count new ids from the last one on; returns of how many tables."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    statements = connection.ops.sequence_reset_sql(no_style(), apps.get_models(True))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    return len(statements)


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "movement_stats.settings"
    django.setup()
    asked = {each.__name__: each for each in (saving, orders, values, numbering)}
    print(json.dumps(asked[sys.argv[1]]()))
