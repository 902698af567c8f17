"""Made-up numbers, about as large as such things are counted, and the few words that hold them."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from models_registry.models import Indicator, Qualifier

# From and to; what is not named here is counted in tens and hundreds.
SIZES = {
    "VND": (10**8, 10**11),
    "attendance": (1_000, 900_000),
    "person": (20, 90_000),
    "household": (500, 90_000),
    "copy": (1_000, 500_000),
    "camera": (50, 20_000),
    "item": (20, 5_000),
    "site": (20, 30_000),
    "village": (50, 3_000),
    "tip": (50, 20_000),
    "province": (1, 63),
    "district": (1, 30),
    "round": (1, 5_000),
}
OTHERS = (1, 2_500)
MONEY = 10**6
QUALIFIERS = {
    Qualifier.EXACT: 62,
    Qualifier.MORE_THAN: 15,
    Qualifier.AT_LEAST: 3,
    Qualifier.ABOUT: 5,
    Qualifier.NEARLY: 6,
    Qualifier.UP_TO: 2,
    Qualifier.LESS_THAN: 3,
    Qualifier.UNQUANTIFIED: 4,
}


@dataclass(frozen=True)
class Quantity:
    """What a figure counts; `value` is None where the made-up report gives no number."""

    qualifier: Qualifier
    value: Decimal | None = None
    out_of: Decimal | None = None
    percent: Decimal | None = None


def make_quantity(random: Random, indicator: Indicator) -> Quantity:
    """Return a quantity of the indicator's unit; some are parts of another, with a percentage."""
    qualifier = random.choices(list(QUALIFIERS), weights=list(QUALIFIERS.values()))[0]
    if qualifier == Qualifier.UNQUANTIFIED:
        return Quantity(qualifier)
    if indicator.unit_en == "percent":
        places = random.choice((0, 1, 1, 2))
        return Quantity(qualifier, Decimal(random.randint(0, 100 * 10**places)).scaleb(-places))
    value = _count(random, indicator.unit_en, rounded=qualifier != Qualifier.EXACT)
    if qualifier != Qualifier.EXACT or indicator.unit_en == "VND" or random.random() > 0.08:
        return Quantity(qualifier, value)
    return _part(random, value)


def _count(random: Random, unit: str, rounded: bool) -> Decimal:
    low, high = SIZES.get(unit, OTHERS)
    digits = random.randint(len(str(low)), len(str(high)))
    number = random.randint(max(low, 10 ** (digits - 1)), min(high, 10**digits - 1))
    if unit == "VND":
        number -= number % MONEY
    # Most numbers that are not exact are round; 'more than 3,141' occurs.
    if rounded and random.random() < 0.8:
        number -= number % 10 ** max(0, digits - 2)
    return Decimal(number)


def _part(random: Random, value: Decimal) -> Quantity:
    whole = value + random.randint(0, int(value) + 3)
    if random.random() < 0.4:
        return Quantity(Qualifier.EXACT, value, whole)
    exact = 100 * value / whole
    step = Decimal(1).scaleb(-random.choice((0, 1, 2, 2)))
    return Quantity(Qualifier.EXACT, value, whole, exact.quantize(step, ROUND_HALF_UP))


ENGLISH = {
    Qualifier.EXACT: "",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.ABOUT: "about ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.UP_TO: "up to ",
    Qualifier.LESS_THAN: "fewer than ",
    Qualifier.UNQUANTIFIED: "many",
}
VIETNAMESE = {
    Qualifier.EXACT: "",
    Qualifier.MORE_THAN: "hơn ",
    Qualifier.AT_LEAST: "ít nhất ",
    Qualifier.ABOUT: "khoảng ",
    Qualifier.NEARLY: "gần ",
    Qualifier.UP_TO: "lên tới ",
    Qualifier.LESS_THAN: "dưới ",
    Qualifier.UNQUANTIFIED: "nhiều",
}
PLURALS = {
    "VND": "VND",
    "person": "people",
    "copy": "copies",
    "class": "classes",
    "model or exemplar": "models or exemplars",
}
Words = dict[Qualifier, str]
SWAPPED = str.maketrans(",.", ".,")


def in_english(quantity: Quantity, indicator: Indicator) -> str:
    """Return words such as 'more than 1,234 models' and '512/569 cases (89.98%)'."""
    if indicator.unit_en == "percent":
        return _share(quantity, ENGLISH, "most").replace("fewer", "less")
    unit = PLURALS.get(indicator.unit_en, f"{indicator.unit_en}s")
    return _counted(quantity, ENGLISH, unit)


def in_vietnamese(quantity: Quantity, indicator: Indicator) -> str:
    """Return words such as 'hơn 1.234 mô hình' and '512/569 vụ (89,98%)'."""
    if indicator.unit_en == "percent":
        return _share(quantity, VIETNAMESE, "phần lớn")
    return _counted(quantity, VIETNAMESE, indicator.unit_vi)


def _share(quantity: Quantity, qualifiers: Words, unquantified: str) -> str:
    if quantity.value is None:
        return unquantified
    return f"{qualifiers[quantity.qualifier]}{_number(quantity.value, qualifiers)}%"


def _counted(quantity: Quantity, qualifiers: Words, unit: str) -> str:
    start = qualifiers[quantity.qualifier]
    if quantity.value is None:
        return f"{start} {unit}"
    whole = f"/{_number(quantity.out_of, qualifiers)}" if quantity.out_of else ""
    share = f" ({_number(quantity.percent, qualifiers)}%)" if quantity.percent else ""
    return f"{start}{_number(quantity.value, qualifiers)}{whole} {unit}{share}"


def _number(number: Decimal, qualifiers: Words) -> str:
    written = f"{number:,}"
    return written.translate(SWAPPED) if qualifiers is VIETNAMESE else written
