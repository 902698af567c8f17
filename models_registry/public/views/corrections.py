"""The public log of corrections."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from models_registry.models import Correction
from models_registry.public.exports.columns import CORRECTIONS
from models_registry.public.filters.lists import CorrectionFilter
from models_registry.public.views.lists import VersionedFile
from movement_stats.lib.list_page import Listing, ListPage


class Corrections(Listing):
    """The corrections, newest first."""

    filters = CorrectionFilter
    columns = CORRECTIONS
    default_sort = "-made_on"
    file_name = "corrections"

    def everything(self) -> QuerySet[Any]:
        """Return every correction of a figure with a page."""
        rows: QuerySet[Any] = Correction.objects.public()
        return rows


class CorrectionList(Corrections, ListPage):
    """The page of corrections."""

    template_name = "public/corrections/list.html"
    url_name = "correction-list"
    page_title = _("Corrections")

    def shown(self, rows: Any) -> Any:
        """Add the figures and their names."""
        return rows.with_figures()


class CorrectionFile(Corrections, VersionedFile):
    """The file of corrections."""
