"""What is asked of each server."""

import random
from itertools import product
from urllib.parse import urlencode

UNIT, INDICATOR = "tuyen-quang", "models"
PAGES = {
    "dashboard": f"/provinces/{UNIT}/",
    "indicator": f"/indicators/{INDICATOR}/",
    "chart": f"/charts/indicators/{INDICATOR}/",
    "map": f"/map/?indicator={INDICATOR}",
    "coverage": "/coverage/",
    "conflicts": "/conflicts/",
    "compare": f"/compare/?indicator={INDICATOR}",
    "home": "/",
    "provinces": "/provinces/",
}
# The bytes that a browser asks for: packed, where a server packs them.
BROWSER = {"Accept-Encoding": "gzip"}


def list_in(order: str, place: str) -> str:
    """Return the list's address in an order, '' for its own, and at a place, '' for the start."""
    asked = [*([f"sort={order}"] if order else []), *([place] if place else [])]
    return "/figures/" + ("?" + "&".join(asked) if asked else "")


def filtered(values: dict[str, list[str]]) -> list[str]:
    """Return a question for each combination of the filters' values, shuffled."""
    every = [
        urlencode(list(zip(values, given, strict=True))) for given in product(*values.values())
    ]
    random.Random(1).shuffle(every)
    return every
