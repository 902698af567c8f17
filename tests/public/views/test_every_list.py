"""What holds of every list: a question is answered to the letter or refused, never half."""

import base64
import json
import re
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit

import pytest

from movement_stats.lib import keyset
from tests.support.html import Html
from tests.support.pages import (
    FILTERS,
    LANGUAGES,
    LISTS,
    NOT_SORTED_BY,
    fetch,
    json_of,
    keys_in_file,
    keys_of,
    keys_on_page,
    page_at,
    reader,
    rows_of_csv,
    rows_of_json,
    text_of,
    vietnamese,
)

pytestmark = pytest.mark.django_db

SENT = "zzwrongzz"
# A question for words is wrong only where it has none.
WRONG = {"q": "⁂⁂⁂"}
EVERY_FILTER = [(name, filter_) for name, filters in FILTERS.items() for filter_ in filters]
FORMS = ("csv", "json")
# For each list, valid values that leave some of the five reports' rows.
VALID = {
    "provinces": {"q": "lang son", "region": "NW", "kind": "municipality", "reading": "today"},
    "models": {
        "q": "zalo",
        "province": "da-nang",
        "predecessors": "no",
        "region": "NCC",
        "report": "da-nang-2024",
        "publisher": "da-nang-city-portal",
        "language": "en",
        "theme": "online",
        "body": "ministry-of-public-security",
    },
    "sites": {
        "q": "model points",
        "province": "soc-trang",
        "predecessors": "yes",
        "region": "NORTHWEST-14",
        "report": "soc-trang-2024",
        "publisher": "nhan-dan",
        "language": "sv",
        "year_from": "2023",
        "year_to": "2023",
        "model": "5-no-3-yes-soc-trang",
        "theme": "school",
        "kind": "named",
        "qualifier": "exact",
    },
    "awards": {
        "q": "certificates",
        "province": "ha-giang",
        "predecessors": "no",
        "region": "NMM",
        "report": "ha-giang-2023",
        "publisher": "bhg",
        "language": "fr",
        "year_from": "2023",
        "year_to": "2023",
        "reading": "today",
        "body": "ha-giang-provincial-police",
        "kind": "certificate_of_merit",
        "qualifier": "unquantified",
        "scope": "province",
    },
    "figures": {
        "q": "model points",
        "province": "da-nang",
        "predecessors": "no",
        "region": "NW",
        "report": "soc-trang-2024",
        "publisher": "bhg",
        "language": "fr",
        "year_from": "2022",
        "year_to": "2024",
        "indicator": "models",
        "topic": "results",
        "model": "5-no-3-yes-soc-trang",
        "theme": "school",
        "body": "soc-trang-steering-committee",
        "qualifier": "more_than",
        "status": "proposed",
        "scope": "place",
        "fit": "part",
        "period_kind": "span",
        "withdrawn": "1",
    },
    "reports": {
        "q": "soc trang",
        "province": "son-la",
        "predecessors": "no",
        "region": "NORTHWEST-14",
        "year_from": "2023",
        "year_to": "2023",
        "publisher": "bhg",
        "language": "en",
        "indicator": "models",
    },
    "indicators": {"q": "cameras", "topic": "results"},
}


def refused(address: str, parameter: str, status: int = 400) -> None:
    """The answer in every form is a refusal that names the parameter and says what is right."""
    name, _, question = address.partition("?")
    for prefix in LANGUAGES.values():
        found = page_at(f"{prefix}/{name}/?{question}", status)
        assert found.texts("code") == [parameter]
        hint = found.texts("p")
        assert any(re.search(r"\w", words.partition(":")[2]) for words in hint), hint
    file_refused(address, parameter)


def file_refused(address: str, parameter: str) -> None:
    name, _, question = address.partition("?")
    lines = text_of(answer := fetch(f"/{name}.csv?{question}", 400))
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert re.fullmatch(rf"{parameter}: .*\w.*\n", lines)
    answer = fetch(f"/{name}.json?{question}", 400)
    assert answer["Content-Type"] == "application/json"
    assert json.loads(text_of(answer))["error"] == lines.strip()


