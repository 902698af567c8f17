"""Parameters that an address does not know are refused; those of trackers are passed over."""

import json

import pytest

from tests.support.html import Html
from tests.support.pages import LANGUAGES, fetch, page_at, reader, text_of, vietnamese

# Each kind of page, with a parameter near to one that it knows and the one that is meant.
PAGES = [
    ("/", "raeding", "reading"),
    ("/search/", "qq", "q"),
    ("/figures/", "provinces", "province"),
    ("/figures/", "year-from", "year_from"),
    ("/provinces/", "Sort", "sort"),
    ("/provinces/ha-giang/", "indicators", "indicator"),
    ("/indicators/models/", "regions", "region"),
    ("/map/", "indicater", "indicator"),
    ("/compare/", "provnce", "province"),
    ("/coverage/", "topics", "topic"),
    ("/conflicts/", "indicator_", "indicator"),
    ("/corrections/", "causes", "cause"),
]
WITHOUT_PARAMETERS = [
    "/about/",
    "/figures/6/",
    "/reports/lang-son-2023/",
    "/models/5-no-3-yes-soc-trang/",
]
CHARTS = [
    *("/charts/map/", "/charts/awards/", "/charts/models/", "/charts/compare/"),
    *("/charts/provinces/ha-giang/", "/charts/indicators/models/"),
    "/charts/indicators/models/totals/",
]
TRACKED = [
    *("utm_source=a", "utm_campaign=b", "utm%5Fid=c", "utm_=", "fbclid=d", "gclid=e"),
    *("msclkid=f", "zarsrc=g", "mc_cid=h", "mc_eid=i"),
]
SENT = "zzwrongzz"


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize(("address", "wrong", "meant"), PAGES)
def test_a_page_names_the_parameter_and_the_nearest_that_it_knows(
    five_reports, address, wrong, meant, prefix
):
    found = page_at(f"{prefix}{address}?{wrong}={SENT}", 400)
    assert found.texts("code") == [wrong]
    said = vietnamese("perhaps %(nearest)s; known here: %(names)s") if prefix else "perhaps "
    start = said.partition("%(nearest)s")[0]
    assert f"{start}{meant};" in found.main
    assert SENT not in found.source


@pytest.mark.parametrize("address", WITHOUT_PARAMETERS)
def test_a_page_without_parameters_refuses_all(five_reports, address):
    found = page_at(f"{address}?page=1", 400)
    assert found.texts("code") == ["page"]
    assert "this address knows no parameter" in found.main


@pytest.mark.parametrize("address", CHARTS)
def test_a_chart_refuses_too(five_reports, address):
    answer = fetch(f"{address}?page=1", 400)
    assert json.loads(text_of(answer))["error"].startswith("page: ")


def test_where_no_name_is_near_all_are_told(db):
    answer = fetch("/indicators.csv?zzz=1", 400)
    assert text_of(answer) == "zzz: one of: q, sort, topic\n"


@pytest.mark.parametrize("address", ["/coverage/", "/indicators/models/"])
def test_what_is_one_page_knows_no_number_of_it(five_reports, address):
    assert page_at(f"{address}?page=1", 400).texts("code") == ["page"]


@pytest.mark.parametrize("name", ["%FF", "", "a" * 41, "%3Cb%3E", "a%20b"])
def test_a_name_that_is_none_is_not_repeated(db, name):
    found = page_at(f"/figures/?{name}=1", 400)
    assert found.texts("code") == ["?"]
    assert "<b>" not in found.main


def test_a_refusal_stands_before_a_tag_that_is_held(five_reports):
    tag = fetch("/figures/")["ETag"]
    for address in ("/figures/?unheard_of=1", "/figures/6/?unheard_of=1"):
        assert reader.get(address, headers={"if-none-match": f"*, {tag}"}).status_code == 400


def test_a_page_that_is_not_there_stays_one(db):
    fetch("/nothing/?unheard_of=1", 404)


def test_the_health_takes_whatever_is_asked(db):
    fetch("/healthz?probe=1")


@pytest.mark.parametrize("tracked", TRACKED)
@pytest.mark.parametrize("address", ["/figures/", "/figures/6/", "/figures.csv", "/charts/map/"])
def test_trackers_are_passed_over(five_reports, address, tracked):
    plain, followed = fetch(address), fetch(f"{address}?{tracked}")
    assert followed["ETag"] == plain["ETag"]
    assert text_of(followed) == text_of(plain)


def test_what_stands_beside_a_tracker_is_answered_and_linked(five_reports):
    plain = fetch("/figures/?status=achieved&sort=-value")
    followed = fetch("/figures/?utm_source=a&status=achieved&&fbclid=b&sort=-value&utm_id=c")
    assert followed["ETag"] == plain["ETag"]
    assert text_of(followed) == text_of(plain)
    assert "utm_" not in text_of(followed)


@pytest.mark.parametrize(
    ("address", "status", "place"),
    [
        ("/figures?utm_source=a&q=b", 301, "/figures/?q=b"),
        ("/figures?utm_source=a", 301, "/figures/"),
        ("/figures/?q=&utm_source=a", 302, "/figures/"),
        ("/figures/?q=&utm_source=&sort=id", 302, "/figures/?sort=id"),
    ],
)
def test_no_redirect_hands_a_tracker_on(db, address, status, place):
    assert fetch(address, status)["Location"] == place


@pytest.mark.parametrize("name", ["utmsource", "fbclid2", "my_utm_source", "FBCLID"])
def test_what_only_looks_like_a_tracker_is_refused(db, name):
    fetch(f"/figures/?{name}=1", 400)


def test_a_refusal_links_no_tracker(db):
    shown = Html(text_of(fetch("/figures/?unheard_of=1&utm_source=a", 400)))
    assert not [link for link in shown.links if "utm_" in link or "unheard_of" in link]
