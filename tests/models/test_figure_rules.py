"""What a figure may not say: each rule of `contradictions` lets through, and refuses."""

import pytest
from django.core.exceptions import ValidationError

from models_registry.models import Figure
from models_registry.models.figure_rules import contradictions
from provinces.models import Province
from tests.support import build

pytestmark = pytest.mark.django_db


def fields_with_problems(figure: Figure) -> set[str]:
    """Return the fields at fault; and see that validation says the same of them."""
    figure.derive()
    problems = contradictions(figure)
    if problems:
        with pytest.raises(ValidationError) as refused:
            figure.full_clean()
        for field, words in problems.items():
            assert str(words) in refused.value.message_dict[field]
    else:
        figure.full_clean()
    return set(problems)


# The number stands in the words


@pytest.mark.parametrize(
    ("words", "language", "numbers"),
    [
        ("26,558 locations", "en", {"value": 26558}),
        ("26.558 địa điểm", "vi", {"value": 26558}),
        ("512/569 cases, 89.98%", "en", {"value": 512, "out_of": 569, "percent": "89.98"}),
        ("13/13 communes", "en", {"value": 13, "out_of": 13}),
        ("15,6 tỷ đồng", "vi", {"value": 15_600_000_000}),
        ("many collectives", "en", {"value": None, "qualifier": "unquantified"}),
    ],
)
def test_a_number_that_stands_in_its_words_is_let_through(words, language, numbers):
    report = build.report(language=language)
    figure = build.figure(saved=False, report=report, as_written=words, **numbers)
    assert fields_with_problems(figure) == set()


@pytest.mark.parametrize(
    ("words", "language", "numbers"),
    [
        ("12,994 models", "en", {"value": 12944}),
        ("126,558 locations", "en", {"value": 26558}),
        ("26.558 địa điểm", "vi", {"value": "26.56"}),
        ("many models", "en", {"value": 3}),
        ("512/569 cases", "en", {"value": 512, "out_of": 570}),
        ("512/569 cases", "en", {"value": 512, "out_of": 569, "percent": "89.98"}),
        ("13 communes", "en", {"value": 13, "out_of": 13}),
    ],
)
def test_a_number_that_does_not_stand_in_its_words_is_refused(words, language, numbers):
    report = build.report(language=language)
    figure = build.figure(saved=False, report=report, as_written=words, **numbers)
    assert fields_with_problems(figure) == {"as_written"}


# Stock and flow


@pytest.mark.parametrize(
    ("nature", "period_kind"),
    [
        ("stock", "as_of"),
        ("stock", "unstated"),
        ("flow", "span"),
        ("flow", "unstated"),
        ("ratio", "as_of"),
        ("ratio", "span"),
        ("ratio", "unstated"),
    ],
)
def test_a_stock_has_a_date_and_a_flow_a_span(nature, period_kind):
    indicator = build.indicator(nature=nature, sums_over_places=False)
    figure = build.figure(saved=False, indicator=indicator, period_kind=period_kind)
    assert fields_with_problems(figure) == set()


@pytest.mark.parametrize(("nature", "period_kind"), [("stock", "span"), ("flow", "as_of")])
def test_a_stock_with_a_span_and_a_flow_with_a_date_are_refused(nature, period_kind):
    indicator = build.indicator(nature=nature)
    figure = build.figure(saved=False, indicator=indicator, period_kind=period_kind)
    assert fields_with_problems(figure) == {"period_kind"}
    assert nature in str(contradictions(figure)["period_kind"])


# Territory


def test_the_extent_of_a_unit_with_a_twin_may_be_unclear():
    (old, _other), new = build.merged()
    for unit in (old, new):
        figure = build.figure(saved=False, province=unit, territory="unclear")
        assert fields_with_problems(figure) == set()


def test_the_extent_of_a_place_in_a_unit_with_a_twin_may_be_unclear():
    (old, _other), _new = build.merged()
    figure = build.figure(saved=False, place=build.place(province=old), territory="unclear")
    assert fields_with_problems(figure) == set()


def test_the_extent_of_a_unit_that_never_changed_is_clear():
    unit = build.province()
    at = build.place(province=unit)
    for area in ({"province": unit}, {"place": at}):
        figure = build.figure(saved=False, territory="unclear", **area)
        assert fields_with_problems(figure) == {"territory"}


