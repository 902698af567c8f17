"""What is published stands on nothing that visitors cannot see."""

from collections.abc import Iterator

from models_registry.models import (
    Award,
    Figure,
    Recognition,
    ReplicationSite,
    SecurityModel,
    State,
)
from models_registry.models.base import StatefulModel
from models_registry.operations.audit.finding import Finding, error

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
        told = f"is published, but its {relation.replace('_', ' ')} ({under.pk}) is {under.state}"
        yield error(record, "state", told)
