"""What is stored of figures and of their counts follows from what is held, whatever was done."""

import datetime
import threading

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models_registry.models import (
    DatasetRelease,
    DatasetVersion,
    Figure,
    FigureCount,
    Report,
    together,
)
from models_registry.models.figure_count import COUNTED, counted, summarised
from models_registry.models.standing import claims_of, unsettled
from tests.support import build

in_one_test = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def assert_stored_is_defined() -> None:
    """Compare all that is stored with what the definitions give."""
    assert [unsettled(Figure, claims) for claims in claims_of(Figure.objects.all())] in ([], [{}])
    listed = Figure.objects.filter(state="published", report__state="published")
    held = summarised(FigureCount.objects.all())
    assert held == counted(listed.values_list(*COUNTED))


@pytest.fixture
def few(db):
    """Hold little, so that what is done at random meets: two indicators, three units, a model."""
    parts, new = build.merged()
    return {
        "indicator": [build.indicator(), build.indicator(nature="flow")],
        "province": [*parts, new],
        "report": [build.report(story=story, event_on=f"202{n}") for n, story in enumerate("aab")],
    }


ENDS = st.sampled_from(["2023", "2023-06", "2025-08", "2026"])
CHANGES = {
    "value": st.sampled_from([0, 10, 11, 100]),
    "qualifier": st.sampled_from(["exact", "about", "more_than"]),
    "fit": st.sampled_from(["whole", "part"]),
    "status": st.sampled_from(["achieved", "target"]),
    "detail": st.sampled_from(["", "in schools"]),
    "period_end": ENDS,
}
OF_REPORTS = {
    "state": st.sampled_from(["published", "withdrawn"]),
    "story": st.sampled_from("abc"),
    "event_on": st.sampled_from(["", "2021", "2024-05"]),
    "published_on": st.sampled_from(["", "2022"]),
}


def add(draw, few) -> None:
    indicator = draw(st.sampled_from(few["indicator"]))
    given = {name: draw(values) for name, values in CHANGES.items() if draw(st.booleans())}
    if indicator.nature == "flow":
        given |= {"period_kind": "span", "period_start": "2020", "period_end": draw(ENDS)}
    elif draw(st.booleans()):
        given = {**given, "period_kind": "unstated", "period_end": ""}
    build.figure(
        **given,
        indicator=indicator,
        province=draw(st.sampled_from(few["province"])),
        report=draw(st.sampled_from(few["report"])).as_stored(),
        state=draw(st.sampled_from(["draft", "published", "published", "published"])),
    )


def change(draw, few) -> None:
    figure = draw(st.sampled_from(list(Figure.objects.order_by("pk"))))
    name = draw(st.sampled_from([*CHANGES, "province", "copy_of", "part_of", "state", "chosen"]))
    if name in CHANGES and not (name == "period_end" and figure.period_kind == "unstated"):
        setattr(figure, name, draw(CHANGES[name]))
    elif name == "province":
        figure.province = draw(st.sampled_from(few["province"]))
    elif name == "copy_of":
        original = draw(st.sampled_from(list(Figure.objects.exclude(pk=figure.pk).order_by("pk"))))
        figure.copy_of, figure.copy_kind = original, "same"
    elif name == "part_of":
        whole = draw(st.sampled_from(list(Figure.objects.exclude(pk=figure.pk).order_by("pk"))))
        figure.part_of, figure.part_kind = whole, "of_which"
    elif name == "state":
        figure.state = "withdrawn" if figure.state == "published" else "published"
    elif name == "chosen":
        figure.chosen, figure.chosen_because = not figure.chosen, "It was counted."
    figure.save()


def change_a_report(draw, few) -> None:
    report = draw(st.sampled_from(few["report"])).as_stored()
    name = draw(st.sampled_from(list(OF_REPORTS)))
    setattr(report, name, draw(OF_REPORTS[name]))
    for dates in ("event", "published"):
        setattr(report, f"{dates}_basis", "stated" if getattr(report, f"{dates}_on") else "")
    report.save()


