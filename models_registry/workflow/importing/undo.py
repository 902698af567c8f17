"""Takes a whole run back: the drafts it made go, those it changed are as they were before."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, IntegrityError, transaction
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from models_registry.models import Figure, ImportRun, Keying, State
from movement_stats.lib.tracked import StaleRecordError


class NotUndoableError(ValidationError):
    """Something that the run wrote is no longer as it wrote it; the messages name what."""


@transaction.atomic
def undo(run: ImportRun, by: Any) -> int:
    """Take the run back; return how many figures that were. NotUndoableError, and nothing is done,
    where one of them was changed, published or keyed again since.
    """
    held = ImportRun.objects.select_for_update().get(pk=run.pk)
    if held.undone_at is not None:
        raise NotUndoableError(_("This import was taken back already."))
    entries = list(held.written())
    figures = _held(entry.id for entry in entries)
    if found := list(_obstacles(held, entries, figures)):
        raise NotUndoableError(found)
    try:
        _take_back(held, entries, figures, by)
    except (IntegrityError, StaleRecordError):
        # Also Django's ProtectedError: another record is a part or a copy of one of them.
        raise NotUndoableError(
            _("Other records refer to what the import made, or have taken its place since.")
        ) from None
    return len(entries)


def _held(keys: Any) -> dict[int, Figure]:
    rows = Figure.objects.select_for_update().filter(pk__in=list(keys)).order_by("pk")
    return {figure.pk: figure for figure in rows}


def _obstacles(run: ImportRun, entries: list[Any], figures: dict[int, Figure]) -> Iterator[str]:
    keyed = _keyed_since(run, list(figures))
    for entry in entries:
        figure = figures.get(entry.id)
        if figure is None:
            yield _("Figure %(id)s was deleted since.") % {"id": entry.id}
        elif figure.state != State.DRAFT:
            yield _("Figure %(id)s was published since.") % {"id": entry.id}
        elif _content(figure) != _content(entry):
            yield _("Figure %(id)s was changed since.") % {"id": entry.id}
        elif entry.id in keyed:
            yield _("Figure %(id)s was keyed a second time since.") % {"id": entry.id}


def _content(record: Any) -> dict[str, Any]:
    """Return what a figure, or a state of its history, holds: a later run that was taken back
    left another version, and nothing else.
    """
    fields: Any = [field for field in Figure.recorded_fields() if field.name != "version"]
    return {field.attname: field.to_python(getattr(record, field.attname)) for field in fields}


def _keyed_since(run: ImportRun, keys: list[int]) -> set[int]:
    past: Any = Keying.history.model
    rows = past._base_manager.filter(history_date__gte=run.made_at, figure_id__in=keys)
    return set(rows.values_list("figure_id", flat=True))


def _take_back(run: ImportRun, entries: list[Any], figures: dict[int, Figure], by: Any) -> None:
    for figure in figures.values():
        figure._history_user, figure._change_reason = by, f"undo of {run.reason}"
    before = _states_before(entries)
    # These first: one that is put back may need the place of its claim.
    _delete([figure for key, figure in figures.items() if key not in before])
    for key, state in before.items():
        _put_back(figures[key], state)
    run.undone_by, run.undone_at, run._history_user = by, timezone.now(), by
    run.save()


def _put_back(figure: Figure, state: Any) -> None:
    """Save the figure with what it held in that state, as its next version."""
    for name, value in _content(state).items():
        setattr(figure, name, value)
    figure.save()


def _delete(figures: list[Figure]) -> None:
    """Delete the figures, each with its entry in the history, asking once what refers to them."""
    collector = Collector(using=DEFAULT_DB_ALIAS)
    collector.collect(figures)
    collector.delete()


def _states_before(entries: list[Any]) -> dict[int, Any]:
    """Return how the history knows the changed figures just before the run: id → state."""
    changed = {entry.id: entry.version for entry in entries if entry.history_type == "~"}
    past: Any = Figure.history.model
    rows = past._base_manager.filter(id__in=changed).order_by("history_id")
    return {state.id: state for state in rows if state.version == changed[state.id] - 1}
