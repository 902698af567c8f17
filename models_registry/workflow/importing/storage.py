"""Stores the whole of a plan that somebody has seen, or nothing."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from models_registry.models import Figure, ImportRun, Report
from models_registry.workflow.importing.plan import CHANGED, NEW, REFUSED, SAME, Plan, Tell
from models_registry.workflow.importing.table import ChangedError
from movement_stats.lib.tracked import StaleRecordError

# So many are inserted in one statement, and told of at once.
AT_ONCE = 200


@dataclass(frozen=True)
class Source:
    """The file that was sent: its name, the SHA-256 of its bytes, and the token of the upload."""

    name: str
    sha256: str
    token: str


def store(plan: Plan, mark: str, source: Source, by: Any, tell: Tell) -> ImportRun:
    """Store the plan's figures as drafts; return the run, which takes them back as one.

    mark: that of the plan which was shown. ChangedError, and nothing is stored, where the two
    differ or somebody writes one of these records meanwhile; also where this upload was stored.
    """
    counts = plan.counts
    if plan.mark != mark or counts[REFUSED]:
        raise ChangedError(_("Something was changed."))
    try:
        with transaction.atomic():
            _hold(plan)
            run = _run(source, counts, by)
            _write(plan, run, by, tell)
    except (IntegrityError, StaleRecordError):
        raise ChangedError(_("Something was changed.")) from None
    return run


def _hold(plan: Plan) -> None:
    """Hold the reports until the end, so that none is withdrawn meanwhile."""
    planned = {one.report.pk: one.report.version for one in plan.planned.values()}
    held = Report.objects.select_for_update().filter(pk__in=planned).order_by("pk")
    if {one.pk: one.version for one in held} != planned:
        raise ChangedError(_("Something was changed."))


def _run(source: Source, counts: dict[str, int], by: Any) -> ImportRun:
    run = ImportRun(
        token=source.token,
        file_name=source.name,
        sha256=source.sha256,
        made_by=by,
        new=counts[NEW],
        changed=counts[CHANGED],
        same=counts[SAME],
    )
    run._history_user = by
    run.save()
    return run


def _write(plan: Plan, run: ImportRun, by: Any, tell: Tell) -> None:
    new, changed, total = plan.new, plan.changed, len(plan.planned)
    for figure in plan.planned.values():
        figure._history_user, figure._change_reason = by, run.reason
    for start in range(0, len(new), AT_ONCE):
        part = new[start : start + AT_ONCE]
        Figure.objects.bulk_create(part)
        tell(start + len(part), total)
    for done, figure in enumerate(changed, len(new) + 1):
        figure.save()
        tell(done, total)
