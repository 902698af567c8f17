"""Fill an empty database with made-up figures."""

import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from models_registry.operations.synthetic import ReportsHeldError, generate

MOST = 5_000_000
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}", re.ASCII)


class Command(BaseCommand):
    """Add made-up figures over all provinces, indicators and years, all of them or none."""

    help = "Fill a database without reports with made-up figures; the same seed, the same figures."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many, and from which seed."""
        # Read as text, since argparse would answer a wrong number with several lines.
        parser.add_argument("--count", required=True, help=f"how many figures, 1 to {MOST}")
        parser.add_argument("--seed", default="1", help="any whole number; 1 where none is given")

    def handle(self, *args: Any, **options: Any) -> None:
        """Generate, or refuse in one line."""
        count = _number("--count", options["count"], f"must be a whole number from 1 to {MOST}")
        seed = _number("--seed", options["seed"], "must be a whole number of at most 18 digits")
        if not 1 <= count <= MOST:
            raise CommandError(f"--count: must be a whole number from 1 to {MOST}")
        try:
            generate(count, seed)
        except ReportsHeldError:
            raise CommandError(
                "the database holds reports already: made-up figures go into one without"
            ) from None
        self.stdout.write(f"{count} synthetic figures")


def _number(name: str, given: object, what_would_be_right: str) -> int:
    if not WHOLE_NUMBER.fullmatch(str(given)):
        raise CommandError(f"{name}: {what_would_be_right}")
    return int(str(given))
