"""How a report becomes public, and how what is public is withdrawn. Free of forms and pages.

A report is published with all that was read in it and is a draft still; what is added to a
published report later is published the same way.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from models_registry.models import Report, State
from models_registry.workflow.checklist import Check, check_all


def fingerprint(checks: Iterable[Check]) -> str:
    """Return a mark of all that the checks hold, at these versions and with these findings."""
    rows = list(checks)
    records = [row for check in rows for row in (check.report, *check.drafts, *check.unstated)]
    found = [answer.fingerprint for check in rows for answer in check.asked]
    return _mark([*map(_told, records), *found])


def mark_of(records: Iterable[Any]) -> str:
    """Return a mark of these records at these versions: what was shown is what is done."""
    return _mark(map(_told, records))


def _told(record: Any) -> str:
    return f"{record._meta.label}:{record.pk}:{record.version}"


def _mark(told: Iterable[str]) -> str:
    return sha256("\n".join(told).encode()).hexdigest()[:32]


class NotPublishableError(ValidationError):
    """Something stands in the way of publishing."""


class UnjustifiedError(ValidationError):
    """A warning has no word of justification."""


class ChangedError(ValidationError):
    """The records are not those that were shown."""


@transaction.atomic
def publish(keys: Iterable[int], mark: str, by: Any) -> int:
    """Publish the reports of these keys with their drafts; return how many records that were.

    mark: `fingerprint` of what the person saw. All is published or nothing: NotPublishableError
    where a problem stands in the way, UnjustifiedError where a warning wants a word, ChangedError
    or StaleRecordError where somebody changed something since. A draft that comes meanwhile stays
    one.
    """
    checks = check_all(_held(Report, keys))
    rows = [row for one in checks for row in one.drafts]
    if not rows or fingerprint(checks) != mark:
        raise ChangedError(_("Something was changed."))
    if found := [problem.message for one in checks for problem in one.problems]:
        raise NotPublishableError(found)
    if unsaid := [one.finding.message for row in checks for one in row.open]:
        raise UnjustifiedError(unsaid)
    for record in rows:
        _move(record, State.PUBLISHED, by)
    return len(rows)


def _held(model: Any, keys: Iterable[int]) -> list[Any]:
    """Return the records as they are now; until the transaction ends nobody else changes them."""
    return list(model.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


@transaction.atomic
def withdraw(model: Any, keys: Iterable[int], mark: str, by: Any) -> int:
    """Withdraw published records; return how many. Their addresses stay alive and say so.

    mark: `mark_of` what the person saw. All are withdrawn or none: ChangedError where somebody
    changed one since.
    """
    records = [one for one in _held(model, keys) if one.state == State.PUBLISHED]
    if not records or mark_of(records) != mark:
        raise ChangedError(_("Something was changed."))
    for record in records:
        _move(record, State.WITHDRAWN, by)
    return len(records)


def _move(record: Any, state: State, by: Any) -> None:
    record._history_user = by
    record.state = state
    record.save()
