"""Bring the catalogues in step with the texts of code and templates."""

from typing import Any

from django.core.management.base import BaseCommand

from movement_stats.lib.catalogue import update_catalogues


class Command(BaseCommand):
    """For whoever changes a text: new ones appear in the .po files, empty, to be translated."""

    help = "Collect the texts marked for translation into locale/*/LC_MESSAGES/django.po."

    def handle(self, *args: Any, **options: Any) -> None:
        """Update the catalogues."""
        update_catalogues()
