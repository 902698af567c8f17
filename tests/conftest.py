"""Fixtures of all tests; the database they run on is chosen in support/database_plugin.py."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from tests.support.browser import browser, new_page, page
from tests.support.database_plugin import touches_database
from tests.support.databases import django_db_setup, site
from tests.support.shared import once

# No test is timed: how quick a machine is says nothing about the program.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")

__all__ = ["browser", "django_db_setup", "new_page", "page", "site"]


@pytest.fixture(scope="session", autouse=True)
def _templates_alone(django_test_environment: None) -> None:
    # Django's test client copies the context of every template, down to each field's: a form of
    # the desk takes half as long again. Tests read pages, and ask for no context.
    from django.template import Template
    from django.test.utils import _TestState

    Template._render = _TestState.saved_data.template_render


@pytest.fixture(scope="session")
def collected_static_files() -> None:
    """Collect static files once a run: templates name them by their hashed names."""
    from django.conf import settings
    from django.contrib.staticfiles.storage import staticfiles_storage as storage

    collected = once("static", _collect)
    if collected != settings.STATIC_ROOT:
        shutil.copytree(collected, settings.STATIC_ROOT, dirs_exist_ok=True)
        # The storage may have been made before, when there was no list of the files.
        storage.hashed_files, storage.manifest_hash = storage.load_manifest()
    _list_once()


def _list_once() -> None:
    """Let the many clients of the tests share one list of the static files.

    Each would look through them all anew, which took a sixth of the time of the desk's tests.
    """
    from whitenoise import WhiteNoise

    look_through, listed = WhiteNoise.update_files_dictionary, {}

    def list_files(server: WhiteNoise, root: str, prefix: str) -> None:
        if (root, prefix) not in listed:
            look_through(server, root, prefix)
            listed[root, prefix] = dict(server.files)
        server.files.update(listed[root, prefix])

    WhiteNoise.update_files_dictionary = list_files


def _collect() -> Path:
    from django.conf import settings
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    return settings.STATIC_ROOT


@pytest.fixture(autouse=True)
def _static_files(request: pytest.FixtureRequest) -> None:
    # Only for tests that may render a template: a unit test alone starts without the wait.
    if touches_database(request.node) or {"client", "rf"}.intersection(request.fixturenames):
        request.getfixturevalue("collected_static_files")
