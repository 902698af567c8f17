"""Audit the whole database."""

import sys
from collections import Counter
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from models_registry.checks import CHECKS, Level
from models_registry.models import Figure
from movement_stats.lib.snapshot import snapshot


class Command(BaseCommand):
    """Print a line for each finding, then what was found in order; exit 1 on an error."""

    help = "Audit the database: what we did wrong is an error, what sources contradict a warning."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every check over one state of the database."""
        counts: Counter[Level] = Counter()
        summary: list[object] = []
        with snapshot():
            for finding in chain.from_iterable(check() for check in CHECKS):
                counts[finding.level] += 1
                summary.append(finding) if finding.level == Level.IN_ORDER else self._say(finding)
            if not Figure.objects.exists():
                summary.append("no figures are held")
        for line in summary:
            self._say(line)
        self._say(f"{counts[Level.ERROR]} errors, {counts[Level.WARNING]} warnings")
        if counts[Level.ERROR]:
            sys.exit(1)

    def _say(self, line: object) -> None:
        if not sys.stderr.isatty():
            self.stdout.write(str(line))
            return
        with tqdm.external_write_mode():  # no line is written into the progress bar
            self.stdout.write(str(line))
