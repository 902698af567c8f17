"""Where two keyings differ somebody decides; what is changed later is keyed once again."""

import csv

import pytest

from models_registry.models import Figure, Keying
from tests.desk.clerk import person
from tests.support import build

pytestmark = pytest.mark.django_db

TO_DECIDE = "/admin/models_registry/keying/to-decide/"
KEYINGS = "/admin/models_registry/keying/"
WORDS = "5 of 12, 15 or more than 16 counted"


def disputed(first=None, **given):
    """Return a draft of 15 that somebody else keyed as 12, and that keying."""
    report = build.report(state="draft")
    figure = build.figure(report=report, state="draft", value=15, as_written=WORDS, saved=False)
    figure._history_user = first and first.staff
    figure.save()
    return figure, build.keying(**{"figure": figure, "value": 12} | given)


def decide(desk, keying, **typed):
    return desk.open(f"{TO_DECIDE}{keying.pk}/").type(**typed)


def held(figure):
    figure.refresh_from_db()
    kept = [(one.outcome, one.decided_because) for one in figure.keyings.order_by("pk")]
    return figure.value, figure.qualifier, figure.keyed, kept


@pytest.mark.parametrize(
    ("chosen", "typed", "value", "qualifier"),
    [
        ("first", {}, 15, "exact"),
        ("second", {}, 12, "exact"),
        ("another", {"value": "16", "qualifier": "more_than"}, 16, "more_than"),
    ],
)
def test_a_decision_gives_the_figure_its_quantity_and_its_reason(chosen, typed, value, qualifier):
    checker = person("checker", "minh")
    figure, keying = disputed()
    page = decide(checker, keying, chosen=chosen, decided_because="Read again.", **typed)
    assert page.send()["Location"] == TO_DECIDE
    assert held(figure) == (value, qualifier, "twice", [("decided", "Read again.")])
    assert figure.history.latest().history_user == checker.staff
    assert keying.history.latest().history_user == checker.staff
    assert "Nothing is to be decided." in checker.open(TO_DECIDE).html


def test_the_page_shows_both_keyings_with_who_and_when():
    lan, checker = person("transcriber", "lan"), person("checker")
    binh = build.staff(username="binh")
    figure, keying = disputed(lan, by=binh, out_of=16, objection="It is of one district.")
    noted = figure.as_stored()
    noted.note_en, noted._history_user = "Read again.", checker.staff
    noted.save()
    listed = checker.open(TO_DECIDE).html
    page = " ".join(checker.open(f"{TO_DECIDE}{keying.pk}/").html.split())
    assert f"{TO_DECIDE}{keying.pk}/" in listed
    for words in (WORDS, "It is of one district."):
        assert words in listed
        assert words in page
    assert "First keying: lan, " in page
    assert "Second keying: binh, " in page
    rows = [part.split("</tr>")[0] for part in page.split("<tr")[1:]]
    (value,) = (row for row in rows if ">Value<" in row)
    assert value.startswith(' class="clash"')
    assert [cell.split("<")[0] for cell in value.split("<td>")[1:]] == ["15", "12"]
    (exactness,) = (row for row in rows if ">Exactness<" in row)
    assert "clash" not in exactness


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"chosen": "first"}, "decided_because"),
        ({"decided_because": "So."}, "chosen"),
        ({"chosen": "x", "decided_because": "So."}, "chosen"),
        ({"chosen": "first", "decided_because": "x" * 201}, "decided_because"),
        ({"chosen": "another", "decided_because": "So."}, "value"),
        ({"chosen": "another", "decided_because": "So.", "value": "17"}, "value"),
        ({"chosen": "another", "decided_because": "So.", "value": "1.234"}, "value"),
        (
            {"chosen": "another", "decided_because": "So.", "value": "12", "out_of": "5"},
            "out_of",
        ),
    ],
)
def test_a_decision_without_what_it_needs_is_refused_at_the_field(typed, field):
    checker = person("checker")
    figure, keying = disputed()
    sent = {"seen": "1", "qualifier": "exact", **typed}
    page = decide(checker, keying)
    page.controls.values |= {name: [value] for name, value in sent.items()}
    again = page.refused()
    assert set(again.errors) == {field}
    assert again["value"] == typed.get("value", "")
    assert held(figure)[2:] == ("once", [("unequal", "")])


