"""Where the numbers stand in the words of figures, awards, sites and dismissed numbers."""

from typing import Any

from django.db import migrations, models

from models_registry.models import Award, DismissedNumber, Figure, ReplicationSite
from models_registry.models.number_offsets import refill

RULES = (Figure, Award, ReplicationSite, DismissedNumber)


def find_numbers(apps: Any, schema_editor: Any) -> None:
    """Find the numbers in the words of all that is held; running it again changes nothing."""
    for rule in RULES:
        model = apps.get_model("models_registry", rule.__name__)
        rows = models.QuerySet(model, using=schema_editor.connection.alias)
        refill(rows.select_related("report"), rule)


def _column(model: str) -> migrations.AddField:
    field: Any = models.TextField(default="", editable=False)
    return migrations.AddField(model, "number_offsets", field)


class Migration(migrations.Migration):
    """The column stands outside the history, so that filling it writes none."""

    dependencies = [
        ("models_registry", "0008_constraints_name_their_field"),
    ]

    operations = [
        *(_column(rule._meta.model_name) for rule in RULES),
        migrations.RunPython(find_numbers, migrations.RunPython.noop),
    ]
