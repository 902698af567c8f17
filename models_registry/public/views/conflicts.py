"""Claims of different reports that contradict each other, side by side."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from models_registry.models import Figure
from models_registry.public import exports
from models_registry.public.filters.figures import ConflictFilter
from models_registry.public.views.list_view import Asked, ListView
from models_registry.statistics.contradictions import explained
from movement_stats.lib.keyset import Order, Page


class ConflictList(ListView):
    """The claims that conflict with another; of each claim the preferred one first."""

    queryset = Figure.objects.conflicting().with_rank()
    filters = ConflictFilter
    columns = exports.FIGURES
    one_order = Order("claim", "claim", then="is_superseded")
    template_name = "public/conflicts/list.html"
    url_name = "conflict-list"
    file_name = "conflicts"
    page_title = _("Conflicting claims")

    def for_page(self, rows):
        return rows.with_names()

    def get_page(self, asked: Asked) -> Page:
        page = super().get_page(asked)
        return replace(page, rows=explained(page.rows))

    def for_file(self, rows):
        return rows.with_file_columns()
