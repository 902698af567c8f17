"""What the map can be asked."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from models_registry.models import Indicator, Nature
from models_registry.models.indicator import FIRST_INDICATOR
from models_registry.public.filters.common import ReadingFilters, WindowFilters, indicator_filter
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.filters import code_filter
from provinces.models import UnitSet


class MapFilter(ReadingFilters, WindowFilters):
    """Of which indicator, years and units a map is drawn, and whether per head.

    `set` chooses among the units as reported; today's reading has but one set.
    """

    indicator = indicator_filter()
    set = code_filter(UnitSet.choices, _("Set of units"), method="as_it_is")
    per = code_filter([("head", _("per 100,000 people"))], _("Rate"), method="as_it_is")

    def asked(self):
        """Return the figures of the indicator. BadQuestion for what no map answers."""
        rows = super().asked()
        if self.is_today and self.values.get("set") == UnitSet.OF_63:
            raise BadQuestion("set", str(_("34, since today's units are asked for")))
        if self.is_per_head and not self.may_be_per_head:
            raise BadQuestion("per", str(_("only with an indicator of the nature 'stock'")))
        return rows.filter(indicator=self.shown)

    @cached_property
    def shown(self) -> Indicator | None:
        """The indicator asked for, else the first one that most readers look for."""
        asked: Indicator | None = self.values.get("indicator")
        return asked or Indicator.objects.filter(pk=FIRST_INDICATOR).first()

    @property
    def is_per_head(self) -> bool:
        return self.values.get("per") == "head"

    @property
    def may_be_per_head(self) -> bool:
        """Whether the indicator is a stock: what there is at a date, for the people there are."""
        return self.shown is not None and self.shown.nature == Nature.STOCK

    @property
    def unit_set(self) -> UnitSet:
        return UnitSet(self.values.get("set", super().unit_set))
