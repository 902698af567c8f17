"""Lists walked by number to page 100, and by keyset beyond.

A page is found by the row that it follows, not by counting rows from the start, so that the last
page of a million rows costs what the first does. (django-cursor-pagination was tried: it compares
every column as text, which PostgreSQL refuses for numbers, and splits its cursors at '|'.)
"""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core import validators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import NullIf
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.addresses import BadQuestion

PAGE_SIZE = 50
LAST_NUMBERED = 100
END = "end"
# An index is entered at it, while of IS NOT NULL SQLite may read all the NULLs that come before.
BELOW_ALL = -(10**15)


class ByBytes(Func):
    """Text ordered by its bytes, as SQLite does: the same order on both databases."""

    template = "%(expressions)s"
    arity = 1

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Leave the database's locale out of it."""
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **extra)


def order_index(
    table: str, column: str, *, is_text: bool = True, key: str = "id", where: str = ""
) -> models.Index:
    """Return the index by which a list is walked in the order of a column, either way.

    Of a table that a list's rows refer to, it leads from one group of rows to the next. where: a
    column that is true for the rows that the list shows; SQLite reads it from the index only where
    it stands in it too.
    """
    columns = [ByBytes(column) if is_text else F(column), key, *([where] if where else [])]
    condition = Q(**{where: True}) if where else None
    return models.Index(*columns, condition=condition, name=f"{table}_sorted_{column}")


