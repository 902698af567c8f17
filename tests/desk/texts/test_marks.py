"""A text is read: each number that was found is entered, dismissed or left open."""

import pytest
from django.db import IntegrityError

from models_registry.models import Award, DismissedNumber, Figure
from models_registry.workflow.texts import acts
from tests.desk.clerk import page_of, person
from tests.desk.reader import WORDS, reader, words_of
from tests.support import build

pytestmark = pytest.mark.django_db


def indicators() -> None:
    build.indicator(code="self-management-groups")
    build.indicator(code="propaganda-sessions", nature="flow")


def test_a_form_begins_with_what_the_words_say():
    indicators()
    held = reader(person("transcriber"))
    page = held.open("1,234")
    filled = ("indicator", "value", "qualifier", "period_kind", "as_written")
    assert [page[name] for name in filled] == [
        "self-management-groups",
        "1,234",
        "more_than",
        "as_of",
        "more than 1,234 self-management groups",
    ]
    # What nothing tells waits for a person, who is led to the first of it.
    assert (page["scope"], page["province"]) == ("", "")
    assert 'name="scope" autofocus' in page.html


def test_a_number_is_entered_and_the_next_one_takes_its_area_and_time_over():
    indicators()
    held = reader(person("transcriber"))
    province = build.province()
    assert held.progress == "4 of 4 open"
    page = held.open("1,234")
    page.type(scope="province", province=province, period_end="2023-06-12")
    answer = page.send(status=302)
    assert answer.headers["Location"] == held.address("512")
    figure = Figure.objects.get()
    assert (figure.value, figure.qualifier, figure.state) == (1234, "more_than", "draft")
    assert (figure.mark, figure.report) == (held.marked("1,234"), held.text.report)
    assert figure.history.get().history_user == held.desk.staff
    assert held.progress == "3 of 4 open"

    following = held.open("512")
    assert (following["province"], following["scope"]) == (province.pk, "province")
    # Its own words give its time.
    dates = [following[name] for name in ("period_kind", "period_start", "period_end", "period")]
    assert dates == ["span", "2022", "2022", "In 2022"]
    following.save()
    assert Figure.objects.latest("pk").value == 512
    entered = held.open("1,234")
    assert page_of(figure) in entered.html
    assert f"Entered or dismissed by {held.desk.staff.username}" in " ".join(entered.html.split())


def test_a_province_that_the_words_name_is_taken_and_the_unit_of_that_day():
    (old, _other), new = build.merged()
    for unit in (old, new):
        unit.name_en = unit.name_vi = "Dong Lai"
        unit.save()
    build.province_alias(alias="Đồng Lai", province=old)
    indicators()
    words = "{} Province had {} self-management groups."
    desk = person("transcriber")
    before = reader(desk, words.format("Dong Lai", "1,234"), event_on="2023-06")
    assert before.open("1,234")["province"] == old.pk
    after = reader(desk, words.format("Dong Lai", "1,235"), event_on="2026-01")
    assert after.open("1,235")["province"] == new.pk


def test_a_first_figure_begins_with_the_province_spoken_of_and_the_day_of_the_event():
    indicators()
    spoken_of, beside = build.province(name_en="Lam Dong"), build.province(name_en="Kon Lai")
    words = (
        "{0} met in the hall of {0} with guests of Kon Lai.\n\nIt had 1,234 self-management groups."
    )
    dated = {"event_on": "2023-06-12", "event_basis": "stated"}
    desk = person("transcriber")
    page = reader(desk, words.format("Lam Dong"), **dated).open("1,234")
    assert (page["scope"], page["province"]) == ("province", spoken_of.pk)
    assert page["period_end"] == "2023-06-12"
    titled = reader(
        desk,
        "The hall of Lam Dong.\n\nIt had 1,234 self-management groups.",
        title="In Lam Dong",
        **dated,
    )
    assert titled.open("1,234")["province"] == spoken_of.pk
    # Named twice each: nobody knows which is meant.
    page = reader(desk, words.format("Lam Dong") + "\n\nKon Lai.", **dated).open("1,234")
    assert page["province"] == ""
    # Without a date nobody knows whether the unit of that name before or after the merger is meant.
    page = reader(desk, words.format("Lam Dong") + "\n\nThe end.").open("1,234")
    assert (page["province"], page["period_end"]) == ("", "")
    assert beside.pk


