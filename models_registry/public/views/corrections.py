"""The public log of corrections."""

from django.utils.translation import gettext_lazy as _

from models_registry.models import Correction
from models_registry.public import exports
from models_registry.public.filters.lists import CorrectionFilter
from models_registry.public.views.list_view import ListView


class CorrectionList(ListView):
    """The corrections of figures with a page, newest first."""

    queryset = Correction.objects.public()
    filters = CorrectionFilter
    columns = exports.CORRECTIONS
    default_sort = "-made_on"
    template_name = "public/corrections/list.html"
    url_name = "correction-list"
    file_name = "corrections"
    page_title = _("Corrections")

    def for_page(self, rows):
        return rows.with_figures()
