"""The doubts about records that wait to be published, and the words that were given for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from models_registry.models import Figure, Justification
from models_registry.workflow.warnings import Context, Doubt, doubts_of


@dataclass(frozen=True)
class Asked:
    """A doubt about a record, and the word of justification that holds for it, if there is one."""

    record: Any
    doubt: Doubt
    justification: Justification | None

    @property
    def key(self) -> str:
        """What tells it from the other doubts of a page, whatever its facts."""
        other = self.doubt.other.pk if self.doubt.other else ""
        return f"why-{self.record.pk}-{self.doubt.code}-{self.doubt.field}-{other}"

    @property
    def told(self) -> str:
        """What was asked, with its facts; equal as long as nothing of it has changed."""
        kind = self.record._meta.label
        return f"{kind}:{self.record.pk}:{self.doubt.code}:{self.doubt.field}:{self.doubt.facts}"

    @property
    def is_open(self) -> bool:
        """Whether it wants a word that nobody has given."""
        return not self.doubt.is_error and self.justification is None


def asked_about(records: Iterable[Any]) -> list[Asked]:
    """Return the doubts about records that were read in reports, in a few queries for all."""
    rows = [one for one in records if hasattr(one, "as_written")]
    context, given = Context.of(rows), _given(rows)
    return [
        Asked(record, doubt, given.get((record.pk, doubt.code, doubt.facts)))
        for record in rows
        for doubt in doubts_of(record, context)
    ]


def _given(records: list[Any]) -> dict[tuple[int, str, str], Justification]:
    figures = [one.pk for one in records if isinstance(one, Figure)]
    held = Justification.objects.filter(figure__in=figures).select_related("by")
    return {(one.figure_id, one.warning, one.facts): one for one in held}


@transaction.atomic
def justify(asked: Iterable[Asked], words: Mapping[str, str], by: Any) -> None:
    """Keep the words that a person gave, by the doubts' keys; a doubt without a word stays open."""
    for one in asked:
        if one.is_open and (told := words.get(one.key)):
            doubt = one.doubt
            Justification(
                figure=one.record, warning=doubt.code, facts=doubt.facts, words=told, by=by
            ).save()
