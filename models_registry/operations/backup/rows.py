"""A row as a line of text: the same row gives the same bytes from both databases.

A line is a JSON array of the row's values in the order of the model's columns. A value that JSON
has no kind for is text: a number with decimals in plain digits, a day in ISO 8601, a moment in UTC
with its microseconds. A row that is not carried (a role) is referred to by its name.

Whole rows are written past their models here alone: a restored row is the row that was, with its
version and its history, and saving it would number, derive and tell of it anew.
"""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import islice
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model, QuerySet

from models_registry.models import FigureCount
from models_registry.operations.backup.manifest import BackupError
from movement_stats.lib.keyset import ByBytes

# Apps whose rows are no data of the desk: migrations make them (rights, roles, kinds of content),
# or they are of the moment (sessions, attempts to log in). Whatever app comes later is carried.
LEFT_OUT = {"auth", "contenttypes", "sessions", "axes"}
# What follows from other rows is reckoned anew where it is missing.
SUMMARIES = {FigureCount}


def carried() -> dict[str, type[models.Model]]:
    """Return every table that a backup holds: name → model, histories and relations included."""
    models_carried = filter(_is_carried, apps.get_models(include_auto_created=True))
    by_name = {model._meta.label_lower: model for model in models_carried}
    return dict(sorted(by_name.items()))


def _is_carried(model: type[models.Model]) -> bool:
    options = model._meta
    is_data = options.managed and not options.proxy and options.app_label not in LEFT_OUT
    return is_data and model not in SUMMARIES


def columns(model: type[models.Model]) -> list[models.Field]:
    """Return the fields whose values a row holds, in the model's order."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def column_names(model: type[models.Model]) -> list[str]:
    """Return the names of its columns, in the order in which a row holds them."""
    return [str(field.column) for field in columns(model)]


def names_a_left_out_row(field: models.Field) -> bool:
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


ROWS_AT_ONCE = 2_000
# Names without rights of their own: one that is not there is made, or an old one that nothing but
# a log entry still names would stop a restore.
MADE_WHERE_MISSING: dict[Any, tuple[str, ...]] = {
    ContentType: ("app_label", "model"),
    Group: ("name",),
}


def lines(model: type[Model]) -> Iterator[bytes]:
    """Yield the table's rows in the order of their keys, a chunk in memory at a time."""
    fields = columns(model)
    names = {
        place: _names(field.related_model)
        for place, field in enumerate(fields)
        if names_a_left_out_row(field)
    }
    for row in (
        _in_order(model).values_list(*(field.attname for field in fields)).iterator(ROWS_AT_ONCE)
    ):
        values = list(row)
        for place, name in names.items():
            values[place] = name[values[place]]
        yield _ENCODER.encode(values).encode() + b"\n"


def _in_order(model: type[Model]) -> QuerySet:
    is_text = isinstance(model._meta.pk, models.CharField | models.TextField)
    return QuerySet(model).order_by(ByBytes("pk") if is_text else "pk")


def _names(model: Any) -> dict[Any, Any]:
    rows = model._default_manager.select_related()
    return {None: None, **{row.pk: row.natural_key() for row in rows}}


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"a backup has no form for {type(value).__name__}")


# Sorted, since PostgreSQL does not keep the order of keys within a value of JSON.
_ENCODER = json.JSONEncoder(
    default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
)


def fingerprint(rows: Iterable[bytes]) -> tuple[int, str]:
    """Return how many rows there are, and the SHA-256 of their lines."""
    count, digest = 0, sha256()
    for line in rows:
        count += 1
        digest.update(line)
    return count, digest.hexdigest()


def insert(model: type[Model], rows: Iterable[bytes]) -> None:
    """Store rows as they stand in a backup. BackupError names the table of one that cannot be."""
    fields = columns(model)
    readers = [_reader(field) for field in fields]
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    names, values = ", ".join(map(quote, column_names(model))), ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {table} ({names}) VALUES ({values})"  # noqa: S608 - our own names
    wrong = (ValueError, TypeError, OverflowError, RecursionError, ValidationError, DatabaseError)
    try:
        with connection.cursor() as cursor:
            values_of_rows = (
                [read(value) for read, value in zip(readers, json.loads(line), strict=True)]
                for line in rows
            )
            while chunk := list(islice(values_of_rows, ROWS_AT_ONCE)):
                cursor.executemany(statement, chunk)
    except wrong as error:
        why = str(error).partition("\n")[0]
        raise BackupError(f"{model._meta.label_lower}: a row cannot be stored ({why})") from error


def _reader(field: models.Field) -> Callable[[Any], Any]:
    """Return what turns a value of a backup into one of the database."""
    if not names_a_left_out_row(field):
        return lambda value: field.get_db_prep_save(field.to_python(value), connection)

    @cache
    def key_of(*name: str) -> Any:
        return _row_named(field.related_model, name).pk

    return lambda value: None if value is None else key_of(*value)


def _row_named(model: Any, name: tuple[str, ...]) -> Any:
    if model in MADE_WHERE_MISSING:
        given = dict(zip(MADE_WHERE_MISSING[model], name, strict=True))
        return model._default_manager.get_or_create(**given)[0]
    try:
        return model._default_manager.get_by_natural_key(*name)
    except ObjectDoesNotExist:
        missing = f"there is no {model._meta.model_name} {', '.join(name)}"
        raise BackupError(f"{missing}: run manage.py migrate first") from None
