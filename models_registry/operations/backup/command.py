"""What the two commands do alike: one file, one line on failure, and nothing left half done."""

import signal
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from models_registry.operations.backup.manifest import BackupError


class FileCommand(BaseCommand):
    """A command about one file. `nothing_done` begins the line that tells of a failure."""

    nothing_done = ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the file."""
        parser.add_argument("file", metavar="FILE", type=Path, help="the file of the backup")

    def run_from_argv(self, argv: list[str]) -> None:
        """Be ended from outside as Ctrl-C does it, so that what was begun is taken back."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        super().run_from_argv(argv)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and tell what was done, or in one line why nothing was."""
        path: Path = options["file"]
        try:
            self.stdout.write(f"{path}: {self.work(path)}")
        except BackupError as error:
            raise CommandError(f"{self.nothing_done}: {error}") from None
        except OSError as error:
            raise CommandError(f"{self.nothing_done}: {path}: {error.strerror or error}") from None
        except KeyboardInterrupt:
            raise CommandError(f"{self.nothing_done}: interrupted", returncode=130) from None

    def work(self, path: Path) -> str:
        """Do it, and return in words what was done."""
        raise NotImplementedError
