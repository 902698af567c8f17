"""Which of the known languages a text is in: by its script, then by its commonest words."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from models_registry.transcription.extraction.matchers import matchers_of
from models_registry.transcription.extraction.normalized_text import lower, normalize
from models_registry.transcription.languages import LANGUAGES, WORDINGS

_WORD = re.compile(r"[^\W\d_]+")
# A text's beginning tells its language; a longer one would only take longer.
_ENOUGH = 20_000
# The share of its words that the commonest of a language make at least.
_LEAST = 0.02
# Shorter words without accents are words of other languages too ('la', 'va', 'co').
_SHORT = 2
_SUBJECT = frozenset({"hinh", "ninh", "trat", "nguoi", "duoc", "cong", "phong", "trao", "toan"})


def guess_language(text: str) -> str:
    """Give the primary subtag of the text's language, '' where it cannot be told."""
    low = normalize(text[:_ENOUGH]).low
    letters = sum(letter.isalpha() for letter in low)
    for code, language in LANGUAGES.items():
        script = language.script
        if script and letters and len(script.letters.findall(low)) >= script.share * letters:
            return code
    words = Counter(_WORD.findall(low))
    common = {code: sum(words[word] for word in _common(code)) for code in WORDINGS}
    common["vi"] = max(common["vi"], sum(words[word] for word in _unaccented()))
    return _clearly_best(common, _LEAST * words.total()) or _by_subject(low)


@lru_cache
def _unaccented() -> frozenset[str]:
    """Give common words of Vietnamese, typed without accents, that no other language has."""
    bare = frozenset(_without_accents(word) for word in _common("vi"))
    return frozenset(word for word in bare if len(word) > _SHORT) | _SUBJECT


def _without_accents(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _by_subject(low: str) -> str:
    """Give the language that has most of the words of these reports: '40 models' is enough."""
    letters = {
        code: sum(match.end - match.start for match in matchers_of(code).concepts.find(low))
        for code in WORDINGS
        if LANGUAGES[code].spaced
    }
    return _clearly_best(letters, least=1)


def _clearly_best(scores: dict[str, int], least: float) -> str:
    (best, most), (_, second) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    return best if most > second and most >= least else ""


@lru_cache
def _common(code: str) -> frozenset[str]:
    """Give the commonest words of a language."""
    return frozenset(map(lower, WORDINGS[code].common))
