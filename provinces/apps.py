"""Places, and how they changed."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProvincesConfig(AppConfig):
    """Regions, provinces and places; knows nothing of figures."""

    name = "provinces"
    verbose_name = _("Provinces and places")
