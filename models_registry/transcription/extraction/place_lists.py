"""Lists that only name a place and a number: 'Bắc Ninh 41, Hà Nam 27', 'schools (296)'."""

import re
from itertools import groupby

from models_registry.transcription.extraction.normalized_text import NormalizedText
from models_registry.transcription.extraction.quantity import Kind, Quantity
from models_registry.transcription.tokens import Span

# Words with capitals right before the number.
_CAPITALS = re.compile(r"(?<!\w)(?P<name>[^\W\d_]+(?:(?: - |[ '-])[^\W\d_]+){0,4}) ?[:(=-]? ?$")
# In a script without capitals, or before a bracket or a colon: all words behind the last sign.
_SIGNED = re.compile(r"(?:^|[,;:.(،؛、\n]) ?(?P<name>[^\W\d_]+(?:[ '-][^\W\d_]+){0,4}) ?[:(] ?$")
_BARE = re.compile(r"(?:[,;:(،؛、\n] ?|^و|[،؛] ?و)(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,2}) ?$")
_ENDS = re.compile(r" ?\)? ?(?:[,;.،؛、。)]|$|\n|و)")
_ENDS_AFTER_WORDS = re.compile(
    r" ?\)?(?: [^\W\d_]{1,12}){0,2} ?(?:[,;.،؛、。)]|$|\n| (?:and|et|och|und|y|dan|và) )"
)
# 'Nam Po, 39; Dien Bien, 37': a comma inside an item, where semicolons stand between the items.
_COMMA = re.compile(r"(?:^|[;:]) ?(?P<name>[^\W\d_]+(?:[ '-][^\W\d_]+){0,4}), ?$")
_SEMICOLON = re.compile(r" ?(?:;|\.(?!\d)|$|\n)")
_LONGEST = 40


def assign_places(normalized: NormalizedText, quantities: list[Quantity]) -> None:
    """Fill in the places of the quantities that stand in such a list, of two items or more."""
    names = [_name_before(normalized, quantity) for quantity in quantities]
    pairs = zip(names, quantities, strict=True)
    for has_name, group in groupby(pairs, lambda pair: bool(pair[0])):
        items = list(group)
        if has_name and len(items) > 1:
            for name, quantity in items:
                if name:
                    quantity.place, quantity.first = name, name[0]


def _name_before(normalized: NormalizedText, quantity: Quantity) -> Span | None:
    if quantity.kind is not Kind.COUNT or quantity.out_of or quantity.wordy:
        return None
    left = max(quantity.first - _LONGEST, 0)
    words = normalized.text[left : quantity.first]
    match = None
    if _ENDS_AFTER_WORDS.match(normalized.low, quantity.end):
        match = _capitalised_name(words)
    if not match and _ENDS.match(normalized.low, quantity.end):
        match = _SIGNED.search(words) or _uncased_name(words)
    if not match and _SEMICOLON.match(normalized.low, quantity.end):
        match = _COMMA.search(words)
    return (left + match.start("name"), left + match.end("name")) if match else None


def _capitalised_name(words: str) -> re.Match[str] | None:
    """Give the longest run of words with capitals that the words end in."""
    for match in re.finditer(r"(?<!\w)(?=[^\W\d_])", words):
        found = _CAPITALS.match(words, match.start())
        if found and all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", found["name"])):
            return found
    return None


def _uncased_name(words: str) -> re.Match[str] | None:
    match = _BARE.search(words)
    return match if match and match["name"][0].lower() == match["name"][0].upper() else None
