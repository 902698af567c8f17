"""Numbers typed as the report writes them: '26.558' is 26558 in a Vietnamese report.

The reading is `transcription`'s; a number that is held is shown in a way that reads back as itself.
"""

from decimal import Decimal

from django.utils.translation import gettext

from models_registry.transcription.numbers import numbers_in
from models_registry.transcription.separators import convention

Number = Decimal | int


def readings(text: str, language: str) -> tuple[Decimal, ...]:
    """Return what the text can mean as one number; nothing where it is no single number.

    Words alone are not read: 'không' is 'not' more often than 0.
    """
    if not any(letter.isdecimal() for letter in text):
        return ()
    numbers = numbers_in(text, language)
    is_one = len(numbers) == 1 and numbers[0].text == text
    return numbers[0].readings if is_one else ()


def shown(value: Number, language: str) -> str:
    """Return the number as text that reads back as itself in the language."""
    plain = f"{Decimal(value).normalize():f}"
    own = (convention(language).own or convention("").own)[0]
    grouped = f"{Decimal(plain):,}".translate(str.maketrans(",.", own.group + own.decimal))
    ways = (grouped, plain.replace(".", own.decimal), plain, plain.replace(".", ","))
    return next((text for text in ways if readings(text, language) == (value,)), plain)


def spelled(value: Decimal) -> str:
    """Return a number so that nobody takes its mark for the other one: '26 point 558'."""
    whole, point, decimals = f"{value:f}".partition(".")
    if not point:
        return whole
    return gettext("%(whole)s point %(part)s") % {"whole": whole, "part": decimals}
