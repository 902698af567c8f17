"""The page of a figure: its evidence, what it belongs to, how it changed."""

import pytest

from tests.support import build
from tests.support.pages import LANGUAGES, page_at, vietnamese


def test_a_figure_shows_its_words_with_the_number_marked(five_reports):
    shown = page_at("/figures/6/")
    (quoted,) = shown.find("blockquote")
    assert quoted.text == "replicated at 26,558 locations across the province"
    assert quoted.has["lang"] == "en"
    assert shown.texts("mark") == ["26,558"]


@pytest.mark.parametrize(
    ("id", "marked"),
    [(12, ["246.7"]), (22, ["13", "13"]), (32, ["2 028"]), (44, ["15,6 miljarder"]), (7, [])],
)
def test_each_number_of_the_claim_is_marked_as_it_is_written(five_reports, id, marked):
    shown = page_at(f"/figures/{id}/")
    texts = [" ".join(text.split()) for text in shown.texts("mark")]
    assert texts == marked


SAID = {
    6: [
        "26,558",
        "Replication sites (model points)",
        "Son La",
        "as of 28 July 2023",
        "From 2018 to now",
        "Son La Provincial Party Committee",
        "45,981",
        "28 July 2023 (inferred)",
    ],
    15: ["more than 900"],
    10: ["from 2023, end not stated"],
    34: ["2013 – 2023"],
    22: ["13 of 13", "not stated", "Van Linh commune, Lang Son"],
    43: ["proposed"],
    46: ["some of it", "by the Central Committee of the Vietnam Fatherland Front"],
    47: ["5 no 3 yes"],
    7: ["no number given"],
    2: ["The report does not list the 14 provinces."],
    30: [
        "[Ha Giang: ten years of the coordination programme on the movement]",
        "BHG",
        "6 June 2023 (stated in the text)",
        "French",
        "a translation",
        "857 models of the mass movement to protect national security",
    ],
    29: ["Da Nang city portal"],
}


@pytest.mark.parametrize(("id", "said"), SAID.items(), ids=SAID)
def test_a_figure_says_what_it_counts_and_where_it_was_read(five_reports, id, said):
    shown = page_at(f"/figures/{id}/").main
    assert [words for words in said if words not in shown] == []


def test_a_report_that_says_little_of_itself_is_shown_so(five_reports):
    shown = page_at("/figures/10/").main
    for words in ("Publisher not named", "Event date not stated", "Address not given"):
        assert words in shown


def test_a_figure_links_what_it_belongs_to(five_reports):
    links = page_at("/figures/47/").links
    for address in (
        "/reports/soc-trang-2024/",
        "/provinces/soc-trang/",
        "/indicators/replication-sites/",
        "/models/5-no-3-yes-soc-trang/",
        "https://nhandan.vn/nhieu-mo-hinh-hay-phong-trao-bao-ve-an-ninh-to-quoc-o-soc-trang"
        "-post825218.html",
    ):
        assert address in links


def test_a_whole_shows_its_parts_and_a_part_its_whole(five_reports):
    assert "/figures/5/" in page_at("/figures/3/").links
    assert "Its parts" in page_at("/figures/3/").texts("h2")
    assert "/figures/3/" in page_at("/figures/5/").links
    assert "Its parts" not in page_at("/figures/5/").texts("h2")


def test_a_figure_says_how_to_cite_it(five_reports, settings):
    (cite,) = page_at("/figures/6/").texts("p", class_="cite")
    assert "figure 6: Replication sites (model points), Son La: 26,558." in cite
    assert f"{settings.SITE_URL}/figures/6/" in cite
    assert "CC BY 4.0" in cite
    assert "Dataset version " in cite


def test_a_figure_that_never_changed_was_published_and_no_more(five_reports):
    shown = page_at("/figures/6/")
    assert len(shown.find("del")) == 0
    assert "published" in shown.after("How it changed")


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_a_changed_figure_shows_what_it_said_before(db, prefix):
    figure = build.figure(value=12944, as_written="12,944 or 12,994 people")
    figure.value = 12994
    figure.save()
    shown = page_at(f"{prefix}/figures/{figure.pk}/")
    (old,), (new,) = shown.texts("del"), shown.texts("ins")
    digits = [text.replace(",", "").replace(".", "") for text in (old, new)]
    assert digits == ["12944", "12994"]


def test_a_number_in_the_history_is_written_as_everywhere(db):
    figure = build.figure(value=12944, as_written="12,944 or 12,994 people")
    figure.value = 12994
    figure.save()
    for prefix, written in (("", ["12,944", "12,994"]), ("/vi", ["12.944", "12.994"])):
        shown = page_at(f"{prefix}/figures/{figure.pk}/")
        assert [*shown.texts("del"), *shown.texts("ins")] == written


