"""What reports refer to: places, provinces, bodies, publishers, indicators; what changed; and where
staff looked for figures and found none.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from models_registry.desk.base import DeskAdmin
from models_registry.desk.forms.record import TrackedForm
from models_registry.desk.forms.slugs import free_slug
from models_registry.models import Body, Break, Correction, FruitlessSearch, Indicator, Publisher
from provinces.gazetteer import regions_named, units_named
from provinces.models import (
    Place,
    Province,
    ProvinceAlias,
    ProvinceStatus,
    Region,
    RegionAlias,
)


class NamedForm(TrackedForm):
    """A form whose slug, left empty, follows from the name; a name is entered once."""

    named = "name_en"
    slug = forms.SlugField(
        required=False, max_length=60, label=_("Slug"), help_text=_("Follows from the name.")
    )

    def fill(self) -> None:
        """Fill the slug, and refuse a second record of the name that has none of its own."""
        name = self.cleaned_data.get(self.named)
        if not name or self.cleaned_data.get("slug"):
            return
        model: Any = type(self.instance)
        twin = model._base_manager.exclude(pk=self.instance.pk)
        if twin.filter(**{self.named: name}).exists():
            message = _("This name is held already; if this is another, give it a slug.")
            self.add_error(self.named, message)
        else:
            slug = self.instance.slug or free_slug(model, name, self.taken)
            self.cleaned_data["slug"] = slug


class PublisherForm(NamedForm):
    """A publisher's form."""

    named = "name"


@admin.register(Publisher)
class PublisherAdmin(DeskAdmin):
    """Newspapers and portals."""

    form = PublisherForm
    searched = ("folded",)
    list_display = ("name", "name_vi", "url")
    fields = ("name", "name_vi", "url", "slug")


@admin.register(Body)
class BodyAdmin(DeskAdmin):
    """Offices and organisations."""

    form = NamedForm
    searched = ("folded",)
    list_display = ("name_en", "name_vi", "province")
    list_select_related = ("province",)
    fields = ("name_en", "name_vi", "province", "slug")


@admin.register(Indicator)
class IndicatorAdmin(DeskAdmin):
    """What is counted."""

    searched = ("folded",)
    named = staticmethod(regions_named)
    permanent = ("code",)
    list_display = ("code", "name_en", "name_vi", "topic", "unit_en", "nature", "sums_over_places")
    list_filter = ("topic", "nature", "sums_over_places")
    fields = (
        "code",
        "topic",
        ("name_en", "name_vi"),
        ("unit_en", "unit_vi"),
        ("nature", "sums_over_places"),
        "definition_en",
        "definition_vi",
    )


@admin.register(Break)
class BreakAdmin(DeskAdmin):
    """From when an indicator is counted differently."""

    searched = ("indicator__folded", "province__folded")
    list_display = ("indicator", "province", "from_on", "reason_en")
    list_select_related = ("indicator", "province")
    list_filter = ("indicator__topic",)
    fields = ("indicator", "province", "from_on", "reason_en", "reason_vi")


@admin.register(Correction)
class CorrectionAdmin(DeskAdmin):
    """The public log of corrections: it grows with the figures' own pages, and is never cut."""

    searched = ("figure__folded",)
    list_display = ("figure", "field", "old_value", "new_value", "cause", "made_on")
    list_select_related = ("figure",)
    list_filter = ("cause", "field")
    readonly_fields = ("figure", "field", "old_value", "new_value", "made_on")
    fields = (*readonly_fields, "cause", "reason_en", "reason_vi")

    def has_add_permission(self, request: HttpRequest) -> bool:
        # A correction is made where its figure is changed.
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Place)
class PlaceAdmin(DeskAdmin):
    """Places in provinces."""

    searched = ("folded", "province__folded")
    list_display = ("name_en", "name_vi", "kind", "within", "province")
    list_select_related = ("province", "within")
    list_filter = ("kind",)
    fields = ("name_en", "name_vi", "kind", "province", "within")


@admin.register(Province)
class ProvinceAdmin(DeskAdmin):
    """Provincial units of then and now."""

    searched = ("folded",)
    named = staticmethod(units_named)
    ordering = ("order_vi", "valid_from")
    permanent = ("id",)
    list_display = ("id", "name_en", "name_vi", "kind", "region", "valid_from", "valid_to")
    list_select_related = ("region",)
    list_filter = ("kind", "region__scheme")
    fields = (
        "id",
        ("name_en", "name_vi"),
        ("kind", "code", "iso_3166_2"),
        "region",
        ("valid_from", "valid_to"),
        "successor",
        ("area_km2", "population", "population_year"),
        "population_source",
    )


@admin.register(ProvinceStatus)
class ProvinceStatusAdmin(DeskAdmin):
    """Kinds and names of units in time."""

    searched = ("province__folded",)
    list_display = ("province", "name_en", "kind", "valid_from", "valid_to")
    list_select_related = ("province",)
    list_filter = ("kind",)
    fields = (
        "province",
        ("name_en", "name_vi"),
        "kind",
        ("valid_from", "valid_to"),
        ("basis_en", "basis_vi"),
    )


@admin.register(ProvinceAlias)
class ProvinceAliasAdmin(DeskAdmin):
    """Spellings of provinces' names."""

    searched = ("folded", "province__folded")
    list_display = ("alias", "province", "type")
    list_select_related = ("province",)
    list_filter = ("type",)
    fields = ("alias", "province", "type")


@admin.register(Region)
class RegionAdmin(DeskAdmin):
    """Groups of provinces; who belongs to them is reference data, and shown."""

    searched = ("folded",)
    permanent = ("code",)
    list_display = ("code", "name_en", "name_vi", "scheme", "member_count")
    list_filter = ("scheme", "informal")
    readonly_fields = ("member_names",)
    fields = (
        "code",
        "scheme",
        ("name_en", "name_vi"),
        "informal",
        ("valid_from", "valid_to"),
        "member_count",
        "member_names",
    )

    @admin.display(description=_("Members"))
    def member_names(self, region: Region) -> str:
        return ", ".join(map(str, region.members.all())) if region.pk else ""


@admin.register(RegionAlias)
class RegionAliasAdmin(DeskAdmin):
    """Other names of regions."""

    searched = ("region__folded",)
    list_display = ("alias", "region")
    list_select_related = ("region",)
    fields = ("alias", "region")


@admin.register(FruitlessSearch)
class FruitlessSearchAdmin(DeskAdmin):
    """What was looked for in vain: public at once, like reference data."""

    searched = ("indicator__folded", "province__folded")
    list_display = ("indicator", "province", "year", "looked_on", "where_en")
    list_select_related = ("indicator", "province")
    list_filter = ("indicator__topic", "looked_on")
    fields = (("indicator", "province"), ("year", "looked_on"), "where_en", "where_vi")
