"""The few words that hold a made-up number, as an English or a Vietnamese report would put it."""

from decimal import Decimal

from models_registry.models import Indicator, Qualifier
from models_registry.operations.synthetic.quantities import Quantity

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
