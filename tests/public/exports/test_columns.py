"""The files' columns, as the contract lists them, and what stands in them."""

import pytest

from models_registry.models import DatasetVersion, Figure
from tests.support import build
from tests.support.pages import fetch, json_of, rows_of_csv, rows_of_json, text_of

pytestmark = pytest.mark.django_db

# Typed from the contract. Columns may be added at the end, never renamed.
COLUMNS = {
    "figures": """id, province, province_name, region, place, scope, indicator, indicator_name,
        unit, value, out_of, qualifier, status, period_start, period_end, period, as_written,
        language, report, report_title, publisher, published_on, url, superseded, revised_on,
        period_kind, period_precision, percent, model, detail, fit, territory, part_of, part_kind,
        copy_of, preferred, keyed, as_written_en, version, value_to""",
    "awards": """id, province, region, body, kind, collectives, individuals, combined, qualifier,
        period, as_written, report, recipients, named_recipients, kind_as_written, scope, place,
        awarded_on, language""",
    "models": """id, slug, name, name_vi, name_as_written, province, theme, recognised_by, report,
        place, family, described_as""",
    "sites": """id, model, province, place, sites, as_written, report, out_of, qualifier, unit,
        period, figure""",
    "provinces": "id, code, name, name_vi, kind, region, valid_from, valid_to, successor, figures",
    "reports": """slug, title, publisher, url, published_on, event_on, language, translation,
        story, figures, awards, models, dismissed""",
    "indicators": """code, topic, name, name_vi, unit, nature, sums_over_places, definition,
        figures""",
}
COLUMNS = {name: [one.strip() for one in text.split(",")] for name, text in COLUMNS.items()}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_file_has_the_columns_of_the_contract_in_their_order(world, name):
    expected = COLUMNS[name]
    assert list(rows_of_csv(f"/{name}.csv")[0])[: len(expected)] == expected
    assert list(rows_of_json(f"/{name}.json")[0])[: len(expected)] == expected


@pytest.mark.parametrize("name", COLUMNS)
def test_an_empty_file_has_its_header(name):
    header = text_of(fetch(f"/{name}.csv")).splitlines()[0].split(",")
    assert header[: len(COLUMNS[name])] == COLUMNS[name]


def figure_row(figure, question: str = "") -> dict[str, object]:
    (row,) = [r for r in rows_of_json(f"/figures.json?{question}") if r["id"] == figure.pk]
    return row


def test_a_row_of_the_first_report_as_the_contract_reads_it(five_reports):
    row = rows_of_csv("/figures.csv?report=northwest-2023")[5]
    row.pop("version")
    assert row == {
        "id": "6",
        "province": "son-la",
        "province_name": "Son La",
        "region": "",
        "place": "",
        "scope": "province",
        "indicator": "replication-sites",
        "indicator_name": "Replication sites (model points)",
        "unit": "site",
        "value": "26558",
        "out_of": "",
        "qualifier": "exact",
        "status": "achieved",
        "period_start": "",
        "period_end": "2023-07-28",
        "period": "From 2018 to now",
        "as_written": "replicated at 26,558 locations across the province",
        "language": "en",
        "report": "northwest-2023",
        "report_title": "[Conference commending advanced models, Northwest and neighbouring areas]",
        "publisher": "",
        "published_on": "",
        "url": "",
        "superseded": "",
        "revised_on": "",
        "period_kind": "as_of",
        "period_precision": "day",
        "percent": "",
        "model": "",
        "detail": "",
        "fit": "whole",
        "territory": "clear",
        "part_of": "4",
        "part_kind": "of_which",
        "copy_of": "",
        "preferred": "yes",
        "keyed": "once",
        "as_written_en": "",
        "value_to": "",
    }


def test_the_region_of_the_first_report_is_its_own(five_reports):
    rows = rows_of_csv("/figures.csv?scope=region")
    assert {(row["region"], row["province"]) for row in rows} == {("NORTHWEST-14", "")}


def test_a_places_row_names_its_province_and_the_place_as_the_report_spells_it(five_reports):
    rows = rows_of_csv("/figures.csv?scope=place&report=lang-son-2023")
    assert {(row["place"], row["province"]) for row in rows} == {("Van Linh commune", "lang-son")}


