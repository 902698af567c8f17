"""Questions about figures, each answered in SQL."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, cast

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
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
from movement_stats.lib.counting import count_of
from movement_stats.lib.partial_dates import PRECISION
from movement_stats.lib.relations import related_rows
from movement_stats.lib.tracked import TrackedQuerySet
from provinces.models import MERGER, Reading, UnitSet, counted_under

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
KNOWN_MODEL = Q(model__state=State.PUBLISHED) | Q(model__state=State.WITHDRAWN)
KNOWN_MODEL &= ~Q(model__report__state=State.DRAFT)

# A copy whose original is not public is the claim that visitors have.
NOT_A_COPY = Q(copy_of__isnull=True) | ~Q(
    copy_of__state=State.PUBLISHED, copy_of__report__state=State.PUBLISHED
)
# By period, then by whether there is a number, then by report; needs `dated`.
LATEST_FIRST = [
    F("period_last").desc(nulls_last=True),
    Case(When(value__isnull=False, then=0), default=1).asc(),
    F("dated").desc(),
    F("pk").desc(),
]
COMPETES = NOT_A_COPY & Q(fit="whole", territory="clear", value__isnull=False)


def model_slug() -> Case:
    """Return the slug of the row's security model; '' where that is a draft still."""
    return Case(When(KNOWN_MODEL, then="model__slug"), default=Value(""))


