"""Lists whose rows belong together, so that they have one order."""

from typing import ClassVar

from django.utils.translation import gettext as _

from movement_stats.lib.addresses import BadQuestion
from movement_stats.lib.keyset import Order
from movement_stats.lib.list_page import Listing


class OneOrder(Listing):
    """Mixin: the rows stand in the order of `one_order`, a path of the list's queryset."""

    one_order: ClassVar[str]

    def order(self) -> Order:
        """Return the one order. BadQuestion where another is asked for."""
        if "sort" in self.request.GET:
            raise BadQuestion("sort", _("leave it out: these rows have one order"))
        return Order(self.one_order, self.one_order)
