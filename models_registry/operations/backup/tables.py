"""Which tables are carried, and at which state of the program."""

from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor

from models_registry.operations.backup.errors import BackupError

# Apps whose rows are no data of the desk: migrations make them (rights, roles, kinds of content),
# or they are of the moment (sessions, attempts to log in). Whatever app comes later is carried.
LEFT_OUT = {"auth", "contenttypes", "sessions", "axes"}


def carried() -> dict[str, type[models.Model]]:
    """Return every table that a backup holds: name → model, histories and relations included."""
    found = (model for model in apps.get_models(include_auto_created=True) if _is_carried(model))
    return {model._meta.label_lower: model for model in sorted(found, key=_name)}


def _is_carried(model: type[models.Model]) -> bool:
    options = model._meta
    return options.managed and not options.proxy and options.app_label not in LEFT_OUT


def _name(model: type[models.Model]) -> str:
    return model._meta.label_lower


def columns(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """Return the fields whose values a row holds, in the model's order."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def column_names(model: type[models.Model]) -> list[str]:
    """Return the names of its columns, in the order in which a row holds them."""
    return [str(field.column) for field in columns(model)]


def names_a_left_out_row(field: "models.Field[Any, Any]") -> bool:
    """Whether the column refers to a row that is not carried, whose id is each database's own."""
    target: Any = field.related_model
    return target is not None and not _is_carried(target)


def migrations() -> dict[str, str]:
    """Return the last migration of each app with carried tables.

    BackupError where the database is not at this program's state: rows would be read wrongly.
    """
    steps = MigrationExecutor(connection)
    last = steps.loader.graph.leaf_nodes()
    if steps.migration_plan(last):
        raise BackupError("the database is not prepared: run manage.py migrate first")
    apps_carried = {model._meta.app_label for model in carried().values()}
    for app, name in set(steps.loader.applied_migrations) - set(steps.loader.disk_migrations):
        if app in apps_carried:
            raise BackupError(f"the database is of a newer program ({app} {name}): use that one")
    return {app: name for app, name in last if app in apps_carried}
