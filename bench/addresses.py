"""What is asked of each server."""

import random
from itertools import product

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


def filtered(units: list[str], indicators: list[str]) -> list[str]:
    """Return questions for one unit and indicator each, all of them, shuffled."""
    every = [f"province={unit}&indicator={code}" for unit, code in product(units, indicators)]
    random.Random(1).shuffle(every)
    return every
