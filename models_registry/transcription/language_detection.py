"""Which of the known languages a text is in: by its script, then by its commonest words."""

import re
from collections import Counter
from functools import lru_cache

from models_registry.transcription.extraction.matchers import tools
from models_registry.transcription.extraction.normalized_text import lower, plain
from models_registry.transcription.languages import LANGUAGES, WORDINGS

_WORD = re.compile(r"[^\W\d_]+")
# A page's beginning tells its language; a longer one would only take longer.
_ENOUGH = 20_000
_LEAST = 0.02


def guess_language(text: str) -> str:
    """Give the primary subtag of the text's language, '' where it cannot be told."""
    low = plain(text[:_ENOUGH]).low
    letters = sum(letter.isalpha() for letter in low)
    for code, language in LANGUAGES.items():
        script = language.script
        if script and letters and len(script.letters.findall(low)) >= script.share * letters:
            return code
    words = Counter(_WORD.findall(low))
    return _by_words(words) or _by_subject(low)


def _by_words(words: Counter[str]) -> str:
    """Give the language whose commonest words stand in the text."""
    scores = {code: sum(words[word] for word in common) for code, common in _common().items()}
    return _clearly(scores, _LEAST * words.total())


def _by_subject(low: str) -> str:
    """Give the language that has most of the words of these reports: '40 models' is enough."""
    return _clearly(
        {
            code: sum(found.end - found.start for found in tools(code).concepts.find(low))
            for code in _SPACED
        }
    )


def _clearly(scores: dict[str, int], least: float = 1) -> str:
    (best, most), (_, second) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    return best if most > second and most >= least else ""


_SPACED = [code for code in WORDINGS if LANGUAGES[code].spaced]


@lru_cache(maxsize=1)
def _common() -> dict[str, frozenset[str]]:
    return {
        code: frozenset(lower(word.strip()) for word in wording.common.split("|")) - {""}
        for code, wording in WORDINGS.items()
    }
