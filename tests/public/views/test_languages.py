"""Two languages: every text in both, numbers and dates as each writes them, twins that link."""

import re
from urllib.parse import urlsplit

import pytest
from django.utils.translation import override

from models_registry.public.templatetags import statistics
from models_registry.statistics import formatting
from movement_stats.lib.catalogue import catalogue_files, read_catalogue, texts
from tests.support import build
from tests.support.pages import LISTS, fetch, page_at

(SOURCE,) = catalogue_files()
MARKED = {message.id: message for message in texts() if message.id}
HELD = {message.id: message for message in read_catalogue(SOURCE) if message.id}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def in_words(id: object) -> str:
    """Return a text; of one with a plural that form, which alone always tells the number."""
    return id if isinstance(id, str) else id[-1]


def translations(message: object) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_there_are_texts_to_translate():
    assert len(MARKED) > 200


def test_every_text_stands_in_the_catalogue():
    assert sorted(in_words(id) for id in MARKED.keys() - HELD.keys()) == []


def test_the_catalogue_holds_no_text_that_is_not_used():
    assert sorted(in_words(id) for id in HELD.keys() - MARKED.keys()) == []
    assert not read_catalogue(SOURCE).obsolete


def test_every_text_has_a_translation_that_somebody_finished():
    lacking = [
        in_words(message.id)
        for message in HELD.values()
        if message.fuzzy or not all(text.strip() for text in translations(message))
    ]
    assert lacking == []


def test_every_translation_has_the_placeholders_of_its_text():
    differing = [
        in_words(message.id)
        for message in HELD.values()
        for text in translations(message)
        if set(PLACEHOLDER.findall(in_words(message.id))) != set(PLACEHOLDER.findall(text))
    ]
    assert differing == []


def test_no_translation_has_spaces_at_its_ends_that_the_text_has_not():
    differing = [
        in_words(message.id)
        for message in HELD.values()
        for text in translations(message)
        if (in_words(message.id) != in_words(message.id).strip()) != (text != text.strip())
    ]
    assert differing == []


# Numbers and dates


@pytest.mark.parametrize(
    ("value", "english", "vietnamese"),
    [
        (26558, "26,558", "26.558"),
        (0, "0", "0"),
        (999, "999", "999"),
        (60000000000, "60,000,000,000", "60.000.000.000"),
        (246.7, "246.7", "246,7"),
    ],
)
def test_a_number_is_written_as_the_language_writes_it(value, english, vietnamese):
    with override("en"):
        assert formatting.number(value) == english
    with override("vi"):
        assert formatting.number(value) == vietnamese


def test_a_figure_and_its_day_are_written_as_the_language_writes_them(five_reports):
    english, vietnamese = page_at("/figures/6/").main, page_at("/vi/figures/6/").main
    assert "26,558" in english
    assert "28 July 2023" in english
    assert "26.558" in vietnamese
    assert re.search(r"28 tháng 7,? (năm )?2023|28/7/2023", vietnamese)
    assert "July" not in vietnamese


@pytest.mark.parametrize(
    ("date", "english", "vietnamese"),
    [
        ("2023", "2023", "(năm )?2023"),
        ("2023-03", "March 2023", r"tháng 3(/|,? (năm )?)2023"),
        ("2023-03-06", "6 March 2023", r"6 tháng 3,? (năm )?2023|6/3/2023"),
        ("", "", ""),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(date, english, vietnamese):
    with override("en"):
        assert statistics.date_words(date) == english
    with override("vi"):
        assert re.search(rf"(?i)^(ngày )?({vietnamese})$", statistics.date_words(date))


def test_evidence_stays_in_the_language_of_the_report(five_reports):
    for prefix in ("", "/vi"):
        shown = page_at(f"{prefix}/figures/32/")
        (quoted,) = shown.find("blockquote")
        assert quoted.has["lang"] == "fr"
        assert quoted.text.startswith("2 028 groupes")


@pytest.mark.parametrize(
    ("address", "english", "vietnamese"),
    [
        ("/provinces/tuyen-quang-2025/", "Tuyen Quang", "Tuyên Quang"),
        ("/provinces/da-nang/", "Da Nang", "Đà Nẵng"),
        ("/indicators/models/", "Models", "Mô hình"),
        ("/models/5-no-3-yes-soc-trang/", "5 no 3 yes", "5 không 3 có"),
    ],
)
def test_a_record_has_its_name_in_the_language_of_the_page(
    five_reports, address, english, vietnamese
):
    assert page_at(address).texts("h1") == [english]
    assert page_at(f"/vi{address}").texts("h1") == [vietnamese]


# Twins


ADDRESSES = [
    *(
        "/",
        "/about/",
        "/search/",
        "/search/?q=son+la",
        "/nowhere/",
        "/figures/?province=son-la&page=1",
    ),
    *(f"/{name}/" for name in LISTS),
    *("/coverage/", "/corrections/", "/conflicts/", "/compare/"),
    "/compare/?province=son-la&province=lang-son",
    "/figures/6/",
    "/provinces/son-la/",
    "/reports/northwest-2023/",
    "/indicators/models/",
    "/models/5-no-3-yes-soc-trang/",
]


def at(address: str):
    return page_at(address, 404 if address.endswith("/nowhere/") else 200)


def test_each_page_links_its_twin_with_the_same_question(five_reports):
    for address in ADDRESSES:
        for here, lang in ((address, "en"), (f"/vi{address}", "vi")):
            shown = at(here)
            assert shown.lang == lang
            assert shown.link("English") == address
            assert shown.link("Tiếng Việt") == f"/vi{address}"
            current = [one.text for one in shown.find("a", lang=lang) if "aria-current" in one.has]
            assert current == [{"en": "English", "vi": "Tiếng Việt"}[lang]]
            alternates = {
                one.has["hreflang"]: urlsplit(one.has["href"])._replace(scheme="", netloc="")
                for one in shown.find("link", rel="alternate")
            }
            assert alternates["en"].geturl() == address
            assert alternates["vi"].geturl() == f"/vi{address}"


def test_links_stay_in_the_language_of_the_page(five_reports):
    for address in ADDRESSES:
        foreign = {
            urlsplit(link).path
            for link in at(f"/vi{address}").links
            if link.startswith("/") and not link.startswith(("/vi/", "/static/"))
        }
        # Its own twin, and the files, which have one language.
        assert {path for path in foreign if not path.endswith((".csv", ".json"))} == {
            urlsplit(address).path
        }


@pytest.mark.parametrize("path", ["/visits/", "/vietnam/", "/vi-en/", "/village"])
def test_an_address_that_only_begins_like_the_vietnamese_ones_is_english(db, path):
    shown = page_at(path, 404)
    assert shown.lang == "en"
    assert shown.link("English") == path
    assert shown.link("Tiếng Việt") == f"/vi{path}"


def test_a_language_asked_for_by_the_browser_changes_nothing(db):
    from tests.support.pages import reader, text_of

    plain = text_of(reader.get("/about/"))
    asked = text_of(reader.get("/about/", headers={"accept-language": "vi"}))
    assert asked == plain


def test_the_language_is_said_in_a_header(db):
    assert fetch("/about/")["Content-Language"] == "en"
    assert fetch("/vi/about/")["Content-Language"] == "vi"


def test_an_english_text_that_has_no_vietnamese_is_shown_rather_than_nothing(db):
    place = build.place(name_en="Van Linh commune", name_vi="")
    figure = build.figure(place=place)
    assert "Van Linh commune" in page_at(f"/vi/figures/{figure.pk}/").main