def test_a_correction_shows_old_new_cause_reason_and_day(db):
    correction = build.correction()
    shown = page_at(f"/figures/{correction.figure_id}/")
    for words in ("12944", "12994", "15 January 2024", "our misreading", "A digit was misread."):
        assert words in shown.after("How it changed")
    other = page_at(f"/vi/figures/{correction.figure_id}/")
    assert "Đọc nhầm một chữ số." in other.main
    assert vietnamese("our misreading") in other.main


def test_a_withdrawn_figure_keeps_its_page_and_says_so(db):
    figure = build.figure(state="withdrawn")
    shown = page_at(f"/figures/{figure.pk}/")
    assert "has been withdrawn" in shown.texts("p", class_="notice")[0]
    assert str(figure.value) in shown.main


def rivals(**given):
    older = build.figure(report=build.report(event_on="2023-07-01"), **given)
    area = {"province": older.province, "indicator": older.indicator}
    return older, build.figure(report=build.report(event_on="2023-08-01"), **area)


def test_claims_that_conflict_show_each_other_with_the_rule(db):
    older, newer = rivals()
    lost, won = page_at(f"/figures/{older.pk}/"), page_at(f"/figures/{newer.pk}/")
    assert "Another report makes a claim of the same, which is preferred:" in lost.main
    assert "Another report makes a claim" not in won.main
    for shown, other in ((lost, newer), (won, older)):
        assert "Claims that contradict it" in shown.texts("h2")
        assert f"/figures/{other.pk}/" in shown.links
        assert "Preferred is the claim that a person chose" in shown.main


def test_a_claim_that_a_person_chose_is_preferred_and_says_why(db):
    older, newer = rivals(chosen=True, chosen_because="The ministry confirmed it.")
    assert "which is preferred" in page_at(f"/figures/{newer.pk}/").main
    assert "which is preferred" not in page_at(f"/figures/{older.pk}/").main
    assert "The ministry confirmed it." in page_at(f"/figures/{older.pk}/").main


def test_the_other_claims_are_marked_where_they_are_beaten(db):
    older, newer = rivals()
    (row,) = page_at(f"/figures/{newer.pk}/").rows
    assert row.links[0] == f"/figures/{older.pk}/"
    assert "another claim is preferred" in row.cells[1]


def test_copies_of_a_claim_link_each_other(db):
    original = build.figure()
    outlet = build.report(story=original.report.story)
    copy = build.figure(report=outlet, copy_of=original, copy_kind="rounded")
    shown = page_at(f"/figures/{original.pk}/")
    assert "Copies in other outlets" in shown.texts("h2")
    assert f"/figures/{copy.pk}/" in shown.links
    shown = page_at(f"/figures/{copy.pk}/")
    assert f"/figures/{original.pk}/" in shown.links
    assert "(rounded)" in shown.main


def test_words_that_look_like_markup_are_text(db):
    figure = build.figure(value=5, as_written="5 <b>bold</b> & 'so' on")
    shown = page_at(f"/figures/{figure.pk}/")
    assert shown.texts("blockquote") == ["5 <b>bold</b> & 'so' on"]


# Parts and wholes


def parts(whole, *values, kind="adds_up"):
    for place, value in enumerate(values):
        build.figure(
            indicator=whole.indicator,
            report=whole.report,
            value=value,
            qualifier="exact" if value is not None else "unquantified",
            part_of=whole,
            part_kind=kind,
            detail=f"part {place}",
        )
    return page_at(f"/figures/{whole.pk}/").main


def test_parts_that_fall_short_of_their_whole_are_shown_so(db):
    shown = parts(build.figure(value=1000), 500, 465)
    assert "The parts together make 965, the whole is given as 1,000." in shown
    assert "The parts fall 35 short." in shown


def test_parts_that_are_too_many_or_just_right_say_so(db):
    assert "The parts are 5 too many." in parts(build.figure(value=100), 60, 45)
    assert "The parts together make 100, as the whole says." in parts(
        build.figure(value=100), 60, 40
    )


def test_a_part_without_a_number_leaves_the_sum_open(db):
    shown = parts(build.figure(value=100), 60, None)
    assert "not each of them gives a number" in shown
    assert "together make" not in shown


def test_parts_of_some_are_not_added_up(db):
    assert "together make" not in parts(build.figure(value=40), 8, kind="of_which")
