"""Filters of the table of coverage."""

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_registry.models import Topic
from models_registry.public.filters.common import UnitsFilter, indicator_filter
from models_registry.public.filters.lists import ProvinceFilter
from models_registry.statistics.coverage import ByIndicator, ByTopic, ByYear
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.filters import code_filter
from provinces.models import Province


class CoverageFilter(ProvinceFilter):
    """Of which units and in which columns coverage is told."""

    first = ("q", "topic", "indicator", "province")

    topic = code_filter(Topic.choices, gettext_lazy("Topic"), method="as_it_is")
    indicator = indicator_filter(method="as_it_is")
    province = UnitsFilter(
        queryset=Province.objects.all(),
        method="by_units",
        label=gettext_lazy("Province or city"),
        help_text=gettext_lazy("an id of the list of provinces, such as son-la"),
    )

    def asked(self) -> QuerySet:
        """Return the units; BadQuestion for an indicator of another topic than the one asked."""
        units = super().asked()
        topic, indicator = self.values.get("topic"), self.values.get("indicator")
        if topic and indicator and indicator.topic != topic:
            raise BadQuestion("topic", _("%s, the topic of the indicator") % indicator.topic)
        return units

    def by_units(self, rows, name: str, units):
        """Keep these units: as reported with those merged into them, in today's reading those
        with which they count.
        """
        ids = [unit.pk for unit in units]
        if not ids:
            return rows
        return rows.counting_today(ids) if self.is_today else rows.named_or_merged_into(ids)

    @cached_property
    def by(self) -> ByTopic:
        """The columns: topics, or one's indicators, or one indicator's years."""
        if indicator := self.values.get("indicator"):
            return ByYear(indicator)
        return ByIndicator(self.values["topic"]) if "topic" in self.values else ByTopic()