class FigureQuerySet(TrackedQuerySet["Figure"]):
    """Questions about figures."""

    def public(self) -> Self:
        """Return the published figures of published reports."""
        return self.filter(state=State.PUBLISHED, report__state=State.PUBLISHED)

    def visible(self) -> Self:
        """Return the public figures and those withdrawn, whose addresses stay alive.

        A figure is withdrawn by itself or with its report.
        """
        return self.exclude(Q(state=State.DRAFT) | Q(report__state=State.DRAFT))

    def with_names(self) -> Self:
        """Return the figures with the names of all they refer to."""
        return self.select_related(*SHOWN_BESIDE).annotate(model_slug=model_slug())

    def with_preference(self) -> Self:
        """Add `superseded_by`: the id of the conflicting claim that is preferred, else NULL.

        Claims conflict when they are whole, say the same of the same area and status, their
        periods touch at the coarser precision, and they stand in different stories. What gives no
        number contradicts none, and an unclear extent may be another's. A person's choice is
        preferred, else the later report (its event, else its publication), else the one entered
        first; an undated report never beats a dated one.
        """
        better = self.conflicting_with_outer().filter(_beats()).order_by("-chosen", "-dated", "pk")
        counted = COMPETES & Q(state=State.PUBLISHED, report__state=State.PUBLISHED)
        preferred = Case(When(counted, then=Subquery(better.values("pk")[:1])), default=None)
        return self.annotate(dated=_report_date(), superseded_by=preferred)

    def with_file_columns(self) -> Self:
        """Add what the files say of a figure beyond its own columns."""
        corrections = related_rows(self.model, "corrections").filter(figure=OuterRef("pk"))
        return self.with_preference().annotate(
            model_slug=model_slug(),
            superseded=Case(
                When(
                    Q(state=State.WITHDRAWN) | Q(report__state=State.WITHDRAWN),
                    then=Value("withdrawn"),
                ),
                default=Coalesce(Cast("superseded_by", CharField()), Value("")),
            ),
            preferred=Case(
                When(
                    state=State.PUBLISHED,
                    report__state=State.PUBLISHED,
                    copy_of__isnull=True,
                    superseded_by__isnull=True,
                    then=Value(True),
                ),
                default=Value(False),
            ),
            revised_on=Subquery(corrections.order_by("-made_on").values("made_on")[:1]),
            outlet_name=Coalesce("report__publisher__name", "report__original_publisher__name"),
            period_precision=_period_precision(),
        )

    def in_conflict(self) -> Self:
        """Return the public figures that conflict with another."""
        return self.public().filter(COMPETES).filter(Exists(self.conflicting_with_outer()))

    def conflicting_with_outer(self) -> Self:
        """Return the public figures that conflict with the outer query's figure."""
        claims: Self = _eligible(self.model._default_manager.all()).filter(
            ~Q(report__story=OuterRef("report__story")),
            claim=OuterRef("claim"),
            period_first__lte=OuterRef("period_last"),
            period_last__gte=OuterRef("period_first"),
        )
        return claims

    def rivals_of(self, figure: "Figure") -> Self:
        """Return the public figures that conflict with this one, the preferred first."""
        if not self.public().filter(COMPETES, pk=figure.pk).exists():
            return self.none()
        return self.competing_with(figure)

    def competing_with(self, figure: "Figure") -> Self:
        """Return the public figures that conflict with this one, which may not be public itself,
        the preferred first.
        """
        if figure.period_last is None:
            return self.none()
        rivals: Self = (
            _eligible(self)
            .filter(
                claim=figure.claim,
                period_first__lte=figure.period_last,
                period_last__gte=figure.period_first,
            )
            .exclude(report__story=figure.report.story)
            .order_by("-chosen", "-dated", "pk")
        )
        return rivals

    def preferred_by_persons(self, claims: "Iterable[str]") -> Self:
        """Return the public figures that persons prefer among competing ones of these claims, with
        their reports, the later report's first.
        """
        chosen: Self = _eligible(self).filter(chosen=True, claim__in=claims)
        return chosen.select_related("report").order_by("-dated", "pk")

    def comparable(self) -> Self:
        """Return the public figures by which provincial units may stand side by side.

        Each is a unit's own count of the whole indicator: achieved, clear in territory, under no
        single model's name, narrowed by no detail, and no part of another such count; preferred
        among conflicting claims, and counted once among copies.
        """
        of_units = self.of_whole_areas("province")
        return of_units.exclude(part_of__indicator=F("indicator"), part_of__province=F("province"))

    def of_whole_areas(self, *scopes: str) -> Self:
        """Return the public figures of all that the indicator means in an area of these scopes:
        achieved, clear in territory, narrowed by nothing, preferred, and no copies.
        """
        return (
            self.public()
            .filter(scope__in=scopes, fit="whole", status="achieved", territory="clear")
            .filter(NOT_A_COPY, model__isnull=True, detail="")
            .with_preference()
            .filter(superseded_by__isnull=True)
        )

    def latest_per_unit(self) -> Self:
        """Return one comparable figure a unit and indicator: that of the latest period.

        An undated figure comes after every dated one; of equals the later report's is taken.
        The figure may hold no value, where its report gives none.
        """
        unit = [F("indicator"), F("province")]
        place = Window(RowNumber(), partition_by=unit, order_by=LATEST_FIRST)
        found = self.comparable().annotate(from_latest=place).filter(from_latest=1)
        # By their ids, so that what is asked further does not change which are the latest.
        return cast("Self", self.model._default_manager.filter(pk__in=found.values("pk")))

    def with_unit_set(self) -> Self:
        """Add `unit_set`: the set of units that the figure stands in, '' for neither.

        A unit that was dissolved or founded on 1 July 2025 is of one set alone. A figure of a unit
        that did not change is placed by its period, else by its report's date; without either it
        is of neither set.
        """
        return self.annotate(dated=_report_date(), unit_set=_unit_set())

    def latest_per_unit_of_each_set(self) -> Self:
        """Return one comparable figure an indicator, set of units, and unit; with `unit_set`.

        So a unit that did not change may have two: one beside the 63, one beside the 34. One that
        can be placed in neither set is given only where the unit has no other.
        """
        unit = [F("indicator"), F("unit_set"), F("province")]
        place = Window(RowNumber(), partition_by=unit, order_by=LATEST_FIRST)
        placed = Count(Case(When(~Q(unit_set=""), then=1)))
        of_unit = [F("indicator"), F("province")]
        found = (
            self.comparable()
            .with_unit_set()
            .annotate(from_latest=place, placed=Window(placed, partition_by=of_unit))
        )
        found = found.filter(from_latest=1).exclude(unit_set="", placed__gt=0)
        latest_ones = self.model._default_manager.filter(pk__in=found.values("pk"))
        return cast("Self", latest_ones.with_unit_set())

    def over_time(self) -> Self:
        """Return the comparable figures that have a value and a period, the earliest first."""
        dated = self.comparable().filter(value__isnull=False, period_last__isnull=False)
        return dated.order_by("period_first", "period_last", "pk")

    def totals_over_time(self) -> Self:
        """Return the reported totals of the country and of regions that have a value and a period,
        area by area, the earliest first, with their names.
        """
        totals = self.of_whole_areas("country", "region").with_names()
        dated = totals.filter(value__isnull=False, period_last__isnull=False)
        return dated.order_by("scope", "region", "period_first", "period_last", "pk")

    def by_indicator_and_unit(self) -> Self:
        """Add `row_and_column`: text that orders figures by topic, indicator and unit."""
        gap = Value(" ")
        columns = ("indicator__topic", gap, "indicator__code", gap, "province__id")
        return self.annotate(row_and_column=Concat(*columns, output_field=CharField()))

    def by_claim(self) -> Self:
        """Add `claim_and_rank`: text that orders figures by claim, the preferred one first."""
        rank = Case(When(superseded_by=None, then=Value("|0")), default=Value("|1"))
        return self.with_preference().annotate(
            claim_and_rank=Concat("claim", rank, output_field=CharField())
        )

    def with_reason_of_preference(self) -> Self:
        """Add `preferred_by` to figures in conflict: by which rule each one is preferred.

        'choice' of a person, the 'later' report, or 'first' entered of reports of one date;
        '' where another claim is preferred.
        """
        same_date = self.conflicting_with_outer().filter(dated=OuterRef("dated"))
        return self.with_preference().annotate(
            preferred_by=Case(
                When(superseded_by__isnull=False, then=Value("")),
                When(chosen=True, then=Value("choice")),
                When(Exists(same_date), then=Value("first")),
                default=Value("later"),
            )
        )

    def by_unit(self, reading: Reading) -> Self:
        """Return the figures about provincial units and places in them.

        With `unit`: the id of the unit with which each counts in a reading.
        """
        about = self.filter(province__isnull=False)
        return about.annotate(unit=counted_under("province", reading))

    def held_by(self, *columns: str) -> "QuerySet[Figure, dict[str, Any]]":
        """Return a row for each value of the columns of which something is held.

        With `figures`: how many, and how many of them are a reported `zero` and how many give no
        number (`without_number`).
        """
        rows: QuerySet[Figure, dict[str, Any]] = self.order_by().values(*columns)
        return rows.annotate(
            figures=Count("pk"),
            zero=Count("pk", filter=Q(value=0)),
            without_number=Count("pk", filter=Q(value__isnull=True)),
        )

    def indicators(self, or_code: str = "") -> "QuerySet[Indicator]":
        """Return the indicators of these figures, by topic; and the one of this code anyway."""
        of_it = Exists(self.filter(indicator=OuterRef("pk")))
        found = Indicator.objects.filter(of_it | Q(pk=or_code))
        return found.order_by(topic_order(), "code")

    def counted_by(self, indicators: "QuerySet[Indicator]") -> "QuerySet[Indicator]":
        """Return the indicators with `figure_count`: how many of these figures are of each."""
        return indicators.annotate(figure_count=count_of(self, "indicator"))

    def counted_in(
        self, units: "QuerySet[Province]", with_predecessors: bool
    ) -> "QuerySet[Province]":
        """Return the units with `figure_count`: how many of these figures are of each, or of it
        and the units merged into it.
        """
        own = count_of(self, "province")
        merged = count_of(self, "province__successor")
        return units.annotate(figure_count=own + merged if with_predecessors else own)

    def share_of(self, units: "QuerySet[Province]") -> dict[str, int]:
        """Return how many units there are (`total`), and of how many one of these is (`held`)."""
        held = Count("pk", filter=self._of_outer_unit())
        return units.aggregate(total=Count("pk"), held=held)

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

    def _of_outer_unit(self) -> Exists:
        return Exists(self.filter(province=OuterRef("pk")))

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


