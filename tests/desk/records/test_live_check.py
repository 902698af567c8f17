"""While a figure is typed the page asks what is wrong and what is doubtful, and writes nothing."""

import pytest
from django.contrib.admin.models import LogEntry

from models_registry.models import Figure, Report
from tests.desk.clerk import person
from tests.support import build

pytestmark = pytest.mark.django_db

CHECK = "/admin/models_registry/figure/check/"


def typed(**given) -> dict[str, str]:
    """Return a right figure of a report in English as its form sends it, and what differs."""
    right = {
        "of-language": "en",
        "value": "12,944",
        "qualifier": "exact",
        "scope": "country",
        "period_kind": "as_of",
        "period_end": "2023",
        "as_written": "12,944 groups",
        "status": "achieved",
        "fit": "whole",
        "territory": "clear",
    }
    if "indicator" not in given:
        right["indicator"] = build.indicator().pk
    return right | given


def asked(desk, **given) -> dict[str, list[str]]:
    """Return the messages by field, each after its level."""
    answer = desk.client.post(CHECK, typed(**given))
    assert answer.status_code == 200
    fields = answer.json()["fields"]
    return {
        name: [f"{one['level']}: {one['message']}" for one in messages]
        for name, messages in fields.items()
    }


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        (
            {"value": "12,994"},
            "as_written",
            "error: The number does not",
        ),
        ({"value": "12,994x"}, "value", "error: Write one number alone"),
        ({"as_written": "over 12,944 groups"}, "qualifier", "warning: The words say “more than"),
        ({"period_end": "2999"}, "period_end", "error: 1 January 2999 is still to come"),
        ({"of-event_on": "2022"}, "period_end", "warning: The period ends on 1 January 2023"),
        ({"scope": "province"}, "scope", "error: Name just the area"),
        ({"indicator": "no-such"}, "indicator", "error: "),
    ],
)
def test_what_is_wrong_or_doubtful_is_told_at_its_field(given, field, told):
    found = asked(person("transcriber"), **given)
    assert set(found) == {field}
    assert found[field][0].startswith(told)


def test_a_figure_that_is_right_is_left_alone():
    assert asked(person("transcriber")) == {}


def test_numbers_are_read_in_the_language_that_is_chosen_on_the_page():
    desk = person("transcriber")
    words = {"value": "12.944", "as_written": "12.944 mô hình"}
    assert asked(desk, **words, **{"of-language": "vi"}) == {}
    assert set(asked(desk, **words)) == {"value"}


def test_what_is_empty_yet_is_not_wrong_yet():
    empty = dict.fromkeys(("value", "scope", "as_written", "period_kind", "period_end"), "")
    desk = person("transcriber")
    assert asked(desk, **empty) == {}
    assert set(asked(desk, **empty | {"value": "x"})) == {"value"}


def test_a_claim_that_is_held_already_is_linked():
    held = build.figure(scope="country", province=None, period_end="2023")
    given = typed(indicator=held.indicator_id)
    (one,) = person("transcriber").client.post(CHECK, given).json()["fields"]["indicator"]
    assert one["url"] == f"/admin/models_registry/figure/{held.pk}/change/"
    assert "Held already" in one["message"]


def test_a_figure_is_not_compared_with_itself():
    desk = person("transcriber")
    held = build.figure(scope="country", province=None, period_end="2023", state="draft")
    same = {"indicator": held.indicator_id, "report": held.report_id}
    assert "indicator" in asked(desk, **same)
    assert "indicator" not in asked(desk, **same, id=held.pk)


def test_messages_are_in_the_persons_language(vietnamese_texts):
    answer = person("transcriber").client.post(f"/vi{CHECK}", typed(value="12,994"))
    (one,) = answer.json()["fields"]["as_written"]
    assert one["message"].startswith("Con số không có trong phần nguyên văn này.")


def test_nothing_is_written():
    desk = person("transcriber")
    figure = build.figure(state="draft")
    before = (Figure.history.count(), Report.history.count(), LogEntry.objects.count())
    asked(desk, id=figure.pk, report=figure.report_id)
    asked(desk)
    assert figure.as_stored().version == figure.version
    assert (Figure.history.count(), Report.history.count(), LogEntry.objects.count()) == before
    assert desk.client.get(CHECK).status_code == 405


def test_only_who_may_add_figures_is_answered():
    assert person("reader").client.post(CHECK, typed()).status_code == 403
    desk = person("transcriber")
    desk.client.logout()
    assert desk.client.post(CHECK, typed()).status_code == 302


BAD = ["\0", "9" * 5000, str(10**20), "٣" * 50, "-1", "NaN", "1e9"]


@pytest.mark.parametrize(
    "field",
    [
        *("value", "percent", "as_written", "indicator", "province", "place", "period_end"),
        *("id", "report", "of-language", "of-event_on", "part_of", "detail", "seen"),
    ],
)
def test_no_input_is_too_strange(field):
    desk, right = person("transcriber"), typed()
    for bad in BAD:
        assert desk.client.post(CHECK, right | {field: bad}).status_code == 200, bad


def test_the_pages_say_where_they_are_checked():
    desk = person("transcriber")
    figure = build.figure(state="draft")
    for html in (desk.change(figure).html, desk.change(figure.report).html):
        assert f'data-check-url="{CHECK}"' in html
        assert f'data-check-report="{figure.report_id}"' in html
        assert "js/desk/live_check" in html


def test_without_a_script_the_same_is_told_after_saving():
    desk = person("transcriber")
    figure = build.figure(value=900, as_written="900 models", state="draft")
    page = desk.change(figure.report)
    page.type("fig-0", as_written="over 900 models").save()
    told = desk.open("/admin/models_registry/report/").html
    assert "The words say “more than 900”; entered is “900”." in told
    desk.change(figure).type(as_written="over 900 new models").save()
    told = desk.open("/admin/models_registry/figure/").html
    assert "The words say “more than 900”; entered is “900”." in told


def test_a_correction_whose_words_do_not_stand_in_the_text_is_refused():
    desk = person("checker")
    figure = build.figure(value=900, as_written="900 models")
    build.report_text(report=figure.report, words="It has 900 models.")
    form = desk.change(figure).type(as_written="900 groups", cause="misreading")
    again = form.type(reason_en="Misread.", reason_vi="Đọc nhầm.").refused()
    assert "do not stand in the report" in again.errors["as_written"][0]