def test_an_award_begins_with_the_kind_that_its_sentence_names_alone():
    desk = person("transcriber")
    words = (
        "The chairman gave {} to 12 collectives. The director gave certificates of commendation."
    )
    one = reader(desk, words.format("certificates of merit"))
    assert one.open("12", "&as=award")["kind"] == "certificate_of_merit"
    both = reader(desk, words.format("certificates of merit and certificates of commendation"))
    assert both.open("12", "&as=award")["kind"] == ""


def test_of_two_readings_a_person_chooses_one():
    held = reader(person("transcriber"))
    mark = held.marked("1,234")
    mark.suggested |= {"readings": ["1234", "1.23"], "value": "1234"}
    mark.save()
    indicator = build.indicator()
    words = "There were 1.23 or 1,234 groups"
    page = held.open("1,234")
    assert page["value"] == ""
    page.type(indicator=indicator, scope="country", period_kind="unstated", as_written=words)
    page.type(period_start="", period_end="")
    again = page.refused()
    assert "choose one" in again.errors["value"][0]
    again.controls.values["reading"] = ["1.23"]
    again.save()
    assert str(Figure.objects.get().value) == "1.23"


def test_the_rules_are_those_of_the_report_page_and_nothing_typed_is_lost():
    indicators()
    held = reader(person("transcriber"))
    page = held.open("1,234").type(value="1,243", scope="country", period_end="2023")
    again = page.type(note_en="as typed").refused()
    assert "The number does not stand in these words." in again.errors["as_written"][0]
    assert (again["value"], again["note_en"]) == ("1,243", "as typed")
    assert held.progress == "4 of 4 open"


def test_a_number_becomes_an_award_and_the_one_beside_it_goes_along():
    held = reader(person("transcriber"))
    page = held.open("12", "&as=award")
    filled = ("recipients", "collectives", "individuals", "as_written")
    assert [page[name] for name in filled] == [
        "collectives_and_individuals",
        "12",
        "15",
        "12 collectives and 15 individuals",
    ]
    page.type(given_by=[build.body()], kind="certificate_of_merit", scope="country")
    page.send(status=302)
    award = Award.objects.get()
    assert (award.collectives, award.individuals) == (12, 15)
    assert held.marked("15").record == award
    assert held.progress == "2 of 4 open"
    held.send("15", act="reopen", seen=award.version)
    assert not Award.objects.exists()
    assert held.progress == "4 of 4 open"


def test_a_number_is_dismissed_in_one_act_and_opened_again():
    held = reader(person("transcriber"))
    answer = held.send("512", act="dismiss", reason="derived")
    assert answer.headers["Location"] == held.address("12")
    dismissed = DismissedNumber.objects.get()
    assert (dismissed.number, dismissed.reason) == ("512", "derived")
    assert len(dismissed.as_written) <= 80
    assert dismissed.as_written in " ".join(WORDS.split())
    assert "512" in dismissed.as_written
    assert held.progress == "3 of 4 open"
    held.send("512", act="reopen", seen="1")
    assert not DismissedNumber.objects.exists()
    assert held.progress == "4 of 4 open"
    assert "Choose one of the reasons." in words_of(held.send("512", act="dismiss", reason="x"))


def test_equal_words_around_equal_numbers_are_dismissed_each():
    held = reader(person("transcriber"), "There were 512 groups here. " * 12)
    for mark in held.text.marks.all():
        address = f"{page_of(held.text)}?mark={mark.pk}"
        sent = {"act": "dismiss", "reason": "page"}
        assert held.desk.client.post(address, sent).status_code == 302
    assert DismissedNumber.objects.count() == held.text.marks.count() == 12


