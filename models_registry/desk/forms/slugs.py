"""Addresses made from names."""

from typing import Any

from django.utils.text import slugify

from movement_stats.lib.folding import fold


def slug_of(text: str) -> str:
    """Return the text as a part of an address: 'Tổ tự quản' → 'to-tu-quan'."""
    return slugify(fold(text))


def free_slug(model: Any, text: str, taken: set[str], *tails: str) -> str:
    """Return a slug of the text that no record has, with a tail or a number where needed.

    taken: slugs given to other rows of the same page; the new one is added to them.
    """
    longest = model._meta.get_field("slug").max_length
    first = slug_of(text)[: longest - 20].strip("-") or model._meta.model_name
    stored = set(model._base_manager.filter(slug__startswith=first).values_list("slug", flat=True))
    candidates = [first, *(f"{first}-{tail}" for tail in tails)]
    number = 2
    while candidates[0] in stored | taken or len(candidates[0]) > longest:
        candidates = candidates[1:] or [f"{first}-{number}"]
        number += 1
    taken.add(candidates[0])
    return candidates[0]
