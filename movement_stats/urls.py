"""Every address: pages in both languages, files in one."""

from django.conf.urls.i18n import i18n_patterns

from models_registry.urls import files, health, pages

urlpatterns = [health, *files, *i18n_patterns(*pages, prefix_default_language=False)]

handler400 = "models_registry.views.errors.bad_request"
handler404 = "models_registry.views.errors.not_found"
handler500 = "models_registry.views.errors.server_error"
