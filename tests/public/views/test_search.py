"""Search: every name is found however it is typed, on both databases."""

import csv
from collections import defaultdict
from unicodedata import normalize
from urllib.parse import quote

import pytest
from django.conf import settings

from tests.support import build
from tests.support.html import Html
from tests.support.pages import LANGUAGES, fetch, page_at, rows_of_json, vietnamese

with (settings.FIXTURES_DIR / "reference" / "provinces.csv").open(encoding="utf-8") as file:
    PROVINCES = list(csv.DictReader(file))


def without_accents(text: str) -> str:
    plain = normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return plain.encode("ascii", "ignore").decode()


TYPED = {
    "composed": lambda text: normalize("NFC", text),
    "decomposed": lambda text: normalize("NFD", text),
    "in capitals": str.upper,
    "in capitals, decomposed": lambda text: normalize("NFD", text.upper()),
    "without accents": without_accents,
}


def found(question: str, prefix: str = "") -> Html:
    return page_at(f"{prefix}/search/?q={quote(question)}")


def test_there_are_86_provincial_units():
    assert len(PROVINCES) == 86


def named() -> dict[str, set[str]]:
    """Return each name of a provincial unit, in both languages, with the ids that bear it."""
    names = defaultdict(set)
    for unit in PROVINCES:
        for name in (unit["name_vi"], unit["name_en"]):
            names[name].add(unit["id"])
    return names


@pytest.mark.parametrize("way", TYPED)
def test_every_province_is_found_in_its_list_by_both_its_names(five_reports, way):
    missing = {}
    for name, ids in named().items():
        rows = rows_of_json(f"/provinces.json?q={quote(TYPED[way](name))}")
        if lacking := ids - {row["id"] for row in rows}:
            missing[name] = lacking
    assert not missing


@pytest.mark.parametrize("way", ["in capitals, decomposed", "without accents"])
def test_every_province_is_found_by_the_search_by_both_its_names(five_reports, way):
    missing = {}
    for name, ids in named().items():
        links = set(found(TYPED[way](name)).links)
        if lacking := {id for id in ids if f"/provinces/{id}/" not in links}:
            missing[name] = lacking
    assert not missing


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("26,558", "/figures/6/"),
        ("26558", "/figures/6/"),
        ("172 272", "/figures/37/"),
        ("groupes d’autogestion", "/figures/32/"),
        ("GROUPES D'AUTOGESTION", "/figures/32/"),
        ("värdefulla informationskällor", "/figures/39/"),
        ("vardefulla", "/figures/39/"),
        ("miljarder", "/figures/43/"),
        ("5 nej 3 ja", "/models/5-no-3-yes-soc-trang/"),
        ("5 no 3 yes", "/models/5-no-3-yes-soc-trang/"),
        ("5 không 3 có", "/models/5-no-3-yes-soc-trang/"),
        ("Patrol 8394", "/models/patrol-8394-da-nang/"),
        ("Móc khóa an ninh", "/models/security-key-chain-lai-chau/"),
        ("deep and wide development", "/reports/lang-son-2023/"),
        ("northwest-2023", "/reports/northwest-2023/"),
        ("wanted persons", "/indicators/wanted-persons/"),
        ("truy nã", "/indicators/wanted-persons/"),
        ("Thừa Thiên Huế", "/provinces/hue/"),
    ],
)
def test_words_lead_to_what_they_name(five_reports, question, address):
    for prefix in LANGUAGES.values():
        assert prefix + address in found(question, prefix).links


def test_the_page_counts_what_it_found(five_reports):
    shown = found("patrol 8394")
    assert shown.texts("p", class_="count") == ["1 result"]
    assert found("nowhereatall").texts("p", class_="count") == []
    assert "Nothing was found." in found("nowhereatall").main


def test_more_than_ten_lead_to_their_list(five_reports):
    shown = found("lang son")
    links = [link for link in shown.links if link.startswith("/figures/?q=")]
    assert links == ["/figures/?q=lang+son"]
    assert len(page_at(links[0]).rows) >= 19


@pytest.mark.parametrize("question", ["?!…", "-", "%%%", "⁂", "'", '"', "   ", "_"])
def test_a_question_without_a_letter_or_digit_finds_nothing_and_says_why(db, question):
    shown = found(question)
    assert not [
        link for link in shown.links if link.startswith("/figures/") and link != "/figures/"
    ]
    assert "Type a word with a letter or a digit." in shown.main
    other = found(question, "/vi")
    assert vietnamese("Type a word with a letter or a digit.") in other.main


def test_no_question_is_answered_with_the_empty_form(five_reports):
    for address in ("/search/", "/search/?q="):
        shown = page_at(address)
        assert "Type a word" not in shown.main
        assert shown.texts("p", class_="count") == []


@pytest.mark.parametrize(
    "question", ["q=" + "a" * 201, "q=a&q=b", "q=%00", "q=son%00la", "q=" + "đ" * 201]
)
def test_a_question_that_cannot_be_asked_is_refused(db, question):
    for prefix in LANGUAGES.values():
        fetch(f"{prefix}/search/?{question}", 400)


def test_the_longest_question_is_answered(db):
    fetch("/search/?q=" + "a" * 200)


@pytest.mark.parametrize("question", ["%", "_", "son%", "s_n", "\\", "'; DROP TABLE x; --", "<b>"])
def test_no_character_has_a_meaning_of_its_own(five_reports, question):
    shown = found(question)
    assert "/provinces/son-la/" not in shown.links or question == "son%"
    assert "<b>" not in shown.source


def test_what_was_asked_stays_in_the_box_and_is_not_run(db):
    shown = found('"><script>alert(1)</script>')
    assert "<script>alert" not in shown.source
    boxes = [one.has.get("value") for one in shown.find("input") if one.has.get("name") == "q"]
    assert boxes == ['"><script>alert(1)</script>'] * 2


def test_withdrawn_figures_are_not_found(db):
    build.figure(value=5, as_written="5 of a rare kind", state="withdrawn")
    assert "5 of a rare kind" not in found("rare").main


def test_a_word_is_found_by_its_beginning_and_all_words_count(db):
    one = build.figure(value=5, as_written="5 inter-family groups")
    assert f"/figures/{one.pk}/" in found("fam gro").links
    assert f"/figures/{one.pk}/" in found("inter-family").links
    assert f"/figures/{one.pk}/" not in found("amily").links
    assert f"/figures/{one.pk}/" not in found("family cameras").links


def test_words_in_scripts_without_spaces_are_found(db):
    one = build.figure(
        value=31500, as_written="防犯カメラを3万1,500台設置", report=build.report(language="ja")
    )
    for question in ("カメラ", "防犯", "設置"):
        assert f"/figures/{one.pk}/" in found(question).links
