"""The desk's own admin site: who is let in, and what it looks like at the edges."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from models_registry.desk.access import LogInForm, OwnPasswordForm
from models_registry.desk.dashboard import audit_now, dashboard_context

View = Callable[..., HttpResponseBase]


class DeskSite(AdminSite):
    """The admin under the site's own name; a one-time password opens nothing but its change."""

    site_title = site_header = _("Movement figures of Viet Nam")
    index_title = _("The desk")
    login_form = LogInForm
    enable_nav_sidebar = False
    logout_template = "admin/logged_out.html"
    password_change_template = "admin/password_change.html"  # noqa: S105 (a template)
    password_change_done_template = "admin/password_change_done.html"  # noqa: S105

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        # The way to the public site in the page's language.
        return {**super().each_context(request), "site_url": reverse("home")}

    def get_urls(self) -> list[Any]:
        own = [
            path("audit/", self.admin_view(audit_now), name="audit"),
            path("help/", self.admin_view(self.help), name="help"),
        ]
        return [*own, *super().get_urls()]

    def help(self, request: HttpRequest) -> HttpResponse:
        """Show how the desk works, from a report's text to its published figures."""
        context = {**self.each_context(request), "title": _("How the desk works")}
        return TemplateResponse(request, "desk/help.html", context)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().index(request, {**dashboard_context(request), **(extra_context or {})})

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Lead whoever still has a one-time password to its change, from every page."""
        free = view in (self.password_change, self.logout)
        return super().admin_view(view if free else _password_first(view), cacheable)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Show and take the form of the password's change, with which a one-time one ends."""
        request.current_app = self.name
        view = PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            success_url=reverse("admin:password_change_done"),
            template_name=self.password_change_template,
            extra_context={**self.each_context(request), **(extra_context or {})},
        )
        return view(request)


def _password_first(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if getattr(request.user, "must_change_password", False):
            return redirect("admin:password_change")
        return view(request, *args, **kwargs)

    return guarded
