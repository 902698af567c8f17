"""Every named rule of the database: what it lets through, what it refuses, and with which words."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction

from movement_stats.lib.tracked import TrackedModel
from tests.models.constraint_cases import CASES

pytestmark = pytest.mark.django_db


def _models() -> list[type[models.Model]]:
    """Return the models of the two apps that have tables of their own, without the histories'."""
    ours = [apps.get_app_config(app) for app in ("provinces", "models_registry")]
    found = [model for app in ours for model in app.get_models() if model._meta.managed]
    return [model for model in found if not hasattr(model, "history_type")]


CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in _models()
    for constraint in model._meta.constraints
    if isinstance(constraint, models.CheckConstraint | models.UniqueConstraint)
}


def _all(side: int) -> list[Any]:
    return [
        pytest.param(name, case, id=f"{name}-{number}")
        for name, cases in CASES.items()
        for number, case in enumerate(cases[side], 1)
    ]


def test_every_constraint_has_both():
    without_accepted = sorted(name for name in CONSTRAINTS if not CASES.get(name, ([], []))[0])
    without_refused = sorted(name for name in CONSTRAINTS if not CASES.get(name, ([], []))[1])
    assert without_accepted == []
    assert without_refused == []
    assert sorted(set(CASES) - set(CONSTRAINTS)) == []


def test_every_rule_has_words_of_its_own_for_whoever_breaks_it():
    default = models.CheckConstraint.default_violation_error_message
    wordless = [n for n, (_m, c) in CONSTRAINTS.items() if c.violation_error_message == default]
    assert wordless == []


def test_every_rule_that_names_a_field_names_one_of_its_model():
    places = {name: (m, c.violation_error_code) for name, (m, c) in CONSTRAINTS.items()}
    fields = {model: {field.name for field in model._meta.fields} for model in _models()}
    assert [
        name for name, (model, place) in places.items() if place not in {*fields[model], None}
    ] == []


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_the_database_itself_holds_every_constraint(model):
    declared = {constraint.name for constraint in model._meta.constraints}
    assert declared - _held_by_the_database(model._meta.db_table) == set()


def _held_by_the_database(table: str) -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            return set(connection.introspection.get_constraints(cursor, table))
        # Django's reader of SQLite's checks ends in an IndexError at some of ours.
        cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = %s", [table])
        made_by = " ".join(sql for (sql,) in cursor.fetchall() if sql)
    return set(re.findall(r'(?:CONSTRAINT|UNIQUE INDEX) "(\w+)"', made_by))


@pytest.mark.parametrize(("name", "make"), _all(0))
def test_it_lets_through_what_is_right(name, make):
    made = make()
    for record in made if isinstance(made, Iterator) else [made]:
        assert isinstance(record, CONSTRAINTS[name][0])
        record.full_clean()
        record.save()


@pytest.mark.parametrize(("name", "case"), _all(1))
def test_the_database_refuses_what_is_wrong_and_full_clean_does_in_words_that_help(name, case):
    record = case.make()
    model, constraint = CONSTRAINTS[name]
    assert isinstance(record, model)
    _database_refuses(record, {name, case.implied} | _columns(name))
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    if case.field:
        assert case.field in refused.value.message_dict
        with pytest.raises(ValidationError) as refused:
            record.validate_constraints()
    named = constraint.violation_error_code if isinstance(record, TrackedModel) else None
    place = named or NON_FIELD_ERRORS
    assert str(constraint.violation_error_message) in refused.value.message_dict[place]


def _database_refuses(record: models.Model, names: set[str]) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        # As a fixture is loaded: no save() of ours, no clean().
        record.save_base(raw=True, force_insert=record._state.adding)
    assert _named(str(refused.value)) & names, refused.value


def _named(words: str) -> set[str]:
    """Return the names that the database's message holds."""
    return {word.strip("\"',") for word in words.split()}


def _columns(name: str) -> set[str]:
    """Return what SQLite names in the place of a unique rule over plain columns: the columns."""
    model, constraint = CONSTRAINTS[name]
    if connection.vendor != "sqlite" or isinstance(constraint, models.CheckConstraint):
        return set()
    if not all(isinstance(part, models.F) for part in constraint.expressions):
        return set()
    fields = constraint.fields or [part.name for part in constraint.expressions]
    columns = [model._meta.get_field(field).column for field in fields]
    return {f"{model._meta.db_table}.{column}" for column in columns[-1:]}