def _unit_set() -> Case:
    """The set of units that a figure stands in; needs `dated`."""
    # Dates are ISO text: '2025' alone may be before or after the first of July.
    before = Q(dated__gt="", dated__lt="2025") | Q(dated__gt="2025", dated__lt="2025-07")
    return Case(
        When(province__valid_to__isnull=False, then=Value(UnitSet.OF_63)),
        When(province__valid_from__gte=MERGER, then=Value(UnitSet.OF_34)),
        When(period_last__lt=MERGER, then=Value(UnitSet.OF_63)),
        When(period_last__gte=MERGER, then=Value(UnitSet.OF_34)),
        When(dated__gte="2025-07", then=Value(UnitSet.OF_34)),
        When(before, then=Value(UnitSet.OF_63)),
        default=Value(""),
        output_field=CharField(),
    )


def _eligible(figures: Any) -> Any:
    public = figures.filter(COMPETES, state=State.PUBLISHED, report__state=State.PUBLISHED)
    return public.annotate(dated=_report_date())


def _beats() -> Q:
    later = Q(dated__gt=OuterRef("dated")) | Q(dated=OuterRef("dated"), pk__lt=OuterRef("pk"))
    return Q(chosen__gt=OuterRef("chosen")) | (Q(chosen=OuterRef("chosen")) & later)
