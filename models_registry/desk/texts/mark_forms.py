"""The forms into which a mark is turned, prefilled with what the text says."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import modelform_factory
from django.utils.translation import gettext_lazy as _

from models_registry.desk.forms.lookup import Known
from models_registry.desk.records import award, figure
from models_registry.desk.records.award import AwardForm
from models_registry.desk.records.figure import FigureForm
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
            choices = [(one, spelled(Decimal(one))) for one in readings]
            self.fields["reading"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["reading"]

    def fill(self) -> None:
        """Take the reading that was chosen, unless a number was typed."""
        super().fill()
        typed = self.cleaned_data.get("value") is not None or "value" in self.errors
        if "reading" not in self.fields or typed or self._gives_no_number():
            return
        if reading := self.cleaned_data.get("reading"):
            self.cleaned_data["value"] = Decimal(reading)
        else:
            told = _("This can be read as two numbers: choose one of them, or type the number.")
            self.add_error("value", ValidationError(told, code="ambiguous"))

    def _gives_no_number(self) -> bool:
        return bool(self.cleaned_data.get("qualifier") == "unquantified")


# What a mark can become: the model, its form, and the fields in two parts.
KINDS: dict[str, Any] = {
    "figure": (Figure, MarkedFigureForm, figure.FIRST, figure.FOLDED, figure_values),
    "award": (Award, AwardForm, award.FIRST, award.FOLDED, award_values),
}


def form_of(kind: str, mark: Mark, desk: Any, request: Any, data: Any = None) -> Any:
    """Return the form that turns a mark into a figure or an award; bound where data is sent."""
    model, form, first, folded, values = KINDS[kind]
    report = mark.text.report
    made: Any = modelform_factory(
        model,
        form=form,
        fields=(*first, *folded),
        formfield_callback=partial(desk.formfield_for_dbfield, request=request),
    )
    # By its id: the mark itself would take the unsaved record for what became of it.
    instance = model(report=report, mark_id=mark.pk)
    offered = {"readings": mark.suggested.get("readings", ())} if kind == "figure" else {}
    initial = {} if data is not None else values(mark, entered_last(mark))
    known = Known()
    for value in initial.values():
        if isinstance(value, Model):
            known.add(value)
    # Empty values would stand in the way of the fields' own.
    given = {name: _sent(value) for name, value in initial.items() if value not in (None, "")}
    return made(data, instance=instance, initial=given, parent=report, known=known, **offered)


def _sent(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def needs_a_person(form: Any) -> str:
    """Return the name of the first field that is left to be filled, '' where none is."""
    spare: set[str] = set()
    for name, by_value in NOT_NEEDED.items():
        if name in form.fields:
            spare |= by_value.get(str(form[name].value() or ""), set())
    wanted = (name for name in NEEDED if name in form.fields and name not in spare)
    empty = (name for name in wanted if form[name].value() in (None, "", []))
    return next(empty, "")


def parts_of(form: Any, kind: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the form's fields in two parts, of which the second is folded away."""
    _model, _form, first, folded, _values = KINDS[kind]
    return [("", {"fields": first}), (str(_("More")), {"fields": folded, "classes": ("collapse",)})]
