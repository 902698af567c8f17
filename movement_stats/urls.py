"""Every address: pages in both languages, files in one."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path

from models_registry.public.urls import files, health, pages

# A public site without a desk has no admin at all.
desk = [] if settings.PUBLIC_ONLY else [path("admin/", admin.site.urls)]
urlpatterns = [health, *files, *i18n_patterns(*pages, *desk, prefix_default_language=False)]

handler400 = "models_registry.public.views.errors.bad_request"
handler404 = "models_registry.public.views.errors.not_found"
handler500 = "models_registry.public.views.errors.server_error"
