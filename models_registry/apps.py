"""Reports, figures, and every page that joins them."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate, pre_migrate


class ModelsRegistryConfig(AppConfig):
    """The registry of reports, figures, security models, sites and awards."""

    name = "models_registry"

    def ready(self) -> None:
        """Keep the view of sites in step with the tables that it reads."""
        from models_registry.models.site_row import drop_view, make_view

        pre_migrate.connect(drop_view, sender=self, dispatch_uid="drop_site_view")
        post_migrate.connect(make_view, sender=self, dispatch_uid="make_site_view")


class DeskConfig(admin_apps.AdminConfig):
    """Django's admin with the desk's own site."""

    default = False
    default_site = "models_registry.admin.site.DeskSite"