# Wrong values


@pytest.mark.parametrize(("name", "parameter"), EVERY_FILTER)
def test_a_value_that_does_not_exist_is_refused_by_name(name, parameter):
    refused(f"{name}?{urlencode({parameter: WRONG.get(parameter, SENT)})}", parameter)


@pytest.mark.parametrize("name", LISTS)
def test_a_wrong_value_is_refused_beside_right_ones(five_reports, name):
    for parameter in FILTERS[name]:
        right = [(other, value) for other, value in VALID[name].items() if other != parameter][:2]
        question = urlencode([*right, (parameter, WRONG.get(parameter, SENT))])
        fetch(f"/{name}/?{question}", 400)
        fetch(f"/{name}.json?{question}", 400)


@pytest.mark.parametrize("name", LISTS)
def test_what_was_sent_is_not_repeated_in_the_page_itself(name):
    for parameter in (*FILTERS[name], "sort", "page", "after", "before"):
        if parameter != "q":
            assert SENT not in page_at(f"/{name}/?{parameter}={SENT}", 400).main


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_what_was_sent_is_not_repeated_anywhere(name, language):
    for parameter in (*FILTERS[name], "sort", "page"):
        if parameter != "q":
            address = f"{LANGUAGES[language]}/{name}/?{parameter}={SENT}"
            assert SENT not in text_of(fetch(address, 400)), address


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", LISTS)
def test_a_file_does_not_repeat_what_was_sent(name, form):
    for parameter in (*FILTERS[name], "sort"):
        if parameter != "q":
            assert SENT not in text_of(fetch(f"/{name}.{form}?{parameter}={SENT}", 400))
    assert SENT not in text_of(fetch(f"/{name}.{form}?unheard-of={SENT}", 400))


def test_the_refusal_is_in_the_language_of_the_page():
    english = page_at("/figures/?status=nope", 400)
    assert english.lang == "en"
    assert english.texts("h1") == ["This question cannot be answered"]
    other = page_at("/vi/figures/?status=nope", 400)
    assert other.lang == "vi"
    assert other.texts("h1") == [vietnamese("This question cannot be answered")]


@pytest.mark.parametrize(
    ("question", "parameter"),
    [
        ("year_from=202", "year_from"),
        ("year_from=1944", "year_from"),
        ("year_to=2101", "year_to"),
        ("year_from=２０２３", "year_from"),
        ("year_from=+2023", "year_from"),
        ("year_from=2023.0", "year_from"),
        ("year_from=-2023", "year_from"),
        ("year_to=99999999999999999999", "year_to"),
        ("year_from=2024&year_to=2023", "year_to"),
        ("province=SON-LA", "province"),
        ("province=son-la&province=nope", "province"),
        ("region=nw", "region"),
        ("status=Achieved", "status"),
        ("qualifier=null", "qualifier"),
        ("withdrawn=0", "withdrawn"),
        ("report=1", "report"),
        (f"q={'a' * 201}", "q"),
    ],
)
def test_a_value_that_is_nearly_right_is_refused(question, parameter):
    refused(f"figures?{quote(question, safe='=&+')}".replace("+", "%2B"), parameter)


@pytest.mark.parametrize("name", ["sites", "awards", "figures", "reports"])
def test_years_in_the_wrong_order_are_refused(name):
    refused(f"{name}?year_from=2024&year_to=2023", "year_to")


@pytest.mark.parametrize("name", LISTS)
def test_a_parameter_that_has_one_value_is_refused_when_given_twice(five_reports, name):
    valid = {**VALID[name], "sort": sortable(name)[0]}
    valid.pop("province", None)
    for parameter, value in valid.items():
        refused(f"{name}?{urlencode([(parameter, value), (parameter, value)])}", parameter)


