"""Where staff enter that they looked for figures and found none."""

from django.contrib import admin

from models_registry.desk.base import DeskAdmin
from models_registry.models import FruitlessSearch


@admin.register(FruitlessSearch)
class FruitlessSearchAdmin(DeskAdmin):
    """What was looked for in vain: public at once, like reference data."""

    searched = ("indicator__folded", "province__folded")
    list_display = ("indicator", "province", "year", "looked_on", "where_en")
    list_select_related = ("indicator", "province")
    list_filter = ("indicator__topic", "looked_on")
    fields = (("indicator", "province"), ("year", "looked_on"), "where_en", "where_vi")
