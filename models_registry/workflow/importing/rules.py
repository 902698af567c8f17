"""Every rule of a figure, tried as `full_clean()` tries them, for thousands at bearable cost.

A form asks the database some thirty questions for each record. Here relations are known to exist,
since they were found by their names; the database's checks are asked of many rows in one question,
and one by one only of those that fail; equal claims are looked up among those that were read.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import CheckConstraint

from models_registry.models import Figure

Problems = dict[str, list[str]]
FIELDS = Figure._meta.concrete_fields
RELATIONS = {field.name for field in FIELDS if field.is_relation}
CHECKS = [rule for rule in Figure._meta.constraints if isinstance(rule, CheckConstraint)]
# SQLite joins no more than 500 rows in one question.
AT_ONCE = 200


def problems_of(figure: Figure, wrong: set[str]) -> Problems:
    """Return what is wrong with the figure, field → messages, beyond the fields known as wrong.

    But for the checks of the database, which `broken` tries.
    """
    try:
        figure.clean_fields(exclude=RELATIONS | wrong)
    except ValidationError as error:
        return error.message_dict
    if wrong:
        return {}
    figure.derive()
    found = figure.contradictions()
    return ValidationError(found).message_dict if found else {}


def broken(figures: list[Figure]) -> Iterator[tuple[Figure, Problems]]:
    """Yield the figures, not stored yet, that a check of the database would refuse, and why."""
    for start in range(0, len(figures), AT_ONCE):
        part = figures[start : start + AT_ONCE]
        for place in _refused(part):
            yield part[place], _broken_checks(part[place])


def _refused(figures: list[Figure]) -> list[int]:
    """Return the places of the figures that break a check; the database is asked in its words."""
    row = ", ".join(map(_typed, FIELDS))
    rows = " UNION ALL ".join([f"SELECT %s AS place, {row}"] * len(figures))
    # A check that has nothing to compare holds.
    checks = " AND ".join(f"COALESCE({sql}, TRUE)" for sql in _checks())
    values = [value for place, figure in enumerate(figures) for value in (place, *_stored(figure))]
    with connection.cursor() as cursor:
        # Names and checks are this program's own; what somebody sent are values.
        asked = f"SELECT place FROM ({rows}) AS planned WHERE NOT ({checks}) ORDER BY place"  # noqa: S608
        cursor.execute(asked, values)
        return [place for (place,) in cursor.fetchall()]


def _typed(field: Any) -> str:
    name = connection.ops.quote_name(field.column)
    return f"CAST(%s AS {field.db_type(connection)}) AS {name}"


def _stored(figure: Figure) -> list[Any]:
    return [field.get_db_prep_save(getattr(figure, field.attname), connection) for field in FIELDS]


def _checks() -> list[str]:
    """Return the checks as the database was given them."""
    editor: Any = connection.schema_editor()
    found: Any = [check._get_check_sql(Figure, editor) for check in CHECKS]  # type: ignore[attr-defined]
    return [f"({sql})".replace("%", "%%") for sql in found]


def _broken_checks(figure: Figure) -> Problems:
    found: Problems = {}
    for check in CHECKS:
        try:
            check.validate(Figure, figure)
        except ValidationError as error:
            found.setdefault(error.code or "id", []).extend(error.messages)
    return found
