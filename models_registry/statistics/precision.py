"""How exactly a number was written, for comparing it with what follows from others."""

from decimal import Decimal

from models_registry.models import Figure, Qualifier
from models_registry.transcription.numbers import numbers_in


def agrees(exact: Decimal, written: Decimal, figure: Figure) -> bool:
    """Say whether a result, rounded as the figure's words are, is the number written there."""
    words, language = figure.as_written, figure.report.language
    readings = [reading for number in numbers_in(words, language) for reading in number.readings]
    places = max(map(_places, filter(written.__eq__, readings)), default=_places(written))
    return abs(exact - written) <= Decimal(1).scaleb(-places) / 2


def share_of(figure: Figure) -> Decimal | None:
    """Return the percentage that follows from the figure's counts, where both are exact."""
    if figure.value is None or not figure.out_of or figure.qualifier != Qualifier.EXACT:
        return None
    return 100 * Decimal(str(figure.value)) / Decimal(str(figure.out_of))


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plainly(number: Decimal | None) -> str:
    """Return the number without zeros at its end: 246.7, 15; '?' for none."""
    return "?" if number is None else f"{number.normalize():f}"
