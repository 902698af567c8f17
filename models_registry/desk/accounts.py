"""Accounts of the desk, for administrators. They are made by the command `make_staff` alone."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from models_registry.models import Staff
from models_registry.workflow.permissions import ROLES


class StaffForm(forms.ModelForm):
    """An account's person and role."""

    role = forms.ChoiceField(choices=list(ROLES.items()), label=_("Role"))

    class Meta:
        model = Staff
        fields = ("first_name", "last_name", "email", "is_active")
        help_texts = {"is_active": _("Without it nobody comes in under this name.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            self.fields["role"].initial = self.instance.groups.first()

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        if "role" in self.cleaned_data:
            self.instance.groups.set([Group.objects.get(name=self.cleaned_data["role"])])


@admin.register(Staff)
class StaffAdmin(admin.ModelAdmin):
    """The list of accounts, and who they are. No password is shown, set or lifted here."""

    form = StaffForm
    fields = ("username", "role", "is_active", "first_name", "last_name", "email")
    list_display = ("username", "role", "is_active", "full_name", "email", "last_login")
    list_filter = ("is_active",)
    search_fields = ("username", "first_name", "last_name", "email")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # The history names its authors; an account is closed instead.
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Nobody changes the role of one's own account, or closes it.
        return ("username", "role", "is_active") if obj == request.user else ("username",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Staff]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("Role"))
    def role(self, account: Staff) -> str:
        return ", ".join(str(ROLES.get(group.name, group.name)) for group in account.groups.all())

    @admin.display(description=_("Name"))
    def full_name(self, account: Staff) -> str:
        return account.get_full_name()