@dataclass(frozen=True)
class Order:
    """The order of a list: a path of its queryset, descending or not, then the id.

    through: a relation without which the value is unknown. then: a path by which rows of one value
    are ordered before their ids are looked at. What is unknown comes last either way:
    a page takes the rows whose value is known, then the others, so that one index of the column and
    the id serves both directions, on both databases.
    """

    name: str
    path: str
    descending: bool = False
    through: str = ""
    then: str = ""

    def apply(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return all the rows in this order."""
        way = "desc" if self.descending else "asc"
        first = NullIf(F("_sort"), Value("")) if _is_text(_field(rows, self.path)) else F("_sort")
        ties = (getattr(F(column), way)() for column in self._columns[1:])
        return self._with_place(rows).order_by(getattr(first, way)(nulls_last=True), *ties)

    def parts(self, rows: QuerySet[Any], backwards: bool = False) -> "list[Part]":
        """Return the rows in this order, or in that from the end: those whose value is known, and
        the others.
        """
        placed = self._with_place(rows)
        minus = "-" if self.descending != backwards else ""
        columns = [minus + name for name in self._columns]
        known, unknown = _known(rows, self.path)
        if self.through:
            known &= Q(**{f"{self.through}__gt": BELOW_ALL})
        parts = [
            Part(placed.filter(known).order_by(*columns), minus),
            Part(placed.filter(unknown).order_by(*columns[1:]), minus, is_known=False),
        ]
        return parts[::-1] if backwards else parts

    def beyond(self, rows: QuerySet[Any], side: str, cursor: str) -> "list[Part]":
        """Return the parts `after` the cursor's row, or those `before` it, the nearest first."""
        parts = self.parts(rows, backwards=side == "before")
        if side == "before" and cursor == END:
            return parts
        try:
            place = self._read(parts[0].rows, cursor)
        except (ValueError, TypeError, ArithmeticError, RecursionError, ValidationError):
            raise BadQuestion(side, str(HINT_CURSOR)) from None
        here = [part.is_known for part in parts].index(place["_sort"] is not None)
        return [parts[here].beyond(place), *parts[here + 1 :]]

    def cursor(self, row: Any) -> str:
        """Return the opaque word that stands for the row's place in this order."""
        known = None if row._sort in (None, "") else str(row._sort)
        ties = [getattr(row, column) for column in self._columns[1:]]
        place = [self.name, self.descending, known, *ties]
        return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")

    @property
    def _columns(self) -> list[str]:
        return ["_sort", *(["_then"] if self.then else []), "_key"]

    def _with_place(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        paths = [self.path, *([self.then] if self.then else []), "pk"]
        terms = {
            column: _sortable(rows, path) for column, path in zip(self._columns, paths, strict=True)
        }
        placed: QuerySet[Any] = rows.annotate(**terms)
        return placed

    def _read(self, rows: QuerySet[Any], cursor: str) -> dict[str, Any]:
        """Return the place that a cursor holds, by its columns; errors where it is forged."""
        packed = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        name, descending, value, *ties = json.loads(base64.urlsafe_b64decode(packed))
        if (name, descending) != (self.name, self.descending) or None in ties or value == "":
            raise ValueError("a cursor of another order")
        place = zip(self._columns, (value, *ties), strict=True)
        annotations = rows.query.annotations
        return {column: _valid(annotations[column], given) for column, given in place}


class Part(NamedTuple):
    """Rows that follow one another in the order of one index; `minus` where it is walked back."""

    rows: QuerySet[Any]
    minus: str
    is_known: bool = True

    def beyond(self, place: dict[str, Any]) -> "Part":
        """Return what follows the row at this place: the values of its columns."""
        if not self.is_known:
            place = {name: given for name, given in place.items() if name != "_sort"}
        columns = self.rows.query.annotations
        follows = Follows(
            *map(F, place),
            *(Value(given, columns[name].output_field) for name, given in place.items()),
            way="<" if self.minus else ">",
        )
        return self._replace(rows=self.rows.filter(follows))


class Follows(Func):
    """Whether columns, compared as one place in an order, come after these values.

    An OR of two comparisons would say the same, but no index is walked from its middle for one.
    """

    output_field = models.BooleanField()
    conditional = True

    def __init__(self, *columns_and_values: Any, way: str) -> None:
        super().__init__(*columns_and_values, way=way)

    def as_sql(self, compiler: Any, connection: Any, *given: Any, **extra: Any) -> Any:
        """Return (column, column) > (value, value)."""
        compiled = [compiler.compile(each) for each in self.source_expressions]
        columns, values = compiled[: len(compiled) // 2], compiled[len(compiled) // 2 :]
        sides = [", ".join(sql for sql, _own in side) for side in (columns, values)]
        parameters = [each for _sql, own in compiled for each in own]
        return f"({sides[0]}) {self.extra['way']} ({sides[1]})", parameters


HINT_CURSOR = _("take it from a link of this list, in the same order")
HINT_PAGE = _("a whole number from 1 to 100; further pages are linked with 'after'")


def _valid(column: Any, value: Any) -> Any:
    """Return the value as the column's field has it, refused where the database would."""
    if value is None:
        return None
    field = column.output_field
    found = field.to_python(value)
    if isinstance(found, str):
        found.encode()  # a lone surrogate is no text
        validators.ProhibitNullCharactersValidator()(found)
    elif isinstance(field, models.DecimalField):
        validators.DecimalValidator(20, 4)(found)
    elif isinstance(found, int) and abs(found) >= 2**63:
        raise ValueError("no number of the database")
    return found


def _field(rows: QuerySet[Any], path: str) -> Any:
    field = rows.annotate(_probe=F(path)).query.annotations["_probe"].output_field
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field


def _is_text(field: Any) -> bool:
    return isinstance(field, models.CharField | models.TextField)


def _sortable(rows: QuerySet[Any], path: str) -> Any:
    is_text = _is_text(_field(rows, path))
    return ByBytes(F(path), output_field=models.TextField()) if is_text else F(path)


def _known(rows: QuerySet[Any], path: str) -> tuple[Q, Q]:
    """Return what holds where the value is known, and what where it is not: as NULL or as ''.

    Of a column that cannot hold one of them, it is not asked: an OR would keep an index from use.
    """
    is_null, is_empty, never = Q(_sort__isnull=True), Q(_sort=""), Q(pk__in=())
    field = _field(rows, path)
    is_text = _is_text(field)
    relation, _gap, column = path.rpartition("__")
    own = {field.name: field for field in rows.model._meta.concrete_fields}.get(relation or path)
    if own and not relation:
        is_null = is_null if own.null else never
        is_empty = never if own.is_relation or own.primary_key else is_empty
    elif own and not _has_unknown(own.related_model, column):
        is_null, is_empty = Q(**{f"{relation}__isnull": True}) if own.null else never, never
    if is_text:
        return Q(_sort__gt=""), is_null | is_empty
    is_number = isinstance(field, models.IntegerField | models.DecimalField)
    return Q(_sort__gt=BELOW_ALL) if is_number else ~Q(_sort__isnull=True), is_null


def _has_unknown(model: Any, column: str) -> bool:
    unknown = Q(**{f"{column}__isnull": True})
    if _is_text(model._meta.get_field(column)):
        unknown |= Q(**{column: ""})
    return bool(model._default_manager.filter(unknown).exists())


@dataclass(frozen=True)
class Page:
    """One page of a list: its rows, how many there are in all, and the addresses around it."""

    rows: Sequence[Any]
    count: int
    number: int | None
    last_number: int
    next: str
    previous: str
    last: str

    @property
    def numbers(self) -> list[int | None]:
        """The page numbers to link, None for a gap."""
        if self.number is None:
            return []
        near = range(self.number - 2, self.number + 3)
        shown = sorted({1, *near, self.last_number} & set(range(1, self.last_number + 1)))
        return [
            part
            for before, number in zip([0, *shown], shown, strict=False)
            for part in ([None, number] if number - before > 1 else [number])
        ]


def one_page(rows: Sequence[Any]) -> Page:
    """Return the only page of a list that has but one."""
    return Page(rows, len(rows), number=None, last_number=1, next="", previous="", last="")


Shown = Callable[[QuerySet[Any]], QuerySet[Any]]


def page_of(
    rows: QuerySet[Any], order: Order, question: QueryDict, shown: Shown = lambda rows: rows
) -> Page:
    """Return the page that an address asks for. BadQuestion where there is no such page.

    shown: adds to rows what the page shows of them. How many they are, and which, is asked without
    it, but for an order by one of its columns.
    """
    given = [name for name in ("page", "after", "before") if question.get(name)]
    for name in given:
        if len(question.getlist(name)) > 1:
            raise BadQuestion(name, str(_("give it once")))
    if len(given) > 1:
        raise BadQuestion(given[1], str(_("leave it out, or leave 'page' out")))
    count = rows.count()
    dressed = shown(rows)
    if order.path in dressed.query.annotations:
        rows = dressed
    if given and given[0] != "page":
        return _walked(rows, order, count, given[0], str(question[given[0]]), shown)
    return _numbered(rows, order, count, question.get("page") or "1", shown)


def _found(parts: "list[Part]", most: int, passed: int = 0) -> list[Any]:
    """Return the ids of at most so many rows of the parts, some of them passed over."""
    found: list[Any] = []
    for part in parts:
        ids = part.rows.values_list("pk", flat=True)
        here = list(ids[passed : passed + most - len(found)])
        found += here
        if len(found) == most:
            break
        passed = 0 if here else passed - ids[:passed].count()
    return found


def _numbered(rows: QuerySet[Any], order: Order, count: int, asked: str, shown: Shown) -> Page:
    pages = max(1, -(-count // PAGE_SIZE))
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 3):
        raise BadQuestion("page", str(HINT_PAGE))
    number = int(asked)
    if not 1 <= number <= min(pages, LAST_NUMBERED):
        up_to_last = _("a whole number from 1 to %(pages)d") % {"pages": pages}
        raise BadQuestion("page", str(HINT_PAGE) if pages > LAST_NUMBERED else up_to_last)
    keys = _found(order.parts(rows), PAGE_SIZE, passed=(number - 1) * PAGE_SIZE)
    found = list(order.apply(shown(rows.filter(pk__in=keys))))
    following = f"page={number + 1}" if number < min(pages, LAST_NUMBERED) else ""
    if number == LAST_NUMBERED < pages:
        following = f"after={order.cursor(found[-1])}"
    return Page(
        rows=found,
        count=count,
        number=number,
        last_number=min(pages, LAST_NUMBERED),
        next=following,
        previous=f"page={number - 1}" if number > 1 else "",
        last=f"page={pages}" if pages <= LAST_NUMBERED else f"before={END}",
    )


def _walked(
    rows: QuerySet[Any], order: Order, count: int, side: str, cursor: str, shown: Shown
) -> Page:
    backwards = side == "before"
    keys = _found(order.beyond(rows, side, cursor), PAGE_SIZE + 1)
    more = len(keys) > PAGE_SIZE
    found = list(order.apply(shown(rows.filter(pk__in=keys[:PAGE_SIZE]))))
    has_previous = more if backwards else bool(found)
    has_next = bool(found) and (cursor != END if backwards else more)
    return Page(
        rows=found,
        count=count,
        number=None,
        last_number=min(-(-count // PAGE_SIZE), LAST_NUMBERED),
        next=f"after={order.cursor(found[-1])}" if has_next else "",
        previous=f"before={order.cursor(found[0])}" if has_previous else "",
        last=f"before={END}",
    )
