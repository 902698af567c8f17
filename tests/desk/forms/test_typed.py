"""What looks the same is the same, however it was typed."""

from unicodedata import normalize

import pytest

from models_registry.models import Body, Figure, Report
from tests.desk.clerk import person
from tests.support import build

pytestmark = pytest.mark.django_db

WORDS = "Tổ tự quản ở Đồng Lai"
# Decomposed accents, a zero-width space, a mark of direction, a word joiner.
LOOKALIKES = [
    normalize("NFD", WORDS),
    WORDS.replace("tự", "t\u200bự"),
    f"\u202a{WORDS}\u202c",
    f"{WORDS}\u2060",
]


@pytest.mark.parametrize("words", LOOKALIKES)
def test_a_name_that_looks_like_one_that_is_held_is_told(words):
    desk = person("transcriber")
    build.report(title=WORDS, slug="to-tu-quan-o-dong-lai")
    build.body(name_en=WORDS)
    again = desk.add("report").type(title=words, language="vi").refused()
    assert set(again.errors) == {"title"}
    assert again["title"] == WORDS
    again = desk.add("body").type(name_en=words, name_vi="Tổ").refused()
    assert "name_en" in again.errors
    assert (Report.objects.count(), Body.objects.count()) == (1, 1)


@pytest.mark.parametrize("words", LOOKALIKES)
def test_a_claim_that_looks_like_another_is_told_and_words_are_stored_plainly(words):
    desk = person("transcriber")
    form = desk.add("report").type(title="New", language="vi")
    form.add_row("fig")
    indicator = build.indicator()
    for row, detail in (("fig-0", WORDS), ("fig-1", words)):
        form.type(row, indicator=indicator, value="5", scope="country", detail=detail)
        form.type(row, period_kind="unstated", as_written=f"5 {words}")
    again = form.refused()
    assert set(again.errors) == {"fig-1-indicator"}
    again.type("fig-1", detail="Others").save()
    assert set(Figure.objects.values_list("as_written", flat=True)) == {f"5 {WORDS}"}


def test_words_that_nobody_sees_are_no_words():
    desk = person("transcriber")
    again = desk.add("report").type(title="\u200b\u2060", language="vi").refused()
    assert set(again.errors) == {"title"}


@pytest.mark.parametrize(
    ("prefix", "known"),
    [
        ("", ["Arabic", "Chinese", "English", "French", "German", "Vietnamese"]),
        ("/vi", ["Tiếng Anh", "Tiếng Đức", "Tiếng Hàn", "Tiếng Nhật", "Tiếng Pháp", "Tiếng Việt"]),
    ],
)
def test_languages_stand_in_the_order_of_their_names(prefix, known):
    html = person("transcriber").open(f"{prefix}/admin/models_registry/report/add/").html
    select = html.split('name="language"')[1].split("</select>")[0]
    places = [select.index(f">{name}<") for name in known]
    assert places == sorted(places)
