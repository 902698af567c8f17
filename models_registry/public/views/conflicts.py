"""Claims of different reports that contradict each other, side by side."""

from django.utils.translation import gettext_lazy as _

from models_registry.models import Figure
from models_registry.public import exports
from models_registry.public.filters.figures import ConflictFilter
from models_registry.public.views.list_view import ListView


class ConflictList(ListView):
    """The claims that conflict with another; of each claim the preferred one first."""

    queryset = Figure.objects.in_conflict().by_claim()
    filters = ConflictFilter
    columns = exports.FIGURES
    one_order = "claim_and_rank"
    template_name = "public/conflicts/list.html"
    url_name = "conflict-list"
    file_name = "conflicts"
    page_title = _("Conflicting claims")

    def for_page(self, rows):
        return rows.with_names().with_reason_of_preference()

    def for_file(self, rows):
        return rows.with_file_columns()