def test_numbers_are_plain(five_reports):
    values = {row["id"]: row["value"] for row in rows_of_csv("/figures.csv")}
    assert values["12"] == "246.7"
    assert values["43"] == "60000000000"
    assert values["16"] == "173800"
    assert values["7"] == ""


@pytest.mark.parametrize(
    ("start", "end", "kind", "precision"),
    [
        ("2023", "2023", "span", "year"),
        ("", "2023-07-28", "as_of", "day"),
        ("", "2023-03", "as_of", "month"),
        ("2018-01", "", "span", "month"),
        ("2018-01", "2023-07-28", "span", "month; day"),
        ("", "", "unstated", None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(start, end, kind, precision):
    figure = build.figure(period_kind=kind, period_start=start, period_end=end)
    row = figure_row(figure)
    assert (row["period_start"], row["period_end"]) == (start or None, end or None)
    assert (row["period_kind"], row["period_precision"]) == (kind, precision)


def test_the_publisher_is_the_one_that_published_else_the_one_first_named():
    named, first = build.publisher(name="Named"), build.publisher(name="First")
    both = build.figure(report=build.report(publisher=named, original_publisher=first))
    one = build.figure(report=build.report(original_publisher=first))
    none = build.figure()
    assert [figure_row(f)["publisher"] for f in (both, one, none)] == ["Named", "First", None]


def test_a_correction_keeps_the_id_and_shows_todays_value_and_its_day():
    figure = build.figure(value=12944, as_written="12,944 or 12,994")
    build.correction(figure=figure, made_on="2024-01-15")
    build.correction(figure=figure, made_on="2024-03-02", old_value="1", new_value="2")
    figure.value = 12994
    figure.save()
    row = figure_row(figure)
    assert (row["value"], row["revised_on"], row["version"]) == (12994, "2024-03-02", 2)


def conflicting(*reports, **given):
    indicator, province = build.indicator(), build.province()
    about = {"indicator": indicator, "province": province}
    return [build.figure(report=report, **about, **given) for report in reports]


def standing(figures) -> list[tuple[object, object]]:
    rows = [figure_row(figure) for figure in figures]
    return [(row["superseded"], row["preferred"]) for row in rows]


def test_of_two_claims_that_conflict_the_later_report_is_preferred():
    older, newer = conflicting(
        build.report(event_on="2023-07-01"), build.report(event_on="2023-08-01")
    )
    assert standing([older, newer]) == [(str(newer.pk), "no"), (None, "yes")]


def test_a_report_is_placed_by_its_event_before_its_publication():
    event, published = conflicting(
        build.report(event_on="2023-08-01", published_on="2023-08-02"),
        build.report(event_on="2023-07-01", published_on="2023-09-01"),
    )
    assert standing([event, published]) == [(None, "yes"), (str(event.pk), "no")]


def test_an_undated_report_never_beats_a_dated_one():
    dated, undated = conflicting(build.report(published_on="1999"), build.report())
    assert standing([dated, undated]) == [(None, "yes"), (str(dated.pk), "no")]


def test_of_two_undated_claims_the_first_is_preferred():
    first, second = conflicting(build.report(), build.report())
    assert standing([first, second]) == [(None, "yes"), (str(first.pk), "no")]


def test_a_persons_choice_is_preferred_to_a_later_report():
    older, newer = conflicting(
        build.report(event_on="2023-07-01"), build.report(event_on="2023-08-01")
    )
    older.chosen, older.chosen_because = True, "The ministry confirmed it."
    older.save()
    assert standing([older, newer]) == [(None, "yes"), (str(older.pk), "no")]


def test_of_three_claims_both_others_name_the_preferred_one():
    claims = conflicting(*(build.report(event_on=f"2023-0{month}-01") for month in (5, 7, 6)))
    best = claims[1]
    assert standing(claims) == [(str(best.pk), "no"), (None, "yes"), (str(best.pk), "no")]


@pytest.mark.parametrize(
    "other",
    [
        {"status": "target"},
        {"detail": "in schools"},
        {"fit": "part"},
        {"period_end": "2022-06-30"},
        {"period_kind": "unstated"},
        {"state": "withdrawn"},
        {"state": "draft"},
    ],
    ids=str,
)
def test_claims_that_speak_of_something_else_do_not_conflict(other):
    one = build.figure(report=build.report(event_on="2023-07-01"))
    about = {"indicator": one.indicator, "province": one.province}
    build.figure(report=build.report(event_on="2023-08-01"), **about, **other)
    assert figure_row(one)["superseded"] is None


def test_reports_of_one_story_do_not_conflict():
    one = build.figure(report=build.report(story="one", event_on="2023-07-01"))
    about = {"indicator": one.indicator, "province": one.province}
    build.figure(report=build.report(story="one", event_on="2023-08-01"), **about)
    assert figure_row(one)["superseded"] is None


def test_periods_overlap_at_the_coarser_precision_of_the_two():
    year = build.figure(report=build.report(event_on="2023-01-01"), period_end="2023")
    about = {"indicator": year.indicator, "province": year.province}
    later = build.report(event_on="2024-01-01")
    day = build.figure(report=later, period_end="2023-07-28", **about)
    assert figure_row(year)["superseded"] == str(day.pk)


def test_a_withdrawn_figure_says_so_and_is_not_preferred():
    figure = build.figure(state="withdrawn")
    row = figure_row(figure, "withdrawn=1")
    assert (row["superseded"], row["preferred"]) == ("withdrawn", "no")
    assert rows_of_json("/figures.json") == []


def test_a_copy_names_the_claim_that_is_counted_and_is_not_preferred():
    counted = build.figure()
    outlet = build.report(story=counted.report.story)
    copy = build.figure(report=outlet, copy_of=counted, copy_kind="rounded")
    row = figure_row(copy)
    assert (row["copy_of"], row["preferred"]) == (counted.pk, "no")
    assert figure_row(counted)["copy_of"] is None


@pytest.mark.parametrize("kind", ["adds_up", "of_which"])
def test_a_part_names_its_whole(kind):
    whole = build.figure()
    part = build.figure(report=whole.report, part_of=whole, part_kind=kind)
    assert (figure_row(part)["part_of"], figure_row(part)["part_kind"]) == (whole.pk, kind)


def test_an_award_of_the_first_report(five_reports):
    row = rows_of_csv("/awards.csv")[0]
    assert row == {
        "id": "1",
        "province": "",
        "region": "NORTHWEST-14",
        "body": "Ministry of Public Security",
        "kind": "certificate_of_merit",
        "collectives": "22",
        "individuals": "61",
        "combined": "",
        "qualifier": "exact",
        "period": "period 2018 - 2023",
        "as_written": "certificates of merit to 22 collectives and 61 individuals",
        "report": "northwest-2023",
        "recipients": "collectives_and_individuals",
        "named_recipients": "",
        "kind_as_written": "certificates of merit",
        "scope": "region",
        "place": "",
        "awarded_on": "2023-07-28",
        "language": "en",
    }


def test_a_model_with_its_names_and_bodies(five_reports):
    rows = {row["slug"]: row for row in rows_of_csv("/models.csv")}
    patrol = rows["patrol-8394-da-nang"]
    assert patrol["name_as_written"] == (
        "Coordinating forces in patrolling, preventing crime, ensuring security and order in "
        "Da Nang city; Patrol 8394"
    )
    assert patrol["recognised_by"] == "Government's Steering Committee 138"
    assert rows["5-no-3-yes-soc-trang"] == {
        "id": "18",
        "slug": "5-no-3-yes-soc-trang",
        "name": "5 no 3 yes",
        "name_vi": "5 không 3 có",
        "name_as_written": "5 nej 3 ja",
        "province": "soc-trang",
        "theme": "school",
        "recognised_by": "Ministry of Public Security",
        "report": "soc-trang-2024",
        "place": "Huynh Cuong school",
        "family": "5-no-3-yes",
        "described_as": "",
    }


def test_a_named_site_and_a_counted_batch(five_reports):
    rows = {row["id"]: row for row in rows_of_csv("/sites.csv")}
    assert rows["site-4"] == {
        "id": "site-4",
        "model": "5-no-3-yes-soc-trang",
        "province": "soc-trang",
        "place": "Huynh Cuong school",
        "sites": "1",
        "as_written": 'modellen "5 nej 3 ja" på Huynh Cuong-skolan',
        "report": "soc-trang-2024",
        "out_of": "",
        "qualifier": "exact",
        "unit": "site",
        "period": "",
        "figure": "",
    }
    assert (rows["figure-41"]["sites"], rows["figure-41"]["figure"]) == ("603", "41")
    assert rows["figure-47"]["sites"] == ""


def test_a_unit_before_and_after_the_merger(five_reports):
    rows = {row["id"]: row for row in rows_of_csv("/provinces.csv")}
    assert rows["ha-giang"] == {
        "id": "ha-giang",
        "code": "02",
        "name": "Ha Giang",
        "name_vi": "Hà Giang",
        "kind": "province",
        "region": "NMM",
        "valid_from": "2008-08-01",
        "valid_to": "2025-06-30",
        "successor": "tuyen-quang-2025",
        "figures": "6",
    }
    new = rows["tuyen-quang-2025"]
    assert (new["code"], new["valid_from"], new["valid_to"]) == ("08", "2025-07-01", "")
    assert (new["successor"], new["figures"]) == ("", "0")


def test_a_report_says_what_is_known_and_leaves_the_rest_empty(five_reports):
    rows = {row["slug"]: row for row in rows_of_csv("/reports.csv")}
    assert rows["ha-giang-2023"] == {
        "slug": "ha-giang-2023",
        "title": "[Ha Giang: ten years of the coordination programme on the movement]",
        "publisher": "BHG",
        "url": "",
        "published_on": "2023-06-06",
        "event_on": "2023-06-06",
        "language": "fr",
        "translation": "yes",
        "story": "ha-giang-2023",
        "figures": "6",
        "awards": "3",
        "models": "0",
        "dismissed": "15",
    }
    assert rows["lang-son-2023"]["translation"] == ""
    assert rows["lang-son-2023"]["event_on"] == ""


def test_an_indicator(five_reports):
    rows = {row["code"]: row for row in rows_of_csv("/indicators.csv")}
    delegates = rows["delegates"]
    delegates.pop("definition")
    assert delegates == {
        "code": "delegates",
        "topic": "conference",
        "name": "Advanced delegates",
        "name_vi": "Đại biểu điển hình tiên tiến",
        "unit": "delegate",
        "nature": "flow",
        "sums_over_places": "no",
        "figures": "1",
    }


def test_several_values_of_one_cell_are_joined():
    bodies = [build.body(name_en="Police"), build.body(name_en="Front"), build.body(name_en="A; B")]
    build.award(bodies=bodies)
    assert rows_of_json("/awards.json")[0]["body"] == "A; B; Front; Police"


def test_a_body_that_recognised_twice_is_named_once():
    model, body = build.security_model(), build.body(name_en="The ministry")
    for kind in ("commended", "recognised"):
        build.recognition(model=model, body=body, kind=kind)
    build.recognition(model=model, body=None, kind="replicated")
    assert rows_of_json("/models.json")[0]["recognised_by"] == "The ministry"


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_recognition_that_is_not_published_names_no_body(state):
    build.recognition(state=state)
    assert rows_of_json("/models.json")[0]["recognised_by"] is None


def test_ids_of_figures_are_those_of_the_fixtures(five_reports):
    assert [row["id"] for row in rows_of_json("/figures.json")] == list(range(1, 48))


def test_what_is_added_later_has_an_id_beyond_those_of_the_fixtures(five_reports):
    assert build.figure().pk > 100_000


def test_the_version_of_the_file_moves_with_the_data():
    build.figure()
    first = json_of("/figures.json")["version"]
    assert first == str(DatasetVersion.current().number)
    figure = Figure.objects.get()
    figure.detail = "on weapons"
    figure.save()
    second = json_of("/figures.json")["version"]
    assert isinstance(second, str)
    assert int(second) > int(first)