def test_a_decision_on_a_figure_that_was_changed_meanwhile_is_asked_again():
    lan, checker = person("transcriber", "lan"), person("checker")
    figure, keying = disputed(lan)
    page = decide(checker, keying, chosen="first", decided_because="Read again.")
    figure.value, figure._history_user = 16, lan.staff
    figure.save()
    again = page.refused()
    assert "changed this since you opened it" in again.errors["head"][0]
    assert again["decided_because"] == "Read again."
    assert held(figure) == (16, "exact", "once", [("unequal", "")])
    again.type(chosen="first").save()
    assert held(figure) == (16, "exact", "twice", [("decided", "Read again.")])


def test_what_somebody_else_decided_is_decided():
    checker, publisher = person("checker"), person("publisher")
    figure, keying = disputed()
    late = decide(publisher, keying, chosen="second", decided_because="Late.")
    decide(checker, keying, chosen="first", decided_because="So.").save()
    assert "changed this since" in late.refused().errors["head"][0]
    assert held(figure) == (15, "exact", "twice", [("decided", "So.")])
    assert 'name="chosen"' not in publisher.open(f"{TO_DECIDE}{keying.pk}/").html


@pytest.mark.parametrize("role", ["reader", "transcriber"])
def test_who_may_not_decide_does_not_see_what_is_to_decide(role):
    desk = person(role)
    figure, keying = disputed(value=12)
    ended = build.keying(outcome="equal", value=77777)
    for address in (TO_DECIDE, f"{TO_DECIDE}{keying.pk}/"):
        sent = {"chosen": "second", "decided_because": "So.", "seen": "1"}
        assert desk.client.get(address).status_code == 403
        assert desk.client.post(address, sent).status_code == 403
    listed = desk.open(KEYINGS).html
    assert "77,777" in listed
    assert WORDS not in listed
    assert desk.client.get(f"{KEYINGS}{keying.pk}/change/").status_code == 302
    assert desk.client.get(f"{KEYINGS}{keying.pk}/history/").status_code == 302
    assert "77777" in desk.open(f"{KEYINGS}{ended.pk}/history/").html.replace(",", "")
    assert held(figure)[2] == "once"


def test_nobody_edits_a_keying_by_hand():
    desk = person("administrator")
    _figure, keying = disputed()
    assert WORDS in desk.open(KEYINGS).html
    page = desk.open(f"{KEYINGS}{keying.pk}/change/")
    assert 'name="value"' not in page.html
    assert 'name="_save"' not in page.html
    assert desk.client.get(f"{KEYINGS}add/").status_code == 403
    for address in ("add/", f"{keying.pk}/change/", f"{keying.pk}/delete/"):
        sent = {"value": "9", "outcome": "equal", "post": "yes"}
        assert desk.client.post(KEYINGS + address, sent).status_code == 403
    assert keying.as_stored().version == 1
    assert "Go back to this" not in desk.open(f"{KEYINGS}{keying.pk}/history/").html


# What is changed later


def change(desk, figure, **typed):
    desk.change(figure).type(**typed).save()


def keyed_twice(**given):
    """Return a figure of 15 that two persons keyed alike."""
    figure, _keying = disputed(value=15, outcome="equal")
    figure.keyed = "twice"
    for name, value in given.items():
        setattr(figure, name, value)
    figure.save()
    return figure


@pytest.mark.parametrize(
    "typed",
    [{"value": "12"}, {"qualifier": "more_than"}, {"out_of": "16"}, {"percent": "16"}],
    ids=lambda typed: next(iter(typed)),
)
def test_numbers_that_are_changed_after_two_keyings_were_keyed_once(typed):
    desk = person("transcriber")
    figure = keyed_twice()
    change(desk, figure, **typed)
    assert held(figure)[2] == "once"
    change(desk, figure, value="15", qualifier="exact", out_of="", percent="")
    assert held(figure)[2] == "once"


def test_what_is_not_keyed_again_may_change():
    desk = person("transcriber")
    figure = keyed_twice()
    change(desk, figure, detail="in schools", note_en="Read again.")
    assert held(figure)[2] == "twice"


