"""Awards: in the report's rows, and each on its own page."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from models_registry.desk.base import LanguageFilter, ReportFilter, area, read_in
from models_registry.desk.forms.lookup import LookupMultiple, LookupMultipleField
from models_registry.desk.forms.rows import RowsInline
from models_registry.desk.publishable import WithdrawableAdmin
from models_registry.desk.records.figure import ScopedForm
from models_registry.models import Award, Body


class AwardForm(ScopedForm):
    """An award's form; its bodies are a field of ours, since Django leaves such relations out."""

    given_by = LookupMultipleField(
        queryset=Body._base_manager.all(),
        widget=LookupMultiple(Award._meta.get_field("bodies")),
        label=_("Given by"),
        help_text=_("The office, not its holder; several, where they gave it together."),
    )

    class Meta:
        model = Award
        fields: tuple[str, ...] = ()  # the pages that use it say which
        help_texts = {
            "recipients": _("Whom the report names; then count just those."),
            "combined": _("Where one number counts collectives and individuals together."),
            "qualifier": _("“No number given” where it says “many”."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        award = kwargs.get("instance")
        if award is not None and award.pk:
            bodies = list(award.bodies.all())
            kwargs["initial"] = {
                "given_by": [body.pk for body in bodies],
                **(kwargs.get("initial") or {}),
            }
        super().__init__(*args, **kwargs)
        if award is not None and award.pk:
            for body in bodies:
                self.known.add(body)

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        if "given_by" in self.changed_data:
            self.instance.bodies.set(self.cleaned_data["given_by"])


class AwardRows(RowsInline):
    """The awards of a report that are drafts, and new ones."""

    model = Award
    form = AwardForm
    first = (
        "given_by",
        "kind",
        "recipients",
        "collectives",
        "individuals",
        "combined",
        "qualifier",
        "scope",
        "province",
        "place",
        "region",
        "as_written",
        "as_written_en",
    )
    folded = (
        "kind_as_written",
        "named_recipients",
        "awarded_on",
        "period_start",
        "period_end",
        "period",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows: QuerySet = super().get_queryset(request).prefetch_related("bodies")
        return rows


@admin.register(Award)
class AwardAdmin(WithdrawableAdmin):
    """An award's own page, and the list of awards."""

    form = AwardForm
    searched = ("folded", "province__folded")
    list_display = ("id", "as_written", "kind", "recipients", area, read_in, "state")
    ordering = ("-pk",)
    list_display_links = ("id", "as_written")
    list_filter = ("state", "kind", "recipients", LanguageFilter, ReportFilter)
    fieldsets = (
        (None, {"fields": ("report", *AwardRows.first)}),
        (_("More"), {"fields": AwardRows.folded, "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Award.objects.with_names()

    @admin.display(description=_("Given by"))
    def given_by(self, award: Award) -> str:
        """Return the names of the bodies, for who may only read."""
        return ", ".join(str(body) for body in award.bodies.all())
