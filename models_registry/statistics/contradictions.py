"""Claims of one thing: which agree, why two cannot both be right, which one is preferred."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from models_registry.models import Figure
from models_registry.models.agreement import (
    Claim,
    Related,
    Relation,
    is_within,
    relations_among,
    strength,
)
from models_registry.models.standing import claims_among
from models_registry.statistics.formatting import claim as in_words


@dataclass(frozen=True)
class Explained:
    """A claim that another one contradicts, with a sentence on each: why not both can be right, and
    why this one is preferred or another.
    """

    figure: Figure
    contradiction: str
    preference: str


def explained(figures: Sequence[Figure]) -> list[Explained]:
    """Return public claims that are contradicted, in their order, each with its reasons.

    figures: with their names; what they contradict may be among them or not.
    """
    groups = _public_claims({figure.claim for figure in figures})
    related = {pk: own for group in groups.values() for pk, own in relations_among(group).items()}
    claims = {claim.pk: claim for group in groups.values() for claim in group}
    rivals = {figure.pk: _rival(figure, related[figure.pk]) for figure in figures}
    shown = {figure.pk: figure for figure in figures}
    missing = {rival.pk for rival in rivals.values()} - shown.keys()
    shown |= Figure.objects.with_names().in_bulk(missing)
    return [
        Explained(
            figure,
            _contradiction(figure, claims[figure.pk], shown[rival.pk], rival),
            _preference(figure, claims, related),
        )
        for figure in figures
        for rival in [rivals[figure.pk]]
    ]


def _rival(figure: Figure, related: Related) -> Claim:
    """Return the claim that contradicts the figure: the preferred one, where that does."""
    rivals = [other for other, how in related if how is Relation.CONTRADICT]
    return max(rivals, key=lambda other: (other.pk == figure.superseded_by_id, -other.pk))


def _contradiction(figure: Figure, claim: Claim, other: Figure, rival: Claim) -> str:
    if claim.period_kind != "span" or (claim.first, claim.last) == (rival.first, rival.last):
        words = _("%(here)s here, %(there)s in figure %(figure)s: no number fits both at once.")
    elif is_within(claim, rival):
        words = _("%(here)s is more than the longer period around it has: %(there)s.")
    else:
        words = _("%(here)s is less than a shorter period within it has: %(there)s.")
    return words % {"here": in_words(figure), "there": in_words(other), "figure": other.pk}


def _preference(figure: Figure, claims: dict[int, Claim], related: dict[int, Related]) -> str:
    if figure.superseded_by_id is None:
        beaten = [other for other, _how in related[figure.pk] if other.pk in claims]
        strongest = max(beaten, key=lambda other: strength(other, related[other.pk]))
        return _why(claims[figure.pk], strongest, related, figure)
    how = {other.pk: how for other, how in related[figure.pk]}
    if how[figure.superseded_by_id] is Relation.AGREE:
        return _("Agrees with figure %s, which is counted.") % figure.superseded_by_id
    return _("Figure %s is preferred.") % figure.superseded_by_id


def _why(claim: Claim, other: Claim, related: dict[int, Related], figure: Figure) -> str:
    """Return by which rule one claim is preferred to the strongest of the others."""
    if claim.chosen and not other.chosen:
        return _("Preferred: a person's choice. %s") % figure.choice
    confirmed, confirmed_there = (strength(one, related[one.pk])[1] for one in (claim, other))
    if confirmed > confirmed_there:
        if claim.dated == confirmed:
            return _("Preferred: its report is later.")
        return _("Preferred: a later report agrees with it.")
    if claim.is_exact and not other.is_exact:
        return _("Preferred: it gives the exact number.")
    if claim.dated > other.dated:
        return _("Preferred: its report is later.")
    return _("Preferred: of reports of one date, it was entered first.")


@dataclass(frozen=True)
class Beside:
    """What other reports say of the same thing as a figure: the same, or what contradicts it."""

    agreeing: list[Figure]
    contradicting: list[Figure]


def beside(figure: Figure) -> Beside:
    """Return the public claims that agree with a public figure, and those that contradict it."""
    found: dict[Relation, list[int]] = defaultdict(list)
    related = relations_among(_public_claims({figure.claim})[figure.claim])
    for other, how in related.get(figure.pk, ()):
        found[how].append(other.pk)
    return Beside(_named(found[Relation.AGREE]), _named(found[Relation.CONTRADICT]))


def _public_claims(claims: set[str]) -> dict[str, list[Claim]]:
    return claims_among(Figure.objects.public().filter(claim__in=claims))


def _named(keys: Iterable[int]) -> list[Figure]:
    return list(Figure.objects.filter(pk__in=list(keys)).with_names().order_by("pk"))
