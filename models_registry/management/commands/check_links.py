"""Ask whether the addresses of the reports still answer."""

from typing import Any

from django.core.management.base import BaseCommand

from models_registry.models import Audit, AuditKind, DatasetVersion, Report
from models_registry.operations.links import looked_up
from movement_stats.lib.progress import progress


class Command(BaseCommand):
    """Print a line for each dead address, and keep them for the desk's front page."""

    help = "Ask each report's address once; dead ones are printed and shown to staff."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, print and keep."""
        version = DatasetVersion.current().number
        addresses = list(Report.objects.exclude(url="").order_by("slug").values_list("slug", "url"))
        links = progress(looked_up(addresses), "links", "links", len(addresses))
        dead = [link for link in links if link.dead]
        for link in dead:
            self.stdout.write(f"{link.slug}: {link.url} {link.dead}")
        Audit.keep(AuditKind.LINKS, version, [link._asdict() for link in dead])
        self.stdout.write(f"{len(addresses)} addresses, {len(dead)} dead")
