"""The colours of charts' series stand out from paper, and are told apart by colour-blind eyes."""

import math
import re
from itertools import combinations, pairwise

import pytest

from tests.support.environment import ROOT

CSS = (ROOT / "static" / "css" / "public.css").read_text()
# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
EYES = {
    "most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# CIE 1976 distance: 2.3 is just seen side by side; bars and legend stand apart.
APART = 20
LUMINANCE = (0.2126, 0.7152, 0.0722)


def scheme(number: int) -> dict[str, str]:
    """Return the colours of the sheet's nth block of variables: light, then dark."""
    blocks = re.findall(r":root \{(.*?)\}", CSS, flags=re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[number]))


def linear(color: str) -> list[float]:
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]


def times(matrix, vector) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(color: str, eyes: str) -> tuple[float, float, float]:
    seen = [min(1, max(0, one)) for one in times(EYES[eyes], linear(color))]
    xyz = times(((0.4124, 0.3576, 0.1805), LUMINANCE, (0.0193, 0.1192, 0.9505)), seen)
    whites = (0.9505, 1, 1.089)
    x, y, z = (
        one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116
        for one in (part / white for part, white in zip(xyz, whites, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    dark, light = sorted(times([LUMINANCE], linear(color))[0] for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
def test_series_stand_out_from_the_sheet(number):
    colors = scheme(number)
    series = [color for name, color in colors.items() if name.startswith("series-")]
    assert len(series) == 7
    # WCAG 1.4.11: 3 to 1 for graphics.
    assert min(contrast(color, colors["sheet"]) for color in series) >= 3


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
def test_series_are_told_apart(number, eyes):
    series = {name: lab(color, eyes) for name, color in scheme(number).items() if "series" in name}
    near = [
        (one, other)
        for one, other in combinations(series, 2)
        if math.dist(series[one], series[other]) < APART
    ]
    assert near == []


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
def test_classes_of_the_map_grow_apart(number, eyes):
    colors = scheme(number)
    classes = [lab(colors[f"class-{place}"], eyes) for place in range(1, 6)]
    near = [pair for pair in combinations(classes, 2) if math.dist(*pair) < APART / 2]
    assert near == []
    # One way from few to many, also without any colour: away from the sheet.
    lightness = [one[0] for one in classes]
    assert lightness == sorted(lightness, reverse=number == 0)
    steps = [abs(one - other) for one, other in pairwise(lightness)]
    assert min(steps) >= 10
