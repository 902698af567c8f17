"""What follows from a change, in its transaction: the dataset version moves, and what is stored of
the figures around is reckoned anew.

The version's row is locked before anything is reckoned, so that of two changes at once the second
sees what the first one made.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save

from models_registry.models.dataset_version import DatasetVersion
from models_registry.models.figure import Figure
from models_registry.models.figure_count import FigureCount, Series, count_again
from models_registry.models.indicator import Indicator
from models_registry.models.report import Report
from models_registry.models.standing import settle
from movement_stats.lib.tracked import TrackedModel, changed_in_bulk
from provinces.models import Province

# What of a record beside a figure decides on the figure's standing.
DECIDES: dict[type[TrackedModel], tuple[str, ...]] = {
    Report: ("state", "story", "event_on", "published_on"),
    Indicator: ("nature",),
    Province: ("valid_from", "valid_to"),
}


@dataclass
class Touched:
    """What has to be reckoned anew: the claims of figures, and the counts of series."""

    claims: set[str] = field(default_factory=set)
    series: set[Series] = field(default_factory=set)

    def add_figure(self, figure: Figure) -> None:
        """Add a figure as it is, or as it was before."""
        self.claims.add(figure.claim)
        self.series.add((figure.indicator_id, figure.province_id))

    def add_those_of(self, figures: "QuerySet[Any]") -> None:
        """Add the figures of a query, and those that are counted or not because of them."""
        rows = figures.values_list("pk", "claim", "indicator_id", "province_id")
        for _pk, claim, indicator, province in rows:
            self.claims.add(claim)
            self.series.add((indicator, province))
        keys = [row[0] for row in rows]
        around = Q(copy_of__in=keys) | Q(part_of__in=keys)
        self.claims.update(Figure.objects.filter(around).values_list("claim", flat=True))

    def settle(self) -> None:
        """Reckon it."""
        settle(Figure, sorted(self.claims))
        count_again(FigureCount, Figure, sorted(self.series, key=str))


_together: ContextVar[Touched | None] = ContextVar("together", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Let many changes be one: what follows from all of them is reckoned once, at the end.

    Inside no derived column and no count can be relied on. All of it is one transaction.
    """
    if _together.get() is not None:
        with transaction.atomic():
            yield
        return
    touched = Touched()
    token = _together.set(touched)
    try:
        with transaction.atomic():
            yield
            touched.settle()
    finally:
        _together.reset(token)


def _follow(sender: Any, instance: Any = None, instances: Iterable[Any] = (), **_: Any) -> None:
    changed = [record for record in (instances or [instance]) if isinstance(record, TrackedModel)]
    if not any(record.is_public for record in changed):
        return
    DatasetVersion.move()
    touched = _together.get() or Touched()
    if sender is Figure:
        _touch_figures(touched, changed)
    else:
        for record in changed:
            _touch_figures_of(touched, record)
    if _together.get() is None:
        touched.settle()


def _touch_figures(touched: Touched, figures: Iterable[Any]) -> None:
    public = [figure for figure in figures if figure.is_public]
    for figure in public:
        touched.add_figure(figure)
        if figure.before:
            touched.add_figure(figure.before)
    touched.add_those_of(Figure.objects.filter(pk__in=[figure.pk for figure in public]))


def _touch_figures_of(touched: Touched, record: TrackedModel) -> None:
    decides = DECIDES.get(type(record), ())
    before: Any = record.before
    if before and any(getattr(record, name) != getattr(before, name) for name in decides):
        relation = str(type(record)._meta.model_name)
        touched.add_those_of(Figure.objects.filter(**{relation: record}))


for _signal in (post_save, post_delete, m2m_changed, changed_in_bulk):
    _signal.connect(_follow, dispatch_uid="follow_change")
