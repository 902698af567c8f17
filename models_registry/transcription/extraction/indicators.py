"""Which indicator a quantity is of, from the concepts in its words; the same for all languages.

The codes are those of fixtures/reference/indicators.csv, the concepts those of `languages/`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models_registry.transcription.extraction.quantity import Kind, Statement

# Concepts that are counted; the others narrow what is counted.
_COUNTED = """
    model model_point kind site exemplar member household person turn group club cluster
    organisation camera campaign area commune district village province session class forum news
    printed pledge tip case gun ammunition weapon part house gift delegate station unit collective
    individual thing
"""
HEADS = frozenset(_COUNTED.split())


@dataclass(frozen=True, slots=True)
class Rule:
    """An indicator, and what must be said for it.

    inside: concepts in the name of what is counted. around: concepts near it in its sentence.
    """

    code: str | None
    inside: frozenset[str]
    around: frozenset[str]
    kind: Kind = Kind.COUNT


def _rule(code: str | None, inside: str, around: str = "", kind: Kind = Kind.COUNT) -> Rule:
    return Rule(code, frozenset(inside.split()), frozenset(around.split()), kind)


# Of the rules that fit, the one that asks for the most inside is taken, then the one whose words
# around stand nearest, then the first.
RULES = (
    _rule("models-and-exemplars", "model exemplar counted_together"),
    _rule("models-skilled-mobilisation", "model skilled"),
    _rule("models-recognised", "model recognised", "ministry"),
    _rule("models-replicated", "model replicated"),
    _rule("models-typical", "model typical"),
    _rule("models-and-exemplars", "model exemplar"),
    _rule("models-recognised", "model replicated", "ministry"),
    _rule("models-typical", "site typical"),
    _rule("models-typical", "model_point typical"),
    _rule("model-kinds", "kind"),
    _rule("models-new", "model new"),
    _rule("replication-sites-new", "site new"),
    _rule("fire-safety-groups", "model fire interfamily"),
    _rule("fire-safety-groups", "group fire interfamily"),
    _rule("fire-safety-groups", "group interfamily"),
    _rule("self-management-groups", "group interfamily selfmanaged"),
    _rule("public-fire-points", "site public_fire"),
    _rule("public-fire-points", "model public_fire site"),
    _rule("models-skilled-mobilisation", "model", "skilled"),
    _rule("models", "model"),
    _rule("exemplars", "exemplar"),
    _rule("exemplars", "collective typical"),
    _rule("exemplars", "individual typical"),
    _rule("model-members", "member", "model"),
    _rule("self-management-members", "member", "selfmanaged"),
    _rule("peoples-security-team-members", "member", "peoples_security"),
    _rule("grassroots-force-members", "member", "grassroots"),
    _rule("training-participants", "member", "class"),
    _rule("model-households", "household", "model"),
    _rule("pledging-households", "household", "commit"),
    _rule("self-management-groups", "group selfmanaged"),
    _rule("peoples-security-teams", "group peoples_security"),
    _rule("grassroots-force-teams", "group grassroots"),
    _rule("neighbourhood-guard-teams", "group neighbourhood"),
    _rule("civil-defence-teams", "group civil_defence"),
    _rule("civil-defence-teams", "group fire"),
    _rule("mediation-teams", "group mediation"),
    _rule("patrol-teams", "group patrol"),
    _rule("self-management-groups", "group", "selfmanaged"),
    _rule("peoples-security-teams", "group", "peoples_security"),
    _rule("grassroots-force-teams", "group", "grassroots"),
    _rule("neighbourhood-guard-teams", "group", "neighbourhood"),
    _rule("civil-defence-teams", "group", "civil_defence"),
    _rule("mediation-teams", "group", "mediation"),
    _rule("self-management-clubs", "club"),
    _rule("security-clusters", "cluster"),
    _rule("mass-organisations", "organisation"),
    _rule("camera-data-extractions", "turn extraction"),
    _rule("camera-data-extractions", "extraction"),
    _rule("camera-data-extractions", "thing", "extraction"),
    _rule("cameras-installed", "camera new"),
    _rule("cameras-installed", "camera", "install"),
    _rule("cameras", "camera"),
    _rule("launch-events", "campaign launch"),
    _rule("launch-events", "campaign", "launch"),
    _rule("launch-events", "session launch"),
    _rule("launch-areas-above-target", "area", "exceed"),
    _rule("key-areas-delisted", "area key", "delisted"),
    _rule("key-areas-delisted", "area", "delisted"),
    _rule("key-areas-delisted", "area delisted"),
    _rule("key-areas-delisted", "commune", "delisted"),
    _rule("key-areas-transformed", "area key", "transformed"),
    _rule("key-areas-transformed", "area", "transformed"),
    _rule("key-areas-transformed", "area transformed"),
    _rule("key-areas-transformed", "commune key", "transformed"),
    _rule("launch-areas", "area", "launch"),
    _rule("villages-launched", "village", "launch"),
    _rule("festival-villages", "village", "festival"),
    _rule("festival-communes", "commune", "festival"),
    _rule("criterion-19-communes", "commune", "criterion_19"),
    _rule("communes-with-model", "commune", "model"),
    _rule("districts-with-model", "district", "model"),
    _rule("launch-attendances", "turn", "launch"),
    _rule("launch-attendances", "person", "launch attend"),
    _rule("propaganda-attendances", "turn", "session"),
    _rule("propaganda-attendances", "turn", "propaganda"),
    _rule("propaganda-attendances", "person", "session attend"),
    _rule("propaganda-attendances", "person", "propaganda attend"),
    _rule("training-participants", "person", "class"),
    _rule("training-participants", "turn", "class"),
    _rule("launch-attendances", "person", "festival attend"),
    _rule("launch-attendances", "turn", "festival"),
    _rule("forum-attendances", "person", "forum"),
    _rule("forum-attendances", "turn", "forum"),
    _rule("participation-turns", "turn", "patrol"),
    _rule("participation-turns", "turn"),
    _rule("pledges-signed", "pledge"),
    _rule("pledges-signed", "person", "commit"),
    _rule("propaganda-sessions", "session propaganda"),
    _rule("propaganda-sessions", "session", "propaganda"),
    _rule("propaganda-sessions", "campaign propaganda"),
    _rule("training-classes", "class"),
    _rule("forums", "forum"),
    _rule("news-items", "news"),
    _rule("printed-materials", "printed"),
    _rule("tips-valuable", "tip valuable"),
    _rule("tips-valuable", "news valuable"),
    _rule("tips-valuable", "case valuable", "tip"),
    _rule("tips-settled", "tip settled"),
    _rule("tips-settled", "tip", "settled"),
    _rule("tips", "tip"),
    _rule("criminal-cases-clarified", "case criminal", "uncovered"),
    _rule("criminal-cases-clarified", "case", "criminal uncovered"),
    _rule("crime-clearance", "case social_order"),
    _rule("crime-clearance", "offence social_order"),
    _rule("serious-crime-clearance", "case serious"),
    _rule("serious-crime-clearance", "case", "serious"),
    _rule("narcotic-plant-cases", "case narcotic_plant"),
    _rule("gambling-cases", "case gambling"),
    _rule("community-education-cases", "case", "commune_education"),
    _rule("community-education-cases", "person", "commune_education"),
    _rule("cases-uncovered", "case", "uncovered"),
    _rule("wanted-persons", "person wanted"),
    _rule("wanted-persons", "individual wanted"),
    _rule("wanted-persons", "wanted"),
    _rule("persons-arrested", "person", "arrested"),
    _rule("persons-guided", "person", "guided"),
    _rule("persons-guided", "person guided"),
    _rule("guns-handed-over", "gun"),
    _rule("ammunition-handed-over", "ammunition"),
    _rule("weapon-parts-handed-over", "part", "handover"),
    _rule("weapon-parts-handed-over", "part gun"),
    _rule("crude-weapons-handed-over", "weapon crude"),
    _rule("model-police-stations", "station"),
    _rule("units-safe", "unit", "safe"),
    _rule("units-safe", "unit safe"),
    _rule("units-safe", "commune", "safe"),
    _rule("units-safe", "village", "safe"),
    _rule("units-safe", "area", "safe"),
    _rule("houses-built", "house"),
    _rule("gifts", "gift"),
    _rule("delegates", "delegate typical"),
    _rule("delegates", "delegate exemplar"),
    _rule("provinces-covered", "province", "delegate"),
    _rule("replication-sites-new", "model_point new"),
    _rule("replication-sites", "model_point"),
    _rule("replication-sites", "site model"),
    _rule("replication-sites", "site", "model"),
    _rule("replication-sites", "site", "kind"),
    _rule("replication-sites", "site", "replicated"),
    _rule("funds-cameras", "", "camera", Kind.MONEY),
    _rule("gift-value", "", "gift", Kind.MONEY),
    _rule("funds-mobilised", "", "mobilise", Kind.MONEY),
    _rule("cameras-shared-percent", "", "camera shared", Kind.PERCENT),
    _rule("launch-above-target-percent", "", "launch exceed", Kind.PERCENT),
    _rule("festival-coverage-percent", "commune", "festival", Kind.PERCENT),
    _rule("tips-valuable-percent", "", "tip valuable", Kind.PERCENT),
    _rule("serious-crime-clearance", "", "serious uncovered", Kind.PERCENT),
    _rule("crime-clearance", "", "clearance", Kind.PERCENT),
    _rule("units-safe", "unit", "safe", Kind.PERCENT),
    _rule("units-safe", "commune", "safe", Kind.PERCENT),
    _rule("units-safe", "village", "safe", Kind.PERCENT),
    _rule("units-safe", "area", "safe", Kind.PERCENT),
    _rule("crime-fall-percent", "", "offence fall", Kind.PERCENT),
    _rule("crime-free-areas-percent", "", "crime_free", Kind.PERCENT),
    _rule("drug-free-areas-percent", "", "drug_free", Kind.PERCENT),
    _rule("criterion-19-percent", "", "criterion_19", Kind.PERCENT),
)


# The indicators that mean what is no count, by the kind of statement.
MEANING = {
    Statement.SHARE: frozenset(rule.code for rule in RULES if rule.kind is Kind.PERCENT),
    Statement.CHANGE: frozenset({"crime-fall-percent"}),
    Statement.AVERAGE: frozenset[str | None](),
}
# Farther than any words around, so that a rule without them comes after those with.
_FAR = 10**6


def indicator(kind: Kind, inside: Iterable[str], around: dict[str, int]) -> str | None:
    """Give the code of the indicator, None where no rule fits.

    inside: the concepts of what is counted. around: by concept, how far from the number.
    """
    within = frozenset(inside)
    best: tuple[tuple[int, int], str | None] | None = None
    for rule in RULES:
        if rule.kind is kind and rule.inside <= within and rule.around <= around.keys():
            reach = max((around[name] for name in rule.around), default=_FAR)
            rank = (len(rule.inside), -reach)
            if best is None or rank > best[0]:
                best = (rank, rule.code)
    return best[1] if best else None


_PEOPLE = frozenset({"person", "member", "turn"})
_OF_PARTICIPANTS = frozenset({"attend", "propaganda", "training", "selfmanaged"})
# What people are counted with, by the indicator of the number right before: '614 classes with
# 18,400 members'.
_PARTICIPANTS = {
    "training-classes": "training-participants",
    "propaganda-sessions": "propaganda-attendances",
    "launch-events": "launch-attendances",
    "festival-communes": "launch-attendances",
    "festival-villages": "launch-attendances",
    "forums": "forum-attendances",
    "self-management-groups": "self-management-members",
    "peoples-security-teams": "peoples-security-team-members",
    "grassroots-force-teams": "grassroots-force-members",
}


def participants_of(before: str, inside: frozenset[str]) -> str | None:
    """Give the indicator of people who are counted right behind what they took part in.

    before: the indicator of what they took part in. inside: the concepts of what is counted.
    """
    heads = inside & HEADS
    only_people = heads and heads <= _PEOPLE and inside - HEADS <= _OF_PARTICIPANTS
    return _PARTICIPANTS.get(before) if only_people else None
