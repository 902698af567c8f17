"""Dates as far as they are known: '2023', '2023-03', '2023-03-06', or '' where nothing is.

They are kept as ISO 8601 text, so that no day is ever invented: the precision is the length.
"""

import calendar
import datetime
import re
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Left, Length
from django.db.models.functions.comparison import Least
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from movement_stats.lib.languages import written_day, written_month, written_year

FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
PRECISION = {0: "", 4: "year", 7: "month", 10: "day"}


def validate_partial_date(value: str) -> None:
    """Refuse what is not a year, a month or a day of the calendar."""
    try:
        first_day(value)
    except ValueError:
        raise ValidationError(
            _("Write a date as 2023, 2023-03 or 2023-03-06."), code="partial_date"
        ) from None


def first_day(value: str) -> datetime.date:
    """Return the earliest day that the date may mean. ValueError where it is not a date."""
    if not (match := FORM.fullmatch(value)):
        raise ValueError("not a partial date")
    year, month, day = (int(part or 1) for part in match.groups())
    return datetime.date(year, month, day)


def last_day(value: str) -> datetime.date:
    """Return the latest day that the date may mean. ValueError where it is not a date."""
    first = first_day(value)
    if len(value) == 10:
        return first
    month = first.month if len(value) == 7 else 12
    return datetime.date(first.year, month, calendar.monthrange(first.year, month)[1])


def precision(value: str) -> str:
    """Return 'day', 'month', 'year', or '' for an unknown date."""
    return PRECISION[len(value)]


def written(value: str) -> str:
    """Return the date as the page's language writes it, no more exact than it is known."""
    return _written(value, get_language()) if value else ""


@lru_cache(maxsize=2048)
def _written(value: str, language: str | None) -> str:
    write = {4: written_year, 7: written_month, 10: written_day}[len(value)]
    return write(first_day(value))


def not_after(earlier: str, later: str) -> LessThanOrEqual:
    """Return the condition that one date column is not after another, at the coarser precision.

    An unknown date is after nothing: of '' nothing is left to compare.
    """
    length = Least(Length(earlier), Length(later))
    return LessThanOrEqual(Left(earlier, length), Left(later, length))


class PartialDateField(models.CharField):  # type: ignore[type-arg]
    """A date as far as it is known, kept as ISO text; '' where it is unknown."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs = {"max_length": 10, "blank": True, "default": "", **kwargs}
        super().__init__(*args, **kwargs)
