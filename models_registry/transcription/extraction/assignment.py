"""Which indicator each quantity of a text is of, and which are of none."""

from models_registry.transcription.extraction.context import Context
from models_registry.transcription.extraction.indicators import (
    HEADS,
    MEANING,
    indicator,
    participants_of,
)
from models_registry.transcription.extraction.quantity import Kind, Quantity

_PEOPLE = frozenset({"person", "turn"})
# From how far 'attended' makes people the audience.
_FAR, _NEAR = 999, 40
# More people than these sit in no conference.
_HALL = 3000


def assign_indicators(context: Context, quantities: list[Quantity]) -> None:
    """Fill in the indicators, each with an eye on the quantity before it."""
    last: Quantity | None = None
    for quantity in quantities:
        before = last if last and not context.separated(last, quantity) else None
        quantity.indicator = _meant(quantity, _indicator(context, quantity, before))
        place_only = quantity.place and not context.concepts.heads(*quantity.noun)
        if last and not quantity.indicator and place_only:
            quantity.indicator = last.indicator
        last = quantity


def _meant(quantity: Quantity, code: str | None) -> str | None:
    """Give the indicator, None where it counts what the number does not: a change is no count."""
    meaning = MEANING.get(quantity.statement)
    return code if meaning is None or code in meaning else None


def without_audience(context: Context, quantities: list[Quantity]) -> list[Quantity]:
    """Leave out a conference's own audience."""
    pairs = zip([None, *quantities], quantities, strict=False)
    return [quantity for before, quantity in pairs if not _is_audience(context, quantity, before)]


def _indicator(context: Context, quantity: Quantity, before: Quantity | None) -> str | None:
    """Give the code of the indicator that the words speak of, None where they do not say."""
    noun = context.noun_of(quantity)
    inside = context.concepts.names(*noun) | quantity.counter
    if quantity.some_of and before:
        inside |= context.concepts.names(*context.noun_of(before)) | before.counter
    for concept in context.concepts.between(noun[1], context.clause_behind(quantity)):
        inside |= frozenset(concept.names) - HEADS
    participants = before and before.indicator and participants_of(before.indicator, inside)
    return participants or indicator(quantity.kind, inside, context.around(quantity))


def _is_audience(context: Context, quantity: Quantity, before: Quantity | None) -> bool:
    counts = quantity.kind is Kind.COUNT and bool(quantity.readings)
    if quantity.indicator or not counts or quantity.out_of:
        return False
    heads = context.concepts.heads(*context.noun_of(quantity))
    names = set(heads[0].names if heads else quantity.counter)
    attend = context.around(quantity).get("attend", _FAR) <= _NEAR
    alone = before is None or context.separated(before, quantity)
    alone = alone and (quantity.value is None or quantity.value < _HALL)
    return "delegate" in names or (alone and attend and bool(names) and names <= _PEOPLE)
