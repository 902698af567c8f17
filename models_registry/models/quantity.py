"""What a report says how many there are: a number, what it is out of, a percentage, how exact."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.comparing import same_as_outer
from movement_stats.lib.constraints import one_of, rule
from movement_stats.lib.tracked import TrackedModel


class Qualifier(models.TextChoices):
    """What a report says of the exactness of its number. 'More than 3,141' occurs."""

    EXACT = "exact", _("exact")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", _("about")
    NEARLY = "nearly", _("nearly")
    UP_TO = "up_to", _("up to")
    LESS_THAN = "less_than", _("less than")
    UNQUANTIFIED = "unquantified", _("no number given")


# What is keyed twice: where others lost digits. The rest of a claim the second person reads.
NUMBERS = ("value", "value_to", "out_of", "percent")
KEYED_TWICE = (*NUMBERS, "qualifier")


# “More than 12 to 18” says nothing that could be kept.
OF_RANGES = (Qualifier.EXACT, Qualifier.ABOUT)


def _number(name: Any, **options: Any) -> "models.DecimalField[Decimal | None, Decimal | None]":
    # 15 digits: what SQLite's floating point keeps exactly.
    return models.DecimalField(
        name, max_digits=15, decimal_places=2, null=True, blank=True, **options
    )


class QuantifiedModel(TrackedModel):
    """Mixin: a quantity as it is keyed; the number is empty where the report gives none."""

    value = _number(_("Value"))
    value_to = _number(
        _("Up to"), help_text=_("Only of a range, as in from 12 to 18: its upper end.")
    )
    out_of = _number(_("Out of"), help_text=_("The whole, as in 5 of 12."))
    percent = _number(
        _("Percentage"),
        help_text=_("Only beside a count; a percentage that stands alone is the value."),
    )
    qualifier = models.CharField(
        _("Exactness"), max_length=12, choices=Qualifier.choices, default=Qualifier.EXACT
    )

    class Meta:
        abstract = True
        constraints = [
            one_of("qualifier", Qualifier),
            rule(
                "value_or_unquantified",
                Q(value__isnull=False) & ~Q(qualifier=Qualifier.UNQUANTIFIED)
                | Q(value__isnull=True, qualifier=Qualifier.UNQUANTIFIED),
                _("Give a value, or say that the report gives no number."),
                field="value",
            ),
            rule(
                "range_in_order",
                Q(value_to__isnull=True)
                | Q(value__isnull=False, value_to__gt=F("value"), qualifier__in=OF_RANGES),
                _("A range goes from a number to a greater one, both exact or both about."),
                field="value_to",
            ),
            rule(
                "whole_needs_part",
                Q(out_of__isnull=True) | Q(value__isnull=False, out_of__gt=0),
                _("A number out of another needs both, and the other above 0."),
                field="out_of",
            ),
            rule(
                "part_within_whole",
                Q(out_of__isnull=True) | Q(value__isnull=True) | Q(value__lte=F("out_of")),
                _("The part is more than the whole that it is out of."),
                field="out_of",
            ),
            rule(
                "percent_needs_value",
                Q(percent__isnull=True) | Q(value__isnull=False),
                _("A percentage beside a count needs the count; alone it is the value."),
                field="percent",
            ),
        ]

    def written_values(self) -> list[Decimal]:
        """Return the numbers that must stand in the words: value, both ends of a range, out of,
        percent, where given.
        """
        # A record as an earlier migration knows it has no range.
        given = (getattr(self, name, None) for name in NUMBERS)
        return [Decimal(number) for number in given if number is not None]

    @property
    def single_value(self) -> Decimal | None:
        """The number, where it is one: None where none is given, and for a range."""
        return self.value if self.value_to is None else None

    def is_keyed_as(self, other: "QuantifiedModel") -> bool:
        """Whether both hold the same quantity."""
        return quantity_of(self) == quantity_of(other)


def quantity_of(record: Any) -> dict[str, Any]:
    """Return what was keyed of a record, or of a state of its history: field → value."""
    field_of: Any = QuantifiedModel._meta.get_field
    return {name: field_of(name).to_python(getattr(record, name)) for name in KEYED_TWICE}


def keyings_in(past: type[models.Model]) -> "QuerySet[models.Model]":
    """Return the entries of a history in which the quantity became what it is: its authors."""
    entries = past._base_manager.all()
    before = entries.filter(id=OuterRef("id"), version=OuterRef("version") - 1)
    for name in KEYED_TWICE:
        before = before.filter(same_as_outer(past._meta.get_field(name)))
    return entries.exclude(history_type="-").filter(~Exists(before))
