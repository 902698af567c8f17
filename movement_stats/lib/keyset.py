"""Lists walked by number to page 100, and by keyset beyond.

A page is found by the row that it follows, not by counting rows from the start, so that the last
page of a million rows costs what the first does. (django-cursor-pagination was tried: it compares
every column as text, which PostgreSQL refuses for numbers, and splits its cursors at '|'.)
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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


class ByBytes(Func):
    """Text ordered by its bytes, as SQLite does: the same order on both databases."""

    template = "%(expressions)s"
    arity = 1

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Leave the database's locale out of it."""
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **extra)


@dataclass(frozen=True)
class Order:
    """The order of a list: a path of its queryset, descending or not, then the id."""

    name: str
    path: str
    descending: bool = False

    def apply(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows in this order; what is unknown comes last either way."""
        rows = rows.annotate(_sort=_sortable(rows, self.path), _key=_sortable(rows, "pk"))
        return rows.order_by(*self._terms())

    def _terms(self, backwards: bool = False) -> list[Any]:
        if self.descending != backwards:
            return [F("_sort").desc(**_nulls(first=backwards)), F("_key").desc()]
        return [F("_sort").asc(**_nulls(first=backwards)), F("_key").asc()]

    def beyond(self, rows: QuerySet[Any], side: str, cursor: str) -> QuerySet[Any]:
        """Return the rows `after` the cursor's row, or those `before` it, the nearest first."""
        backwards = side == "before"
        if backwards:
            rows = rows.order_by(*self._terms(backwards=True))
        if backwards and cursor == END:
            return rows
        try:
            value, key = self._read(rows, cursor)
        except (ValueError, TypeError, ArithmeticError, RecursionError, ValidationError):
            raise BadQuestion(side, str(HINT_CURSOR)) from None
        way = "lt" if self.descending != backwards else "gt"
        tie = Q(**{f"_key__{way}": key})
        if value is None:
            after = Q(_sort__isnull=True) & tie
            return rows.filter(after | Q(_sort__isnull=False) if backwards else after)
        after = Q(**{f"_sort__{way}": value}) | (Q(_sort=value) & tie)
        return rows.filter(after if backwards else after | Q(_sort__isnull=True))

    def cursor(self, row: Any) -> str:
        """Return the opaque word that stands for the row's place in this order."""
        place = [self.name, self.descending, None if row._sort is None else str(row._sort), row.pk]
        return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")

    def _read(self, rows: QuerySet[Any], cursor: str) -> tuple[Any, Any]:
        """Return the column's value and the id that a cursor holds; errors where it is forged."""
        packed = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        name, descending, value, key = json.loads(base64.urlsafe_b64decode(packed))
        if (name, descending) != (self.name, self.descending) or key is None:
            raise ValueError("a cursor of another order")
        annotations = rows.query.annotations
        return _valid(annotations["_sort"], value), _valid(annotations["_key"], key)


HINT_CURSOR = _("take it from a link of this list, in the same order")
HINT_PAGE = _("a whole number from 1 to 100; further pages are linked with 'after'")


def _nulls(first: bool) -> dict[str, bool]:
    return {"nulls_first": True} if first else {"nulls_last": True}


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


def _sortable(rows: QuerySet[Any], path: str) -> Any:
    field = rows.annotate(_probe=F(path)).query.annotations["_probe"].output_field
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    is_text = isinstance(field, models.CharField | models.TextField)
    # Empty text is unknown, as NULL is.
    known = NullIf(F(path), Value(""))
    return ByBytes(known, output_field=models.TextField()) if is_text else F(path)


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


def page_of(rows: QuerySet[Any], order: Order, question: QueryDict) -> Page:
    """Return the page that an address asks for. BadQuestion where there is no such page."""
    given = [name for name in ("page", "after", "before") if question.get(name)]
    for name in given:
        if len(question.getlist(name)) > 1:
            raise BadQuestion(name, str(_("give it once")))
    if len(given) > 1:
        raise BadQuestion(given[1], str(_("leave it out, or leave 'page' out")))
    count = rows.count()
    if given and given[0] != "page":
        return _walked(order.apply(rows), order, count, given[0], str(question[given[0]]))
    return _numbered(order.apply(rows), order, count, question.get("page") or "1")


def _numbered(rows: QuerySet[Any], order: Order, count: int, asked: str) -> Page:
    pages = max(1, -(-count // PAGE_SIZE))
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 3):
        raise BadQuestion("page", str(HINT_PAGE))
    number = int(asked)
    if not 1 <= number <= min(pages, LAST_NUMBERED):
        up_to_last = _("a whole number from 1 to %(pages)d") % {"pages": pages}
        raise BadQuestion("page", str(HINT_PAGE) if pages > LAST_NUMBERED else up_to_last)
    # Ids first: else PostgreSQL works out the columns of every row that it passes over.
    passed = (number - 1) * PAGE_SIZE
    keys = list(rows.values_list("pk", flat=True)[passed : passed + PAGE_SIZE])
    shown = list(rows.filter(pk__in=keys))
    following = f"page={number + 1}" if number < min(pages, LAST_NUMBERED) else ""
    if number == LAST_NUMBERED < pages:
        following = f"after={order.cursor(shown[-1])}"
    return Page(
        rows=shown,
        count=count,
        number=number,
        last_number=min(pages, LAST_NUMBERED),
        next=following,
        previous=f"page={number - 1}" if number > 1 else "",
        last=f"page={pages}" if pages <= LAST_NUMBERED else f"before={END}",
    )


def _walked(rows: QuerySet[Any], order: Order, count: int, side: str, cursor: str) -> Page:
    backwards = side == "before"
    found = list(order.beyond(rows, side, cursor)[: PAGE_SIZE + 1])
    more, shown = len(found) > PAGE_SIZE, found[:PAGE_SIZE]
    if backwards:
        shown.reverse()
    has_previous = more if backwards else bool(shown)
    has_next = bool(shown) and (cursor != END if backwards else more)
    return Page(
        rows=shown,
        count=count,
        number=None,
        last_number=min(-(-count // PAGE_SIZE), LAST_NUMBERED),
        next=f"after={order.cursor(shown[-1])}" if has_next else "",
        previous=f"before={order.cursor(shown[0])}" if has_previous else "",
        last=f"before={END}",
    )
