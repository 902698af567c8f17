"""Security models by theme."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from models_registry.models import Theme
from movement_stats.lib.charts import Chart, Point, Series
from movement_stats.lib.languages import written_number


def models_by_theme(counts: Iterable[tuple[str, int]]) -> Chart:
    """Return a bar a theme. counts: (theme's code, how many models), in the bars' order."""
    shown = list(counts)
    title = _("Named security models by theme")
    return Chart(
        title=title,
        kind="bars",
        unit=_("model"),
        labels=[str(Theme(theme).label) for theme, _number in shown],
        series=[Series(title, [_point(theme, number) for theme, number in shown])],
    )


def _point(theme: str, number: int) -> Point:
    return Point(
        value=number,
        text=ngettext("%s model", "%s models", number) % written_number(number),
        link=f"{reverse('model-list')}?{urlencode({'theme': theme})}",
    )
