class BackupError(Exception):
    """What stops a backup or a restore, in one line that says what would be right."""
