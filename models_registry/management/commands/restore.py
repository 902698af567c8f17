"""Put a backup into an empty database."""

from pathlib import Path

from django.conf import settings

from models_registry.operations.backup import BackupError, restore_backup
from models_registry.operations.backup.command import FileCommand


class Command(FileCommand):
    """Store all that a backup holds, compared with the file before it counts, or nothing."""

    help = "Put a backup into an empty database, straight after migrate: all of it or nothing."
    nothing_done = "nothing was restored"

    def work(self, path: Path) -> str:
        """Read the file into the database."""
        if settings.PUBLIC_ONLY:
            raise BackupError("PUBLIC_ONLY: must be 0, since restore writes")
        return f"{restore_backup(path).summary()}, restored and compared"
