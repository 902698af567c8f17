"""The forms into which a mark is turned, prefilled with what the text says."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import modelform_factory
from django.utils.translation import gettext_lazy as _

from models_registry.desk.forms.lookup import LookupCache
from models_registry.desk.forms.record import TrackedForm
from models_registry.desk.forms.rows import RowsInline
from models_registry.desk.records.award import AwardForm, AwardRows
from models_registry.desk.records.figure import FigureForm, FigureRows
from models_registry.models import Award, Figure, Mark
from models_registry.workflow.texts.prefill import award_values, entered_last, figure_values
from models_registry.workflow.typed_numbers import spelled

# Without one of these a figure or an award cannot be entered: the first that is empty is shown.
NEEDED = (
    *("reading", "indicator", "value", "given_by", "kind", "recipients", "scope", "province"),
    *("place", "region", "period_kind", "period_start", "period_end", "as_written"),
)
# What stays empty in the claim that the other fields make.
NOT_NEEDED = {
    "scope": {
        "country": {"province", "place", "region"},
        "unnamed": {"province", "place", "region"},
        "region": {"province", "place"},
        "province": {"place", "region"},
        "place": {"province", "region"},
        "": {"province", "place", "region"},
    },
    "period_kind": {
        "as_of": {"period_start"},
        "span": {"period_start"},
        "unstated": {"period_start", "period_end"},
        "": {"period_start", "period_end"},
    },
    "qualifier": {"unquantified": {"value"}},
}


class MarkedFigureForm(FigureForm):
    """A figure's form; where its number can be read in two ways, a person says in which."""

    reading = forms.ChoiceField(
        required=False,
        widget=forms.RadioSelect,
        label=_("Which number is meant?"),
        help_text=_("Its mark can part thousands or decimals."),
    )

    def __init__(self, *args: Any, readings: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(readings) > 1:
            choices = [(reading, spelled(Decimal(reading))) for reading in readings]
            self.fields["reading"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["reading"]

    def fill(self) -> None:
        """Take the reading that was chosen, unless a number was typed."""
        super().fill()
        is_typed = self.cleaned_data.get("value") is not None or "value" in self.errors
        has_none = self.cleaned_data.get("qualifier") == "unquantified"
        if "reading" not in self.fields or is_typed or has_none:
            return
        if reading := self.cleaned_data.get("reading"):
            self.cleaned_data["value"] = Decimal(reading)
        else:
            message = _("This can be read as two numbers: choose one of them, or type the number.")
            self.add_error("value", ValidationError(message, code="ambiguous"))


class Target(NamedTuple):
    """What a mark can become: the model, its form, its fields in two groups, and with what the
    form begins.
    """

    model: type[Figure | Award]
    form: type[TrackedForm]
    rows: type[RowsInline]
    initial_values: Callable[[Mark, Figure | None], dict[str, Any]]


TARGETS = {
    "figure": Target(Figure, MarkedFigureForm, FigureRows, figure_values),
    "award": Target(Award, AwardForm, AwardRows, award_values),
}


def form_of(kind: str, mark: Mark, desk: Any, request: Any, data: Any = None) -> Any:
    """Return the form that turns a mark into a figure or an award; bound where data is sent."""
    target, report, known = TARGETS[kind], mark.text.report, LookupCache()
    form_class: Any = modelform_factory(
        target.model,
        form=target.form,
        fields=(*target.rows.first, *target.rows.folded),
        formfield_callback=partial(desk.formfield_for_dbfield, request=request),
    )
    # By its id: the mark itself would take the unsaved record for what became of it.
    instance = target.model(report=report, mark_id=mark.pk)
    offered = {"readings": mark.suggested.get("readings", ())} if kind == "figure" else {}
    initial = {} if data is not None else target.initial_values(mark, entered_last(mark))
    # Empty values would stand in the way of the fields' own.
    initial = {name: value for name, value in initial.items() if value not in (None, "")}
    for name, value in initial.items():
        if isinstance(value, Model):
            known.add(value)
            initial[name] = value.pk
    return form_class(
        data, instance=instance, initial=initial, parent=report, known=known, **offered
    )


def needs_a_person(form: Any) -> str:
    """Return the name of the first field that is left to be filled, '' where none is."""
    spare: set[str] = set()
    for name, by_value in NOT_NEEDED.items():
        if name in form.fields:
            spare |= by_value.get(str(form[name].value() or ""), set())
    wanted = (name for name in NEEDED if name in form.fields and name not in spare)
    empty = (name for name in wanted if form[name].value() in (None, "", []))
    return next(empty, "")


def fieldsets_of(kind: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the form's fields in two groups, of which the second is folded away."""
    rows = TARGETS[kind].rows
    more = {"fields": rows.folded, "classes": ("collapse",)}
    return [("", {"fields": rows.first}), (str(_("More")), more)]
