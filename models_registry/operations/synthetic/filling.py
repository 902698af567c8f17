"""Filling an empty database with made-up figures, all of them or none."""

from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random

from models_registry.models import Figure, Indicator, Report, together
from models_registry.operations.fixtures import load, reference_rows
from models_registry.operations.fixtures.load import LAST_RESERVED, reserve_ids
from models_registry.operations.synthetic.design import PlannedFigure, Season, planned_figures
from models_registry.operations.synthetic.records import make_figure, make_report
from movement_stats.lib.planning import count_rows
from movement_stats.lib.progress import progress
from provinces.models import Province

FIGURES_AT_ONCE = 2_000
SYNTHETIC_REASON = "synthetic"


class ReportsHeldError(Exception):
    """The database holds reports already, so that nothing made up may come beside them."""


def generate(count: int, seed: int) -> None:
    """Add `count` public figures and their reports; ids are numbered from 100,001 on."""
    random = Random(str(seed))  # noqa: S311 - the same figures each time are what is wanted
    with together():
        if Report.objects.exists() or Figure.objects.exists():
            raise ReportsHeldError
        if not (Province.objects.exists() and Indicator.objects.exists()):
            load(reference_rows())
        wanted = islice(planned_figures(random), count)
        with progress(None, "Generating", "figures", count) as bar:
            for number in _in_chunks(random, wanted):
                bar.update(number)
        reserve_ids()
    # Not before what follows from the figures stands in their columns.
    count_rows(thoroughly=True)


def _in_chunks(random: Random, wanted: Iterable[PlannedFigure]) -> Iterator[int]:
    """Save the figures, and before them the reports they are the first of."""
    reports: dict[tuple[Season, int], Report] = {}
    wanted, key = iter(wanted), LAST_RESERVED
    while chunk := list(islice(wanted, FIGURES_AT_ONCE)):
        new, figures = [], []
        for planned in chunk:
            key += 1
            if (place := (planned.season, planned.edition)) not in reports:
                number = LAST_RESERVED + len(reports) + 1
                reports[place] = make_report(random, number, planned.season, planned.edition)
                new.append(reports[place])
            figures.append(make_figure(random, key, planned, reports[place]))
        _save(new, figures)
        yield len(chunk)


def _save(reports: list[Report], figures: list[Figure]) -> None:
    for record in (*reports, *figures):
        record._change_reason = SYNTHETIC_REASON
    Report.objects.bulk_create(reports)
    Figure.objects.bulk_create(figures)