def test_the_extent_of_the_country_is_clear():
    figure = build.figure(saved=False, scope="country", territory="unclear")
    assert fields_with_problems(figure) == {"territory"}


# The unit stood in the period


def stock_of(unit: Province, date: str, **given: str) -> Figure:
    return build.figure(saved=False, province=unit, period_end=date, **given)


def flow_of(unit: Province, start: str, end: str) -> Figure:
    flow = build.indicator(nature="flow")
    return build.figure(
        saved=False,
        province=unit,
        indicator=flow,
        period_kind="span",
        period_start=start,
        period_end=end,
    )


@pytest.mark.parametrize("date", ["2023", "2025", "2025-06", "2025-06-30", "2005"])
def test_a_dissolved_unit_has_figures_up_to_its_last_day(date):
    """The set of 63 began in 2008; the provinces themselves are older."""
    (old, _other), _new = build.merged()
    assert fields_with_problems(stock_of(old, date)) == set()


@pytest.mark.parametrize("date", ["2025-07-01", "2025-07", "2025-12-31", "2026"])
def test_a_dissolved_unit_has_no_figure_after_its_last_day(date):
    (old, _other), _new = build.merged()
    assert fields_with_problems(stock_of(old, date)) == {"province"}


@pytest.mark.parametrize("date", ["2025-07-01", "2025-07", "2025", "2026"])
def test_a_merged_unit_has_figures_from_its_first_day(date):
    _parts, new = build.merged()
    assert fields_with_problems(stock_of(new, date)) == set()


@pytest.mark.parametrize("date", ["2025-06-30", "2025-06", "2024", "2005"])
def test_a_merged_unit_has_no_figure_before_its_first_day(date):
    _parts, new = build.merged()
    assert fields_with_problems(stock_of(new, date)) == {"province"}


@pytest.mark.parametrize("date", ["2005", "2025-06-30", "2025-07-01", "2026"])
def test_a_unit_that_never_changed_has_figures_of_any_time(date):
    assert fields_with_problems(stock_of(build.province(), date)) == set()


def test_an_unclear_figure_may_lie_on_either_side_of_the_merger():
    (old, _other), new = build.merged()
    assert fields_with_problems(stock_of(old, "2025-09", territory="unclear")) == set()
    of_august = build.report(event_on="2025-08-19")
    told_later = stock_of(new, "2025-03", territory="unclear", report=of_august)
    assert fields_with_problems(told_later) == set()


@pytest.mark.parametrize("date", ["2025-06-30", "2026-01", "2023"])
def test_the_extent_is_clear_but_in_the_second_half_of_2025(date):
    (old, _other), _new = build.merged()
    figure = stock_of(old, date, territory="unclear")
    assert "territory" in fields_with_problems(figure)


def test_a_span_that_touches_the_unit_s_time_is_let_through():
    (old, _other), new = build.merged()
    assert fields_with_problems(flow_of(old, "2025-06-30", "2025-09")) == set()
    assert fields_with_problems(flow_of(new, "2018", "2025-07-01")) == set()


def test_a_span_outside_the_unit_s_time_is_refused():
    (old, _other), new = build.merged()
    assert fields_with_problems(flow_of(old, "2025-07-01", "2025-09")) == {"province"}
    assert fields_with_problems(flow_of(new, "2018", "2025-06-30")) == {"province"}


def test_a_figure_of_a_place_is_refused_outside_its_province_s_time():
    (old, _other), _new = build.merged()
    at = build.place(province=old)
    figure = build.figure(saved=False, place=at, period_end="2025-08")
    assert fields_with_problems(figure) == {"province"}


def test_a_figure_without_a_period_can_be_of_any_unit():
    (old, _other), new = build.merged()
    for unit in (old, new):
        figure = build.figure(saved=False, province=unit, period_kind="unstated")
        assert fields_with_problems(figure) == set()


# Parts


def part_of(whole: Figure, **given: object) -> Figure:
    defaults = {"report": whole.report, "part_kind": "of_which", "value": 8}
    return build.figure(saved=False, part_of=whole, **defaults | given)


