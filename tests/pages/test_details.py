"""The page of one record: its evidence, what it belongs to, how it changed."""

import pytest
from django.urls import clear_url_caches

from models_registry.views import site_pages
from tests.support import build
from tests.support.pages import LANGUAGES, fetch, page_at, text_of, vietnamese

UNKNOWN = [
    *("/figures/999999999/", "/figures/0/", "/figures/-1/", "/figures/abc/", "/figures/1.0/"),
    *("/figures/9223372036854775808/", "/figures/999999999999999999/", "/figures/１/"),
    *("/figures/01/", f"/figures/{'9' * 300}/", f"/figures/{'9' * 3000}/"),
    *("/provinces/nowhere/", "/provinces/HA-GIANG/", "/provinces/-1/", "/provinces/hà-giang/"),
    *("/reports/nothing/", "/reports/1/", "/models/nothing/", "/indicators/nothing/"),
    *(f"/provinces/{'a' * 3000}/", f"/reports/{'a' * 3000}/", f"/models/{'a' * 3000}/"),
    *("/nothing/", "/figures/6/more/", "/provinces/son-la/figures/"),
]


# A figure


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
        assert "Other claims of the same" in shown.texts("h2")
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


# A report


COUNTS = {
    "northwest-2023": (7, 1, 8, 3),
    "lang-son-2023": (19, 1, 0, 2),
    "da-nang-2024": (3, 2, 9, 25),
    "ha-giang-2023": (6, 3, 0, 15),
    "soc-trang-2024": (12, 3, 1, 6),
}


@pytest.mark.parametrize(("slug", "counts"), COUNTS.items(), ids=COUNTS)
def test_a_report_shows_all_that_was_read_in_it(five_reports, slug, counts):
    figures, awards, models, dismissed = counts
    shown = page_at(f"/reports/{slug}/")
    assert f"{figures} figures" in shown.texts("h2")
    of_figures = [row for row in shown.rows if row.links]
    assert len(of_figures) == figures
    assert len(shown.rows) - figures == dismissed
    # 'number not given' and 'what' stand once an award.
    assert len([text for text in shown.texts("li") if text.endswith(f" {slug}")]) == awards
    assert (
        len({link for link in shown.links if link.startswith("/models/")} - {"/models/"}) == models
    )


def test_a_report_shows_what_was_dismissed_with_the_reason(five_reports):
    rows = [row.cells for row in page_at("/reports/soc-trang-2024/").rows if not row.links]
    assert ["5", 'modellen "5 nej 3 ja"', "part of a name"] in rows
    assert ["sex", "har föreslagit sex innehållsförslag", "not clear what it counts"] in rows
    rows = [row.cells for row in page_at("/vi/reports/soc-trang-2024/").rows if not row.links]
    assert ["5", 'modellen "5 nej 3 ja"', vietnamese("part of a name")] in rows


def test_a_report_shows_its_awards_in_words(five_reports):
    shown = page_at("/reports/soc-trang-2024/").main
    assert "1 collectives, 1 individuals" in shown or "1 collective, 1 individual" in shown
    assert "26 collectives and individuals" in shown
    assert "förtjänstbevis till många kollektiv och individer" in shown


def test_a_report_says_who_published_it_when_and_what_was_read(five_reports):
    shown = page_at("/reports/soc-trang-2024/").main
    for words in ("Nhân Dân (named as the source)", "Swedish", "a translation", "date not stated"):
        assert words in shown
    assert "The text as far as it was at hand; it begins without title, lead and date." in shown
    shown = page_at("/vi/reports/soc-trang-2024/").main
    assert "Phần văn bản có được; thiếu tiêu đề, đoạn mở đầu và ngày tháng." in shown


def test_a_report_links_its_files(five_reports):
    shown = page_at("/reports/ha-giang-2023/")
    assert shown.link("CSV") == "/figures.csv?report=ha-giang-2023"
    assert text_of(fetch(shown.link("CSV"))).count("\r\n") == 7


