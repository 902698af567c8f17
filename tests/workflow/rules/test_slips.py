"""A thousand slips of the pen in correct figures: nearly all are caught before publishing.

What is measured is printed with `-rP`: `python -m pytest --database=sqlite -rP` and this file.
"""

from collections import Counter
from dataclasses import replace
from itertools import islice
from random import Random

from django.core.exceptions import ValidationError

from models_registry.desk.forms.numbers import TypedNumber
from models_registry.models import Figure, Indicator, Report
from models_registry.workflow.rules import Context, findings_of
from tests.workflow.rules.slips import SLIPS, Slip, Typed, correct_figures, in_both

SEED = 20230606
RIGHT = 1000
SLIPS_OF_EACH_KIND = 150
CAUGHT, ALARMS = 0.99, 0.01


def found(typed: Typed) -> list[str]:
    """Return all that the desk says of what was typed, before it could be published."""
    numbers = {}
    for name in ("value", "out_of", "percent"):
        field = TypedNumber(max_digits=15, decimal_places=2, required=False)
        field.language = typed.language
        try:
            numbers[name] = field.clean(getattr(typed, name))
        except ValidationError as error:
            return list(error.messages)
    if numbers["value"] is None:
        return ["Give a value, or say that the report gives no number."]
    report = Report(pk=1, language=typed.language)
    counted = Indicator(code="models", nature="stock", unit_en="model")
    figure = Figure(report=report, indicator=counted, scope="country", period_kind="unstated")
    for name, value in numbers.items():
        setattr(figure, name, value)
    figure.as_written, figure.qualifier = typed.as_written, typed.qualifier
    context = Context()
    context.texts = {1: typed.text} if typed.text else {}
    return [finding.message for finding in findings_of(figure, context)]


def meant(typed: Typed) -> tuple:
    """Return what is typed as it would be stored: two ways to write one number are no slip."""
    field = TypedNumber(max_digits=15, decimal_places=2, required=False)
    field.language = typed.language
    values = []
    for name in ("value", "out_of", "percent"):
        try:
            values.append(field.clean(getattr(typed, name)))
        except ValidationError:
            values.append(getattr(typed, name))
    return (*values, typed.as_written, typed.qualifier)


def slipped(slip: Slip, count: int) -> list[Typed]:
    """Return so many figures with a slip of one kind."""
    random = Random(SEED)
    pairs = ((right, slip(random, right)) for right in correct_figures(random))
    return list(islice((wrong for right, wrong in pairs if meant(right) != meant(wrong)), count))


def test_nearly_every_slip_is_caught():
    planted = missed = 0
    for name, slip in SLIPS.items():
        wrong = slipped(slip, SLIPS_OF_EACH_KIND)
        unseen = [typed for typed in wrong if not found(typed)]
        planted, missed = planted + len(wrong), missed + len(unseen)
        print(f"{name}: {len(wrong) - len(unseen)} of {len(wrong)} caught", *unseen[:3])
    print(f"all: {1 - missed / planted:.2%} of {planted}")
    assert planted >= 1000
    assert 1 - missed / planted >= CAUGHT


def test_correct_figures_raise_next_to_no_alarm():
    right = islice(correct_figures(Random(SEED)), RIGHT)
    alarms = [(typed, told) for typed in right if (told := found(typed))]
    print(f"false alarms: {len(alarms)} of {RIGHT}")
    print(Counter(typed.language for typed, _told in alarms), alarms[:3])
    assert len(alarms) <= ALARMS * RIGHT


def test_the_same_slip_in_words_and_value_is_caught_only_where_the_text_is_held():
    """The kind that docs/entering.md names: without the text nothing contradicts it."""
    wrong = slipped(in_both, 400)
    held = [typed for typed in wrong if typed.text]
    alone = [replace(typed, text="") for typed in wrong]
    unseen = sum(not found(typed) for typed in alone)
    print(f"in words and value, text held: {len(held)} of {len(held)} caught")
    print(f"in words and value, no text: {len(alone) - unseen} of {len(alone)} caught")
    assert all(map(found, held))
    assert unseen > len(alone) / 2
