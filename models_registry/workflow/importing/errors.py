"""Why a file is not imported."""

from django.core.exceptions import ValidationError


class RefusedFileError(ValidationError):
    """The file as a whole cannot be read; the messages say why, and what would be right."""


class ChangedError(ValidationError):
    """The records are not those for which the rows were shown."""
