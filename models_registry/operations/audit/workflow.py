"""What the desk says of its work: keyed twice, published, numbered by a dataset version."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from models_registry.models import (
    Award,
    DatasetVersion,
    Figure,
    Indicator,
    Keyed,
    Keying,
    Outcome,
    Recognition,
    ReplicationSite,
    Report,
    SecurityModel,
    State,
)
from models_registry.models.base import StatefulModel
from models_registry.operations.audit.finding import Finding, error, in_order
from models_registry.operations.fixtures.load import LAST_RESERVED
from provinces.models import Province


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
            message = f"says keyed twice, but keying {keying.pk}, called equal, is another number"
            yield error(keying.figure, "keyed", message)
    if count := Keying.objects.count():
        yield in_order(f"{count} second keyings", "compared with their figures")


def what_waits_for_a_decision_is_a_draft() -> Iterator[Finding]:
    """Find keyings that wait although their figure is public already, or keyed twice."""
    waiting = Keying.objects.filter(outcome=Outcome.UNEQUAL).select_related("figure")
    for keying in waiting.order_by("pk").iterator():
        figure = keying.figure
        if figure.state == State.PUBLISHED or figure.keyed == Keyed.TWICE:
            message = f"keying {keying.pk} waits for a decision, but the figure is"
            yield error(figure, "keyed", f"{message} {figure.state} and keyed {figure.keyed}")


def public_data_has_a_version() -> Iterator[Finding]:
    """Find public data that no dataset version numbers."""
    public = (Report.objects.public(), Province.objects.all(), Indicator.objects.all())
    if any(rows.exists() for rows in public) and not DatasetVersion.objects.exists():
        yield error("dataset version", "missing", "there is public data, but no version of it")


STANDS_ON: dict[type[StatefulModel], tuple[str, ...]] = {
    Figure: ("report", "model", "part_of", "copy_of"),
    Award: ("report",),
    SecurityModel: ("report",),
    Recognition: ("report", "model"),
    ReplicationSite: ("report", "model"),
}


def published_records_stand_on_published_ones() -> Iterator[Finding]:
    """Find published records of a draft or withdrawn report, model, whole or original."""
    for model, relations in STANDS_ON.items():
        for relation in relations:
            yield from _standing_on(model, relation)


def _standing_on(model: type[StatefulModel], relation: str) -> Iterator[Finding]:
    published = model._default_manager.filter(state=State.PUBLISHED)
    hidden = (State.DRAFT, State.WITHDRAWN)
    found = published.filter(**{f"{relation}__state__in": hidden}).order_by("pk")
    for record in found.select_related(relation).iterator():
        under = getattr(record, relation)
        message = (
            f"is published, but its {relation.replace('_', ' ')} ({under.pk}) is {under.state}"
        )
        yield error(record, "state", message)
