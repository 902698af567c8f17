"""What the page of provincial units side by side can be asked."""

from typing import Any

import django_filters as df
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.models import Indicator
from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.filters import ListFilter
from provinces.models import Province

LEAST, MOST = 2, 6


class CompareFilter(ListFilter):
    """`province`, two to six of them, and `indicator`, any number or none for all."""

    province = df.ModelMultipleChoiceFilter(
        queryset=Province.objects.select_related("successor"),
        label=_("Two to six provinces or cities"),
        help_text=_("two to six ids of the list of provinces, such as son-la"),
    )
    indicator = df.ModelMultipleChoiceFilter(
        queryset=Indicator.objects.all(),
        label=_("Indicators; all where none is chosen"),
        help_text=_("a code of the list of indicators, such as models"),
    )

    def asked(self) -> QuerySet[Any]:
        """Refuse one unit alone and more than fit side by side; no unit at all has no rows."""
        rows = super().asked()
        if not self.units:
            return rows.none()
        if not LEAST <= len(self.units) <= MOST:
            raise BadQuestion("province", str(self.filters["province"].extra["help_text"]))
        return rows

    @property
    def units(self) -> list[Province]:
        """The units asked for, in the order of their columns."""
        return sorted(self.values.get("province", ()), key=lambda unit: unit.pk)

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators asked for, empty where all are meant."""
        return list(self.values.get("indicator", ()))
