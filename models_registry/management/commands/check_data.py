"""Audit the whole database."""

import sys
from argparse import ArgumentParser
from collections import Counter
from dataclasses import asdict
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from models_registry.models import Audit, AuditKind, DatasetVersion, Figure
from models_registry.operations.audit import CHECKS, Finding, Level
from movement_stats.lib.snapshot import snapshot


class Command(BaseCommand):
    """Print a line for each finding, then what was found in order; exit 1 on an error."""

    help = "Audit the database: what we did wrong is an error, what sources contradict a warning."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether the findings are kept."""
        parser.add_argument(
            "--keep", action="store_true", help="show them on the desk's first page"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every check over one state of the database."""
        counts: Counter[Level] = Counter()
        summary: list[object] = []
        found: list[Finding] = []
        with snapshot():
            version = DatasetVersion.current().number
            for finding in chain.from_iterable(check() for check in CHECKS):
                counts[finding.level] += 1
                if finding.level == Level.IN_ORDER:
                    summary.append(finding)
                else:
                    found.append(finding)
                    self._say(finding)
            if not Figure.objects.exists():
                summary.append("no figures are held")
        if options["keep"]:
            Audit.keep(AuditKind.DATA, version, map(asdict, found))
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
