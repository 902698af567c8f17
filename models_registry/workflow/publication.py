"""How a report becomes public, and how what is public is withdrawn. Free of forms and pages.

A report is published with all that was read in it and is a draft still; what is added to a
published report later is published the same way.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from models_registry.models import Report, Staff, State, together
from models_registry.workflow.checklist import Check, check_all
from movement_stats.lib.tracked import TrackedModel


def fingerprint(records: Iterable[TrackedModel], *asked: str) -> str:
    """Return 32 letters that stand for these records at these versions, and for what was asked of
    a person about them: what was shown is what is done.
    """
    states = [f"{record._meta.label}:{record.pk}:{record.version}" for record in records]
    return sha256("\n".join([*states, *asked]).encode()).hexdigest()[:32]


def fingerprint_of_checks(checks: Iterable[Check]) -> str:
    """Return the fingerprint of all that the checks hold, with their findings."""
    records: list[TrackedModel] = []
    asked: list[str] = []
    for check in checks:
        records += [check.report, *check.drafts, *check.unstated]
        asked += [question.fingerprint for question in check.asked]
    return fingerprint(records, *asked)


class NotPublishableError(ValidationError):
    """Something stands in the way of publishing."""


class UnjustifiedError(ValidationError):
    """A warning has no word of justification."""


class OutdatedError(ValidationError):
    """The records are not those that were shown."""


@together()
def publish(keys: Iterable[int], seen: str, by: Staff) -> int:
    """Publish the reports of these keys with their drafts; return how many records that were.

    seen: `fingerprint_of_checks` of what the person saw. All is published or nothing:
    NotPublishableError where a problem stands in the way, UnjustifiedError where a warning wants a
    word, OutdatedError or StaleRecordError where somebody changed something since. A draft that
    comes meanwhile stays one.
    """
    checks = check_all(_locked(Report, keys))
    drafts = [draft for check in checks for draft in check.drafts]
    if not drafts or fingerprint_of_checks(checks) != seen:
        raise OutdatedError(_("Something was changed."))
    if problems := [problem.message for check in checks for problem in check.problems]:
        raise NotPublishableError(problems)
    if unjustified := [question.finding.message for check in checks for question in check.open]:
        raise UnjustifiedError(unjustified)
    _move(drafts, State.PUBLISHED, by)
    return len(drafts)


@together()
def withdraw(model: type[Model], keys: Iterable[int], seen: str, by: Staff) -> int:
    """Withdraw published records; return how many. Their addresses stay alive and say so.

    seen: `fingerprint` of what the person saw. All are withdrawn or none: OutdatedError where
    somebody changed one since.
    """
    records = [record for record in _locked(model, keys) if record.state == State.PUBLISHED]
    if not records or fingerprint(records) != seen:
        raise OutdatedError(_("Something was changed."))
    _move(records, State.WITHDRAWN, by)
    return len(records)


def _locked(model: type[Model], keys: Iterable[int]) -> list[Any]:
    """Return the records as they are now; until the transaction ends nobody else changes them."""
    rows = model._default_manager.select_for_update()
    return list(rows.filter(pk__in=keys).order_by("pk"))


def _move(records: Iterable[Any], state: State, by: Staff) -> None:
    for record in records:
        record._history_user = by
        record.state = state
        record.save()
