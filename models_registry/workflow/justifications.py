"""What the rules find in records that wait to be published, and the words given for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from models_registry.models import Figure, Justification
from models_registry.models.finding import Finding
from models_registry.workflow.rules import Context, findings_of


@dataclass(frozen=True)
class Asked:
    """A finding about a record, and the justification that holds for it, if there is one."""

    record: Any
    finding: Finding
    justification: Justification | None

    @property
    def key(self) -> str:
        """What tells it from the other findings of a page, whatever its facts."""
        other = self.finding.other.pk if self.finding.other else ""
        return f"why-{self.record.pk}-{self.finding.code}-{self.finding.field}-{other}"

    @property
    def fingerprint(self) -> str:
        """What was found, with its facts; equal as long as nothing of it has changed."""
        finding, kind = self.finding, self.record._meta.label
        return f"{kind}:{self.record.pk}:{finding.code}:{finding.field}:{finding.facts}"

    @property
    def is_open(self) -> bool:
        """Whether it wants a word that nobody has given."""
        return not self.finding.is_error and self.justification is None


class Justifications:
    """The words that were given about some figures, read in one query."""

    def __init__(self, records: Iterable[Any]) -> None:
        figures = [record.pk for record in records if isinstance(record, Figure)]
        rows = Justification.objects.filter(figure__in=figures).select_related("by")
        self._given = {(row.figure_id, row.warning, row.facts): row for row in rows}

    def of(self, record: Any, finding: Finding) -> Justification | None:
        """Return the word that holds for a finding, None where nobody gave one."""
        is_figure = isinstance(record, Figure) and not finding.is_error
        return self._given.get((record.pk, finding.code, finding.facts)) if is_figure else None


def asked_about(records: Iterable[Any]) -> list[Asked]:
    """Return what the rules find in the records, in a few queries for all."""
    rows = list(records)
    context, given = Context.of(rows), Justifications(rows)
    return [
        Asked(record, finding, given.of(record, finding))
        for record in rows
        for finding in findings_of(record, context)
    ]


@transaction.atomic
def justify(asked: Iterable[Asked], words: Mapping[str, str], by: Any) -> None:
    """Keep the words that a person gave, by the findings' keys; without a word one stays open."""
    for answer in asked:
        if answer.is_open and (given := words.get(answer.key)):
            finding = answer.finding
            Justification(
                figure=answer.record, warning=finding.code, facts=finding.facts, words=given, by=by
            ).save()