def test_reports_of_one_story_link_each_other(db):
    one = build.report(story="the-same")
    other, stranger = build.report(story="the-same"), build.report()
    links = page_at(f"/reports/{one.slug}/").links
    assert f"/reports/{other.slug}/" in links
    assert f"/reports/{stranger.slug}/" not in links


def test_an_empty_report_says_so(db):
    shown = page_at(f"/reports/{build.report().slug}/").main
    for words in ("0 figures", "No award is reported.", "No number was dismissed."):
        assert words in shown


# A province


def test_a_dissolved_unit_says_what_it_is_part_of_and_since_when(five_reports):
    shown = page_at("/provinces/ha-giang/")
    (notice,) = shown.texts("p", class_="notice")
    assert notice.startswith("Since 1 July 2025 this unit has been part of Tuyen Quang.")
    assert shown.link("Tuyen Quang") == "/provinces/tuyen-quang-2025/"
    (notice,) = page_at("/vi/provinces/ha-giang/").texts("p", class_="notice")
    assert "Tuyên Quang" in notice
    assert "1/7/2025" in notice or "1 tháng 7" in notice


def test_a_new_unit_shows_its_predecessors_figures_under_their_own_names(five_reports):
    shown = page_at("/provinces/tuyen-quang-2025/")
    row = next(row for row in shown.rows if row.cells[0] == "857 model")
    assert row.links[0] == "/figures/30/"
    assert row.cells[2] == "Ha Giang"
    assert "/provinces/ha-giang/" in row.links
    (notice,) = shown.texts("p", class_="notice")
    assert "Ha Giang" in notice
    assert "Tuyen Quang" in notice
    assert "1 July 2025" in notice


def test_the_old_unit_of_the_same_name_shows_only_its_own(five_reports):
    shown = page_at("/provinces/tuyen-quang/")
    assert "/figures/30/" not in shown.links
    assert "No report that was read gives a figure of this unit." in shown.main


def test_a_unit_shows_all_that_is_held_about_it(five_reports):
    shown = page_at("/provinces/soc-trang/")
    assert len([row for row in shown.rows if row.links]) == 12
    assert "5 no 3 yes" in shown.main
    assert "Huynh Cuong school" in shown.main
    assert "26 collectives and individuals" in shown.main
    assert "/reports/soc-trang-2024/" in shown.links
    assert "/figures/?province=soc-trang" in shown.links
    assert "All 12 figures, to filter and download" in shown.texts("a")


def test_a_unit_says_its_code_area_population_and_kinds(five_reports):
    shown = page_at("/provinces/bac-ninh-2025/").main
    for words in ("24", "4,718.6", "3,619,433", "Centrally run city"):
        assert words in shown
    assert "4.718,6" in page_at("/vi/provinces/bac-ninh-2025/").main


def test_a_unit_that_did_not_change_has_no_notice(five_reports):
    assert page_at("/provinces/son-la/").find("p", class_="notice") == []


@pytest.mark.parametrize("recorded_on", ["old", "new"])
def test_a_figure_of_an_unclear_territory_is_shown_marked_on_both_units(db, recorded_on):
    (old, _other), new = build.merged()
    new.name_en = old.name_en
    new.save()
    unit = {"old": old, "new": new}[recorded_on]
    figure = build.figure(province=unit, territory="unclear", period_end="2025-09")
    for page in (old, new):
        shown = page_at(f"/provinces/{page.pk}/")
        (row,) = [row for row in shown.rows if row.links[:1] == [f"/figures/{figure.pk}/"]]
        assert "before or after the merger: not said" in row.cells[1]


# An indicator


def test_an_indicator_says_what_it_means_and_links_its_figures(five_reports):
    shown = page_at("/indicators/models/")
    assert "Security-and-order models in being at a date" in shown.main
    for words in ("stock (at a date)", "may be, with the coverage said beside the sum"):
        assert words in shown.main
    assert "/figures/?indicator=models" in shown.links


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("festival-coverage-percent", "never: a ratio of several places is not the sum of theirs"),
        ("provinces-covered", "never: the same may be counted in several places"),
    ],
)
def test_an_indicator_that_is_never_added_up_says_why(five_reports, code, words):
    assert words in page_at(f"/indicators/{code}/").main


