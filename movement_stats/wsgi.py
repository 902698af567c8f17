"""The site for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "movement_stats.settings")
site = get_wsgi_application()

# Its settings have been read by now.
from models_registry.public.caching import answer_first  # noqa: E402

application = answer_first(site)
