"""The home page: what is held, and whether it is made up."""

import pytest

from tests.support import build
from tests.support.pages import LANGUAGES, page_at, vietnamese


def test_home_says_what_is_held_and_how_much(five_reports):
    shown = page_at("/")
    assert shown.texts("li")[:6] == [
        "47 figures, those of regions among them",
        "5 reports read",
        "5 of 86 provincial units, those before 1 July 2025 and those since, with a figure",
        "18 named security models",
        "8 records of replication sites: a named place each, or a count of places",
        "10 awards, counted by occasion and not by receiver",
    ]
    for address in ("/reports/northwest-2023/", "/provinces/ha-giang/", "/indicators/models/"):
        assert address in shown.links


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_an_empty_home_says_so(db, prefix):
    said = "No figure is held yet."
    assert (vietnamese(said) if prefix else said) in page_at(f"{prefix}/").main


def test_made_up_figures_are_said_to_be_so_on_every_page(db):
    figure = build.figure(report=build.report(slug="synthetic-1", synthetic=True))
    addresses = ["/", "/figures/", f"/figures/{figure.pk}/", "/about/", "/search/", "/provinces/"]
    for address in addresses:
        assert "These figures are made up" in page_at(address).source


def test_real_figures_are_not_said_to_be_made_up(five_reports):
    assert "made up" not in page_at("/figures/").source
