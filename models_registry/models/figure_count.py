"""How many figures are listed, by unit, indicator and year: a summary, moved with every change."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from models_registry.models.indicator import Indicator, topic_order
from movement_stats.lib.counting import sum_of
from movement_stats.lib.filters import YEARS
from provinces.models import Reading, counted_under

if TYPE_CHECKING:
    from provinces.models import Province

# Of figures of whatever period, and of those that state none.
ALL, UNSTATED = "all", "unstated"


class Counts(NamedTuple):
    """How many figures there are; of them reported zeros, and those that give no number."""

    figures: int = 0
    zero: int = 0
    without_number: int = 0


# An indicator, and the unit of its figures: None for those of no unit.
Series = tuple[str, str | None]


class FigureCountQuerySet(models.QuerySet["FigureCount"]):
    """Questions that the summary answers."""

    def of_any_period(self) -> Self:
        """Return the rows in which each figure is counted once."""
        return self.filter(period=ALL)

    def by_unit(self, reading: Reading) -> Self:
        """Return the rows of units, with `unit`: the id of the one that counts in a reading."""
        return self.filter(province__isnull=False).annotate(unit=counted_under("province", reading))

    def held_by(self, *columns: str) -> "QuerySet[FigureCount, dict[str, Any]]":
        """Return a row for each value of the columns of which something is held.

        With `figures`: how many, and how many of them are a reported `zero` and how many give no
        number (`without_number`).
        """
        rows: QuerySet[FigureCount, dict[str, Any]] = self.order_by().values(*columns)
        return rows.annotate(
            figures=Sum("count"),
            zero=Sum("count_zero"),
            without_number=Sum("count_without_number"),
        )

    def total(self) -> int:
        """Return how many figures are listed."""
        return int(self.of_any_period().aggregate(total=Sum("count"))["total"] or 0)

    def counted_by(self, indicators: "QuerySet[Indicator]") -> "QuerySet[Indicator]":
        """Return the indicators with `figure_count`: how many figures are listed of each."""
        own = sum_of(self.of_any_period(), "indicator", "count")
        return indicators.annotate(figure_count=own)

    def indicators(self) -> "QuerySet[Indicator]":
        """Return the indicators of which a figure is listed, by topic, with their counts."""
        held = self.counted_by(Indicator.objects.all()).filter(Q(figure_count__gt=0))
        return held.order_by(topic_order(), "code")

    def counted_in(
        self, units: "QuerySet[Province]", with_predecessors: bool
    ) -> "QuerySet[Province]":
        """Return the units with `figure_count`: how many figures are listed of each, or of it and
        the units merged into it.
        """
        rows = self.of_any_period()
        own = sum_of(rows, "province", "count")
        merged = sum_of(rows, "province__successor", "count")
        return units.annotate(figure_count=own + merged if with_predecessors else own)

    def units(self, units: "QuerySet[Province]") -> "QuerySet[Province]":
        """Return those of the units of which one of the counted figures is."""
        return units.filter(Exists(self.filter(province=OuterRef("pk"))))

    def share_of(self, units: "QuerySet[Province]") -> dict[str, int]:
        """Return how many units there are (`total`), and of how many one is counted (`held`)."""
        held = Count("pk", filter=Exists(self.filter(province=OuterRef("pk"))))
        return units.aggregate(total=Count("pk"), held=held)


class FigureCount(models.Model):
    """The listed figures of one indicator and unit: all, of one year, or of no stated period.

    A figure is counted in each year that its period touches. `province` is empty for figures of
    the country, of regions, and of no named area.
    """

    indicator = models.ForeignKey(
        "models_registry.Indicator", on_delete=models.PROTECT, related_name="+"
    )
    province = models.ForeignKey(
        "provinces.Province", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    period = models.CharField(max_length=8)
    count = models.PositiveIntegerField()
    count_zero = models.PositiveIntegerField()
    count_without_number = models.PositiveIntegerField()

    objects = FigureCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("Count of figures")
        verbose_name_plural = _("Counts of figures")
        constraints = [
            models.UniqueConstraint(
                "indicator",
                Coalesce("province", models.Value("")),
                "period",
                name="figure_count_unique",
                violation_error_message=_("These figures are counted already."),
            ),
        ]
        indexes = [
            models.Index(fields=["province", "period"], name="figure_count_by_unit"),
            models.Index(fields=["indicator", "period", "count"], name="figure_count_by_indicator"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}, {self.province_id or '-'}, {self.period}: {self.count}"


Key = tuple[str, str | None, str]
COUNTED = ("indicator_id", "province_id", "period_first", "period_last", "value")


def counted(rows: Iterable[tuple[Any, ...]]) -> dict[Key, Counts]:
    """Return what the summary shall hold. rows: COUNTED of listed figures."""
    found: dict[Key, Counter[str]] = {}
    for indicator, province, first, last, value in rows:
        for period in _periods(first, last):
            counts = found.setdefault((indicator, province, period), Counter())
            counts["figures"] += 1
            counts["zero"] += value == 0
            counts["without_number"] += value is None
    return {key: Counts(**counts) for key, counts in found.items()}


def summarised(rows: "QuerySet[Any]") -> dict[Key, Counts]:
    """Return what rows of the summary hold."""
    keys = ("indicator_id", "province_id", "period")
    found = rows.values_list(*keys, "count", "count_zero", "count_without_number")
    return {
        (indicator, unit, period): Counts(*counts) for indicator, unit, period, *counts in found
    }


def _periods(first: Any, last: Any) -> Iterator[str]:
    """Yield where a figure is counted: of its years those that a list can be asked for."""
    yield ALL
    if first is None or last is None:
        yield UNSTATED
        return
    for year in range(max(first.year, YEARS[0]), min(last.year, YEARS[1]) + 1):
        yield str(year)


def count_again(model: Any, figures: Any, touched: Iterable[Series]) -> None:
    """Count the listed figures of these indicators and units anew, and store what is different.

    model, figures: the two models, or what a migration knows of them. In a transaction.
    """
    units_of: dict[str, set[str | None]] = {}
    for indicator, unit in touched:
        units_of.setdefault(indicator, set()).add(unit)
    stored: QuerySet[Any] = QuerySet(model)
    for indicator, units in units_of.items():
        of_units = _of(indicator, units)
        held = summarised(stored.filter(of_units))
        listed: QuerySet[Any] = QuerySet(figures).filter(of_units, listed=True)
        right = counted(listed.values_list(*COUNTED))
        wrong = {unit for _indicator, unit, _period in dict(held.items() ^ right.items())}
        stored.filter(_of(indicator, wrong)).delete()
        stored.bulk_create(_row(model, *row) for row in right.items() if row[0][1] in wrong)


def _of(indicator: str, units: set[str | None]) -> Q:
    of_units = Q(province__in=units - {None})
    if None in units:
        of_units |= Q(province__isnull=True)
    return Q(indicator=indicator) & of_units


def count_all_again(model: Any, figures: Any) -> None:
    """Count all listed figures anew, in one walk. model, figures: as for `count_again`."""
    listed: QuerySet[Any] = QuerySet(figures).filter(listed=True)
    right = counted(listed.values_list(*COUNTED).iterator())
    QuerySet(model).all().delete()
    QuerySet(model).bulk_create((_row(model, *row) for row in right.items()), batch_size=2000)


def _row(model: Any, key: Key, counts: Counts) -> Any:
    indicator, province, period = key
    return model(
        indicator_id=indicator,
        province_id=province,
        period=period,
        count=counts.figures,
        count_zero=counts.zero,
        count_without_number=counts.without_number,
    )