def change_what_is_beside(draw, few) -> None:
    if draw(st.booleans()):
        indicator = draw(st.sampled_from(few["indicator"])).as_stored()
        indicator.nature = draw(st.sampled_from(["stock", "flow"]))
        indicator.save()
    else:
        unit = draw(st.sampled_from(few["province"])).as_stored()
        unit.valid_from = draw(st.sampled_from([unit.valid_from, datetime.date(2020, 1, 1)]))
        unit.save()


def delete(draw, few) -> None:
    unneeded = Figure.objects.filter(parts=None, copies=None).order_by("pk")
    if rows := list(unneeded):
        draw(st.sampled_from(rows)).delete()


def insert_many(draw, few) -> None:
    report, unit = draw(st.sampled_from(few["report"])).as_stored(), few["province"][0]
    Figure.objects.bulk_create(
        build.figure(saved=False, report=report, province=unit, indicator=build.indicator())
        for _number in range(draw(st.integers(1, 3)))
    )


STEPS = [add, add, add, change, change, change, change_a_report, change_what_is_beside, delete]
STEPS.append(insert_many)


@given(data=st.data())
@in_one_test
def test_after_each_step_what_is_stored_is_what_is_defined(few, data):
    def step(at_hand: bool) -> None:
        steps = [one for one in STEPS if at_hand or one in {add, insert_many, change_a_report}]
        try:
            with transaction.atomic():
                data.draw(st.sampled_from(steps))(data.draw, few)
        except Exception as error:
            # A rule of the database, or of a record, refuses it: then nothing was done.
            if type(error).__name__ not in {"IntegrityError", "ValidationError"}:
                raise

    with transaction.atomic():
        for _step in range(data.draw(st.integers(1, 8))):
            if data.draw(st.booleans()):
                step(at_hand=Figure.objects.count() > 1)
            else:
                with together():
                    step(at_hand=Figure.objects.count() > 1)
                    step(at_hand=Figure.objects.count() > 1)
            assert_stored_is_defined()
        transaction.set_rollback(True)


# What another record has to do with it


def two_claims(**second):
    """Return a claim of a unit, and a later one that contradicts it."""
    first = build.figure(value=5, report=build.report(event_on="2022"))
    same = {"indicator": first.indicator, "province": first.province}
    later = build.report(event_on="2023")
    return first, build.figure(**{"value": 9, "report": later, **same, **second})


def saved(record, **changed) -> None:
    stored = record.as_stored()
    for name, value in changed.items():
        setattr(stored, name, value)
    stored.save()


def standing(figure):
    stored = figure.as_stored()
    assert_stored_is_defined()
    return stored.listed, stored.comparable, stored.in_conflict, stored.superseded_by_id


COMPARED, UNLISTED = (True, True, False, None), (False, False, False, None)


def test_a_report_that_is_withdrawn_takes_its_claim_out_of_the_conflict(db):
    first, second = two_claims()
    assert standing(first) == (True, False, True, second.pk)
    saved(second.report, state="withdrawn")
    assert (standing(first), standing(second)) == (COMPARED, UNLISTED)


def test_another_date_of_a_report_turns_the_preference(db):
    first, second = two_claims()
    saved(first.report, event_on="2024")
    assert standing(second) == (True, False, True, first.pk)


def test_reports_of_one_story_contradict_each_other_no_more(db):
    first, second = two_claims()
    saved(second.report, story=first.report.story)
    assert (standing(first), standing(second)) == (COMPARED, COMPARED)


def test_a_persons_choice_turns_the_preference(db):
    first, second = two_claims()
    saved(first, chosen=True, chosen_because="It was counted.")
    assert standing(second) == (True, False, True, first.pk)


def test_a_figure_that_is_deleted_supersedes_none(db):
    first, second = two_claims()
    second.as_stored().delete()
    assert standing(first) == COMPARED