def test_a_public_figure_whose_number_is_corrected_says_keyed_once(client):
    desk = person("checker")
    figure = keyed_twice(state="published")
    report = figure.report
    report.state = "published"
    report.save()
    address = figure.get_absolute_url()
    assert "keyed twice, independently" in client.get(address).content.decode()
    change(desk, figure, value="12", cause="misreading", reason_en="Misread.", reason_vi="Nhầm.")
    page = client.get(address).content.decode()
    assert "keyed twice" not in page
    assert "keyed once" in page
    file = b"".join(client.get("/figures.csv").streaming_content).decode()
    assert [row["keyed"] for row in csv.DictReader(file.splitlines())] == ["once"]


def test_a_draft_that_comes_to_equal_the_second_keying_is_keyed_twice():
    desk = person("transcriber")
    figure, keying = disputed()
    change(desk, figure, value="16")
    assert held(figure)[2:] == ("once", [("unequal", "")])
    change(desk, figure, value="12")
    assert held(figure)[2:] == ("twice", [("equal", "")])
    assert keying.history.latest().history_user == desk.staff


def test_nobody_agrees_with_oneself():
    desk = person("transcriber")
    figure, _keying = disputed(by=desk.staff)
    change(desk, figure, value="12")
    assert held(figure)[2:] == ("once", [("unequal", "")])


def test_an_objection_is_not_ended_by_equal_numbers():
    figure, _keying = disputed(objection="It is of one district.")
    change(person("transcriber"), figure, value="12")
    assert held(figure)[2:] == ("once", [("unequal", "")])


@pytest.mark.parametrize("way", ["page", "list", "row"])
def test_a_draft_goes_with_its_keyings(way):
    desk = person("transcriber")
    figure, keying = disputed()
    if way == "page":
        address = f"/admin/models_registry/figure/{figure.pk}/delete/"
        desk.client.post(address, {"post": "yes"})
    elif way == "list":
        sent = {"action": "delete_selected", "_selected_action": [figure.pk], "post": "yes"}
        desk.client.post("/admin/models_registry/figure/", sent)
    else:
        form = desk.change(figure.report)
        form.controls.values["fig-0-DELETE"] = ["on"]
        form.save()
    assert not Figure.objects.exists()
    assert not Keying.objects.exists()
    assert Keying.history.filter(id=keying.pk).latest().history_type == "-"


# Publishing

PUBLISH = "/admin/models_registry/report/publish/?ids="


@pytest.mark.parametrize("persons", [1, 2])
def test_a_keying_that_waits_stands_in_the_way(persons, settings):
    settings.DESK_PERSONS = persons
    desk = person("publisher")
    figure, _keying = disputed()
    page = desk.open(f"{PUBLISH}{figure.report_id}")
    assert "it waits for a decision" in page.html
    assert f"{KEYINGS}queue/{figure.pk}/" in page.html
    assert 'value="Publish"' not in page.html
    linked = desk.open(f"{KEYINGS}queue/{figure.pk}/").html
    assert "it waits for a decision" in linked
    assert f"{TO_DECIDE}{_keying.pk}/" in linked


def test_a_desk_of_two_publishes_what_two_have_keyed(settings):
    settings.DESK_PERSONS = 2
    desk = person("publisher")
    figure = keyed_twice(as_written="15 counted")
    other = build.figure(report=figure.report, state="draft")
    page = desk.open(f"{PUBLISH}{figure.report_id}").html
    assert f'href="{KEYINGS}queue/{other.pk}/"' in page
    assert f'href="{KEYINGS}queue/{figure.pk}/"' not in page
    other.delete()
    desk.open(f"{PUBLISH}{figure.report_id}").save()
    assert figure.as_stored().state == "published"


def test_a_desk_of_one_publishes_what_one_has_keyed_and_says_so(client, settings):
    settings.DESK_PERSONS = 1
    desk = person("publisher")
    figure = build.figure(report=build.report(state="draft"), state="draft")
    desk.open(f"{PUBLISH}{figure.report_id}").save()
    assert "keyed once" in client.get(figure.get_absolute_url()).content.decode()
