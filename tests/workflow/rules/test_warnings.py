"""Each question about a figure: what it finds, and that it does not cry wolf."""

import datetime
from decimal import Decimal

import pytest
from django.utils import translation

from models_registry.workflow.rules import Context, findings_of
from tests.support import build

pytestmark = pytest.mark.django_db


def found(record, **context) -> dict[str, str]:
    """Return what the rules find in a record: code → level and message."""
    record = record.as_stored()
    around = Context.of([record])
    for name, value in context.items():
        setattr(around, name, value)
    return {one.code: f"{one.level}: {one.message}" for one in findings_of(record, around)}


def of_text(text: str, builder=build.figure, **given):
    """Return a record of a report whose text is held."""
    report = build.report(language=given.pop("language", "en"))
    build.report_text(report=report, words=f"{text}\n\nEnd of {report.slug}.")
    return builder(report=report, **given)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("12,944 groups", "It has 12,944 groups."),
        ("12 944 groups", "It has 12\u00a0944\n groups."),
        ("Đà Nẵng 5", "\u0110a\u0300 Nẵng 5"),
    ],
)
def test_words_that_stand_in_the_text(words, text):
    assert "words" not in found(of_text(text, as_written=words))


@pytest.mark.parametrize(
    ("words", "text", "hint"),
    [
        (
            "12,994 groups",
            "It has 12,944 groups.",
            "After “12,9” the text goes on “44 groups. End of",
        ),
        ("Groups: 12", "groups: 12", ""),
        ("l'an 5", "l’an 5", ""),
        ("no such", "12 groups", ""),
    ],
)
def test_words_that_do_not_stand_in_the_text(words, text, hint):
    for builder in (build.figure, build.award, build.dismissed):
        told = found(of_text(text, builder, as_written=words))["words"]
        assert told.startswith("error: These words do not stand in the report's text.")
        assert hint in told


def test_words_cannot_be_looked_up_in_a_text_that_is_lost():
    figure = of_text("It has 12 groups.", as_written="12 groups")
    figure.report.text.file.storage.delete(figure.report.text.file.name)
    assert found(figure)["words"].startswith("error: The file of the report's text is missing")


def test_without_a_text_no_words_are_looked_up():
    assert not found(build.figure(as_written="12,994 groups", value=12994))


@pytest.mark.parametrize(
    ("words", "typed", "code", "told"),
    [
        ("more than 900 models", {"value": 900}, "qualifier", "say “more than 900”"),
        ("900 models", {"value": 900, "qualifier": "about"}, "qualifier", "is “about 900”"),
        (
            "512/569 cases, 89.98 %",
            {"value": 569},
            "numbers",
            "say “512 of 569 (89.98%)”; entered is “569”",
        ),
        (
            "900 models",
            {"value": None, "qualifier": "unquantified"},
            "numbers",
            "number, 900, and none",
        ),
    ],
)
def test_a_figure_unlike_its_words(words, typed, code, told):
    assert told in found(build.figure(as_written=words, **typed))[code]


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("more than 900 models", {"value": 900, "qualifier": "more_than"}),
        ("512/569 cases, 89.98 %", {"value": 512, "out_of": 569, "percent": Decimal("89.98")}),
        ("many collectives", {"value": None, "qualifier": "unquantified"}),
        ("five communes", {"value": 5}),
    ],
)
def test_a_figure_like_its_words(words, typed):
    assert not found(build.figure(as_written=words, **typed))


def test_a_qualifier_that_stands_before_the_words_in_the_text():
    text = "Today the province has more than 3,141 models of self-management."
    given = {"as_written": "3,141 models", "value": 3141}
    assert "qualifier" in found(of_text(text, **given))
    assert not found(of_text(text, **given, qualifier="more_than"))


@pytest.mark.parametrize(
    ("language", "words", "readings"),
    [
        ("xx", "1.234 groups", "1234 or 1.234"),
        ("vi", "1.234 mô hình", ""),
        ("en", "1,234 models", ""),
        ("xx", "1234 groups", ""),
    ],
)
def test_a_number_of_two_magnitudes(language, words, readings):
    report = build.report(language=language)
    told = found(build.figure(report=report, as_written=words, value=1234)).get("magnitude", "")
    assert readings in told
    assert bool(told) == bool(readings)


def like(figure, **given):
    """Return a figure of another report about the same thing."""
    same = {"indicator": figure.indicator, "province": figure.province}
    return build.figure(**same | given)


@pytest.mark.parametrize(
    ("held", "advice"),
    [
        ({}, "leave both"),
        ({"period_end": "2023"}, "leave both"),
        ({"report": "same story"}, "“Copy of”"),
        ({"report": "same report", "period_end": "2023-06"}, "entered twice"),
        ({"period_kind": "unstated", "value": 500}, "leave both"),
        ({"state": "draft"}, "leave both"),
    ],
)
def test_a_claim_that_is_held_already(held, advice):
    report = build.report(story="one")
    reports = {"same story": build.report(story="one"), "same report": report}
    given = {name: reports.get(value, value) for name, value in held.items()}
    figure = build.figure(report=report, value=500)
    other = like(figure, **{"value": 501} | given)
    told = found(figure)["alike"]
    assert told.startswith("warning: Held already: 50")
    assert f"figure {other.pk}, " in told
    assert advice in told


