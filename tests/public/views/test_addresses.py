"""Every address of the contract, and every address that is none."""

import re
from collections import defaultdict
from urllib.parse import unquote, urlsplit

import pytest
from django.urls import reverse
from django.utils import translation

from movement_stats.lib.addresses import address_of
from tests.support.html import Html
from tests.support.pages import LANGUAGES, LISTS, fetch, reader, text_of, vietnamese

# Pages of rows that are no list of records.
TABLES = ("compare", "coverage", "corrections", "conflicts")
PAGES = [
    *("/", "/search/", "/search/?q=son+la", "/about/"),
    *(f"/{name}/" for name in LISTS),
    "/provinces/tuyen-quang-2025/",
    "/provinces/ha-giang/",
    "/models/5-no-3-yes-soc-trang/",
    "/figures/6/",
    *(f"/reports/{slug}/" for slug in ("northwest-2023", "lang-son-2023", "da-nang-2024")),
    *(f"/reports/{slug}/" for slug in ("ha-giang-2023", "soc-trang-2024")),
    "/indicators/models/",
    "/provinces/?reading=today",
    "/map/",
    "/map/?reading=today&per=head",
    *(f"/{name}/" for name in TABLES),
    "/compare/?province=son-la&province=lang-son",
]
FILES = [f"/{name}.{form}" for name in (*LISTS, *TABLES) for form in ("csv", "json")]
ODD = [
    ("/figures/" + "9" * 5000 + "/", {400, 404, 414}),
    ("/figures/?page=" + "9" * 5000, {400, 404, 414}),
    ("/figures/?year_from=" + "9" * 5000, {400, 414}),
    ("/figures/" + "9" * 3000 + "/", {400, 404, 414}),
    ("/figures/?page=" + "9" * 3000, {400, 404, 414}),
    ("/figures/?year_from=" + "9" * 3000, {400}),
    ("/figures/?province=" + "a" * 3000, {400}),
    ("/figures/?report=" + "a" * 3000, {400}),
    ("/figures/?q=" + "a" * 3000, {400}),
    ("/figures/?sort=" + "a" * 3000, {400}),
    ("/figures.csv?" + "a" * 3000 + "=1", {400}),
    ("/figures/?after=" + "a" * 3000, {400}),
    ("/search/?q=" + "9" * 3000, {400}),
    ("/figures/?province=%FF%FE", {400}),
    ("/figures/?%FF=1", {400}),
    ("/figures.csv?%FF=1", {400}),
    ("/figures/?q=%F0%9F%98%80", {400}),
    ("/figures/?q=%ED%A0%80", {400}),
    ("/figures/?q=%EF%BF%BF1", {200}),
    ("/provinces/%FF/", {404}),
    ("/provinces/%ED%A0%80/", {404}),
    ("/figures/%2e%2e/", {404}),
    ("/static/../settings.py", {404}),
    ("/static/%2e%2e/manage.py", {404}),
    ("/figures/?" + "&".join(f"x{n}=1" for n in range(500)), {400}),
    ("/figures/?=1", {400}),
    ("/figures/?&&&", {200}),
    ("/figures/?province", {302}),
    ("/figures.csv?province=", {200, 400}),
    ("/figures.csv?status=", {200, 400}),
    ("/figures/?status=achieved%20", {200, 400}),
    ("/figures/?province=son-la%00", {400}),
    ("/figures/?year_from=%D9%A2%D9%A0%D9%A2%D9%A3", {400}),
]
NUL = [
    "/%00",
    "/figures/%00/",
    "/provinces/son%00la/",
    "/reports/a%00/",
    "/static/css/site%00.css",
    "/figures.csv%00",
    "/figures/?status=%00",
    "/figures/?q=a%00b",
    "/figures/?province=son-la&province=%00",
    "/figures/?%00=1",
    "/figures/?st%00atus=achieved",
    "/figures.csv?%00=1",
    "/figures.json?report=%00",
    "/search/?q=%00",
    "/nothing/?%00",
    "/healthz?%00",
    "/about/?x=%00",
]
DIRECTIVES = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "connect-src": {"'self'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
    "form-action": {"'self'"},
}


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_every_page_of_the_contract_answers(five_reports, prefix):
    for address in PAGES:
        answer = fetch(prefix + address)
        assert answer["Content-Type"] == "text/html; charset=utf-8"
        shown = Html(text_of(answer))
        assert len(shown.find("h1")) == 1, address
        assert shown.texts("title")[0], address


