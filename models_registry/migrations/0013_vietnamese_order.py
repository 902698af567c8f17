"""The place of each indicator's and each security model's name in Vietnamese order."""

from typing import Any

from django.db import migrations, models

from movement_stats.lib.vietnamese_order import order_key

NAMED = ("Indicator", "SecurityModel")


def place(apps: Any, schema_editor: Any) -> None:
    """Fill the columns of all records; running it again changes nothing."""
    for name in NAMED:
        for record in models.QuerySet(apps.get_model("models_registry", name)).all():
            record.order_vi = order_key(record.name_vi)
            record.save(update_fields=["order_vi"])


def _column(model: str) -> migrations.AddField:
    field: Any = models.TextField(
        default="", editable=False, verbose_name="Place in Vietnamese order"
    )
    return migrations.AddField(model, "order_vi", field)


class Migration(migrations.Migration):
    """The columns stand outside the history, so that filling them writes none."""

    dependencies = [
        ("models_registry", "0012_each_order_has_its_index"),
        ("provinces", "0004_vietnamese_order"),
    ]

    operations = [
        *(_column(name) for name in NAMED),
        migrations.RunPython(place, migrations.RunPython.noop),
    ]
