"""Places, and how they changed."""

from django.apps import AppConfig


class ProvincesConfig(AppConfig):
    """Regions, provinces and places; knows nothing of figures."""

    name = "provinces"
