"""Stores the whole of a plan that somebody has seen, or nothing."""

from typing import Any

from django.db import IntegrityError

from models_registry.models import Figure, ImportRun, Report, together
from models_registry.workflow.importing.plan import Kind, Plan, Tell
from models_registry.workflow.importing.uploads import Upload
from movement_stats.lib.tracked import StaleRecordError

# So many are inserted in one statement, and told of at once.
INSERTED_AT_ONCE = 200


class PlanChangedError(Exception):
    """The records are not those for which the rows were shown."""


def store(plan: Plan, mark: str, upload: Upload, by: Any, tell: Tell) -> None:
    """Store the figures of the upload's plan as drafts, under a run that takes them back as one.

    mark: that of the plan which was shown. PlanChangedError, and nothing is stored, where the two
    differ or somebody writes one of these records meanwhile; also where this upload was stored.
    """
    counts = plan.counts
    if plan.mark != mark or counts.pop(Kind.REFUSED):
        raise PlanChangedError
    try:
        with together():
            figures = [row.figure for row in plan.written]
            _hold_reports(figures)
            about = {"file_name": upload.about["name"], "sha256": upload.about["sha256"]}
            run = ImportRun(token=upload.token, made_by=by, **about, **counts)
            run._history_user = by
            run.save()
            _write(figures, run, by, tell)
    except (IntegrityError, StaleRecordError):
        raise PlanChangedError from None


def _hold_reports(figures: list[Figure]) -> None:
    """Hold the reports until the end, so that none is withdrawn meanwhile."""
    planned = {figure.report.pk: figure.report.version for figure in figures}
    stored = Report.objects.select_for_update().filter(pk__in=planned).order_by("pk")
    if {report.pk: report.version for report in stored} != planned:
        raise PlanChangedError


def _write(figures: list[Figure], run: ImportRun, by: Any, tell: Tell) -> None:
    for figure in figures:
        figure._history_user, figure._change_reason = by, run.reason
    new = [figure for figure in figures if figure.pk is None]
    changed = [figure for figure in figures if figure.pk is not None]
    for start in range(0, len(new), INSERTED_AT_ONCE):
        batch = new[start : start + INSERTED_AT_ONCE]
        Figure.objects.bulk_create(batch)
        tell(start + len(batch), len(figures))
    for done, figure in enumerate(changed, len(new) + 1):
        figure.save()
        tell(done, len(figures))
