"""Which of the eleven languages a text is in: by its script, then by its commonest words."""

import re
from collections import Counter
from functools import lru_cache

from models_registry.transcription.extraction.matchers import tools
from models_registry.transcription.extraction.normalized_text import lower, plain
from models_registry.transcription.languages import WORDINGS
from models_registry.transcription.languages.form import Edges

_WORD = re.compile(r"[^\W\d_]+")
# A page's beginning tells its language; a longer one would only take longer.
_ENOUGH = 20_000
_KANA, _HANGUL = re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\uac00-\ud7af]")
# Letters that Vietnamese alone writes among the languages in Latin script.
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_LEAST = 0.02


def guess_language(text: str) -> str:
    """Give the primary subtag of the text's language, '' where it cannot be told."""
    low = plain(text[:_ENOUGH]).low
    letters = sum(letter.isalpha() for letter in low)
    for code, script, share in (
        ("ja", _KANA, 0.1),
        ("ko", _HANGUL, 0.3),
        ("vi", _VIETNAMESE, 0.06),
    ):
        if letters and len(script.findall(low)) >= share * letters:
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


_SPACED = [code for code, wording in WORDINGS.items() if wording.edges is not Edges.NONE]


@lru_cache(maxsize=1)
def _common() -> dict[str, frozenset[str]]:
    return {
        code: frozenset(lower(word.strip()) for word in wording.common.split("|")) - {""}
        for code, wording in WORDINGS.items()
    }