def test_a_part_of_a_figure_of_its_report_is_let_through():
    whole = build.figure(value=40)
    assert fields_with_problems(part_of(whole)) == set()


def test_a_part_of_a_figure_of_another_report_is_refused():
    whole = build.figure(value=40)
    other = build.report(story=whole.report.story)
    assert fields_with_problems(part_of(whole, report=other)) == {"part_of"}


def test_a_part_in_another_unit_of_measure_is_refused():
    whole = build.figure(value=40)
    persons = build.indicator(unit_en="person", unit_vi="người")
    assert fields_with_problems(part_of(whole, indicator=persons)) == {"part_of"}


# Copies


def copy_of(original: Figure, **given: object) -> Figure:
    given.setdefault("report", build.report(story=original.report.story))
    return build.figure(saved=False, copy_of=original, copy_kind="same", **given)


def test_a_copy_in_another_report_of_the_story_is_let_through():
    assert fields_with_problems(copy_of(build.figure())) == set()


def test_a_copy_in_the_same_report_is_refused():
    original = build.figure()
    assert fields_with_problems(copy_of(original, report=original.report)) == {"copy_of"}


def test_a_copy_in_another_story_is_refused():
    assert fields_with_problems(copy_of(build.figure(), report=build.report())) == {"copy_of"}


def test_a_copy_of_a_copy_is_refused():
    first = copy_of(build.figure())
    first.save()
    assert fields_with_problems(copy_of(first)) == {"copy_of"}


def test_a_figure_that_has_copies_can_not_become_a_copy():
    """Else its copies were copies of a copy, by the other way round."""
    counted = build.figure()
    copy_of(counted).save()
    other = build.figure(report=build.report(story=counted.report.story))
    counted.copy_of, counted.copy_kind = other, "same"
    assert fields_with_problems(counted) == {"copy_of"}


# Models


def test_a_model_of_the_same_province_is_let_through():
    model = build.security_model()
    assert (
        fields_with_problems(build.figure(saved=False, province=model.province, model=model))
        == set()
    )
    at = build.place(province=model.province)
    assert fields_with_problems(build.figure(saved=False, place=at, model=model)) == set()


def test_a_model_of_another_province_is_refused():
    model = build.security_model()
    assert fields_with_problems(build.figure(saved=False, model=model)) == {"model"}
    assert fields_with_problems(build.figure(saved=False, place=build.place(), model=model)) == {
        "model"
    }


# All of them together


def test_every_problem_is_told_at_once():
    figure = build.figure(
        saved=False,
        value=12944,
        as_written="12,994 models",
        period_kind="span",
        territory="unclear",
        model=build.security_model(),
    )
    assert fields_with_problems(figure) == {"as_written", "period_kind", "territory", "model"}


def test_a_place_of_another_province_is_refused():
    figure = build.figure(saved=False, place=build.place(), province=build.province())
    with pytest.raises(ValidationError) as refused:
        figure.full_clean()
    assert "place" in refused.value.message_dict


@pytest.mark.parametrize("left_out", ["report", "indicator"])
def test_a_figure_without_a_report_or_an_indicator_is_refused_and_does_not_break(left_out):
    figure = build.figure(saved=False, **{left_out: None})
    with pytest.raises(ValidationError) as refused:
        figure.full_clean()
    assert left_out in refused.value.message_dict


@pytest.mark.parametrize("left_out", ["model", "place", "report"])
def test_a_site_without_its_parts_is_refused_and_does_not_break(left_out):
    site = build.site()
    setattr(site, left_out, None)
    with pytest.raises(ValidationError) as refused:
        site.full_clean()
    assert left_out in refused.value.message_dict


@pytest.mark.parametrize("date", ["2023-13", "2023-02-29", "June 2023", "20230630", "0000"])
def test_a_date_that_is_none_is_refused_and_does_not_break(date):
    figure = build.figure(saved=False, period_end=date)
    with pytest.raises(ValidationError) as refused:
        figure.full_clean()
    assert "period_end" in refused.value.message_dict


def test_a_value_that_is_no_number_is_refused_and_does_not_break():
    figure = build.figure(saved=False, value="1,234", as_written="1,234 models")
    with pytest.raises(ValidationError) as refused:
        figure.full_clean()
    assert "value" in refused.value.message_dict
