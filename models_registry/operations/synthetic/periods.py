"""Made-up periods: days, months and years mixed, as reports write them."""

import calendar
from dataclasses import dataclass
from random import Random

from models_registry.models import Nature, PeriodKind
from models_registry.operations.synthetic.design import YEARS, Season


@dataclass(frozen=True)
class Period:
    """A period as a figure holds it, with the words of an English and of a Vietnamese report."""

    kind: PeriodKind
    start: str
    end: str
    english: str
    vietnamese: str


def make_period(random: Random, season: Season, nature: str) -> Period:
    """Return a period that suits the indicator and ends before the report's month."""
    if random.random() < 0.04:
        return Period(PeriodKind.UNSTATED, "", "", "", "")
    if nature == Nature.STOCK or (nature == Nature.RATIO and random.random() < 0.5):
        return _date(random, season)
    return _span(random, season)


def _date(random: Random, season: Season) -> Period:
    year, month = season.year, random.randint(season.first_month, season.last_month - 1)
    day = random.randint(1, calendar.monthrange(year, month)[1])
    english, vietnamese = f"as of {calendar.month_name[month]} {year}", f"tháng {month} năm {year}"
    forms = (
        (f"{year}-{month:02}-{day:02}", f"as of {year}-{month:02}-{day:02}", f"{day}/{vietnamese}"),
        (f"{year}-{month:02}", english, f"tính đến {vietnamese}"),
        (f"{year}", f"in {year}", f"năm {year}"),
    )
    end, english, vietnamese = random.choices(forms, weights=(40, 25, 35))[0]
    return Period(PeriodKind.AS_OF, "", end, english, vietnamese)


def _span(random: Random, season: Season) -> Period:
    forms = (_whole_year, _months, _days, _until_now, _years)
    form = random.choices(forms, weights=(48, 26, 11, 13, 2))[0]
    return Period(PeriodKind.SPAN, *form(random, season))


def _whole_year(random: Random, season: Season) -> tuple[str, str, str, str]:
    year = str(season.year)
    return year, year, f"in {year}", f"năm {year}"


def _months(random: Random, season: Season) -> tuple[str, str, str, str]:
    year, first = season.year, season.first_month
    last = random.randint(first, season.last_month - 1)
    ends = f"{year}-{first:02}", f"{year}-{last:02}"
    return *ends, f"months {first} to {last} of {year}", f"từ tháng {first} đến tháng {last}/{year}"


def _days(random: Random, season: Season) -> tuple[str, str, str, str]:
    year, month = season.year, random.randint(season.first_month, season.last_month - 1)
    start, end = random.randint(1, 14), random.randint(15, 28)
    ends = f"{year}-{month:02}-{start:02}", f"{year}-{month:02}-{end:02}"
    english = f"from {ends[0]} to {ends[1]}"
    return *ends, english, f"từ {start}/{month} đến {end}/{month}/{year}"


def _until_now(random: Random, season: Season) -> tuple[str, str, str, str]:
    year = str(season.year)
    return year, "", f"from the beginning of {year} until now", f"từ đầu năm {year} đến nay"


def _years(random: Random, season: Season) -> tuple[str, str, str, str]:
    # A unit made by the merger has no years before it to look back on.
    longest = 0 if season.unit.valid_from.year == season.year else random.randint(1, 9)
    earliest = max(YEARS.start, season.year - longest)
    if season.unit.has_twin and season.unit.valid_to is None:
        earliest = max(earliest, season.unit.valid_from.year)
    start, end = str(earliest), str(season.year)
    return start, end, f"period {start} - {end}", f"giai đoạn {start} - {end}"