def test_every_file_of_the_contract_answers(five_reports):
    for address in FILES:
        answer = fetch(address)
        kind = "text/csv" if address.endswith("csv") else "application/json"
        assert answer["Content-Type"] == f"{kind}; charset=utf-8"
        assert answer["Content-Disposition"] == f'attachment; filename="{address[1:]}"'


@pytest.mark.parametrize("address", FILES)
def test_a_file_has_no_vietnamese_twin(db, address):
    fetch(f"/vi{address}", 404)
    fetch(f"{address}/", 404)


def test_the_health_of_the_site(db):
    assert text_of(fetch("/healthz")) == "ok\n"
    fetch("/vi/healthz", 404)


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("address", ["/figures", "/figures/6", "/provinces/son-la", "/about"])
def test_a_forgotten_slash_is_added(db, address, prefix):
    answer = fetch(f"{prefix}{address}?q=a", 301)
    assert answer["Location"] == f"{prefix}{address}/?q=a"


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/vi/", "/search/?q=a", "/about/", "/healthz", "/figures/6/", "/nothing/"),
        *("/provinces/son-la/", "/reports/ha-giang-2023/", "/indicators/models/", "/figures"),
        "/models/5-no-3-yes-soc-trang/",
        *(f"/{name}/" for name in TABLES),
        *(f"/{name}.csv" for name in TABLES),
    ],
)
def test_the_public_site_is_only_read(db, address):
    for method in ("post", "put", "patch", "delete", "trace"):
        answer = getattr(reader, method)(address)
        assert answer.status_code == 405, method
        assert set(re.split(", ?", answer["Allow"])) == {"GET", "HEAD", "OPTIONS"}


def test_head_of_a_page_has_no_body(five_reports):
    for address in PAGES:
        answer = reader.head(address)
        assert answer.status_code == 200, address
        assert text_of(answer) == "", address


@pytest.mark.parametrize("address", ["/", "/figures/", "/figures.csv", "/static/", "/vi/nothing/"])
def test_an_address_of_10000_characters_is_too_long(db, address):
    text_of(fetch(f"{address}?q={'a' * 10_000}", 414))
    text_of(fetch(f"{address}{'a' * 10_000}", 414))


def test_a_long_but_sensible_address_is_not_too_long(five_reports):
    many = "&".join(f"province={name}" for name in ["son-la", "da-nang"] * 60)
    assert fetch(f"/figures.csv?{many}")


@pytest.mark.parametrize(("address", "allowed"), ODD, ids=[address[:50] for address, _ in ODD])
def test_an_odd_address_has_one_answer_on_both_databases(db, address, allowed):
    for prefix in LANGUAGES.values() if ".csv" not in address else [""]:
        assert reader.get(prefix + address).status_code in allowed


@pytest.mark.parametrize("address", NUL)
def test_nul_is_refused_wherever_it_stands(db, address):
    fetch(address, 400)
    if "." not in address and "healthz" not in address:
        fetch(f"/vi{address}", 400)


def test_a_refused_address_is_answered_in_the_language_of_the_page(db):
    assert text_of(fetch(f"/vi/figures/?q={'a' * 10_000}", 414)) == vietnamese(
        "The address is too long."
    )
    assert "The address is too long." in text_of(fetch(f"/figures/?q={'a' * 10_000}", 414))


@pytest.mark.parametrize("path", ["//example.org/", "//example.org/figures/", "///x/"])
def test_no_link_leads_to_another_host_by_the_path_that_was_sent(db, path):
    answer = reader.generic("GET", "/", PATH_INFO=path)
    if answer.status_code in {301, 302}:
        assert not answer["Location"].startswith("//")
        return
    links = [link for link in Html(text_of(answer)).links if link.startswith("//")]
    assert not links


@pytest.mark.parametrize("path", ["/a b/", '/"><i>/', "/<script>/", "/đ/", "/a?b/", "/a#b/"])
def test_links_of_a_page_that_is_not_there_are_addresses(db, path):
    # WSGI hands a path over as its bytes, each a character.
    answer = reader.generic("GET", "/", PATH_INFO=path.encode().decode("latin-1"))
    assert answer.status_code == 404
    shown = Html(text_of(answer))
    assert unquote(urlsplit(shown.link("English")).path) == path
    assert re.fullmatch(r"[!-~]+", shown.link("English"))
    assert not re.search(r'[ "<>]', shown.link("English"))
    assert "<script>" not in shown.source