def test_the_first_of_two_persons_enters_a_number_and_the_other_one_is_told():
    indicators()
    first, second = reader(person("transcriber", "lan")), person("transcriber", "binh")
    address = first.address("1,234")
    pages = [desk.open(address) for desk in (first.desk, second)]
    typed = {"scope": "country", "period_end": "2023"}
    pages[0].type(**typed).save()
    again = pages[1].type(**typed, note_en="as typed by Binh").send(status=200)
    assert "lan was first" in words_of(again)
    assert "as typed by Binh" in words_of(again)
    # Two clicks of one person are no other case.
    assert "was first" in words_of(pages[0].send(status=200))
    assert Figure.objects.count() == 1
    assert "was first" in words_of(first.send("1,234", act="dismiss", reason="unclear"))


def test_who_is_overtaken_at_the_write_is_told(monkeypatch):
    indicators()
    held = reader(person("transcriber"))
    page = held.open("1,234").type(scope="country", period_end="2023")
    enter = acts.enter

    def overtaken(mark, save):
        monkeypatch.setattr(acts, "enter", enter)
        build.figure(report=held.text.report, state="draft", mark=mark, value=1234)
        raise IntegrityError("mark")

    monkeypatch.setattr(acts, "enter", overtaken)
    assert "was first" in words_of(page.send(status=200))
    assert Figure.objects.count() == 1


def test_a_draft_that_somebody_changed_or_published_is_not_deleted_unseen():
    indicators()
    held = reader(person("transcriber"))
    held.open("1,234").type(scope="country", period_end="2023").save()
    figure = Figure.objects.get()
    figure.note_en = "newer"
    figure.save()
    assert "Somebody else has changed it" in words_of(held.send("1,234", act="reopen", seen="1"))
    part = build.figure(
        report=figure.report,
        indicator=figure.indicator,
        state="draft",
        part_of=figure,
        part_kind="of_which",
    )
    seen = figure.version
    assert "Other records name it" in words_of(held.send("1,234", act="reopen", seen=seen))
    part.delete()
    figure.report.state = figure.state = "published"
    figure.report.save()
    figure.save()
    answer = held.send("1,234", act="reopen", seen=figure.version)
    assert "it stays" in words_of(answer)
    assert 'value="reopen"' not in words_of(answer)
    assert Figure.objects.exists()


def test_what_was_typed_for_a_mark_that_has_gone_can_be_entered_without_it():
    indicators()
    held = reader(person("transcriber"))
    page = held.open("1,234").type(scope="country", period_end="2023", note_en="as typed")
    held.marked("1,234").delete()
    again = page.send(status=200)
    assert "deleted this meanwhile" in words_of(again)
    assert "as typed" in words_of(again)
    sent = {name: page.controls.values[name] for name in page.controls.values if name != "act"}
    assert held.desk.client.post("/admin/models_registry/figure/add/", sent).status_code == 302
    assert Figure.objects.get().note_en == "as typed"
    address = page_of(held.text) + "?mark=987654321"
    assert "not there any more" in words_of(held.desk.client.get(address))
    answer = held.desk.client.post(address, {"act": "dismiss", "reason": "unclear"}, follow=True)
    assert "removed this mark" in words_of(answer)


def test_all_read_leads_to_publishing():
    held = reader(person("publisher"), "There were 512 sessions.")
    assert "All read" not in held.open().html
    held.send("512", act="dismiss", reason="unclear")
    page = held.open().html
    assert "All read" in page
    assert f'/admin/models_registry/report/publish/?ids={held.text.report_id}"' in page


@pytest.mark.parametrize("query", ["?mark=x", "?mark=" + "9" * 40, "?part=-1", "?part=99", "?as=x"])
def test_nonsense_in_the_address_shows_the_text(query):
    held = reader(person("transcriber"))
    assert "1,234" in held.desk.open(page_of(held.text) + query).html
    for act in ("", "enter", "dismiss", "reopen", "unmark", "words", "number", "passed"):
        answer = held.desk.client.post(page_of(held.text) + query, {"act": act, "at": "9" * 30})
        assert answer.status_code in {200, 302}
