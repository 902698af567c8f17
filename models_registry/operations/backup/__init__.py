"""A whole copy of the data in one file, and the way back, between SQLite and PostgreSQL."""

from models_registry.operations.backup.manifest import BackupError
from models_registry.operations.backup.restoring import restore_backup
from models_registry.operations.backup.saving import save_backup

__all__ = ["BackupError", "restore_backup", "save_backup"]
