"""What follows for a figure from the claims beside it, stored with it: whether it is listed and
comparable, contradicted, superseded, and among which set of units it stands.

The definition is one query and one function over its rows; filling, saving and the audit ask it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import groupby, islice
from typing import Any, NamedTuple

from django.db.models import QuerySet

from models_registry.models.agreement import Claim, Verdict, judged
from provinces.models import MERGER, UnitSet

# Claims reckoned at once: all figures of each are in memory meanwhile.
CLAIMS_AT_ONCE = 500
WHOLE_AREAS = {"country", "region", "province"}


class Standing(NamedTuple):
    """The derived columns, by the names of their attributes."""

    listed: bool = False
    comparable: bool = False
    in_conflict: bool = False
    unit_set: str = ""
    superseded_by_id: int | None = None


class Row(NamedTuple):
    """What decides on a figure's standing, by the path that leads there; then what is stored."""

    pk: int
    claim: str
    state: str
    report__state: str
    report__story: str
    report__event_on: str
    report__published_on: str
    copy_of__state: str | None
    copy_of__report__state: str | None
    indicator_id: str
    indicator__nature: str
    scope: str
    region_id: str | None
    province_id: str | None
    province__valid_from: date | None
    province__valid_to: date | None
    model_id: int | None
    detail: str
    fit: str
    territory: str
    status: str
    value: Decimal | None
    value_to: Decimal | None
    qualifier: str
    period_kind: str
    period_start: str
    period_end: str
    period_first: date | None
    period_last: date | None
    chosen: bool
    part_of__indicator_id: str | None
    part_of__scope: str | None
    part_of__region_id: str | None
    part_of__province_id: str | None
    listed: bool
    comparable: bool
    in_conflict: bool
    unit_set: str
    superseded_by_id: int | None

    @property
    def stored(self) -> Standing:
        """The standing that the database holds."""
        return Standing._make(self[-len(Standing._fields) :])

    @property
    def dated(self) -> str:
        """The date by which its report is placed: of the event, else of publication, else ''."""
        return self.report__event_on or self.report__published_on

    @property
    def is_listed(self) -> bool:
        """Whether it and its report are published."""
        return self.state == self.report__state == "published"

    @property
    def is_counted(self) -> bool:
        """Whether it is listed, and no copy of another that is."""
        original = self.copy_of__state, self.copy_of__report__state
        return self.is_listed and original != ("published", "published")

    @property
    def competes(self) -> bool:
        """Whether it says how many there are of all, in a clear area, at a time that is stated."""
        is_whole = self.is_counted and self.fit == "whole" and self.territory == "clear"
        return is_whole and self.value is not None and self.period_last is not None

    @property
    def is_part_of_its_own_kind(self) -> bool:
        """Whether a figure of the same indicator and area contains it."""
        own = self.indicator_id, self.scope, self.region_id, self.province_id
        return own == self[Row._fields.index("part_of__indicator_id") :][:4]

    @property
    def is_of_a_whole_area(self) -> bool:
        """Whether it counts all that the indicator means in one area, narrowed by nothing."""
        is_whole = self.is_counted and self.fit == "whole" and self.territory == "clear"
        is_achieved = is_whole and self.status == "achieved" and self.scope in WHOLE_AREAS
        is_narrowed = self.model_id is not None or self.detail or self.is_part_of_its_own_kind
        return is_achieved and not is_narrowed


def rows_of(figures: "QuerySet[Any]") -> "QuerySet[Any, tuple[Any, ...]]":
    """Return the query that reads the rows of figures, claim by claim.

    figures: of the model, or of that model as a migration knows it.
    """
    return figures.order_by("claim", "pk").values_list(*Row._fields)


def standings(rows: Iterable[Row]) -> dict[int, Standing]:
    """Return what follows for each figure, by id. rows: all figures of some claims, in order."""
    found: dict[int, Standing] = {}
    for _claim, group in groupby(rows, key=lambda row: row.claim):
        given = list(group)
        verdicts = judged(_claim_of(row) for row in given if row.competes)
        for row in given:
            found[row.pk] = _standing(row, verdicts.get(row.pk, Verdict(None, False)))
    return found


