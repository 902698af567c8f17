"""Island groups, which the outlines of the units show too small or not at all."""

import csv
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from movement_stats.lib.folding import fold
from movement_stats.lib.languages import in_language


@dataclass(frozen=True)
class IslandGroup:
    """An island group and about where it lies."""

    name_vi: str
    name_en: str
    longitude: float
    latitude: float

    @property
    def name(self) -> str:
        """The name in the page's language; in English with the Vietnamese one, where it differs."""
        english = self.name_en
        if fold(english) != fold(self.name_vi):
            english = f"{self.name_vi} ({english})"
        return in_language(english, self.name_vi)


@cache
def island_groups() -> tuple[IslandGroup, ...]:
    """Return the groups of the reference data, in its order."""
    path = settings.FIXTURES_DIR / "reference" / "offshore_islands.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            IslandGroup(
                row["name_vi"], row["name_en"], float(row["lon_approx"]), float(row["lat_approx"])
            )
            for row in csv.DictReader(file)
        )
