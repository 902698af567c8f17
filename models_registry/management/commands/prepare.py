"""Make the database and the files ready to be served."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from models_registry.models import Report
from movement_stats.lib.catalogue import compile_catalogues
from movement_stats.lib.planning import count_rows
from movement_stats.lib.static_files import collect_static_files


class Command(BaseCommand):
    """Migrate, load the fixtures, compile the catalogue of texts, collect the static files."""

    help = "Everything that serving needs; quick and without effect when run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do each step; a database of synthetic figures is left without the five reports."""
        call_command("migrate", verbosity=0, interactive=False)
        if Report.objects.filter(synthetic=True).exists():
            self.stdout.write("synthetic figures: served as they are, without the reports")
        else:
            call_command("load_reports", stdout=self.stdout)
        # PostgreSQL looks at what changed by itself.
        if connection.vendor == "sqlite":
            count_rows()
        compile_catalogues()
        collect_static_files()
