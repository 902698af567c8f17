"""How many rows a report's page takes, whatever it says of them, and that none is lost."""

import pytest

from models_registry.models import DismissedNumber, Figure, Report
from tests.desk.clerk import Form, person
from tests.support import build

pytestmark = pytest.mark.django_db


def new_report(rows: int) -> Form:
    """Return the form of a new report in which that many figures are typed: 1, 2, 3…"""
    form = person("transcriber").add("report").type(title="A long list", language="en")
    indicator = build.indicator()
    for number in range(rows):
        row = form.add_row("fig") if number else "fig-0"
        form.type(row, indicator=indicator, scope="country", detail=f"kind {number}")
        form.type(row, period_kind="as_of", period_end="2024")
        form.type(row, value=number + 1, as_written=f"{number + 1} groups")
    return form


def test_sixty_figures_are_saved_on_one_page_and_changed_on_it():
    new_report(60).save()
    assert sorted(Figure.objects.values_list("value", flat=True)) == [*range(1, 61)]
    form = person("transcriber", "binh").change(Report.objects.get())
    form.type("fig-59", value="600", as_written="600 groups").save()
    assert sorted(Figure.objects.values_list("value", flat=True)) == [*range(1, 60), 600]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        *(("TOTAL_FORMS", said) for said in (str(10**30), "9" * 5000, str(2**63), "1", "-5", None)),
        *(("INITIAL_FORMS", said) for said in ("100000", "2", "-5", "abc", "", None)),
    ],
)
def test_what_was_sent_counts_not_what_the_page_says_of_it(name, said):
    form = new_report(2)
    form.controls.values[f"fig-{name}"] = [] if said is None else [said]
    form.save()
    assert sorted(Figure.objects.values_list("value", flat=True)) == [1, 2]


def test_rows_beyond_what_a_page_takes_are_told_and_kept():
    form = new_report(1)
    for number in range(201):
        row = form.add_row("dis") if number else "dis-0"
        form.type(row, number=number, as_written=f"{number} days", reason="unclear")
    again = form.refused()
    assert "at most 200 rows" in again.html
    assert again["dis-200-as_written"] == "200 days"
    assert again["fig-0-as_written"] == "1 groups"
    assert not DismissedNumber.objects.exists()


def test_words_that_are_too_long_are_refused_whole():
    form = new_report(1)
    words = "1 group of " + "x" * 150
    assert len(words) == 161
    again = form.type("fig-0", as_written=words).refused()
    assert set(again.errors) == {"fig-0-as_written"}
    assert again["fig-0-as_written"] == words
    assert "maxlength" not in again.html.split('name="fig-0-as_written"')[1].split(">")[0]
    again.type("fig-0", as_written=words[:160]).save()
    assert Figure.objects.get().as_written == words[:160]


def test_a_row_that_only_took_area_and_time_over_is_an_empty_one():
    desk = person("transcriber")
    form = desk.add("report").type(title="New", language="vi")
    form.add_row("fig")
    for row in ("fig-0", "fig-1"):
        form.type(row, scope="country", period_kind="as_of", period_end="2023")
    form.type("fig-0", indicator=build.indicator(), value="5", as_written="5 mô hình")
    form.save()
    assert Figure.objects.count() == 1