def test_a_copy_is_counted_once_its_original_is_withdrawn(db):
    first = build.figure(value=5)
    outlet = build.report(story=first.report.story)
    same = {"indicator": build.indicator(), "province": first.province, "report": outlet}
    copy = build.figure(**same, copy_of=first, copy_kind="differs")
    assert standing(copy) == (True, False, False, None)
    saved(first, state="withdrawn")
    assert standing(copy) == COMPARED


def test_a_copy_is_counted_once_the_report_of_its_original_is_withdrawn(db):
    first = build.figure(value=5)
    outlet = build.report(story=first.report.story)
    same = {"indicator": build.indicator(), "province": first.province, "report": outlet}
    copy = build.figure(**same, copy_of=first, copy_kind="differs")
    saved(first.report, state="withdrawn")
    assert standing(copy) == COMPARED


def test_a_part_is_compared_once_its_whole_counts_something_else(db):
    whole = build.figure(value=9)
    same = {"indicator": whole.indicator, "province": whole.province, "report": whole.report}
    part = build.figure(**same, part_of=whole, part_kind="of_which", period_end="2022")
    assert standing(part) == (True, False, False, None)
    saved(whole, indicator=build.indicator())
    assert standing(part) == COMPARED


def test_a_flow_of_a_shorter_span_contradicts_and_what_is_no_flow_does_not(db):
    ratio = {"nature": "ratio", "sums_over_places": False}
    spans = {"period_kind": "span", "period_end": "2023"}
    indicator = build.indicator(**ratio)
    first, second = two_claims(indicator=indicator, **spans, period_start="2023")
    saved(first, indicator=indicator, period_kind="span", period_start="2020", period_end="2023")
    assert (standing(first), standing(second)) == (COMPARED, COMPARED)
    saved(indicator, nature="flow")
    assert standing(first) == (True, False, True, second.pk)


def test_another_day_of_a_unit_sets_its_figures_among_other_units(db):
    figure = build.figure(period_kind="unstated", report=build.report(event_on="2023"))
    assert figure.as_stored().unit_set == "63"
    saved(figure.province, valid_from=datetime.date(2025, 7, 1))
    assert figure.as_stored().unit_set == "34"
    assert_stored_is_defined()


def test_what_is_stored_has_no_version_and_no_history(db):
    first = build.figure(value=5)
    build.figure(
        value=6,
        indicator=first.indicator,
        province=first.province,
        report=build.report(event_on="2024"),
    )
    stored = first.as_stored()
    assert stored.superseded_by_id
    assert (stored.version, stored.history.count()) == (1, 1)
    assert first.history.first().history_change_reason is None


def test_each_version_has_its_day(db):
    build.figure()
    build.figure()
    numbers = list(DatasetRelease.objects.values_list("number", flat=True))
    assert numbers == list(range(1, DatasetVersion.current().number + 1))
    last = DatasetRelease.objects.last()
    assert last.released_at == DatasetVersion.current().moved_at


@pytest.mark.django_db(transaction=True)
def test_of_two_publications_at_once_the_second_sees_the_first():
    if connection.vendor == "sqlite":
        # It has one writer at a time, from the first statement of a transaction on.
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        return
    same = {"indicator": build.indicator(), "province": build.province()}
    drafts = [
        build.figure(report=build.report(event_on=on), value=value, state="draft", **same)
        for on, value in (("2022", 5), ("2023", 6))
    ]
    first_wrote, may_end = threading.Event(), threading.Event()

    def publish(figure: Figure, waits: bool) -> None:
        try:
            with transaction.atomic():
                figure.state = "published"
                figure.save()
                if waits:
                    first_wrote.set()
                    assert may_end.wait(30)
        finally:
            connection.close()

    one = threading.Thread(target=publish, args=(drafts[0].as_stored(), True))
    one.start()
    assert first_wrote.wait(30)
    other = threading.Thread(target=publish, args=(drafts[1].as_stored(), False))
    other.start()
    other.join(0.5)
    assert other.is_alive()  # it waits for the row of the version
    may_end.set()
    one.join(30)
    other.join(30)
    assert_stored_is_defined()
    assert drafts[0].as_stored().superseded_by_id == drafts[1].pk
    assert Report.objects.count() == 2
