"""A place for held answers of a test's own, since those of other tests are kept apart."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches

from models_registry.public.last_version import LastRead
from movement_stats.lib import env


@pytest.fixture
def place(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Hold answers in files of the test's own; return their folder."""
    folder = tmp_path / "answers"
    monkeypatch.setenv("CACHE_URL", "files")
    settings.CACHES = env.caches("CACHE_URL", folder)
    as_another_worker()
    yield folder
    as_another_worker()


def as_another_worker() -> None:
    """Forget what this process knows by itself; what workers share stays."""
    caches["memory"].clear()
    LastRead.version, LastRead.is_away = None, False
