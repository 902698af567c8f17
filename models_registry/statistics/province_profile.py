"""All that is held about one provincial unit, and about those merged into it."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, islice

from django.db.models import Count, F

from models_registry.models import (
    Award,
    Figure,
    FruitlessSearch,
    Indicator,
    Report,
    SecurityModel,
    SiteRow,
    Topic,
)
from models_registry.models.award import AwardQuerySet
from models_registry.models.figure_queryset import FigureQuerySet
from models_registry.models.indicator import topic_order
from models_registry.models.report import ReportQuerySet
from models_registry.models.security_model import SecurityModelQuerySet
from models_registry.models.site_row import SiteRowQuerySet
from models_registry.models.unsuccessful_search import FruitlessSearchQuerySet
from provinces.models import Province

HEADLINES = 6
HEADLINES_A_TOPIC = 2
BY_TOPIC = topic_order("indicator__topic")


@dataclass(frozen=True)
class Missing:
    """What is not held of a topic: the indicators, of how many there are."""

    topic: str
    indicators: list[Indicator]
    of: int


class ProvinceProfile:
    """One unit's records. Each question is asked once, when a page or a file needs it."""

    def __init__(self, unit: Province) -> None:
        self.unit = unit

    @cached_property
    def predecessors(self) -> list[Province]:
        """The units that were merged into this one."""
        return list(self.unit.predecessors.order_by("name_en"))

    @property
    def units(self) -> list[Province]:
        """The unit and its predecessors."""
        return [self.unit, *self.predecessors]

    @property
    def figures(self) -> FigureQuerySet:
        """The public figures about the unit, places in it, and its predecessors."""
        latest = F("period_last").desc(nulls_last=True)
        rows = Figure.objects.public().about_unit(self.unit, self.predecessors)
        return rows.order_by(BY_TOPIC, "indicator", latest, "pk")

    @cached_property
    def count_by_indicator(self) -> dict[str, int]:
        """How many figures there are of each indicator of which there are some."""
        counted = self.figures.order_by().values("indicator").annotate(count=Count("pk"))
        return dict(counted.values_list("indicator", "count"))

    @property
    def figure_count(self) -> int:
        """How many figures there are."""
        return sum(self.count_by_indicator.values())

    def first_figures(self, most: int) -> FigureQuerySet:
        """Return the first of the figures, with their names."""
        # Only the indicators that fill them are put in order, of a unit that has thousands.
        found, chosen = 0, []
        held = Indicator.objects.filter(pk__in=self.count_by_indicator)
        for code in held.order_by(topic_order(), "code").values_list("code", flat=True):
            if found < most:
                chosen.append(code)
                found += self.count_by_indicator[code]
        return self.figures.filter(indicator__in=chosen).with_names()[:most]

    @property
    def models(self) -> SecurityModelQuerySet:
        """The public security models."""
        return SecurityModel.objects.public().filter(province__in=self.units)

    @property
    def sites(self) -> SiteRowQuerySet:
        """The named places where models run."""
        return SiteRow.objects.public().filter(province__in=self.units, named=True)

    @property
    def awards(self) -> AwardQuerySet:
        """The public awards."""
        return Award.objects.public().filter(province__in=self.units)

    @cached_property
    def _report_ids(self) -> set[int]:
        records = (self.figures, self.models, self.awards)
        rows = (each.order_by().values_list("report", flat=True).distinct() for each in records)
        return set(chain.from_iterable(rows))

    @property
    def reports(self) -> ReportQuerySet:
        """The public reports that speak of the unit, the latest event first."""
        spoken_in = Report.objects.public().filter(pk__in=self._report_ids)
        return spoken_in.order_by("-event_on", "slug")

    def headlines(self) -> list[Figure]:
        """Return the latest figures to read first: two a topic, six at most."""
        known = Figure.objects.filter(province__in=self.units, value__isnull=False)
        wholes_first = F("part_of").asc(nulls_first=True)
        latest = known.latest_per_unit().with_names()
        ordered = latest.order_by(BY_TOPIC, wholes_first, "indicator", "pk")
        by_topic = groupby(ordered, key=lambda figure: figure.indicator.topic)
        first_of_each = (islice(figures, HEADLINES_A_TOPIC) for _topic, figures in by_topic)
        return list(islice(chain.from_iterable(first_of_each), HEADLINES))

    def missing(self) -> list[Missing]:
        """Return, topic by topic, the indicators of which nothing is held."""
        held = self.count_by_indicator
        by_topic: dict[str, list[Indicator]] = {topic.value: [] for topic in Topic}
        for indicator in Indicator.objects.order_by("code"):
            by_topic[indicator.topic].append(indicator)
        return [
            Missing(
                topic=str(Topic(topic).label),
                indicators=[indicator for indicator in indicators if indicator.pk not in held],
                of=len(indicators),
            )
            for topic, indicators in by_topic.items()
            if indicators
        ]

    @property
    def searches(self) -> FruitlessSearchQuerySet:
        """What was looked for about the unit and its predecessors, and not found."""
        return FruitlessSearch.objects.filter(province__in=self.units).latest_first()

    @cached_property
    def charted(self) -> list[Indicator]:
        """The indicators that can be drawn over time here, the longest series first."""
        figures = Figure.objects.filter(province__in=self.units).over_time().order_by()
        counted = figures.values("indicator").annotate(points=Count("pk"))
        points = dict(counted.values_list("indicator", "points"))

        def longest_first(indicator: Indicator) -> tuple[int, int]:
            return -points[indicator.pk], Topic.values.index(indicator.topic)

        return sorted(Indicator.objects.filter(pk__in=points), key=longest_first)

    def over_time(self, indicator: Indicator) -> FigureQuerySet:
        """Return the indicator's figures here, unit by unit, the earliest first."""
        return Figure.objects.over_time_in(self.units, indicator)
