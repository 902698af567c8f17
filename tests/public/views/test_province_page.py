"""The page of a provincial unit: what is held, and what it became."""

import pytest

from models_registry.public.views import province
from tests.support import build
from tests.support.pages import page_at


def test_a_dissolved_unit_says_what_it_is_part_of_and_since_when(five_reports):
    shown = page_at("/provinces/ha-giang/")
    (notice,) = shown.texts("p", class_="notice")
    assert notice.startswith("Since 1 July 2025 this unit has been part of Tuyen Quang.")
    assert shown.link("Tuyen Quang") == "/provinces/tuyen-quang-2025/"
    (notice,) = page_at("/vi/provinces/ha-giang/").texts("p", class_="notice")
    assert "Tuyên Quang" in notice
    assert "1/7/2025" in notice or "1 tháng 7" in notice


def test_a_new_unit_shows_its_predecessors_figures_under_their_own_names(five_reports):
    shown = page_at("/provinces/tuyen-quang-2025/")
    row = next(row for row in shown.rows if row.cells[0] == "857 model")
    assert row.links[0] == "/figures/30/"
    assert row.cells[2] == "Ha Giang"
    assert "/provinces/ha-giang/" in row.links
    (notice,) = shown.texts("p", class_="notice")
    assert "Ha Giang" in notice
    assert "Tuyen Quang" in notice
    assert "1 July 2025" in notice


def test_the_old_unit_of_the_same_name_shows_only_its_own(five_reports):
    shown = page_at("/provinces/tuyen-quang/")
    assert "/figures/30/" not in shown.links
    assert "No report that was read gives a figure of this unit." in shown.main


def test_a_unit_shows_all_that_is_held_about_it(five_reports):
    shown = page_at("/provinces/soc-trang/")
    assert len([row for row in shown.rows if row.links]) == 12
    assert "5 no 3 yes" in shown.main
    assert "Huynh Cuong school" in shown.main
    assert "26 collectives and individuals" in shown.main
    assert "/reports/soc-trang-2024/" in shown.links
    assert "/figures/?province=soc-trang" in shown.links
    assert "All 12 figures, to filter and download" in shown.texts("a")


def test_what_is_not_listed_is_counted_still(db, monkeypatch):
    monkeypatch.setattr(province, "MOST_ROWS", 2)
    unit = build.province()
    for _ in range(3):
        build.security_model(province=unit)
    (parts,) = page_at(f"/provinces/{unit.pk}/").texts("nav", class_="parts")
    assert "Security models 3" in parts


def test_a_unit_says_its_code_area_population_and_kinds(five_reports):
    shown = page_at("/provinces/bac-ninh-2025/").main
    for words in ("24", "4,718.6", "3,619,433", "Centrally run city"):
        assert words in shown
    assert "4.718,6" in page_at("/vi/provinces/bac-ninh-2025/").main


def test_a_unit_that_did_not_change_has_no_notice(five_reports):
    assert page_at("/provinces/son-la/").find("p", class_="notice") == []


@pytest.mark.parametrize("recorded_on", ["old", "new"])
def test_a_figure_of_an_unclear_territory_is_shown_marked_on_both_units(db, recorded_on):
    (old, _other), new = build.merged()
    new.name_en = old.name_en
    new.save()
    unit = {"old": old, "new": new}[recorded_on]
    figure = build.figure(province=unit, territory="unclear", period_end="2025-09")
    for page in (old, new):
        shown = page_at(f"/provinces/{page.pk}/")
        (row,) = [row for row in shown.rows if row.links[:1] == [f"/figures/{figure.pk}/"]]
        assert "before or after the merger: not said" in row.cells[1]
