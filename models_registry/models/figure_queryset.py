"""Questions about figures, each answered in SQL."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, cast

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Concat, Length, NullIf, RowNumber

from models_registry.models.base import State
from models_registry.models.indicator import Indicator, topic_order
from models_registry.models.quantity import keyings_in
from movement_stats.lib.partial_dates import PRECISION
from movement_stats.lib.relations import related_rows
from movement_stats.lib.tracked import TrackedQuerySet

if TYPE_CHECKING:
    from models_registry.models.figure import Figure
    from models_registry.models.staff import Staff
    from provinces.models import Province

SHOWN_BESIDE = (
    "indicator",
    "report__publisher",
    "report__original_publisher",
    "region",
    "province",
    "place__province",
    "model__report",
)
# No value stands in it: an index of an expression is found by its very words.
IS_SUPERSEDED = ExpressionWrapper(Q(superseded_by__isnull=False), output_field=BooleanField())
KNOWN_MODEL = Q(model__state=State.PUBLISHED) | Q(model__state=State.WITHDRAWN)
KNOWN_MODEL &= ~Q(model__report__state=State.DRAFT)

# By period, then by whether there is one number, then by report; needs `dated`.
LATEST_FIRST = [
    F("period_last").desc(nulls_last=True),
    Case(When(value__isnull=False, value_to__isnull=True, then=0), default=1).asc(),
    F("dated").desc(),
    F("pk").desc(),
]
# One number at a stated time: what can be drawn over time.
DRAWN = Q(value__isnull=False, value_to__isnull=True, period_last__isnull=False)


def model_slug() -> Case:
    """Return the slug of the row's security model; '' where that is a draft still."""
    return Case(When(KNOWN_MODEL, then="model__slug"), default=Value(""))


