"""What the page of provincial units side by side can be asked."""

import django_filters as df
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from models_registry.models import Indicator
from models_registry.public.filters.common import ReadingFilters, UnitsFilter, WindowFilters
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.filters import YearFilter
from provinces.models import Province, Reading

LEAST, MOST = 2, 6


class CompareFilter(ReadingFilters, WindowFilters):
    """`province`, two to six of them, `indicator`, any number or none for all, and the years."""

    province = UnitsFilter(
        queryset=Province.objects.select_related("successor"),
        method="by_units",
        label=_("Two to six provinces or cities"),
        help_text=_("two to six ids of the list of provinces, such as son-la"),
    )
    indicator = df.ModelMultipleChoiceFilter(
        queryset=Indicator.objects.all(),
        label=_("Indicators; all where none is chosen"),
        help_text=_("a code of the list of indicators, such as models"),
    )
    # Below the units and indicators, which most readers choose.
    year_from = YearFilter(_("From year"), method="from_year")
    year_to = YearFilter(_("To year"), method="to_year")

    def asked(self) -> QuerySet:
        """Refuse one unit alone and more than fit side by side; no unit at all has no rows."""
        rows = super().asked()
        if not self.units:
            return rows.none()
        if self.is_today:
            if self.dissolved:
                raise BadQuestion("province", self._instead())
            # The form then offers only units that can be asked for.
            self.form.fields["province"].queryset = Province.objects.in_force()
        if not LEAST <= len(self.units) <= MOST:
            raise BadQuestion("province", str(self.filters["province"].extra["help_text"]))
        return rows

    def by_units(self, rows: QuerySet, name: str, units) -> QuerySet:
        """Keep the figures of the units, and in today's reading of those merged into them."""
        ids = [unit.pk for unit in units]
        if not ids:
            return rows
        if self.form.cleaned_data.get("reading") == Reading.TODAY:
            ids = list(Province.objects.named_or_merged_into(ids).values_list("pk", flat=True))
        return rows.filter(province__in=ids)

    def _instead(self) -> str:
        pairs = ({"part": unit.pk, "whole": unit.successor_id} for unit in self.dissolved)
        named = ", ".join(gettext("%(whole)s instead of %(part)s") % pair for pair in pairs)
        return gettext("units in force today: %s") % named

    @property
    def dissolved(self) -> list[Province]:
        """Those of the units asked for that have become part of another."""
        return [unit for unit in self.units if unit.is_dissolved]

    @property
    def units(self) -> list[Province]:
        """The units asked for, in the order of their columns."""
        return sorted(self.values.get("province", ()), key=lambda unit: unit.pk)

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators asked for, empty where all are meant."""
        return list(self.values.get("indicator", ()))

    @property
    def one_indicator(self) -> Indicator | None:
        """The indicator asked for where it is the only one; else None, for they share no axis."""
        return self.indicators[0] if len(self.indicators) == 1 else None
