"""Awards by who gave them, and in which province."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from models_registry.models import Body
from movement_stats.lib.charts import GAP, Chart, Point, Series
from movement_stats.lib.languages import written_number
from provinces.models import Province, Reading

# As many series as colours can be told apart.
MOST_PROVINCES = 6

# What leads from a unit's number to the list of just those awards.
OF_READING = {Reading.REPORTED: {"predecessors": "no"}, Reading.TODAY: {"reading": "today"}}

Count = tuple[Body, Province | None, int]
Numbers = dict[tuple[Body, Province | None], int]


def awards_by_body(counts: Iterable[Count], reading: Reading) -> Chart:
    """Return a bar a body, made up of the provinces in which it gave awards.

    counts: (body, province or None for an award of no one province, how many) in the reading.
    Beyond the six provinces with most awards the others make one series.
    """
    numbers = {(body, unit): number for body, unit, number in counts}
    by_body: Counter[Body] = Counter()
    for (body, _unit), number in numbers.items():
        by_body[body] += number
    bodies = [body for body, _number in by_body.most_common()]
    return Chart(
        title=_("Awards by body and province"),
        kind="stacked",
        unit=_("award"),
        labels=[str(body) for body in bodies],
        series=_series(numbers, bodies, reading),
    )


def _series(numbers: Numbers, bodies: list[Body], reading: Reading) -> list[Series]:
    by_unit: Counter[Province | None] = Counter()
    for (_body, unit), number in numbers.items():
        by_unit[unit] += number
    shown = [unit for unit, _number in by_unit.most_common() if unit][:MOST_PROVINCES]
    series = [
        Series(
            str(unit), [_point(body, unit, numbers.get((body, unit)), reading) for body in bodies]
        )
        for unit in shown
    ]
    others: Counter[Body] = Counter()
    for (body, unit), number in numbers.items():
        others[body] += 0 if unit in shown else number
    if any(others.values()):
        points = [_point(body, None, others[body], reading) for body in bodies]
        series.append(Series(_("Elsewhere, or no province named"), points))
    return series


def _point(body: Body, unit: Province | None, number: int | None, reading: Reading) -> Point:
    if not number:
        return GAP
    question = {"body": body.slug} | ({"province": unit.pk} | OF_READING[reading] if unit else {})
    words = ngettext("%s award", "%s awards", number) % written_number(number)
    return Point(
        value=number,
        text=f"{words}, {unit}" if unit else words,
        link=f"{reverse('award-list')}?{urlencode(question)}",
    )