# Headers


ANSWERS = [
    ("/", 200),
    ("/vi/figures/", 200),
    ("/figures/6/", 200),
    ("/figures.csv", 200),
    ("/figures.json", 200),
    ("/healthz", 200),
    ("/about", 301),
    ("/figures/?q=", 302),
    ("/figures/?status=x", 400),
    ("/figures.csv?status=x", 400),
    ("/figures.json?status=x", 400),
    ("/figures/?q=%00", 400),
    ("/nothing/", 404),
    (f"/figures/?q={'a' * 5000}", 414),
]


def secured(answer) -> None:
    policy = {
        words[0]: set(words[1:])
        for part in answer["Content-Security-Policy"].split(";")
        if (words := part.split())
    }
    for name, sources in DIRECTIVES.items():
        assert policy[name] == sources
    assert not [part for part in policy.values() if any("unsafe" in one for one in part)]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    for feature in ("camera", "geolocation", "microphone"):
        assert f"{feature}=()" in answer["Permissions-Policy"]
    varied = {part.strip().lower() for part in answer.headers.get("Vary", "").split(",")}
    assert varied <= {"", "accept-encoding"}
    assert not answer.cookies
    assert "Set-Cookie" not in answer


@pytest.mark.parametrize(("address", "status"), ANSWERS, ids=[a[:40] for a, _ in ANSWERS])
def test_every_answer_carries_the_headers_of_safety(five_reports, address, status):
    secured(fetch(address, status))


def test_so_does_an_answer_to_another_method(db):
    answer = reader.post("/figures/")
    assert answer.status_code == 405
    secured(answer)


def test_so_does_a_fault_of_ours(db, monkeypatch):
    from models_registry.public.views import site as site_pages

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(site_pages.About, "get_context_data", fail)
    secured(fetch("/about/", 500))


def test_so_do_static_files(db):
    shown = Html(text_of(fetch("/about/")))
    (sheet,) = [one.has["href"] for one in shown.find("link", rel="stylesheet")]
    answer = fetch(sheet)
    text_of(answer)
    secured(answer)
    assert "immutable" in answer["Cache-Control"]


def test_pages_hold_no_script_and_no_style_of_their_own(five_reports):
    for address in [*PAGES, "/vi/figures/", "/vi/figures/6/"]:
        shown = Html(text_of(fetch(address)))
        assert all(one.has.get("src") for one in shown.find("script"))
        assert not shown.find("style")
        for element in shown.elements:
            assert not [name for name in element.has if name == "style" or name.startswith("on")]


def test_pages_load_nothing_from_elsewhere_and_link_within_by_path(five_reports):
    for address in PAGES:
        shown = Html(text_of(fetch(address)))
        loaded = [
            one.has.get("src") or one.has.get("href", "")
            for one in shown.elements
            if one.tag in {"script", "img", "source", "iframe"}
            or (one.tag == "link" and one.has["rel"] in {"stylesheet", "icon"})
        ]
        assert loaded
        assert all(one.startswith("/static/") for one in loaded)
        for one in shown.find("a"):
            href = one.has["href"]
            assert href.startswith(("/", "#", "?")) or "external" in one.has["rel"], href
            assert not href.startswith("//")
        for one in shown.find("form"):
            assert one.has.get("action", "/").startswith("/")


def test_every_kind_of_link_leads_somewhere(five_reports):
    """Of each kind of address a few: all 86 provinces' pages are one kind."""
    kinds = defaultdict(set)
    for address in PAGES:
        for link in Html(text_of(fetch(address))).links:
            if link.startswith("/"):
                kinds[re.sub(r"(?<=/)[^/?]+(?=/$)|=.*", "*", link)].add(link)
    assert len(kinds) > 30
    links = [link for some in kinds.values() for link in sorted(some)[:2]]
    broken = {link: code for link in links if (code := reader.get(link).status_code) != 200}
    assert not broken


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_s_address_is_what_the_resolver_gives(language):
    keys = {
        "figure-detail": 100_012,
        "province-detail": "tuyen-quang-2025",
        "indicator-detail": "criterion-19-percent",
        "report-detail": "lang-son-2023",
    }
    with translation.override(language):
        for name, key in keys.items():
            assert address_of(name, key) == reverse(name, args=[key])
