"""All that is held about one provincial unit, and about those merged into it."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from typing import Any

from django.db.models import (
    Count,
    F,
    Q,
)

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
from models_registry.models.indicator import topic_order
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


class Dashboard:
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
    def figures(self) -> Any:
        """The public figures about the unit, places in it, and its predecessors."""
        latest = F("period_last").desc(nulls_last=True)
        rows = Figure.objects.public().about_unit(self.unit, self.predecessors)
        return rows.order_by(BY_TOPIC, "indicator", latest, "pk")

    @property
    def models(self) -> Any:
        """The public security models."""
        return SecurityModel.objects.public().filter(province__in=self.units)

    @property
    def sites(self) -> Any:
        """The named places where models run."""
        return SiteRow.objects.public().filter(province__in=self.units, named=True)

    @property
    def awards(self) -> Any:
        """The public awards."""
        return Award.objects.public().filter(province__in=self.units)

    @property
    def reports(self) -> Any:
        """The public reports that speak of the unit, the latest event first."""
        told = (self.figures.order_by(), self.models, self.awards)
        some = Q()
        for rows in told:
            some |= Q(pk__in=rows.values("report"))
        return Report.objects.public().filter(some).order_by("-event_on", "slug")

    def headlines(self) -> list[Figure]:
        """Return the latest figures to read first: two a topic, six at most."""
        told = Figure.objects.filter(province__in=self.units, value__isnull=False)
        rows = told.latest_per_unit().with_names()
        ordered = rows.order_by(BY_TOPIC, F("part_of").asc(nulls_first=True), "indicator", "pk")
        by_topic = groupby(ordered, key=lambda figure: figure.indicator.topic)
        few = (one for _topic, rows in by_topic for one in islice(rows, HEADLINES_A_TOPIC))
        return list(islice(few, HEADLINES))

    def missing(self) -> list[Missing]:
        """Return, topic by topic, the indicators of which nothing is held."""
        held = set(self.figures.order_by().values_list("indicator", flat=True))
        rows = list(Indicator.objects.order_by("code"))
        return [
            Missing(str(topic.label), [one for one in own if one.pk not in held], len(own))
            for topic in Topic
            if (own := [one for one in rows if one.topic == topic])
        ]

    @property
    def searches(self) -> Any:
        """What was looked for about the unit and its predecessors, and not found."""
        return FruitlessSearch.objects.filter(province__in=self.units).latest_first()

    def charted(self) -> Any:
        """Return the indicators that can be drawn over time here, the longest series first."""
        rows = Figure.objects.filter(province__in=self.units).over_time().order_by()
        counted = rows.values("indicator").annotate(dated=Count("pk")).values("indicator", "dated")
        number = {row["indicator"]: row["dated"] for row in counted}
        found = Indicator.objects.filter(pk__in=number)
        return sorted(found, key=lambda one: (-number[one.pk], Topic.values.index(one.topic)))

    def over_time(self, indicator: Indicator) -> Any:
        """Return the indicator's figures here, unit by unit, the earliest first."""
        return Figure.objects.over_time_in(self.units, indicator)
