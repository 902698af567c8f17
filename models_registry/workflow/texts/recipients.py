"""Whom the words of an award name."""

from models_registry.models import Recipients
from movement_stats.lib.folding import fold

# Beginnings of folded words, in the languages in which reports were met.
COLLECTIVES = (
    *("tap the", "don vi", "collecti", "colecti", "kollektiv", "kolektif", "group", "unit"),
    *("団体", "集団", "단체", "집단", "جماع", "جمع", "گروه"),
)
INDIVIDUALS = (
    *(
        "ca nhan",
        "nguoi",
        "individ",
        "person",
        "people",
        "enskild",
        "einzel",
        "perorangan",
        "orang",
    ),
    *("個人", "개인", "افراد", "فرد", "شخص"),
)


def recipients_of(words: str) -> Recipients:
    """Return whom a count speaks of: collectives, individuals, or both in one where neither is
    certain.
    """
    told = f" {fold(words)}"
    collectives, individuals = (
        any((f" {word}" if word.isascii() else word) in told for word in map(fold, named))
        for named in (COLLECTIVES, INDIVIDUALS)
    )
    if collectives == individuals:
        return Recipients.COMBINED
    return Recipients.COLLECTIVES if collectives else Recipients.INDIVIDUALS
