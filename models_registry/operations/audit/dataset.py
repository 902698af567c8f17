"""The number that moves with everything public."""

from collections.abc import Iterator

from models_registry.models import DatasetVersion, Indicator, Report
from models_registry.operations.audit.finding import Finding, error
from provinces.models import Province


def public_data_has_a_version() -> Iterator[Finding]:
    """Find public data that no dataset version numbers."""
    public = (Report.objects.public(), Province.objects.all(), Indicator.objects.all())
    if any(rows.exists() for rows in public) and not DatasetVersion.objects.exists():
        yield error("dataset version", "missing", "there is public data, but no version of it")
