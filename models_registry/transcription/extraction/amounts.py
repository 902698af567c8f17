"""Amounts without a number: 'tens of thousands of people', 'many collectives'."""

from collections.abc import Iterator

from models_registry.transcription.extraction.matchers import Tools
from models_registry.transcription.extraction.normalized_text import Plain, Sentences
from models_registry.transcription.extraction.nouns import Concepts, noun_after
from models_registry.transcription.extraction.quantity import Kind, Quantity, Span

_AWARDED = frozenset({"collective", "individual"})
_MAY_BE_AWARDED = frozenset(
    {"person", "group", "unit", "member", "household", "exemplar", "club", "commune", "village"}
)
# From how far words of praise make 'many' of something an award.
_NEAR = 70
# How far in its sentence what is counted speaks for thousands of something unknown.
_FAR = 300
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
        if "amount" in found.names:
            if _amounts_to(plain.low, found.end, noun, concepts, tools, sentences):
                yield _quantity(found.start, found.end, noun)
        elif _counts(noun, concepts) and (
            _told(names, noun, concepts, sentences)
            or (names & _MAY_BE_AWARDED and _honoured(plain.low, noun, tools, sentences))
        ):
            yield _quantity(found.start, found.end, noun)
    for pattern in tools.spread:
        for match in pattern.finditer(plain.low):
            yield _quantity(*match.span("where"), match.span("where"))


def _amounts_to(
    low: str, end: int, noun: Span, concepts: Concepts, tools: Tools, sentences: Sentences
) -> bool:
    """Whether tens or thousands of something, known or not, are told of among what is counted."""
    if concepts.heads(*noun):
        return _counts(noun, concepts)
    place = end + (low[end : end + 1] == " ")
    if tools.not_counted.at(low, place):
        return False
    first, last = sentences.around(end)
    return bool(concepts.heads(max(first, end - _FAR), min(last, end + _FAR)))


def _counts(noun: Span, concepts: Concepts) -> bool:
    heads = concepts.heads(*noun)
    return bool(heads) and not _NEVER.issuperset(heads[0].names)


def _honoured(low: str, noun: Span, tools: Tools, sentences: Sentences) -> bool:
    """Whether words of praise stand near, in the same sentence."""
    first, last = sentences.around(noun[0])
    left, right = max(first, noun[0] - _NEAR), min(last, noun[1] + _NEAR)
    return any(tools.honours.find(low, left, right))


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
