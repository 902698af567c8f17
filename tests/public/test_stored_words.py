"""Public pages, charts and files read no text: where the numbers stand is stored."""

import inspect
import sys
from typing import Any

import pytest

from models_registry.models import Figure, Indicator, SecurityModel
from models_registry.transcription.numbers import numbers_in
from tests.public.views.test_addresses import FILES, PAGES
from tests.support.pages import fetch, page_at, text_of

READERS = "models_registry.transcription"
CHARTED = ("/", "/provinces/son-la/", "/indicators/models/", "/models/", "/awards/", "/map/")


def refuse(*_arguments: Any, **_options: Any) -> None:
    raise AssertionError("a text is read")


@pytest.fixture
def read_nothing(monkeypatch: pytest.MonkeyPatch, five_reports: None) -> None:
    """Let every function that reads text refuse, also where its name was imported before."""
    for name, module in list(sys.modules.items()):
        for function in vars(module).values() if name.startswith(READERS) else ():
            if inspect.isfunction(function) and function.__module__ == name:
                monkeypatch.setattr(function, "__code__", refuse.__code__)


def test_reading_a_text_would_be_seen(read_nothing):
    with pytest.raises(AssertionError, match="a text is read"):
        numbers_in("26,558 locations", "en")


def details() -> list[str]:
    """Return each detail page of what the five reports hold, and lists by other questions."""
    indicators = Indicator.objects.filter(figures__isnull=False).distinct()
    return [
        *(f"/figures/{key}/" for key in Figure.objects.values_list("pk", flat=True)),
        *(f"/indicators/{code}/" for code in indicators.values_list("pk", flat=True)),
        *(f"/models/{slug}/" for slug in SecurityModel.objects.values_list("slug", flat=True)),
        *("/provinces/son-la/", "/figures/?province=son-la", "/conflicts/", "/search/?q=1"),
    ]


def test_pages_read_no_text(read_nothing):
    for address in (*PAGES, *details(), "/vi/figures/", "/vi/figures/6/", "/vi/provinces/son-la/"):
        assert text_of(fetch(address)), address


def test_files_read_no_text(read_nothing):
    for address in (*FILES, "/provinces/son-la.csv", "/provinces/son-la.json"):
        assert text_of(fetch(address)), address


def test_charts_read_no_text(read_nothing):
    figures = [one for address in CHARTED for one in page_at(address).find("figure")]
    addresses = {one.has["data-chart-url"] for one in figures if "data-chart-url" in one.has}
    assert len(addresses) > 3
    for address in addresses:
        assert text_of(fetch(address)), address
