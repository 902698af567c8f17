"""Figures of clauses of our own in each language; what they hold was worked out by hand."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from models_registry.transcription.evidence import missing_numbers
from models_registry.transcription.languages import WORDINGS
from models_registry.transcription.suggestions import Suggestion, suggest

TABLE = yaml.safe_load((Path(__file__).parent / "clauses.yaml").read_text("utf-8"))
CLAUSES = [(language, *clause) for language, clauses in TABLE.items() for clause in clauses]
EXPECTED = re.compile(
    r"(?P<value>[\d.]+|\?)(?:/(?P<out_of>\d+))?(?: \((?P<percent>[\d.]+)\))?"
    r"(?: (?P<qualifier>\w+))?"
)


def values(suggestion: Suggestion) -> tuple[Decimal | None, ...]:
    return suggestion.value, suggestion.out_of, suggestion.percent


def expected(cell: str) -> list[tuple[tuple[Decimal | None, ...], str]]:
    """Read '318/402 (79.1) more_than; 27'."""
    figures = []
    for part in filter(None, cell.split("; ")):
        match = EXPECTED.fullmatch(part)
        numbers = (match["value"].replace("?", ""), match["out_of"], match["percent"])
        values = tuple(Decimal(number) if number else None for number in numbers)
        figures.append((values, match["qualifier"] or "exact"))
    return figures


def test_the_table_is_wide():
    assert len(CLAUSES) >= 240
    assert min(len(clauses) for clauses in TABLE.values()) >= 18
    assert TABLE.keys() == WORDINGS.keys()


def test_values_and_qualifiers(capsys):
    """98 values and 95 qualifiers in a hundred; what is missed is printed."""
    count: Counter[str] = Counter()
    missed = []
    for language, clause, cell in CLAUSES:
        found = suggest(clause, language)
        wanted = expected(cell)
        right = [values(figure) for figure in found] == [numbers for numbers, _ in wanted]
        count["value"] += right
        same = right and [figure.qualifier for figure in found] == [name for _, name in wanted]
        count["qualifier"] += same
        if not same:
            got = [(*map(str, values(figure)), figure.qualifier) for figure in found]
            missed.append(f"{language}: {clause!r}: {got}")
    with capsys.disabled():
        print("".join(f"\nmissed: {line}" for line in missed))
    assert count["value"] >= 0.98 * len(CLAUSES)
    assert count["qualifier"] >= 0.95 * len(CLAUSES)


@pytest.mark.parametrize("language", TABLE)
def test_each_suggestion_is_good_evidence(language):
    """What is offered can be published: its numbers stand in its words."""
    for clause, _ in TABLE[language]:
        for figure in suggest(clause, language):
            numbers = [number for number in values(figure) if number is not None]
            assert missing_numbers(numbers, figure.as_written, language) == []
            assert clause[figure.start : figure.end] == figure.as_written
