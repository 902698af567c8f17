"""A published figure's claim changes only together with a correction, which is public."""

from itertools import zip_longest
from typing import Any

from django.utils import timezone, translation

from models_registry.models import Correction, Figure
from models_registry.statistics.changes import PUBLIC_FIELDS, are_same, in_words

# Values by field, as their columns hold them.
ClaimValues = dict[str, Any]
# Which claim is preferred, and what is public, have their own ways to change.
CLAIM_FIELDS = [name for name in PUBLIC_FIELDS if name not in {"state", "chosen"}]
# What the columns of a correction hold.
LONGEST_VALUE = 200


def claim_values(figure: Figure) -> ClaimValues:
    """Return the values of the fields that make the claim, of a record named its key."""
    fields = {field.name: field.attname for field in Figure._meta.concrete_fields}
    return {name: getattr(figure, fields[name]) for name in CLAIM_FIELDS}


def changed(before: ClaimValues, figure: Figure) -> list[str]:
    """Return the fields in which the figure's claim is another than before."""
    after = claim_values(figure)
    return [name for name in CLAIM_FIELDS if not are_same(before[name], after[name])]


def corrections(
    figure: Figure, before: ClaimValues, cause: str, reason_en: str, reason_vi: str
) -> list[Correction]:
    """Return a correction, unsaved, for each field that changed; its values in English words."""
    after = claim_values(figure)
    with translation.override("en"):
        values = {
            name: _in_differing_words(name, before[name], after[name])
            for name in changed(before, figure)
        }
    return [
        Correction(
            figure=figure,
            field=name,
            old_value=old,
            new_value=new,
            cause=cause,
            reason_en=reason_en,
            reason_vi=reason_vi,
            made_on=timezone.localdate(),
        )
        for name, (old, new) in values.items()
    ]


def _in_differing_words(name: str, old: object, new: object) -> tuple[str, str]:
    """Return two values in words that differ and fit their columns."""
    words = in_words(name, old), in_words(name, new)
    if words[0] == words[1]:
        # Two places of one name: the key tells them apart.
        words = f"{words[0]} ({old})", f"{words[1]} ({new})"
    if max(map(len, words)) <= LONGEST_VALUE:
        return words
    letters = enumerate(zip_longest(*words))
    differing = next(place for place, pair in letters if pair[0] != pair[1])
    start = max(0, differing - 20)
    return _cut(words[0], start), _cut(words[1], start)


def _cut(text: str, start: int) -> str:
    rest = ("…" if start else "") + text[start:]
    return rest if len(rest) <= LONGEST_VALUE else rest[: LONGEST_VALUE - 1] + "…"
