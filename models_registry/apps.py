"""Reports, figures, and every page that joins them."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ModelsRegistryConfig(AppConfig):
    """The registry of reports, figures, security models, sites and awards."""

    name = "models_registry"
    verbose_name = _("Registry")

    def ready(self) -> None:
        """Keep the view of sites in step with its tables, and the roles with the permissions."""
        from models_registry.models.site_row import drop_view, make_view
        from models_registry.workflow.permissions import keep_roles

        pre_migrate.connect(drop_view, sender=self, dispatch_uid="drop_site_view")
        post_migrate.connect(make_view, sender=self, dispatch_uid="make_site_view")
        post_migrate.connect(keep_roles, sender=self, dispatch_uid="keep_roles")


class DeskConfig(admin_apps.SimpleAdminConfig):
    """Django's admin with the desk's own site, and nothing on it that is not the desk's."""

    default = False
    default_site = "models_registry.desk.site.DeskSite"

    def ready(self) -> None:
        """Register what `models_registry.desk.admin` holds, and no other app's pages."""
        super().ready()
        import_module("models_registry.desk.admin")
