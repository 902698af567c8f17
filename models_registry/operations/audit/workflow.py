"""What says that two persons keyed it was keyed by two."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from models_registry.models import Figure, Keyed, Keying, Outcome, State
from models_registry.operations.audit.finding import Finding, error, in_order
from models_registry.operations.fixtures.ids import LAST_RESERVED


def keyed_twice_is_by_two() -> Iterator[Finding]:
    """Find figures that say 'keyed twice' without a second keying, or with one of other numbers.

    Fixtures and made-up figures say it themselves: nobody keyed them at this desk.
    """
    twice = Figure.objects.filter(keyed=Keyed.TWICE)
    ended = Keying.objects.ended().filter(figure=OuterRef("pk"))
    typed_here = twice.filter(pk__gt=LAST_RESERVED, report__synthetic=False)
    for figure in typed_here.filter(~Exists(ended)).order_by("pk"):
        yield error(figure, "keyed", "says keyed twice, but nobody keyed it a second time")
    later = Keying.objects.ended().filter(figure=OuterRef("figure"), pk__gt=OuterRef("pk"))
    last = Keying.objects.filter(outcome=Outcome.EQUAL, figure__keyed=Keyed.TWICE)
    for keying in last.filter(~Exists(later)).select_related("figure").order_by("pk").iterator():
        if not keying.is_keyed_as(keying.figure):
            told = f"says keyed twice, but keying {keying.pk}, called equal, is another number"
            yield error(keying.figure, "keyed", told)
    if count := Keying.objects.count():
        yield in_order(f"{count} second keyings", "compared with their figures")


def what_waits_for_a_decision_is_a_draft() -> Iterator[Finding]:
    """Find keyings that wait although their figure is public already, or keyed twice."""
    waiting = Keying.objects.filter(outcome=Outcome.UNEQUAL).select_related("figure")
    for keying in waiting.order_by("pk").iterator():
        figure = keying.figure
        if figure.state == State.PUBLISHED or figure.keyed == Keyed.TWICE:
            told = f"keying {keying.pk} waits for a decision, but the figure is"
            yield error(figure, "keyed", f"{told} {figure.state} and keyed {figure.keyed}")
