"""The desk's own admin site."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    """The admin under the site's own name."""

    site_title = site_header = _("Movement figures of Viet Nam")
    index_title = _("The desk")