class FigureQuerySet(TrackedQuerySet["Figure"]):
    """Questions about figures."""

    def public(self) -> Self:
        """Return the published figures of published reports."""
        return self.filter(listed=True)

    def visible(self) -> Self:
        """Return the public figures and those withdrawn, whose addresses stay alive.

        A figure is withdrawn by itself or with its report.
        """
        return self.exclude(Q(state=State.DRAFT) | Q(report__state=State.DRAFT))

    def with_names(self) -> Self:
        """Return the figures with the names of all they refer to."""
        return self.select_related(*SHOWN_BESIDE).with_model_slug()

    def with_model_slug(self) -> Self:
        """Add the slug of the security model that it counts, '' for none."""
        return self.annotate(model_slug=model_slug())

    def with_file_columns(self) -> Self:
        """Add what the files say of a figure beyond its own columns."""
        corrections = related_rows(self.model, "corrections").filter(figure=OuterRef("pk"))
        return self.with_model_slug().annotate(
            superseded=Case(
                When(
                    Q(state=State.WITHDRAWN) | Q(report__state=State.WITHDRAWN),
                    then=Value("withdrawn"),
                ),
                default=Coalesce(Cast("superseded_by", CharField()), Value("")),
            ),
            preferred=Case(
                When(listed=True, copy_of=None, superseded_by=None, then=Value(True)),
                default=Value(False),
            ),
            revised_on=Subquery(corrections.order_by("-made_on").values("made_on")[:1]),
            outlet_name=Coalesce("report__publisher__name", "report__original_publisher__name"),
            period_precision=_period_precision(),
        )

    def conflicting(self) -> Self:
        """Return the public figures that another one contradicts."""
        return self.filter(in_conflict=True)

    def preferred_by_persons(self, claims: "Iterable[str]") -> Self:
        """Return the public figures that persons prefer of these claims, with their reports, the
        later report's first.
        """
        chosen = self.filter(listed=True, chosen=True, claim__in=claims)
        return chosen.select_related("report", "indicator").order_by("-report__event_on", "pk")

    def comparable(self) -> Self:
        """Return the public figures by which provincial units may stand side by side.

        Each is a unit's own count of the whole indicator: achieved, clear in territory, under no
        single model's name, narrowed by no detail, and no part of another such count; preferred
        among the claims of one thing, and counted once among copies.
        """
        return self.filter(comparable=True, scope="province")

    def latest_per_unit(self, since: int | None = None, until: int | None = None) -> Self:
        """Return one comparable figure a unit and indicator: that of the latest period.

        One whose period touches the years goes before any other, where years are given. An undated
        figure comes after every dated one; of equals the later report's is taken. The figure may
        hold no value, where its report gives none.
        """
        unit = [F("indicator"), F("province")]
        place = Window(RowNumber(), partition_by=unit, order_by=_latest_of(since, until))
        comparable = self.comparable()._that_may_be_latest(since, until)
        found = comparable.annotate(dated=_report_date(), from_latest=place)
        return self._by_their_ids(found.filter(from_latest=1))

    def latest_per_unit_of_each_set(
        self, since: int | None = None, until: int | None = None
    ) -> Self:
        """Return one comparable figure an indicator, set of units, and unit: as `latest_per_unit`.

        So a unit that did not change may have two: one beside the 63, one beside the 34. One that
        can be placed in neither set is given only where the unit has no other.
        """
        unit = [F("indicator"), F("unit_set"), F("province")]
        place = Window(RowNumber(), partition_by=unit, order_by=_latest_of(since, until))
        placed = Count(Case(When(~Q(unit_set=""), then=1)))
        of_unit = [F("indicator"), F("province")]
        comparable = self.comparable()._that_may_be_latest(since, until, "unit_set")
        found = comparable.annotate(
            dated=_report_date(), from_latest=place, placed=Window(placed, partition_by=of_unit)
        )
        return self._by_their_ids(found.filter(from_latest=1).exclude(unit_set="", placed__gt=0))

    def _that_may_be_latest(self, since: int | None, until: int | None, *among: str) -> Self:
        """Leave out those of these figures that are not of their unit's latest period.

        An index tells which, without the dates of their reports. Where years are asked for, it is
        not the latest period that goes before.
        """
        if since or until:
            return self
        same = {name: OuterRef(name) for name in ("indicator", "province", *among)}
        later = self.filter(period_last__gt=OuterRef("period_last"), **same)
        return self.exclude(Exists(later))

    def _by_their_ids(self, found: Self) -> Self:
        """Return the figures so that what is asked further does not change which are the latest.

        They are looked for now, since PostgreSQL, told to find them by the way, reads all figures.
        """
        ids = list(found.order_by().values_list("pk", flat=True))
        return cast("Self", self.model._default_manager.filter(pk__in=ids))

    def last_years(self) -> "dict[tuple[str, str], int]":
        """Return the last year in which a comparable figure ends, by indicator and set of units."""
        ends = self.comparable().filter(period_last__isnull=False).order_by()
        rows = ends.values_list("indicator", "unit_set").annotate(last=Max("period_last"))
        return {(indicator, units): last.year for indicator, units, last in rows}

    def last_in_time(self, most: int) -> "list[Figure]":
        """Return so many figures, those of the latest period first, those without any last."""
        found = list(self.filter(period_last__isnull=False).order_by("-period_last", "pk")[:most])
        undated = self.filter(period_last__isnull=True).order_by("pk")
        return found + list(undated[: most - len(found)])

    def over_time(self) -> Self:
        """Return the comparable figures that have a value and a period, the earliest first."""
        return self.comparable().filter(DRAWN).order_by("period_first", "period_last", "pk")

    def totals_over_time(self) -> Self:
        """Return the reported totals of the country and of regions that have a value and a period,
        area by area, the earliest first, with their names.
        """
        totals = self.filter(DRAWN, comparable=True, scope__in=["country", "region"])
        return totals.with_names().order_by("scope", "region", "period_first", "period_last", "pk")

    def by_indicator_and_unit(self) -> Self:
        """Add `row_and_column`: text that orders figures by topic, indicator and unit."""
        gap = Value(" ")
        columns = ("indicator__topic", gap, "indicator__code", gap, "province__id")
        return self.annotate(row_and_column=Concat(*columns, output_field=CharField()))

    def with_rank(self) -> Self:
        """Add `is_superseded`, by which the preferred one of a claim comes first."""
        return self.annotate(is_superseded=IS_SUPERSEDED)

    def indicators(self, or_code: str = "") -> "QuerySet[Indicator]":
        """Return the indicators of these figures, by topic; and the one of this code anyway."""
        # Asked for by themselves: beside an OR the databases would read every figure.
        own = Exists(self.filter(indicator=OuterRef("pk")))
        codes = [*Indicator.objects.filter(own).values_list("pk", flat=True), or_code]
        return Indicator.objects.filter(pk__in=codes).order_by(topic_order(), "code")

    def to_key_again(self, by: "Staff") -> Self:
        """Return the drafts whose numbers this person may key a second time, by oldest report.

        None that waits for a decision, and none whose numbers this account ever typed. Who typed
        what a program loaded is nobody.
        """
        typed = keyings_in(self.model.history.model).filter(history_user=by)
        return (
            self.filter(state=State.DRAFT, keyed="once")
            .exclude(report__state=State.WITHDRAWN)
            .exclude(keyings__outcome="unequal")
            .exclude(Exists(typed.filter(id=OuterRef("pk"))))
            .order_by("report_id", "pk")
        )

    def after(self, figure: "Figure") -> Self:
        """Return those that come after the figure where the oldest report is the first."""
        same_report = Q(report_id=figure.report_id, pk__gt=figure.pk)
        return self.filter(Q(report_id__gt=figure.report_id) | same_report)

    def over_time_in(self, units: "Iterable[Province]", indicator: "Indicator") -> Self:
        """Return one indicator's figures over time, unit by unit, with their names."""
        rows = self.filter(province__in=units, indicator=indicator).over_time().with_names()
        return rows.order_by("province", "period_first", "period_last", "pk")

    def about_unit(self, unit: "Province", predecessors: "Iterable[Province]") -> Self:
        """Return the figures about a unit, places in it, and the units merged into it.

        A figure of its successor that may mean either extent is about the unit too.
        """
        about = Q(province__in=[unit, *predecessors])
        if unit.successor_id:
            about |= Q(province=unit.successor_id, territory="unclear")
        return self.filter(about)


def _precision(column: str) -> Case:
    """'day', 'month', 'year' by the length of the date, '' for an unknown one."""
    known = (
        When(**{f"{column}__length": size}, then=Value(name)) for size, name in PRECISION.items()
    )
    return Case(*known, default=Value(""))


def _period_precision() -> Case:
    """One precision where both ends have the same or one is unknown, else 'month; day'."""
    start, end = _precision("period_start"), _precision("period_end")
    return Case(
        When(Q(period_start=""), then=end),
        When(Q(period_end="") | Q(period_start__length=Length("period_end")), then=start),
        default=Concat(start, Value("; "), end),
        output_field=CharField(),
    )


def _report_date() -> Coalesce:
    """The date by which a report is placed: of its event, else of publication, '' for neither."""
    return Coalesce(NullIf("report__event_on", Value("")), "report__published_on")


def _latest_of(since: int | None, until: int | None) -> list[Any]:
    """The order in which the latest figure comes first, of those that touch the years."""
    touching = Q(period_last__isnull=False)
    if since:
        touching &= Q(period_last__gte=datetime.date(since, 1, 1))
    if until:
        touching &= Q(period_first__lte=datetime.date(until, 12, 31))
    return [Case(When(touching, then=0), default=1).asc(), *LATEST_FIRST]
