"""The place of each unit's name in Vietnamese order."""

from typing import Any

from django.db import migrations, models

from movement_stats.lib.vietnamese_order import order_key


def place(apps: Any, schema_editor: Any) -> None:
    """Fill the column of all units; running it again changes nothing."""
    for unit in apps.get_model("provinces", "Province").objects.all():
        unit.order_vi = order_key(unit.name_vi)
        unit.save(update_fields=["order_vi"])


class Migration(migrations.Migration):
    """The column stands outside the history, so that filling it writes none."""

    dependencies = [
        ("provinces", "0003_each_order_has_its_index"),
    ]

    operations = [
        migrations.AddField(
            "province",
            "order_vi",
            models.TextField(
                default="", editable=False, verbose_name="Place in Vietnamese order"
            ),
        ),
        migrations.RunPython(place, migrations.RunPython.noop),
    ]
