"""A draft appears nowhere: on no page, in no file, in no search, in no list of choices."""

import pytest

from tests.support import build
from tests.support.pages import LANGUAGES, LISTS, fetch, page_at, text_of

pytestmark = pytest.mark.django_db

WORD = "unpublishedword"
SECRET = {"state": "draft", "as_written": f"5 {WORD}"}


def whole_site(*more: str) -> list[str]:
    pages = [f"/{name}/" for name in LISTS]
    pages += ["/", f"/search/?q={WORD}", "/search/?q=5", *more]
    pages += ["/compare/", "/coverage/", "/corrections/", "/conflicts/"]
    files = [f"/{name}.csv" for name in LISTS] + ["/figures.json", "/models.json"]
    files += ["/coverage.csv", "/corrections.csv", "/conflicts.csv"]
    return [*pages, *(f"/vi{address}" for address in ("/", "/figures/", *more)), *files]


def nowhere(*more: str, word: str = WORD) -> None:
    # What the search box holds, and the search's own title, are the visitor's words.
    for address in whole_site(*more):
        shown = text_of(fetch(address)).replace(f"q={word}", "").replace(f'value="{word}"', "")
        shown = shown.replace(f"Search: {word}", "").replace(f"Tìm: {word}", "")
        shown = shown.replace(f"Tìm kiếm: {word}", "")
        assert word not in shown, address


def test_a_draft_of_a_figure():
    published = build.figure()
    draft = build.figure(
        **SECRET,
        report=published.report,
        indicator=published.indicator,
        province=published.province,
        model=build.security_model(province=published.province),
        value=5,
        period_kind="unstated",
    )
    nowhere(
        f"/figures/{published.pk}/",
        f"/reports/{published.report.slug}/",
        f"/provinces/{published.province_id}/",
        f"/indicators/{published.indicator_id}/",
        f"/models/{draft.model.slug}/",
        "/figures/?withdrawn=1",
    )
    fetch(f"/figures/{draft.pk}/", 404)


def test_a_draft_that_would_count_places_is_no_site():
    build.figure(**SECRET, value=5, indicator=build.indicator(code="replication-sites"))
    nowhere()


def test_a_draft_that_would_be_preferred_beats_nothing():
    held = build.figure(report=build.report(event_on="2023-01-01"))
    build.figure(
        **SECRET,
        report=build.report(event_on="2024-01-01"),
        indicator=held.indicator,
        province=held.province,
        value=5,
    )
    nowhere(f"/figures/{held.pk}/")
    assert "preferred" not in page_at(f"/figures/{held.pk}/").main


@pytest.mark.parametrize("relation", ["part_of", "copy_of"])
def test_a_draft_that_a_published_figure_belongs_to(relation):
    report = build.report(title=f"[{WORD}]", state="draft") if relation == "copy_of" else None
    more = {"report": report} if report else {}
    draft = build.figure(**SECRET, value=77123, **more)
    kind = {"part_of": {"part_kind": "of_which"}, "copy_of": {"copy_kind": "same"}}[relation]
    figure = build.figure(**{relation: draft}, **kind)
    for prefix in LANGUAGES.values():
        shown = page_at(f"{prefix}/figures/{figure.pk}/")
        assert WORD not in shown.source
        assert "77,123" not in shown.main
        assert "77.123" not in shown.main
        assert f"{prefix}/figures/{draft.pk}/" not in shown.links


@pytest.mark.parametrize("relation", ["parts", "copies"])
def test_a_draft_that_belongs_to_a_published_figure(relation):
    figure = build.figure()
    if relation == "parts":
        build.figure(**SECRET, value=5, report=figure.report, part_of=figure, part_kind="of_which")
    else:
        build.figure(**SECRET, value=5, copy_of=figure, copy_kind="same")
    nowhere(f"/figures/{figure.pk}/")


def test_what_a_figure_said_while_it_was_a_draft():
    figure = build.figure(**SECRET, value=5)
    figure.as_written = "6 counted"
    figure.value = 6
    figure.save()
    figure.state = "published"
    figure.save()
    nowhere(f"/figures/{figure.pk}/")


