"""A draft's numbers are keyed a second time by somebody who does not see the first ones."""

import pytest

from models_registry.models import Keying
from tests.desk.clerk import person
from tests.support import build

pytestmark = pytest.mark.django_db

QUEUE = "/admin/models_registry/keying/queue/"


def typed_by(desk, language="en", **given):
    """Return a draft whose numbers that person typed."""
    report = given.pop("report", None) or build.report(state="draft", language=language)
    figure = build.figure(report=report, state="draft", saved=False, **given)
    figure._history_user = desk.staff
    figure.save()
    return figure


def key(desk, figure, **typed):
    """Open the figure's page in the queue, and type."""
    return desk.open(f"{QUEUE}{figure.pk}/").type(**typed)


def held(figure):
    """Return how often the figure is keyed now, and how its keyings ended."""
    figure.refresh_from_db()
    return figure.keyed, [one.outcome for one in figure.keyings.order_by("pk")]


def shown(html):
    return " ".join(html.split())


def test_equal_keyings_make_a_figure_keyed_twice():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    figure = typed_by(lan, value=512, out_of=569, percent="89.98")
    key(binh, figure, value="512", out_of="569", percent="89.98", qualifier="exact").save()
    assert held(figure) == ("twice", ["equal"])
    assert figure.keyings.get().by == binh.staff
    assert figure.history.latest().history_user == binh.staff
    assert [one.value for one in figure.history.all()] == [512, 512]


