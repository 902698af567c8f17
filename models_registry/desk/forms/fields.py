"""How the desk asks for each kind of column, on a record's own page and in the report's rows."""

from typing import Any

from django.contrib.admin.options import IS_POPUP_VAR
from django.db import models
from django.http import HttpRequest
from django.urls import reverse

from models_registry.desk.forms.lookup import Lookup, LookupField
from models_registry.desk.forms.numbers import TypedNumber

# Records that a person typing a report may have to add on the way.
ADDABLE = {"place", "model", "family", "body", "stated_by", "publisher", "original_publisher"}
SHORT = 24


class DeskFields:
    """Mixin of admins: lookups instead of lists, numbers in the report's language."""

    formfield_overrides = {
        models.DecimalField: {"form_class": TypedNumber},
        models.PositiveIntegerField: {"form_class": TypedNumber},
        models.PositiveSmallIntegerField: {"form_class": TypedNumber},
        models.URLField: {"assume_scheme": "https"},
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, models.ForeignKey):
            return self._lookup(db_field, request)
        field: Any = super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **kwargs
        )
        # A browser would cut what is too long, silently; the form says so instead.
        field.widget.attrs.pop("maxlength", None)
        if isinstance(db_field, models.CharField) and not db_field.choices:
            short = (db_field.max_length or 0) <= SHORT
            field.widget.attrs["class"] = "short" if short else "vTextField"
        return field

    def _lookup(self, db_field: Any, request: HttpRequest) -> Any:
        """Return a field in which a record is found by typing a part of its name."""
        model, widget = db_field.remote_field.model, Lookup(db_field)
        if db_field.name in ADDABLE:
            pages: Any = self.admin_site.get_model_admin(model)  # type: ignore[attr-defined]
            if pages.has_add_permission(request):
                name = f"admin:{model._meta.app_label}_{model._meta.model_name}_add"
                widget.add_url = f"{reverse(name)}?{IS_POPUP_VAR}=1"
        rows = model._base_manager.all()
        return db_field.formfield(form_class=LookupField, widget=widget, queryset=rows)