@pytest.mark.parametrize("question", ["page=1&page=1", "page=1&page=2", "before=end&before=end"])
def test_a_page_is_asked_for_once(question):
    fetch(f"/reports/?{question}", 400)


def test_several_provinces_may_be_asked_for(five_reports):
    both = {
        row["province"] for row in rows_of_json("/figures.json?province=son-la&province=da-nang")
    }
    assert both == {"son-la", "da-nang"}


# Parameters that nobody knows


@pytest.mark.parametrize("name", LISTS)
def test_a_list_and_its_files_refuse_parameters_that_they_do_not_know(name):
    refused(f"{name}?unheard_of=1", "unheard_of")


@pytest.mark.parametrize("name", LISTS)
def test_a_page_does_not_hand_trackers_to_its_files(five_reports, name):
    assert keys_on_page(name, "utm_source=x") == keys_on_page(name)
    found = page_at(f"/{name}/?utm_source=x")
    assert (found.link("CSV"), found.link("JSON")) == (f"/{name}.csv", f"/{name}.json")


@pytest.mark.parametrize("parameter", ["page", "after", "before", "format"])
@pytest.mark.parametrize("name", LISTS)
def test_a_file_refuses_parameters_that_it_does_not_know(name, parameter):
    file_refused(f"{name}?{parameter}=1", parameter)


# Pages


@pytest.mark.parametrize("number", ["0", "-1", "abc", "1.0", "+1", "１", "9" * 21, "2", "101"])
@pytest.mark.parametrize("name", LISTS)
def test_a_page_that_is_not_there_is_refused(name, number):
    answer = reader.get(f"/{name}/", {"page": number})
    assert answer.status_code in {400, 404}
    if answer.status_code == 400:
        assert Html(text_of(answer)).texts("code") == ["page"]


def test_an_empty_page_number_is_a_forms_empty_field():
    assert fetch("/figures/?page=", 302)["Location"] == "/figures/"


