"""How well reports are read: `make try-reports DIR=…` over a folder of texts named <slug>.txt.

Each text is read by `suggest` and compared with what fixtures/reports/<slug>.yaml holds of it. It
fails where a held figure is missed, or where more than three suggestions in ten are no figures.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from models_registry.transcription.suggestions import Suggestion, suggest
from tests.support.environment import ROOT

FIXTURES = ROOT / "fixtures" / "reports"
MOST_NO_FIGURES = Decimal("0.3")
MODEL = "models_registry."


@dataclass
class Tried:
    """What came of one report, or of all."""

    held: int = 0
    missed: list[str] = field(default_factory=list)
    suggestions: Counter[str] = field(default_factory=Counter)
    nothing: list[str] = field(default_factory=list)

    def add(self, other: "Tried") -> None:
        self.held += other.held
        self.missed += other.missed
        self.suggestions += other.suggestions

    def share_of_no_figures(self) -> Decimal:
        """Give the share of suggestions that are neither a figure, an award nor a site."""
        total = self.suggestions.total()
        wrong = self.suggestions["dismissed"] + self.suggestions["nothing"]
        return Decimal(wrong) / total if total else Decimal(0)

    def share_beside_figures(self) -> Decimal:
        """Give the share that are no figures, awards and sites among them."""
        total = self.suggestions.total()
        return 1 - Decimal(self.suggestions["figure"]) / total if total else Decimal(0)


def spans(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Give every place at which the words stand in the text."""
    place = text.find(words)
    while place >= 0:
        yield place, place + len(words)
        place = text.find(words, place + 1)


def stands_in(suggestion: Suggestion, text: str, words: str) -> bool:
    """Whether the suggestion's number lies where the words stand."""
    return any(
        start <= suggestion.number_start and suggestion.number_end <= end
        for start, end in spans(text, words)
    )


def is_figure(suggestion: Suggestion, text: str, held: dict[str, Any]) -> bool:
    """Whether a suggestion is a held figure: its value, part of whole, qualifier and place."""
    return (
        stands_in(suggestion, text, held["as_written"])
        and suggestion.value == _decimal(held.get("value"))
        and suggestion.out_of == _decimal(held.get("out_of"))
        and suggestion.percent == _decimal(held.get("percent"))
        and suggestion.qualifier == held.get("qualifier", "exact")
    )


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def kind(suggestion: Suggestion, text: str, held: dict[str, list[dict[str, Any]]]) -> str:
    """Say what a suggestion is: figure, award, site, dismissed or nothing."""
    if any(is_figure(suggestion, text, figure) for figure in held.get("figure", [])):
        return "figure"
    names = {"award": "award", "replicationsite": "site", "dismissednumber": "dismissed"}
    for model, name in names.items():
        if any(stands_in(suggestion, text, one["as_written"]) for one in held.get(model, [])):
            return name
    return "nothing"


def held_of(slug: str) -> dict[str, list[dict[str, Any]]]:
    """Give the fields of a report's records, by the name of their model."""
    held: dict[str, list[dict[str, Any]]] = {}
    for record in yaml.safe_load((FIXTURES / f"{slug}.yaml").read_text("utf-8")):
        held.setdefault(record["model"].removeprefix(MODEL), []).append(record["fields"])
    return held


def tried(text: str, held: dict[str, list[dict[str, Any]]]) -> Tried:
    """Read a text and compare."""
    suggestions = suggest(text, held["report"][0]["language"])
    figures = held.get("figure", [])
    result = Tried(held=len(figures))
    for figure in figures:
        if not any(is_figure(suggestion, text, figure) for suggestion in suggestions):
            result.missed.append(figure["as_written"])
    for suggestion in suggestions:
        what = kind(suggestion, text, held)
        result.suggestions[what] += 1
        if what in ("dismissed", "nothing"):
            result.nothing.append(suggestion.as_written)
    return result


def say(name: str, result: Tried) -> None:
    """Print what came of a report."""
    counts = ", ".join(f"{count} {what}" for what, count in sorted(result.suggestions.items()))
    print(f"{name}: {result.held - len(result.missed)} of {result.held} held figures found")
    print(f"  {result.suggestions.total()} suggestions: {counts}")
    print(
        f"  no figures: {result.share_of_no_figures():.0%}"
        f" (counting awards among them: {result.share_beside_figures():.0%})"
    )
    for words in result.missed:
        print(f"  missed: {words}")
    for words in result.nothing:
        print(f"  no figure: {words}")


def main(folder: str) -> int:
    """Try every text of a folder; give 1 where one fails, 2 where there is none."""
    texts = {path.stem: path for path in sorted(Path(folder).glob("*.txt"))} if folder else {}
    known = {slug: path for slug, path in texts.items() if (FIXTURES / f"{slug}.yaml").exists()}
    if not known:
        print("DIR: must name a folder with texts of held reports, as in lang-son-2023.txt")
        return 2
    whole = Tried()
    for slug, path in known.items():
        result = tried(path.read_bytes().decode("utf-8-sig"), held_of(slug))
        say(slug, result)
        whole.add(result)
    say("All", whole)
    return int(bool(whole.missed) or whole.share_of_no_figures() > MOST_NO_FIGURES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
