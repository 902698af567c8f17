"""Load the fixtures: reference data and the five first reports."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from models_registry.operations.fixtures import (
    BrokenFixtureError,
    Outcome,
    all_rows,
    load,
    loaded_before,
    remember,
)
from movement_stats.lib.progress import progress


class Command(BaseCommand):
    """Load `fixtures/`, all of it or nothing; running it again changes nothing."""

    help = "Load fixtures/: all or nothing. What staff changed is left as it is and named."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and tell what was done."""
        outcome = loaded_before() or self.load()
        for name in outcome.kept:
            self.stdout.write(f"left as it is, since staff changed it: {name}")
        self.stdout.write(
            f"{outcome.added} added, {outcome.updated} updated, {outcome.unchanged} unchanged, "
            f"{len(outcome.kept)} left as they are"
        )

    def load(self) -> Outcome:
        """Load, and remember what was done."""
        try:
            outcome = load(progress(all_rows(), "Loading", "records"))
        except BrokenFixtureError as error:
            raise CommandError(f"nothing was loaded: {error}") from None
        remember(outcome)
        return outcome
