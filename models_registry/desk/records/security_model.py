"""Security models, their names, families and recognitions, and the sites where they run."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from models_registry.desk.base import (
    DeskAdmin,
    LanguageFilter,
    ReportFilter,
    SeenWithReportAdmin,
    read_in,
)
from models_registry.desk.forms.record import LanguageForm, TrackedForm
from models_registry.desk.forms.rows import RowsInline, SeenWithReportRows
from models_registry.desk.forms.slugs import free_slug
from models_registry.desk.publishable import WithdrawableAdmin
from models_registry.models import (
    ModelFamily,
    ModelName,
    Recognition,
    ReplicationSite,
    SecurityModel,
)


class SecurityModelForm(TrackedForm):
    """A model's form; left empty, its slug and its family follow from its English name."""

    slug = forms.SlugField(
        required=False, max_length=120, label=_("Slug"), help_text=_("Follows from the name.")
    )

    class Meta:
        model = SecurityModel
        fields: tuple[str, ...] = ()  # the pages that use it say which
        help_texts = {
            "name_en": _("The name in English, translated where the report has none."),
            "name_vi": _("The name in Vietnamese."),
            "family": _("Models of one name elsewhere; left empty, found by the name or made."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "family" in self.fields:
            self.fields["family"].required = False

    def fill(self) -> None:
        """Fill the slug and the family."""
        cleaned, name = self.cleaned_data, self.cleaned_data.get("name_en")
        if name and "slug" in self.fields and not cleaned.get("slug"):
            province = cleaned.get("province")
            tails = [province.pk] if province else []
            cleaned["slug"] = self.instance.slug or free_slug(
                SecurityModel, name, self.taken, *tails
            )
        if name and "family" in self.fields and not cleaned.get("family"):
            cleaned["family"] = family_named(name, cleaned.get("name_vi", ""))

    def settle(self) -> None:
        """Save the family that is new; a row before this one may have saved it already."""
        family = self.instance.family
        if family._state.adding:
            family = family_named(family.name_en, family.name_vi)
            if family._state.adding:
                family.slug = free_slug(ModelFamily, family.name_en, set())
                family.save()
            self.instance.family = family


def family_named(name_en: str, name_vi: str) -> ModelFamily:
    """Return the family of this English name, a new one, unsaved, where there is none."""
    family = ModelFamily.objects.filter(name_en=name_en).order_by("pk").first()
    return family or ModelFamily(name_en=name_en, name_vi=name_vi)


class SecurityModelRows(RowsInline):
    """The models first met in a report that are drafts, and new ones."""

    model = SecurityModel
    form = SecurityModelForm
    first = ("name_en", "name_vi", "province", "place", "theme")
    folded = ("family", "described_as", "described_as_vi", "slug")


class ModelNameRows(SeenWithReportRows):
    """The names under which a report speaks of models."""

    model = ModelName
    form = LanguageForm
    first = ("model", "name", "language")
    classes = ("collapse",)


class RecognitionRows(RowsInline):
    """The recognitions of a report that are drafts, and new ones."""

    model = Recognition
    first = ("model", "body", "kind", "recognised_on", "as_written", "as_written_en")


class ReplicationSiteRows(RowsInline):
    """The named places of a report that are drafts, and new ones."""

    model = ReplicationSite
    first = ("model", "place", "as_written", "as_written_en")


@admin.register(SecurityModel)
class SecurityModelAdmin(WithdrawableAdmin):
    """A model's own page, and the list of models."""

    form = SecurityModelForm
    searched = ("folded", "province__folded")
    list_display = ("name", "province", "theme", "family", read_in, "state")
    ordering = ("-pk",)
    list_filter = ("state", "theme", LanguageFilter, ReportFilter)
    fieldsets = (
        (None, {"fields": ("report", *SecurityModelRows.first)}),
        (_("More"), {"fields": SecurityModelRows.folded, "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return SecurityModel.objects.with_names().order_by("name_en")


class FamilyForm(TrackedForm):
    """A family's form."""

    slug = forms.SlugField(
        required=False, max_length=120, label=_("Slug"), help_text=_("Follows from the name.")
    )

    def fill(self) -> None:
        """Fill the slug."""
        name = self.cleaned_data.get("name_en")
        if name and not self.cleaned_data.get("slug"):
            if ModelFamily.objects.exclude(pk=self.instance.pk).filter(name_en=name).exists():
                self.add_error("name_en", _("A family of this name is held already."))
            self.cleaned_data["slug"] = self.instance.slug or free_slug(
                ModelFamily, name, self.taken
            )


@admin.register(ModelFamily)
class ModelFamilyAdmin(DeskAdmin):
    """Families of models."""

    form = FamilyForm
    search_fields = ("slug", "name_en", "name_vi")
    list_display = ("name_en", "name_vi", "slug")
    fields = ("name_en", "name_vi", "slug")


@admin.register(ModelName)
class ModelNameAdmin(SeenWithReportAdmin):
    """Names under which reports speak of models."""

    form = LanguageForm
    searched = ("folded", "model__folded")
    list_display = ("name", "language", "model", read_in)
    list_select_related = ("model", "report")
    list_filter = ("language", ReportFilter)
    fields = ("report", *ModelNameRows.first)


@admin.register(Recognition)
class RecognitionAdmin(WithdrawableAdmin):
    """Recognitions."""

    searched = ("model__folded", "body__folded")
    list_display = ("id", "model", "body", "kind", "recognised_on", read_in, "state")
    ordering = ("-pk",)
    list_select_related = ("model", "body", "report")
    list_filter = ("state", "kind", LanguageFilter, ReportFilter)
    fields = ("report", *RecognitionRows.first)


@admin.register(ReplicationSite)
class ReplicationSiteAdmin(WithdrawableAdmin):
    """Named places where models run."""

    searched = ("folded",)
    list_display = ("id", "place", "model", read_in, "state")
    ordering = ("-pk",)
    list_select_related = ("place__province", "model", "report")
    list_filter = ("state", LanguageFilter, ReportFilter)
    fields = ("report", *ReplicationSiteRows.first)
