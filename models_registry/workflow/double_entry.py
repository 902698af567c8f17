"""A draft's numbers are keyed again by somebody else; what differs is decided. Free of forms.

Equal, the figure is keyed twice at once. Unequal, both keyings stay until a person decides, with a
reason. Whoever keys or decides holds the report and the figure until the end, so that nobody
publishes or changes it meanwhile.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from models_registry.models import Figure, Keyed, Keying, Outcome, Report, Staff, State
from models_registry.models.quantity import KEYED_TWICE, keyings_in, quantity_of

# What the second person and whoever decides are shown: what they key is an answer to it.
SHOWN_FIELDS = (
    *("indicator_id", "scope", "region_id", "province_id", "place_id", "model_id"),
    *("period_kind", "period_start", "period_end", "period", "detail", "status", "as_written"),
)
DIFFERS = _("It was keyed a second time, and the two differ: it waits for a decision.")
ONCE = _(
    "Keyed once, and this site has two persons key each figure (DESK_PERSONS=2): somebody else "
    "keys it a second time."
)


class NotToBeKeyedError(ValidationError):
    """This person does not key this figure, or nobody does any more."""


class OvertakenError(ValidationError):
    """The figure or its keying is no longer what was shown."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody else has changed this since you opened it, and nothing was saved. It is "
                "shown as it is now; what you typed stands here. Look at both, and save again."
            ),
            code="overtaken",
        )


def why_not(figure: Figure, person: Staff) -> str:
    """Return why this person does not key the figure a second time, '' where they may."""
    if figure.state != State.DRAFT or figure.report.state == State.WITHDRAWN:
        return str(_("Only drafts are keyed a second time."))
    if figure.keyed == Keyed.TWICE:
        return str(_("It was keyed a second time already."))
    if figure.keyings.to_decide().exists():
        return str(DIFFERS)
    if not Figure.objects.to_key_again(person).filter(pk=figure.pk).exists():
        return str(_("You typed its numbers yourself: somebody else keys them a second time."))
    return ""


def first_keying(figure: Figure) -> Any:
    """Return the entry of the figure's history with which its numbers became what they are."""
    typed = keyings_in(Figure.history.model).filter(id=figure.pk).select_related("history_user")
    return typed.order_by("history_id").last()


@transaction.atomic
def key(keying: Keying, seen: int | None) -> Keying:
    """Save a second keying of a figure, and say in it how it ended.

    seen: the figure's version that was shown. NotToBeKeyedError or OvertakenError, and nothing is
    saved, where the figure is not this person's to key or was changed since.
    """
    figure = _locked(keying.figure_id)
    if reason := why_not(figure, keying.by):
        raise NotToBeKeyedError(reason)
    _refuse_if_changed(figure, seen)
    agrees = keying.agrees_with(figure)
    keying.outcome = Outcome.EQUAL if agrees else Outcome.UNEQUAL
    keying.save()
    if agrees:
        _save_as_keyed_twice(figure, keying.by)
    return keying


@transaction.atomic
def decide(
    keying: Keying, seen: int | None, quantity: dict[str, Any], because: str, by: Staff
) -> None:
    """Decide for a quantity (field → value of KEYED_TWICE), and why; the figure then holds it.

    seen: the figure's version that was shown. OvertakenError, and nothing is saved, where the
    figure was changed since, or the keying has ended.
    """
    figure = _locked(keying.figure_id)
    waiting = figure.keyings.to_decide().select_for_update().filter(pk=keying.pk).first()
    if waiting is None:
        raise OvertakenError
    _refuse_if_changed(figure, seen)
    waiting.outcome, waiting.decided_because, waiting._history_user = Outcome.DECIDED, because, by
    waiting.save()
    for name in KEYED_TWICE:
        setattr(figure, name, quantity[name])
    _save_as_keyed_twice(figure, by)


def _locked(key: int) -> Figure:
    """Return the figure; until the transaction ends nobody publishes or changes it."""
    report = Report.objects.select_for_update().get(figures=key)
    figure = Figure.objects.select_for_update().get(pk=key)
    figure.report = report
    return figure


def _refuse_if_changed(figure: Figure, seen: int | None) -> None:
    """Refuse where the figure's numbers, or what they answer to, are others than those seen.

    The page holds a version and no fingerprint of the numbers, from which one could try them out.
    """
    entry = figure.history.filter(version=seen).order_by("history_id").last()
    if entry is None or _shown(entry) != _shown(figure):
        raise OvertakenError


def _shown(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in SHOWN_FIELDS} | quantity_of(record)


def _save_as_keyed_twice(figure: Figure, by: Staff) -> None:
    figure.keyed = Keyed.TWICE
    figure._history_user = by
    figure.save()


def unready(report: Report, figures: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    """Yield the drafts of a report that are not keyed as publishing needs it, and why.

    A keying that waits for a decision stands in the way at every desk, one keying alone only at a
    desk of two persons.
    """
    waiting = Keying.objects.to_decide().filter(figure__report=report)
    disputed = set(waiting.values_list("figure_id", flat=True))
    for figure in figures:
        if figure.pk in disputed:
            yield figure, str(DIFFERS)
        elif settings.DESK_PERSONS == 2 and figure.keyed == Keyed.ONCE:
            yield figure, str(ONCE)
