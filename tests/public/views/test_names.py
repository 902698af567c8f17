"""Names of units as people type them, in search, filters and addresses."""

import pytest

from tests.support import build
from tests.support.pages import fetch, keys_in_file, keys_on_page, page_at, text_of

pytestmark = pytest.mark.django_db


def test_a_whole_name_finds_no_unit_that_only_begins_so(reference):
    found = page_at("/search/?q=Sơn La")
    assert "Son La" in found.main
    assert "Lang Son" not in found.main
    assert "Hau Giang" not in page_at("/search/?q=Hà Giang").main
    assert keys_on_page("provinces", "q=ha giang") == ["ha-giang"]


def test_rows_of_the_unit_are_found_and_not_those_of_others(reference):
    from provinces.models import Province

    own = build.figure(province=Province.objects.get(pk="son-la"))
    build.figure(province=Province.objects.get(pk="lang-son"))
    assert keys_on_page("figures", "q=Sơn La") == [str(own.pk)]
    assert keys_on_page("figures", "q=TINH SON LA") == [str(own.pk)]


def test_a_wrong_letter_is_forgiven_in_the_search_and_it_is_said(reference):
    found = page_at("/search/?q=Lang Sonn")
    assert "Nothing is called “Lang Sonn”; this was found for “Lang Son”." in found.main
    assert found.link("Lang Son").endswith("/provinces/lang-son/")


@pytest.mark.parametrize("prefix", ["", "/vi"])
@pytest.mark.parametrize(
    ("spelled", "unit"),
    [
        ("Son-La", "son-la"),
        ("SON-LA", "son-la"),
        ("sonla", "son-la"),
        ("TPHCM", "ho-chi-minh-2025"),
    ],
)
def test_other_spellings_lead_to_the_page_of_the_unit(reference, prefix, spelled, unit):
    answer = fetch(f"{prefix}/provinces/{spelled}/", 301)
    assert answer["Location"] == f"{prefix}/provinces/{unit}/"


def test_the_question_goes_along_and_files_lead_too(reference):
    assert fetch("/provinces/SON-LA/?indicator=models", 301)["Location"] == (
        "/provinces/son-la/?indicator=models"
    )
    assert fetch("/provinces/nowhere/", 404)


def test_a_filter_refuses_a_name_and_says_which_unit_is_meant(reference):
    assert "“son-la” is meant" in page_at("/figures/?province=Sơn La", 400).main
    assert "“son-la” is meant" in text_of(fetch("/figures.csv?province=TINH SON LA", 400))
    assert "is meant" not in page_at("/figures/?province=nowhere", 400).main


VIETNAMESE = ["Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng"]


def test_pages_in_vietnamese_are_in_vietnamese_order_and_files_in_that_of_the_english(reference):
    wanted = ["ha-giang", "ha-nam", "ha-noi", "ha-tinh", "hai-duong", "hai-phong"]
    shown = [key for key in keys_on_page("provinces", language="vi") if key in wanted]
    assert shown == wanted
    english = ["ha-giang", "ha-nam", "ha-tinh", "hai-duong", "hai-phong", "ha-noi"]
    assert [key for key in keys_on_page("provinces") if key in wanted] == english
    assert [key for key in keys_in_file("provinces") if key in wanted] == english


def test_the_select_box_of_units_is_in_the_order_of_the_page(reference):
    options = page_at("/vi/figures/").texts("option")
    shown = [name for name in options if name in VIETNAMESE]
    # Those that ended in 2025 stand beside, with the year.
    assert shown == [name for name in VIETNAMESE if name in shown]
    assert {"Hà Nội", "Hà Tĩnh"} <= set(shown)
