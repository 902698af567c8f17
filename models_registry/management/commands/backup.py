"""Write a whole copy of the data into a file."""

from pathlib import Path

from models_registry.operations.backup import save_backup
from models_registry.operations.backup.command import FileCommand


class Command(FileCommand):
    """Write all data, history and accounts included, into a new file, and verify it."""

    help = "Write a whole, verified copy of the data into a new file, for restore."
    nothing_done = "nothing was written"

    def work(self, path: Path) -> str:
        """Write the file."""
        return f"{save_backup(path).summary()}, verified"
