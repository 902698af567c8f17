"""A form's field for a number typed as the report writes it; what has two readings is refused."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from models_registry.workflow.typed_numbers import Number, readings, shown, spelled

LONGEST_NUMBER = 40
# What a whole number's column holds on both databases.
LARGEST_COUNT = 2**31 - 1


class TypedNumber(forms.Field):
    """A number field that reads as the report's language does; the form says which that is."""

    language = ""
    widget = forms.TextInput(attrs={"maxlength": LONGEST_NUMBER, "class": "number"})
    default_error_messages = {
        "invalid": _("Write one number alone, as the report does: %(example)s."),
        "ambiguous": _(
            "“%(text)s” can be read as %(readings)s. Write %(plain)s, without a mark, if it is "
            "the whole number; decimals are written %(example)s, with at most two digits."
        ),
        "negative": _("A number of a report is not below 0."),
        "decimals": _(
            "“%(text)s” is %(reading)s in this report's language, and at most %(most)s decimals "
            "are kept. Write a whole number without a mark."
        ),
        "large": _("“%(text)s” is too large: at most %(most)s."),
    }

    def __init__(
        self, *, max_digits: int | None = None, decimal_places: int = 0, **kwargs: Any
    ) -> None:
        for bound in ("min_value", "max_value"):
            kwargs.pop(bound, None)
        super().__init__(**kwargs)
        self.places = decimal_places
        digits = (max_digits or 0) - decimal_places
        self.most: Number = 10**digits - 1 if max_digits else LARGEST_COUNT

    def to_python(self, value: Any) -> Number | None:
        """Return the one number that the text means, None for no text; else ValidationError."""
        text = str(value or "").strip()
        if not text:
            return None
        numbers = readings(text, self.language) if len(text) <= LONGEST_NUMBER else ()
        if not numbers:
            raise self._error("invalid", example=self._example())
        if len(numbers) > 1:
            raise self._ambiguous(text, numbers)
        return self._bounded(text, numbers[0])

    def _bounded(self, text: str, number: Decimal) -> Number:
        exponent = number.as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
        if number < 0:
            raise self._error("negative")
        # '1.230' has three decimals: who wrote it in another language meant 1230. Those of
        # '1,2345 triệu' are noughts that a word gave.
        if places > self.places and not (_is_whole(number) and any(map(str.isalpha, text))):
            raise self._error("decimals", text=text, reading=spelled(number), most=self.places)
        if int(number) > self.most:
            raise self._error("large", text=text, most=self.most)
        plain = Decimal(f"{number.normalize():f}")
        return plain if self.places else int(plain)

    def _ambiguous(self, text: str, numbers: tuple[Decimal, ...]) -> ValidationError:
        either = gettext(" or ").join(map(spelled, numbers))
        whole = next((spelled(number) for number in numbers if _is_whole(number)), "")
        return self._error(
            "ambiguous", text=text, readings=either, plain=whole, example=self._example()
        )

    def _error(self, code: str, **params: Any) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)

    def _example(self) -> str:
        return shown(Decimal("15.6") if self.places else 26558, self.language)

    def prepare_value(self, value: Any) -> Any:
        """Return what the input shows: a stored number as the language writes it, else the text."""
        return shown(value, self.language) if isinstance(value, Decimal | int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another number is meant; the same one may be written otherwise."""
        try:
            return self.to_python(data) != (None if initial == "" else initial)
        except ValidationError:
            return True


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()
