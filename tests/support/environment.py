"""The environment of tests: nothing of the developer's own reaches them."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECRET_KEY = "of-the-tests-alone-and-long-enough-to-be-accepted"
# Every variable that movement_stats.settings reads.
VARIABLES = (
    "ALLOWED_HOSTS",
    "CACHE_URL",
    "CONTACT",
    "DATABASE_URL",
    "DATA_DIR",
    "DEBUG",
    "DESK_PERSONS",
    "HOST",
    "PORT",
    "PUBLIC_ONLY",
    "SECRET_KEY",
    "SITE_URL",
    "TRUSTED_PROXIES",
    "WEB_CONCURRENCY",
)


def environment(**variables: str) -> dict[str, str]:
    """Return this process's environment with the site's variables set to these alone."""
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return {**kept, "SECRET_KEY": SECRET_KEY, **variables}
