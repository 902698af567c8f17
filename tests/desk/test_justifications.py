"""Before publishing each doubt is settled: mended, or justified with a word that is kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from models_registry.models import Justification
from tests.desk.clerk import person
from tests.support import build

pytestmark = pytest.mark.django_db

PUBLISH = "/admin/models_registry/report/publish/?ids="
OVER = {"value": 900, "as_written": "over 900 models"}


def doubtful(**given):
    """Return a draft about which one warning is raised: its qualifier was lost."""
    report = given.pop("report", None) or build.report(state="draft")
    return build.figure(report=report, state="draft", **OVER | given)


def why(page) -> list[str]:
    """Return the fields of the page in which a word is asked for."""
    return sorted(name for name in page.controls.named if name.startswith("why-"))


def public(*figures) -> list[bool]:
    return [one.as_stored().state == "published" for one in figures]


def test_a_word_justifies_a_warning_and_the_report_is_published():
    desk = person("publisher")
    figure = doubtful()
    page = desk.open(f"{PUBLISH}{figure.report_id}")
    assert "The words say “more than 900”; entered is “900”." in page.html
    (field,) = why(page)
    page.type(**{field: "The table says 900."}).save()
    assert public(figure, figure.report) == [True, True]
    held = Justification.objects.get()
    assert (held.figure, held.warning, held.words) == (figure, "qualifier", "The table says 900.")
    assert held.by == desk.staff


def test_without_a_word_nothing_is_published_and_what_was_said_is_kept():
    desk = person("publisher")
    first, second = doubtful(), doubtful()
    page = desk.open(f"{PUBLISH}{first.report_id},{second.report_id}")
    assert len(why(page)) == 2
    page.type(**{next(one for one in why(page) if f"-{first.pk}-" in one): "Counted anew."})
    again = type(page)(desk, page.address, page.send(status=200).content.decode())
    assert "say of each warning why it is right" in again.html
    assert public(first, second) == [False, False]
    assert "Right, says a-publisher: “Counted anew.”" in again.html
    (field,) = why(again)
    again.type(**{field: "So it stands there."}).save()
    assert public(first, second) == [True, True]


def test_a_word_is_kept_where_something_else_stands_in_the_way():
    desk = person("publisher")
    figure = doubtful()
    award = build.award(report=figure.report, state="draft")
    award.bodies.clear()
    page = desk.open(f"{PUBLISH}{figure.report_id}")
    assert 'value="Publish"' not in page.html
    (field,) = why(page)
    page.type(**{field: "Right."}).send(status=200)
    assert public(figure) == [False]
    assert Justification.objects.count() == 1


@pytest.mark.parametrize(
    ("then", "asked"),
    [
        ({"value": 800, "as_written": "over 800 models"}, 1),
        ({"qualifier": "about"}, 1),
        ({"note_en": "Read again."}, 0),
    ],
)
def test_a_word_holds_as_long_as_the_facts_do(then, asked):
    desk = person("publisher")
    figure = doubtful()
    build.figure(report=figure.report, state="draft", as_written="no 100", value=101)
    page = desk.open(f"{PUBLISH}{figure.report_id}")
    page.type(**{why(page)[0]: "Right."}).send(status=200)
    assert not why(desk.open(f"{PUBLISH}{figure.report_id}"))
    for name, value in then.items():
        setattr(figure, name, value)
    figure.save()
    assert len(why(desk.open(f"{PUBLISH}{figure.report_id}"))) == asked


@pytest.mark.parametrize("what", ["figure", "neighbour"])
def test_what_changed_since_it_was_shown_is_asked_anew_and_what_was_typed_stays(what):
    desk = person("publisher")
    figure = build.figure(report=build.report(state="draft"), state="draft", value=520)
    known = build.figure(
        indicator=figure.indicator, province=figure.province, value=40, period_end="2022"
    )
    page = desk.open(f"{PUBLISH}{figure.report_id}")
    assert "13 times more" in page.html
    (field,) = why(page)
    page.type(**{field: "It has grown."})
    changed = figure if what == "figure" else known
    changed.value = 519 if what == "figure" else 41
    changed.as_written = f"{changed.value} models"
    changed.save()
    answer = page.send(status=200).content.decode()
    assert "changed since" in answer
    assert "It has grown." in answer
    assert public(figure) == [False]
    assert not Justification.objects.exists()


@pytest.mark.parametrize("words", ["x" * 201, "a\0b"])
def test_a_word_that_cannot_be_kept_is_told_at_its_field(words):
    desk = person("publisher")
    figure = doubtful()
    page = desk.open(f"{PUBLISH}{figure.report_id}")
    (field,) = why(page)
    again = page.type(**{field: words}).refused()
    assert again.errors[field]
    assert public(figure) == [False]


def test_an_error_stands_in_the_way_whatever_is_said():
    desk = person("publisher")
    figure = build.figure(report=build.report(state="draft"), state="draft", value=12994)
    build.report_text(report=figure.report, words="There were 12944 models.")
    page = desk.open(f"{PUBLISH}{figure.report_id}")
    assert "do not stand in the report&#x27;s text" in page.html
    assert not why(page)
    assert 'value="Publish"' not in page.html
    page.send(status=200)
    assert public(figure) == [False]


def test_a_report_that_is_held_already_is_told_first():
    desk = person("publisher")
    held = build.figure()
    same = {"indicator": held.indicator, "province": held.province}
    figure = build.figure(report=build.report(state="draft"), state="draft", **same)
    page = desk.open(f"{PUBLISH}{figure.report_id}").html
    assert "This is held already" in page
    assert "1 figure says something of the same thing and time." in page
    assert page.index("held already") < page.index("This is doubtful")
    assert f"/admin/models_registry/figure/{held.pk}/change/" in page


def test_a_copy_of_what_is_held_is_not_doubtful():
    desk = person("publisher")
    held = build.figure(report=build.report(story="one"))
    report = build.report(story="one", state="draft")
    same = {"indicator": held.indicator, "province": held.province, "value": held.value}
    figure = build.figure(report=report, state="draft", **same, copy_of=held, copy_kind="same")
    page = desk.open(f"{PUBLISH}{report.pk}")
    assert not why(page)
    page.save()
    assert public(figure) == [True]


def test_many_drafts_are_checked_in_as_many_queries_as_few():
    desk = person("publisher")
    indicator, province = build.indicator(), build.province()

    def queries(count: int) -> int:
        reports = [build.report(state="draft") for _ in range(2)]
        for number in range(count):
            given = {"indicator": indicator, "province": province, "detail": f"kind {number}"}
            build.figure(report=reports[number % 2], state="draft", **given)
            build.award(report=reports[number % 2], state="draft", province=province)
        with CaptureQueriesContext(connection) as captured:
            desk.open(f"{PUBLISH}{reports[0].pk},{reports[1].pk}")
        return len(captured)

    few = queries(4)
    assert queries(40) == few
    assert few < 40