def test_a_draft_of_a_report_and_all_that_was_read_in_it():
    report = build.report(title=f"[{WORD}]", slug=f"{WORD}-2023", state="draft", story="one")
    other = build.report(story="one")
    figure = build.figure(report=report)
    award = build.award(report=report)
    model = build.security_model(report=report)
    site = build.site(report=report)
    build.dismissed(report=report)
    nowhere(
        f"/reports/{other.slug}/",
        f"/provinces/{figure.province_id}/",
        f"/provinces/{award.province_id}/",
        f"/provinces/{site.place.province_id}/",
        f"/models/{site.model.slug}/",
        f"/indicators/{figure.indicator_id}/",
    )
    fetch(f"/reports/{report.slug}/", 404)
    fetch(f"/figures/{figure.pk}/", 404)
    fetch(f"/models/{model.slug}/", 404)


def test_a_draft_of_an_award():
    award = build.award(**SECRET)
    nowhere(f"/reports/{award.report.slug}/", f"/provinces/{award.province_id}/")


def test_a_draft_of_a_model():
    model = build.security_model(
        name_en=WORD, name_vi=WORD, slug=WORD, state="draft", family=build.family()
    )
    build.model_name(model=model, name=f"{WORD} as written")
    relative = build.security_model(family=model.family)
    nowhere(
        f"/provinces/{model.province_id}/",
        f"/reports/{model.report.slug}/",
        f"/models/{relative.slug}/",
    )
    fetch(f"/models/{WORD}/", 404)


def test_a_draft_of_a_model_that_a_published_site_names():
    model = build.security_model(name_en=WORD, name_vi=WORD, slug=WORD, state="draft")
    site = build.site(model=model)
    nowhere(f"/provinces/{model.province_id}/", f"/reports/{site.report.slug}/")


def test_a_draft_of_a_model_that_a_published_figure_names():
    model = build.security_model(name_en=WORD, name_vi=WORD, slug=WORD, state="draft")
    figure = build.figure(model=model, province=model.province)
    nowhere(f"/figures/{figure.pk}/", f"/reports/{figure.report.slug}/")


def test_a_draft_of_a_site():
    site = build.site(state="draft", as_written=f"at {WORD}")
    nowhere(
        f"/models/{site.model.slug}/",
        f"/provinces/{site.place.province_id}/",
        f"/reports/{site.report.slug}/",
    )


def test_a_draft_of_a_recognition():
    recognition = build.recognition(
        state="draft", as_written=f"by {WORD}", body=build.body(name_en="b", name_vi="b")
    )
    model = recognition.model
    nowhere(f"/models/{model.slug}/", f"/provinces/{model.province_id}/")
    assert "commended" not in page_at("/models/").rows[0].cells[3]


def test_a_recognition_read_in_a_draft_of_a_report():
    model, report = build.security_model(), build.report(slug=WORD, title=WORD, state="draft")
    build.recognition(model=model, report=report, as_written=f"by {WORD}")
    nowhere(f"/models/{model.slug}/")
    assert "commended" not in page_at("/models/").rows[0].cells[3]


def test_a_name_read_in_a_draft_of_a_report():
    model, report = build.security_model(), build.report(slug=WORD, title=WORD, state="draft")
    build.model_name(model=model, report=report, name=f"the {WORD} model")
    nowhere(f"/models/{model.slug}/")


@pytest.mark.parametrize("name", ["figures", "awards", "models", "sites"])
def test_a_filter_does_not_know_a_draft_of_a_report(name):
    build.report(slug=WORD, title=WORD, state="draft")
    assert fetch(f"/{name}/?report={WORD}", 400)
    assert fetch(f"/{name}.csv?report={WORD}", 400)


@pytest.mark.parametrize("name", ["figures", "sites"])
def test_a_filter_does_not_know_a_draft_of_a_model(name):
    build.security_model(slug=WORD, name_en=WORD, name_vi=WORD, state="draft")
    assert fetch(f"/{name}/?model={WORD}", 400)
    assert fetch(f"/{name}.csv?model={WORD}", 400)


def test_home_counts_no_draft():
    build.figure(**SECRET, value=5)
    build.award(**SECRET)
    build.security_model(state="draft", report=build.report(state="draft"))
    report = build.report(state="draft")
    build.figure(report=report)
    build.site(report=report, model=build.security_model(report=report))
    tiles = page_at("/").texts("li")[:6]
    # The reports of the first two are published.
    assert [tile.split()[0] for tile in tiles] == ["0", "2", "0", "0", "0", "0"]
