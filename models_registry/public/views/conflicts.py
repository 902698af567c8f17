"""Claims of different reports that contradict each other, side by side."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.models import Figure
from models_registry.public import exports
from models_registry.public.filters.figures import ConflictFilter
from models_registry.public.views.lists import OneOrder, VersionedFile
from movement_stats.lib.list_page import ListPage


class Conflicts(OneOrder):
    """The claims that conflict with another; of each claim the preferred one first."""

    filters = ConflictFilter
    columns = exports.FIGURES
    file_name = "conflicts"
    one_order = "claim_and_rank"

    def everything(self) -> QuerySet[Any]:
        """Return every public figure with a rival."""
        rows: QuerySet[Any] = Figure.objects.in_conflict().by_claim()
        return rows


class ConflictList(Conflicts, ListPage):
    """The page of conflicting claims."""

    template_name = "public/conflicts/list.html"
    url_name = "conflict-list"
    page_title = _("Conflicting claims")

    def shown(self, rows: Any) -> Any:
        """Add the names, and by which rule a claim is preferred."""
        return rows.with_names().with_reason_of_preference()


class ConflictFile(Conflicts, VersionedFile):
    """The file of conflicting claims."""

    def for_files(self, rows: Any) -> Any:
        """Add what the file says beyond a figure's own columns."""
        return rows.with_file_columns()
