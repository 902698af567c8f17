"""Fixtures of all tests; the database they run on is chosen in support/database_plugin.py."""

import pytest

from tests.support.browser import browser, new_page, page
from tests.support.database_plugin import touches_database
from tests.support.site import site

__all__ = ["browser", "new_page", "page", "site"]


@pytest.fixture(scope="session")
def collected_static_files() -> None:
    """Collect static files once: templates name them by their hashed names."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _static_files(request: pytest.FixtureRequest) -> None:
    # Only for tests that may render a template: a unit test alone starts without the wait.
    if touches_database(request.node) or {"client", "rf"}.intersection(request.fixturenames):
        request.getfixturevalue("collected_static_files")