@pytest.mark.parametrize(
    "other",
    [
        {"value": "569"},
        {"qualifier": "more_than"},
        {"out_of": "569"},
        {"percent": "89.98"},
        {"objection": "The words speak of one district."},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_differs_waits_for_a_decision(other):
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    figure = typed_by(lan, value=512, as_written="512 of 569 (89.98%) counted")
    key(binh, figure, **{"value": "512", "qualifier": "exact"} | other).save()
    assert held(figure) == ("once", ["unequal"])
    assert figure.value == 512
    assert binh.open(QUEUE).html.count("Nothing waits for you") == 1


def test_the_first_numbers_are_nowhere_in_the_page():
    lan, binh = person("transcriber", "lan"), person("checker", "binh")
    words = "nearly 31 thousand of 76 thousand groups, two fifths"
    figure = typed_by(
        lan,
        value=31000,
        out_of=76000,
        percent="40.79",
        qualifier="nearly",
        as_written=words,
        as_written_en="31,000 of 76,000",
        note_en="31 000",
    )
    for prefix in ("", "/vi"):
        page = binh.open(f"{prefix}{QUEUE}{figure.pk}/")
        assert words in page.html
        for number in ("31000", "31,000", "31.000", "31 000", "76000", "76,000", "76.000", "40.79"):
            assert number not in page.html
        assert "40,79" not in page.html
        assert page["value"] == page["out_of"] == page["percent"] == page["qualifier"] == ""
        assert "selected>nearly" not in page.html
    queue = binh.open(QUEUE).html
    assert "31000" not in queue


def test_the_page_shows_what_the_words_are_about_and_the_sentence_around():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    figure = typed_by(lan, value=57, as_written="57 groups", detail="in schools", period="by June")
    build.report_text(
        "Other. In Son La, the police set up 57 groups by June. The end.", report=figure.report
    )
    page = shown(binh.open(f"{QUEUE}{figure.pk}/").html)
    assert "In Son La, the police set up <mark>57 groups</mark> by June." in page
    assert "The end" not in page
    told = (figure.report.title, figure.indicator.name_en, figure.indicator.definition_en)
    for words in (*told, figure.province.name_en, "30 June 2023", "in schools", "by June"):
        assert words in page, words


def test_a_lost_text_hides_nothing_but_itself():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    figure = typed_by(lan, value=57, as_written="57 groups")
    text = build.report_text("There are 57 groups.", report=figure.report)
    text.file.storage.delete(text.file.name)
    assert "57 groups" in binh.open(f"{QUEUE}{figure.pk}/").html


def test_nobody_keys_twice_what_one_typed_and_everybody_what_a_program_typed():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    loaded = build.figure(state="draft", value=5)
    own = typed_by(lan, value=6)
    own.value, own._history_user = 7, binh.staff
    own.as_written = "7 counted"
    own.save()
    noted = typed_by(lan, value=8)
    noted.note_en, noted._history_user = "Read again.", binh.staff
    noted.save()
    for desk, waiting in ((lan, [loaded]), (binh, [loaded, noted])):
        for figure in (loaded, own, noted):
            page = desk.open(f"{QUEUE}{figure.pk}/").html
            assert ("You typed its numbers yourself" in page) == (figure not in waiting)
            assert ('name="value"' in page) == (figure in waiting)
        assert f"<strong>{len(waiting)}</strong>" in desk.open(QUEUE).html


def test_who_typed_it_is_refused_whatever_is_sent():
    lan = person("transcriber", "lan")
    figure = typed_by(lan, value=5)
    sent = {"value": "5", "qualifier": "exact", "seen": "1"}
    answer = lan.client.post(f"{QUEUE}{figure.pk}/", sent)
    assert "You typed its numbers yourself" in answer.content.decode()
    assert held(figure) == ("once", [])


def test_one_goes_through_the_queue_from_the_oldest_report_on():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    old, new = build.report(state="draft"), build.report(state="draft")
    figures = [typed_by(lan, report=report, value=5) for report in (new, old, new)]
    build.figure(report=build.report())  # public
    typed_by(lan, report=build.report(state="withdrawn"))
    page = binh.open(QUEUE)
    assert f'href="{QUEUE}{figures[1].pk}/"' in page.html
    assert "<strong>3</strong> figures wait" in page.html
    answer = key(binh, figures[1], value="5", qualifier="exact").send()
    assert answer["Location"] == f"{QUEUE}{figures[0].pk}/"
    answer = key(binh, figures[2], value="5", qualifier="exact").send()
    assert answer["Location"] == f"{QUEUE}{figures[0].pk}/"
    answer = key(binh, figures[0], value="5", qualifier="exact").send()
    assert answer["Location"] == QUEUE


def test_the_queue_of_one_report_stays_in_it():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    other = typed_by(lan)
    first, second = (typed_by(lan, report=build.report(state="draft"), value=5) for _ in "ab")
    asked = f"?of_report={second.report.slug}"
    assert f"{QUEUE}{asked}" in binh.change(second.report).html
    answer = binh.client.get(QUEUE + asked)
    assert answer["Location"] == f"{QUEUE}{second.pk}/{asked}"
    page = binh.open(answer["Location"]).type(value="5", qualifier="exact")
    assert page.send()["Location"] == QUEUE
    assert held(first)[0] == held(other)[0] == "once"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"value": ""}, "value"),
        ({"qualifier": ""}, "qualifier"),
        ({"value": "many"}, "value"),
        ({"value": "13", "out_of": "12"}, "out_of"),
        ({"value": "", "qualifier": "unquantified", "percent": "12"}, "percent"),
        ({"value": "21"}, "value"),
        ({"value": "9" * 5000}, "value"),
        ({"value": "1\x002"}, "value"),
        ({"objection": "x" * 201}, "objection"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(typed, field):
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    figure = typed_by(lan, value=12, as_written="12 of 13 counted")
    values = {"value": "12", "qualifier": "exact", "objection": ""} | typed
    again = key(binh, figure, **values).refused()
    assert set(again.errors) == {field}
    kept = {name: again[name] for name, value in values.items() if "\0" not in value}
    assert kept.items() <= values.items()
    assert held(figure) == ("once", [])


@pytest.mark.parametrize(
    ("language", "words", "typed", "value"),
    [("vi", "26.558 điểm", "26.558", 26558), ("en", "26,558 places", "26,558", 26558)],
)
def test_a_number_is_read_in_the_reports_language(language, words, typed, value):
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    figure = typed_by(lan, language, value=value, as_written=words)
    key(binh, figure, value=typed, qualifier="exact").save()
    assert held(figure) == ("twice", ["equal"])


def test_a_number_with_two_readings_is_refused_with_both():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    figure = typed_by(lan, "sv", value=2345, as_written="2 345 modeller")
    told = key(binh, figure, value="2.345", qualifier="exact").refused().errors["value"][0]
    assert "2345" in told
    assert "2 point 345" in told
    assert held(figure) == ("once", [])


@pytest.mark.parametrize("what", ["value", "as_written", "indicator"])
def test_a_figure_that_was_changed_meanwhile_is_shown_anew_with_what_was_typed(what):
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    figure = typed_by(lan, value=5, as_written="5 or 6 counted")
    page = key(binh, figure, value="6", qualifier="about", objection="Two numbers.")
    changed = {"value": 6, "as_written": "5 or 6 groups", "indicator": build.indicator()}
    setattr(figure, what, changed[what])
    figure._history_user = lan.staff
    figure.save()
    again = page.refused()
    assert "changed this since you opened it" in again.errors["head"][0]
    assert (again["value"], again["qualifier"]) == ("6", "about")
    assert again["objection"] == "Two numbers."
    assert held(figure) == ("once", [])
    again.save()
    assert held(figure) == ("once", ["unequal"])


def test_what_does_not_matter_may_change_meanwhile():
    lan, binh = person("transcriber", "lan"), person("transcriber", "binh")
    figure = typed_by(lan, value=5)
    page = key(binh, figure, value="5", qualifier="exact")
    figure.note_en = "Read again."
    figure.save()
    page.save()
    assert held(figure) == ("twice", ["equal"])


def test_two_who_key_at_once_are_one_keying():
    lan, binh, hoa = (person("transcriber", name) for name in ("lan", "binh", "hoa"))
    figure = typed_by(lan, value=5)
    pages = [key(desk, figure, value="5", qualifier="exact") for desk in (binh, hoa)]
    pages[0].save()
    assert "keyed a second time already" in pages[1].refused().errors["head"][0]
    assert held(figure) == ("twice", ["equal"])


@pytest.mark.parametrize("pk", ["0", "x", "9" * 30, "31337"])
def test_a_page_about_nothing_is_none(pk):
    desk = person("publisher")
    assert desk.client.get(f"{QUEUE}{pk}/").status_code == 404
    assert desk.client.get(f"/admin/models_registry/keying/to-decide/{pk}/").status_code == 404


def test_a_reader_keys_nothing():
    desk, figure = person("reader"), build.figure(state="draft", value=5)
    sent = {"value": "5", "qualifier": "exact", "seen": "1"}
    for address in (QUEUE, f"{QUEUE}{figure.pk}/"):
        assert desk.client.get(address).status_code == 403
        assert desk.client.post(address, sent).status_code == 403
    assert not Keying.objects.exists()
