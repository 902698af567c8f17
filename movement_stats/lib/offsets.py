"""Places in a text, as offsets: '0-6,10-12' for text[0:6] and text[10:12].

Offsets count characters (Unicode code points) from 0; the end is the first character after. Places
stand in reading order and do not overlap. As text, both databases and a backup hold the same bytes,
and a person can read them.
"""

from collections.abc import Iterable


def written(places: Iterable[tuple[int, int]]) -> str:
    """Return the places as a column holds them, '' for none."""
    return ",".join(f"{start}-{end}" for start, end in places)


def read(offsets: str) -> list[tuple[int, int]]:
    """Return the places that a column holds; ValueError for what `written` never gives."""
    pairs = (place.split("-") for place in offsets.split(",") if offsets)
    return [(int(start), int(end)) for start, end in pairs]


def runs(text: str, offsets: str) -> list[tuple[str, bool]]:
    """Split the text into runs, True for each that stands at one of the places.

    The runs joined give the text again; no run is empty.
    """
    found: list[tuple[str, bool]] = []
    done = 0
    for start, end in read(offsets):
        found += [(text[done:start], False), (text[start:end], True)]
        done = end
    return [(run, placed) for run, placed in [*found, (text[done:], False)] if run]