@pytest.mark.parametrize(
    "other",
    [
        {"period_end": "2022"},
        {"detail": "in schools"},
        {"status": "target"},
        {"state": "withdrawn"},
        {"fit": "part"},
        {"period_kind": "unstated"},
        {"province": build.province},
        {"copy": True},
    ],
)
def test_a_claim_that_is_new(other):
    figure = build.figure(value=500)
    given = {name: value() if callable(value) else value for name, value in other.items()}
    if given.pop("copy", False):
        given |= {"report": build.report(story=figure.report.story)}
        given |= {"copy_of": figure, "copy_kind": "same"}
    one = like(figure, **{"value": 499} | given)
    assert "alike" not in found(figure)
    assert one.state == "withdrawn" or "alike" not in found(one)


@pytest.mark.parametrize(
    ("value", "told"),
    [(5000, "10 times more"), (4999, ""), (50, "10 times less"), (51, ""), (0, "")],
)
def test_a_number_far_from_what_is_known(value, told):
    figure = build.figure(value=value)
    known = like(figure, value=500, period_end="2022")
    like(figure, value=value * 100, period_end="2020")
    message = found(figure).get("far", "")
    assert bool(told) == bool(message)
    assert told in message
    if told:
        assert f"figure {known.pk}: 500 model, as of 2022" in message


@pytest.mark.parametrize(("start", "is_far"), [("2022-07", True), ("2013-01", False)])
def test_flows_are_compared_over_spans_of_like_length(start, is_far):
    flow = build.indicator(nature="flow")
    span = {"period_kind": "span", "period_end": "2022-12"}
    figure = build.figure(indicator=flow, period_kind="span", value=5000)
    like(figure, value=50, **span | {"period_start": start})
    told = found(figure)
    assert ("far" in told) == is_far
    assert "fallen" not in told


@pytest.mark.parametrize(
    ("value", "qualifier", "before", "falls"),
    [
        (499, "exact", "exact", True),
        (500, "exact", "exact", False),
        (499, "more_than", "exact", False),
        (499, "exact", "nearly", False),
        (499, "nearly", "more_than", True),
    ],
)
def test_a_stock_that_falls(value, qualifier, before, falls):
    figure = build.figure(value=value, qualifier=qualifier)
    earlier = like(figure, value=500, period_end="2022", qualifier=before)
    assert ("fallen" in found(figure)) == falls
    assert ("fallen" in found(earlier)) == falls


def test_a_part_above_its_whole():
    report = build.report()
    whole = build.figure(report=report, value=40, state="draft")
    part = build.figure(report=report, value=80, part_of=whole, part_kind="of_which")
    for one in (part, whole):
        told = found(one)["part"]
        assert f"The part, 80, is more than its whole, 40 (figure {whole.pk})" in told
    part.value = 40
    part.save()
    assert "part" not in found(part)


@pytest.mark.parametrize(
    ("values", "qualifier", "told"),
    [
        ((20, 25), "exact", "Its 2 parts add up to 45, and the whole is 40."),
        ((20, 15), "exact", "Its 2 parts add up to 35"),
        ((20, 20), "exact", ""),
        ((20, 15), "more_than", ""),
        ((20, 25), "more_than", "add up to 45"),
    ],
)
def test_parts_that_do_not_make_up_their_whole(values, qualifier, told):
    report = build.report()
    whole = build.figure(report=report, value=40)
    for value in values:
        given = {"part_of": whole, "part_kind": "adds_up", "qualifier": qualifier}
        build.figure(report=report, value=value, **given)
    message = found(whole).get("parts", "")
    assert told in message
    assert bool(told) == bool(message)


@pytest.mark.parametrize(
    ("code", "value", "doubtful"),
    [
        ("share-of-areas", 101, True),
        ("share-of-areas", 100, False),
        ("launch-above-target-percent", Decimal("246.7"), False),
    ],
)
def test_a_share_over_100(code, value, doubtful):
    ratio = build.indicator(code=code, unit_en="percent", nature="ratio", sums_over_places=False)
    figure = build.figure(indicator=ratio, value=value, as_written=f"{value}%")
    assert ("over-100" in found(figure)) == doubtful


@pytest.mark.parametrize(("percent", "told"), [("89.98", ""), ("98.98", "is 89.98%, and 98.98%")])
def test_a_percentage_beside_its_counts(percent, told):
    figure = build.figure(value=512, out_of=569, percent=Decimal(percent))
    message = found(figure).get("percent", "")
    assert told in message
    assert bool(told) == bool(message)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"period_end": "2023-08"}, {"later"}),
        ({"period_end": "2023-07-31"}, set()),
        ({"period_end": "2023"}, set()),
        ({"period_end": "2030", "status": "target"}, set()),
        ({"period_end": "2024-03-02"}, {"later", "future"}),
        ({"period_end": "2024-03"}, {"later"}),
    ],
)
def test_a_period_after_the_report(typed, codes):
    figure = build.figure(report=build.report(published_on="2023-07"), **typed)
    assert set(found(figure, today=datetime.date(2024, 3, 1))) == codes


def test_facts_are_the_same_in_every_language_and_fit_their_column():
    figure = build.figure(as_written="more than 900 models", value=900)
    alike = {"indicator": figure.indicator, "province": figure.province}
    build.figure(report=build.report(), value=901, **alike)
    told = []
    for language in ("en", "vi"):
        with translation.override(language):
            told.append([one.facts for one in findings_of(figure, Context.of([figure]))])
    assert told[0] == told[1]
    assert len(told[0]) == 2
    assert all(len(facts) <= 200 for facts in told[0])