def test_an_indicator_says_from_when_it_is_counted_differently(db):
    everywhere = build.break_()
    shown = page_at(f"/indicators/{everywhere.indicator_id}/").main
    assert "March 2023: Counted by commune from then on." in shown
    assert "Từ đó tính theo xã." in page_at(f"/vi/indicators/{everywhere.indicator_id}/").main


def test_an_indicator_without_figures_says_so(five_reports):
    assert (
        "No report that was read gives a figure of this indicator."
        in page_at("/indicators/cameras/").main
    )


# A security model


def test_a_model_shows_its_names_place_and_recognition(five_reports):
    shown = page_at("/models/5-no-3-yes-soc-trang/")
    for words in (
        "5 nej 3 ja",
        "Soc Trang",
        "Huynh Cuong school",
        "Schools",
        "recognised",
        "Ministry of Public Security",
        "erkändes av ministeriet för offentlig säkerhet",
        "was recognised by the Ministry of Public Security",
    ):
        assert words in shown.main
    assert "/figures/47/" in shown.links
    assert "/provinces/soc-trang/" in shown.links


def test_a_model_that_is_only_described_is_not_recognised(five_reports):
    shown = page_at("/models/security-cameras-da-nang/").main
    assert "The report describes it as: typical" in shown
    assert "No body is reported to have recognised it." in shown


def test_a_model_shows_the_same_name_elsewhere(db):
    model = build.security_model()
    relative = build.security_model(family=model.family)
    stranger = build.security_model()
    links = page_at(f"/models/{model.slug}/").links
    assert f"/models/{relative.slug}/" in links
    assert f"/models/{stranger.slug}/" not in links


# Home


def test_home_says_what_is_held_and_how_much(five_reports):
    shown = page_at("/")
    assert shown.texts("li")[:6] == [
        "47 figures",
        "5 reports read",
        "5 provincial units with a figure",
        "18 named security models",
        "8 replication sites, named or counted",
        "10 awards",
    ]
    for address in ("/reports/northwest-2023/", "/provinces/ha-giang/", "/indicators/models/"):
        assert address in shown.links


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_an_empty_home_says_so(db, prefix):
    said = "No figure is held yet."
    assert (vietnamese(said) if prefix else said) in page_at(f"{prefix}/").main


def test_made_up_figures_are_said_to_be_so_on_every_page(db):
    figure = build.figure(report=build.report(slug="synthetic-1", synthetic=True))
    addresses = ["/", "/figures/", f"/figures/{figure.pk}/", "/about/", "/search/", "/provinces/"]
    for address in addresses:
        assert "These figures are made up" in page_at(address).source


def test_real_figures_are_not_said_to_be_made_up(five_reports):
    assert "made up" not in page_at("/figures/").source


# What went wrong


@pytest.mark.parametrize("address", UNKNOWN, ids=[address[:40] for address in UNKNOWN])
def test_what_is_not_there_is_404_in_both_languages(db, address):
    english = page_at(address, 404)
    assert (english.lang, english.texts("h1")) == ("en", ["There is no such page"])
    other = page_at(f"/vi{address}", 404)
    assert (other.lang, other.texts("h1")) == ("vi", [vietnamese("There is no such page")])


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_a_fault_of_ours_is_a_page_without_its_trace(db, prefix, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the secret of the fault")

    monkeypatch.setattr(site_pages.About, "get_context_data", fail)
    clear_url_caches()
    shown = page_at(f"{prefix}/about/", 500)
    said = "Something went wrong here"
    assert shown.texts("h1") == [vietnamese(said) if prefix else said]
    assert shown.lang == ("vi" if prefix else "en")
    for word in ("Traceback", "RuntimeError", "the secret of the fault", "site_pages"):
        assert word not in shown.source


def test_no_page_of_an_error_shows_a_trace(db):
    for address, status in (("/nothing/", 404), ("/figures/?status=x", 400)):
        source = page_at(address, status).source
        for word in ("Traceback", "Exception", "django", "Resolver404"):
            assert word not in source


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