def _standing(row: Row, verdict: Verdict) -> Standing:
    if not row.is_listed:
        return Standing()
    superseded, in_conflict = verdict.superseded_by, verdict.in_conflict
    comparable = superseded is None and row.is_of_a_whole_area
    return Standing(True, comparable, in_conflict, unit_set_of(row), superseded)


def _claim_of(row: Row) -> Claim:
    assert row.value is not None
    assert row.period_first
    assert row.period_last
    return Claim(
        pk=row.pk,
        story=row.report__story,
        dated=row.dated,
        chosen=row.chosen,
        value=Decimal(row.value),
        value_to=None if row.value_to is None else Decimal(row.value_to),
        qualifier=row.qualifier,
        is_flow=row.indicator__nature == "flow",
        period_kind=row.period_kind,
        start=row.period_start,
        end=row.period_end,
        first=row.period_first,
        last=row.period_last,
    )


def claims_among(figures: "QuerySet[Any]") -> dict[str, list[Claim]]:
    """Return what these figures say that may agree or contradict, by what they speak of."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for row in map(Row._make, rows_of(figures)):
        if row.competes:
            found[row.claim].append(_claim_of(row))
    return found


def claim_of(figure: Any) -> Claim | None:
    """Return what a figure says, listed or not; None where that contradicts nothing by itself."""
    row = Row._make(_at(figure, path) for path in Row._fields)
    says_how_many = row.fit == "whole" and row.territory == "clear" and row.value is not None
    return _claim_of(row) if says_how_many and row.period_last is not None else None


def _at(figure: Any, path: str) -> Any:
    """Return what stands at a path of lookups, None where a relation on it is empty."""
    return reduce(lambda record, name: getattr(record, name, None), path.split("__"), figure)


def unit_set_of(row: Row) -> str:
    """Return the set of units that a figure stands in, '' for neither.

    A unit that was dissolved or founded on 1 July 2025 is of one set alone. A figure of a unit that
    did not change is placed by its period, else by its report's date; without either it is of none.
    """
    if row.province_id is None:
        return ""
    if row.province__valid_to:
        return UnitSet.OF_63.value
    if row.province__valid_from and row.province__valid_from >= MERGER:
        return UnitSet.OF_34.value
    # '2025' alone may be before or after the first of July.
    day = row.period_last.isoformat() if row.period_last else row.dated
    if not day or day == "2025":
        return ""
    return (UnitSet.OF_34 if day >= MERGER.isoformat()[: len(day)] else UnitSet.OF_63).value


def settle(model: Any, claims: Iterable[str]) -> None:
    """Reckon the standing of all figures of these claims anew, and store what is different.

    model: the figures' model, or that model as a migration knows it. In a transaction.
    """
    for chunk in _chunks(claims):
        store(model, unsettled(model, chunk))


def unsettled(model: Any, claims: Iterable[str]) -> dict[int, Standing]:
    """Return the standings that are not as they are stored, by the figures' ids."""
    past_the_model: QuerySet[Any] = QuerySet(model)
    rows = [Row._make(row) for row in rows_of(past_the_model.filter(claim__in=list(claims)))]
    reckoned = standings(rows)
    return {row.pk: reckoned[row.pk] for row in rows if reckoned[row.pk] != row.stored}


def store(model: Any, found: dict[int, Standing]) -> None:
    """Write these standings, and nothing else of the figures.

    They follow from others: no version counts them and no history tells of them.
    """
    alike: dict[Standing, list[int]] = defaultdict(list)
    for pk, standing in found.items():
        alike[standing].append(pk)
    for standing, keys in alike.items():
        QuerySet(model).filter(pk__in=keys).update(**standing._asdict())


def claims_of(figures: "QuerySet[Any]") -> Iterator[list[str]]:
    """Yield what these figures speak of, some hundred claims at a time."""
    yield from _chunks(figures.order_by("claim").values_list("claim", flat=True).distinct())


def _chunks(claims: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(claims)
    while chunk := list(islice(rest, CLAIMS_AT_ONCE)):
        yield chunk
