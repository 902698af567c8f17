"""Pages of what is not there, and of faults of ours."""

import pytest
from django.urls import clear_url_caches

from models_registry.public.views import site as site_pages
from tests.support.pages import LANGUAGES, page_at, vietnamese

UNKNOWN = [
    *("/figures/999999999/", "/figures/0/", "/figures/-1/", "/figures/abc/", "/figures/1.0/"),
    *("/figures/9223372036854775808/", "/figures/999999999999999999/", "/figures/１/"),
    *("/figures/01/", f"/figures/{'9' * 300}/", f"/figures/{'9' * 3000}/"),
    *("/provinces/nowhere/", "/provinces/HA-GIANG/", "/provinces/-1/", "/provinces/hà-giang/"),
    *("/reports/nothing/", "/reports/1/", "/models/nothing/", "/indicators/nothing/"),
    *(f"/provinces/{'a' * 3000}/", f"/reports/{'a' * 3000}/", f"/models/{'a' * 3000}/"),
    *("/nothing/", "/figures/6/more/", "/provinces/son-la/figures/"),
]


@pytest.mark.parametrize("address", UNKNOWN, ids=[address[:40] for address in UNKNOWN])
def test_what_is_not_there_is_404_in_both_languages(db, address):
    english = page_at(address, 404)
    assert (english.lang, english.texts("h1")) == ("en", ["There is no such page"])
    other = page_at(f"/vi{address}", 404)
    assert (other.lang, other.texts("h1")) == ("vi", [vietnamese("There is no such page")])


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_a_fault_of_ours_is_a_page_without_its_trace(db, prefix, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the secret of the fault")

    monkeypatch.setattr(site_pages.About, "get_context_data", fail)
    clear_url_caches()
    shown = page_at(f"{prefix}/about/", 500)
    said = "Something went wrong here"
    assert shown.texts("h1") == [vietnamese(said) if prefix else said]
    assert shown.lang == ("vi" if prefix else "en")
    for word in ("Traceback", "RuntimeError", "the secret of the fault", "site_pages"):
        assert word not in shown.source


def test_no_page_of_an_error_shows_a_trace(db):
    for address, status in (("/nothing/", 404), ("/figures/?status=x", 400)):
        source = page_at(address, status).source
        for word in ("Traceback", "Exception", "django", "Resolver404"):
            assert word not in source
