"""Amounts without a number: 'tens of thousands of people', 'many collectives'."""

from collections.abc import Iterator

from models_registry.transcription.reading.nouns import Concepts, noun_after
from models_registry.transcription.reading.plain import Plain
from models_registry.transcription.reading.quantities import Kind, Quantity, Span
from models_registry.transcription.reading.sentences import Sentences
from models_registry.transcription.reading.tools import Tools

_AWARDED = frozenset({"collective", "individual"})
_TOLD_OF = frozenset({"recognised", "replicated"})
_NEVER = frozenset({"thing", "area", "province", "unit", "district"})


def amounts(
    plain: Plain, tools: Tools, concepts: Concepts, sentences: Sentences
) -> Iterator[Quantity]:
    """Give a quantity without readings for each amount that counts something of the movement.

    'Many' and 'some' stand everywhere in such reports: they are taken of what was awarded, and
    of models that were recognised or replicated.
    """
    for found in tools.amounts.find(plain.low):
        stop = min(found.end + 80, len(plain.low))
        noun = noun_after(plain.low, found.end, stop, concepts, tools)
        names = concepts.names(*noun)
        if _counts(noun, concepts) and (
            "amount" in found.names or _told(names, noun, concepts, sentences)
        ):
            yield _quantity(found.start, found.end, noun)
    for pattern in tools.spread:
        for match in pattern.finditer(plain.low):
            yield _quantity(*match.span("where"), match.span("where"))


def _counts(noun: Span, concepts: Concepts) -> bool:
    heads = concepts.heads(*noun)
    return bool(heads) and not _NEVER.issuperset(heads[0].names)


def _told(names: frozenset[str], noun: Span, concepts: Concepts, sentences: Sentences) -> bool:
    if names & _AWARDED:
        return True
    near = concepts.names(noun[1], min(sentences.around(noun[0])[1], noun[1] + 60))
    return "model" in names and bool(near & _TOLD_OF)


def _quantity(start: int, end: int, noun: Span) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        readings=(),
        kind=Kind.COUNT,
        tail=end,
        first=start,
        noun=noun,
        qualifier="unquantified",
        last=max(end, noun[1]),
    )