def cursor_of(place: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


BAD_CURSORS = {
    "text": "abc",
    "not base64": "!!!",
    "not ascii": "đ",
    "a number": cursor_of(5),
    "too short": cursor_of(["id", False]),
    "of another column": cursor_of(["value", False, "1", 1]),
    "of the other direction": cursor_of(["id", True, "1", 1]),
    "of the wrong kind": cursor_of(["id", False, "x", "x"]),
    "an object": cursor_of({"a": 1, "b": 2, "c": 3, "d": 4}),
    "endless": base64.urlsafe_b64encode(b'["id",false,Infinity,Infinity]').decode().rstrip("="),
    "no number": base64.urlsafe_b64encode(b'["id",false,NaN,NaN]').decode().rstrip("="),
    "deep": base64.urlsafe_b64encode(b"[" * 2700).decode().rstrip("="),
    "with lists": cursor_of(["id", False, [1], [1]]),
    "nothing": cursor_of(None),
}


@pytest.mark.parametrize("side", ["after", "before"])
@pytest.mark.parametrize("cursor", BAD_CURSORS.values(), ids=BAD_CURSORS)
def test_a_place_in_the_list_that_was_never_given_out_is_refused(cursor, side):
    found = page_at(f"/figures/?{side}={quote(cursor)}", 400)
    assert found.texts("code") == [side]


@pytest.mark.parametrize(
    "cursor",
    [
        cursor_of(["report", False, "a\0b", 1]),
        cursor_of(["report", False, "\ud800", 1]),
        cursor_of(["value", False, "1e400", 1]),
        cursor_of(["value", False, "1" * 400, 1]),
        cursor_of(["value", False, "0." + "1" * 400, 1]),
        cursor_of(["value", False, 10**400, 1]),
        cursor_of(["value", False, "1", 10**400]),
        cursor_of(["value", False, None, -(10**30)]),
    ],
)
@pytest.mark.parametrize("side", ["after", "before"])
def test_no_made_up_place_in_the_list_breaks_the_page(cursor, side):
    name = json.loads(base64.urlsafe_b64decode(cursor + "=="))[0]
    answer = reader.get("/figures/", {"sort": name, side: cursor})
    assert answer.status_code in {200, 400}


def test_there_is_nothing_after_the_end_word():
    """'end' stands for the last page behind `before`; behind `after` it is no place in the list."""
    fetch("/reports/?after=end", 400)


@pytest.mark.parametrize("pair", ["page=1&before=end", "after=x&before=end", "page=1&after=x"])
def test_a_page_is_asked_for_in_one_way(pair):
    fetch(f"/figures/?{pair}", 400)


def joined(pages):
    return [key for page in pages for key in page]


def walked(name: str, question: str, rel: str) -> list[list[str]]:
    """Return the keys of the pages met by following the links 'next' or 'prev'."""
    met, links = [], [f"?{question}"]
    while links:
        found = page_at(f"/{name}/{links[0]}")
        met.append(keys_of(name, found))
        links = [one.has["href"] for one in found.find("a", rel=rel)]
        assert len(met) < 20, "the links lead in a circle"
    return met


@pytest.fixture
def short_pages(monkeypatch):
    """Pages of ten rows, two of them numbered: the third is found by keyset."""
    monkeypatch.setattr(keyset, "PAGE_SIZE", 10)
    monkeypatch.setattr(keyset, "LAST_NUMBERED", 2)


@pytest.mark.parametrize("sort", ["id", "-value", "percent", "-period_end", "fit"])
def test_walking_the_pages_meets_every_row_once_in_order(world, short_pages, sort):
    everything = keys_in_file("figures", f"sort={sort}")
    assert len(everything) > 40
    forwards = walked("figures", f"sort={sort}", "next")
    assert joined(forwards) == everything
    assert all(len(one) == 10 for one in forwards[:-1])
    backwards = walked("figures", f"sort={sort}&before=end", "prev")
    assert joined(reversed(backwards)) == everything


@pytest.mark.parametrize("name", ["sites", "provinces", "reports"])
def test_a_list_known_by_words_is_walked_too(world, short_pages, name):
    assert joined(walked(name, "", "next")) == keys_in_file(name)


def test_first_and_last_page_are_linked_from_every_page(world, short_pages):
    everything = keys_in_file("figures")
    for question in ("", "page=2", "before=end"):
        found = page_at(f"/figures/?{question}")
        first, last = found.link("First"), found.link("Last")
        assert keys_on_page("figures", urlsplit(first).query) == everything[:10]
        assert keys_on_page("figures", urlsplit(last).query) == everything[-10:]


def test_pages_beyond_the_last_numbered_one_are_not_numbered(world, short_pages):
    fetch("/figures/?page=2")
    fetch("/figures/?page=3", 400)


def test_the_links_between_pages_keep_the_question(five_reports, monkeypatch):
    monkeypatch.setattr(keyset, "PAGE_SIZE", 4)
    question = {"report": ["lang-son-2023"], "sort": ["-value"]}
    found = page_at("/figures/?report=lang-son-2023&sort=-value&page=2")
    for text in ("First", "Previous", "3", "Next", "Last"):
        asked = parse_qs(urlsplit(found.link(text)).query)
        asked.pop("page", None)
        assert asked == question, text


# Order


def sortable(name: str) -> list[str]:
    return [c for c in rows_of_json(f"/{name}.json")[0] if c not in NOT_SORTED_BY.get(name, ())]


def rank(value: object) -> object:
    return value.encode() if isinstance(value, str) else value


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_by_every_column_both_ways(world, name):
    """And every row stands in it once, whatever is alike."""
    everything = sorted(keys_in_file(name))
    for column in sortable(name):
        for sign in ("", "-"):
            rows = rows_of_json(f"/{name}.json?sort={sign}{column}")
            known = [rank(row[column]) for row in rows if row[column] is not None]
            assert len(set(known)) > 1, f"{column}: the test needs rows that differ"
            assert known == sorted(known, reverse=bool(sign)), f"sort={sign}{column}"
            assert sorted(str(row[LISTS[name]]) for row in rows) == everything


@pytest.mark.parametrize("name", LISTS)
def test_the_page_takes_every_order_of_its_file(five_reports, name):
    for column in sortable(name):
        fetch(f"/{name}/?sort={column}")


@pytest.mark.parametrize("name", LISTS)
def test_every_filter_has_a_value_that_the_tests_try(name):
    assert set(VALID[name]) == set(FILTERS[name])


@pytest.mark.parametrize("name", LISTS)
def test_what_is_unknown_comes_last_either_way(world, name):
    wrong = []
    for column in sortable(name):
        for sign in ("", "-"):
            rows = rows_of_json(f"/{name}.json?sort={sign}{column}")
            unknown = [row[column] is None for row in rows]
            if unknown != sorted(unknown):
                wrong.append(f"{sign}{column}")
    assert not wrong


@pytest.mark.parametrize("name", LISTS)
def test_a_heading_sorts_by_its_column_and_then_the_other_way(world, name):
    """The table and the file have one order, and the table says which."""
    links = [link for link in page_at(f"/{name}/").links if link.startswith("?sort=")]
    assert len(links) >= 4
    for link in links:
        column = link.removeprefix("?sort=")
        found = page_at(f"/{name}/{link}")
        assert keys_of(name, found) == keys_in_file(name, f"sort={column}")[:50], column
        (marked,) = [one.has["aria-sort"] for one in found.find("th") if "aria-sort" in one.has]
        descending = column.startswith("-")
        assert marked == ("descending" if descending else "ascending")
        assert f"?sort={'' if descending else '-'}{column.removeprefix('-')}" in found.links


@pytest.mark.parametrize("sort", ["nope", "-", "--id", "id,value", "pk", "report__slug", "-nope"])
@pytest.mark.parametrize("name", LISTS)
def test_a_column_that_is_not_there_is_refused(name, sort):
    refused(f"{name}?sort={sort}", "sort")


# Filters in force


@pytest.mark.parametrize("name", LISTS)
def test_every_filter_in_force_is_shown_with_a_link_that_removes_it(five_reports, name):
    question = {**VALID[name], "sort": sortable(name)[0]}
    found = page_at(f"/{name}/?{urlencode(question)}&utm_source=x")
    links = [
        dict(parse_qsl(urlsplit(one.has["href"]).query))
        for one in found.find("a")
        if one.text.startswith("Remove ") and one.text != "Remove all"
    ]
    assert len(links) == len(VALID[name])
    for parameter in VALID[name]:
        without = {other: value for other, value in question.items() if other != parameter}
        assert any(link.items() >= without.items() and parameter not in link for link in links)


@pytest.mark.parametrize("name", LISTS)
def test_the_form_holds_every_filter_in_force_for_the_next_question(five_reports, name):
    found = page_at(f"/{name}/?{urlencode({**VALID[name], 'sort': sortable(name)[0]})}")
    held = {one.has.get("value") for one in found.find("option") if "selected" in one.has}
    held |= {one.has.get("value") for one in found.find("input")}
    assert set(VALID[name].values()) <= held
    assert sortable(name)[0] in held


def removing(found: Html) -> dict[str, str]:
    """Return the links that remove a filter: the value in words → the address without it."""
    links = [one for one in found.find("a") if one.text.startswith("Remove")]
    return {one.text.rpartition(": ")[2].removesuffix(" ×"): one.has["href"] for one in links}


def test_removing_a_filter_gives_the_other_rows_back(five_reports):
    found = page_at("/figures/?report=lang-son-2023&qualifier=more_than")
    assert found.texts("p", class_="count") == ["4 rows"]
    assert len(page_at(removing(found)["more than"]).rows) == 19
    assert len(page_at(removing(found)["Remove all"]).rows) == 47


def test_the_province_in_force_is_called_by_its_name(five_reports):
    found = page_at("/figures/?province=son-la")
    assert any(text.endswith(": Son La ×") for text in found.texts("a"))


def test_one_of_several_provinces_can_be_removed(five_reports):
    found = page_at("/figures/?province=son-la&province=da-nang")
    links = removing(found)
    assert links["Son La"] == "/figures/?province=da-nang"
    assert links["Da Nang (until 2025)"] == "/figures/?province=son-la"


@pytest.mark.parametrize("name", LISTS)
def test_each_filter_has_a_labelled_field(name):
    found = page_at(f"/{name}/")
    labels = {one.has["for"]: one.text for one in found.find("label")}
    # The switch above the list sets the reading.
    assert bool(found.find("nav", class_="reading")) == ("reading" in FILTERS[name])
    for parameter in set(FILTERS[name]) - {"reading"}:
        (field,) = [
            one
            for one in found.elements
            if one.tag in {"input", "select"}
            and one.has.get("name") == parameter
            and one.has.get("id") != "site-q"
        ]
        assert labels[field.has["id"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_a_form_sent_with_empty_fields_leads_to_the_address_without_them(name, language):
    path = f"{LANGUAGES[language]}/{name}/"
    empty = [(parameter, "") for parameter in FILTERS[name]]
    answer = fetch(f"{path}?{urlencode(empty)}", 302)
    assert answer["Location"] == path
    answer = fetch(f"{path}?{urlencode([*empty, ('q', 'abc'), ('sort', '')])}", 302)
    assert answer["Location"] == f"{path}?q=abc"


def test_an_empty_field_beside_a_value_of_the_same_name_is_dropped_alone(five_reports):
    answer = fetch("/figures/?province=son-la&province=&status=achieved", 302)
    assert answer["Location"] == "/figures/?province=son-la&status=achieved"


# Nothing held, and methods


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_says_so(name, language):
    found = page_at(f"{LANGUAGES[language]}/{name}/")
    said = "Nothing is held that answers this."
    assert (said if language == "en" else vietnamese(said)) in found.main
    assert not found.rows
    assert re.match(r"0\b", found.texts("p", class_="count")[0])


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_with_a_filter_offers_to_show_everything(five_reports, name):
    found = page_at(f"/{name}/?q=nowhereatall")
    assert found.link("Show everything") == f"/{name}/"


@pytest.mark.parametrize("name", LISTS)
def test_the_files_of_an_empty_list_hold_their_header_alone(name):
    assert rows_of_csv(f"/{name}.csv") == []
    assert text_of(fetch(f"/{name}.csv")).count("\r\n") == 1
    content = json_of(f"/{name}.json")
    assert (content["count"], content["rows"]) == (0, [])


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_only_read(name, method):
    for address in (f"/{name}/", f"/vi/{name}/", f"/{name}.csv", f"/{name}.json"):
        answer = getattr(reader, method)(address)
        assert answer.status_code == 405, address
        assert set(re.split(", ?", answer["Allow"])) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("name", LISTS)
def test_head_answers_as_get_does_without_a_body(five_reports, name):
    for address in (f"/{name}/", f"/vi/{name}/", f"/{name}.csv", f"/{name}.json"):
        whole, head = reader.get(address), reader.head(address)
        assert head.status_code == 200
        assert head["Content-Type"] == whole["Content-Type"]
        assert text_of(head) == ""
    assert reader.head(f"/{name}/?page=0").status_code == 400
    assert reader.head(f"/{name}.csv?sort=nope").status_code == 400


@pytest.mark.parametrize("form", FORMS)
def test_head_of_a_file_claims_no_length_that_the_file_does_not_have(five_reports, form):
    size = len(text_of(fetch(f"/figures.{form}")).encode())
    claimed = reader.head(f"/figures.{form}").headers.get("Content-Length")
    assert claimed in {None, str(size)}


@pytest.mark.parametrize("name", LISTS)
def test_options_says_what_may_be_asked(name):
    for address in (f"/{name}/", f"/{name}.csv"):
        answer = reader.options(address)
        assert answer.status_code == 200
        assert "GET" in answer["Allow"]
