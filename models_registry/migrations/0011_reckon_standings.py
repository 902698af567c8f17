"""What follows for the figures that are held, their counts, and the version in force."""

from typing import Any

from django.db import migrations, models

from models_registry.models.figure_count import count_all_again
from models_registry.models.standing import claims_of, settle


def reckon(apps: Any, schema_editor: Any) -> None:
    """Reckon what is stored of all figures; running it again changes nothing."""
    figures = apps.get_model("models_registry", "Figure")
    for claims in claims_of(models.QuerySet(figures)):
        settle(figures, claims)
    count_all_again(apps.get_model("models_registry", "FigureCount"), figures)


def date_the_version(apps: Any, schema_editor: Any) -> None:
    """Begin the list of versions with the one in force: when those before it began is not known."""
    releases = apps.get_model("models_registry", "DatasetRelease").objects
    for version in apps.get_model("models_registry", "DatasetVersion").objects.filter(number__gt=0):
        given = {"released_at": version.moved_at}
        releases.get_or_create(number=version.number, defaults=given)


class Migration(migrations.Migration):
    """Derived columns and a summary, so that filling them writes no history."""

    dependencies = [
        ("models_registry", "0010_figures_know_their_standing"),
    ]

    operations = [
        migrations.RunPython(reckon, migrations.RunPython.noop),
        migrations.RunPython(date_the_version, migrations.RunPython.noop),
    ]
