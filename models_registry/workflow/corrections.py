"""A published figure's claim changes only together with a correction, which is public."""

from typing import Any

from django.utils import timezone, translation

from models_registry.models import Correction, Figure
from models_registry.statistics.changes import PUBLIC_FIELDS, are_same, in_words

# Which claim is preferred, and what is public, have their own ways to change.
CLAIM = [name for name in PUBLIC_FIELDS if name not in {"state", "chosen"}]
LONGEST = 200


def claim_of(figure: Figure) -> dict[str, Any]:
    """Return the values of the fields that make the claim."""
    return {name: getattr(figure, _column(name)) for name in CLAIM}


def _column(name: str) -> str:
    field: Any = Figure._meta.get_field(name)
    return str(field.attname)


def changed(before: dict[str, Any], figure: Figure) -> list[str]:
    """Return the fields in which the figure's claim is another than before."""
    after = claim_of(figure)
    return [name for name in CLAIM if not are_same(before[name], after[name])]


def corrections(
    figure: Figure, before: dict[str, Any], cause: str, reason_en: str, reason_vi: str
) -> list[Correction]:
    """Return a correction, unsaved, for each field that changed; told in English words."""
    after = claim_of(figure)
    told: dict[str, Any] = {"cause": cause, "reason_en": reason_en, "reason_vi": reason_vi}
    told |= {"figure": figure, "made_on": timezone.localdate()}
    with translation.override("en"):
        words = {name: _apart(name, before[name], after[name]) for name in changed(before, figure)}
    return [
        Correction(field=name, old_value=old, new_value=new, **told)
        for name, (old, new) in words.items()
    ]


def _apart(name: str, old: Any, new: Any) -> tuple[str, str]:
    """Return two values in words that differ and fit their columns."""
    words = in_words(name, old), in_words(name, new)
    if words[0] == words[1]:
        # Two places of one name: the key tells them apart.
        words = f"{words[0]} ({old})", f"{words[1]} ({new})"
    if max(map(len, words)) <= LONGEST:
        return words
    same = next(i for i, (a, b) in enumerate(zip(*map(_open_ended, words), strict=False)) if a != b)
    start = max(0, same - 20)
    return _cut(words[0], start), _cut(words[1], start)


def _open_ended(text: str) -> str:
    return text + "\0"


def _cut(text: str, start: int) -> str:
    part = ("…" if start else "") + text[start:]
    return part if len(part) <= LONGEST else part[: LONGEST - 1] + "…"
