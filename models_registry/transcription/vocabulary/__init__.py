"""The number words of each language, and how they go together."""

from functools import lru_cache

from models_registry.transcription.separators import primary
from models_registry.transcription.vocabulary import (
    arabic,
    east_asian,
    english,
    french,
    german,
    indonesian,
    persian,
    scales_only,
    spanish,
    swedish,
    vietnamese,
)
from models_registry.transcription.vocabulary.lexicon import Lexicon

_SPACED = {
    "ar": arabic.LEXICON,
    "de": german.LEXICON,
    "en": english.LEXICON,
    "es": spanish.LEXICON,
    "fa": persian.LEXICON,
    "fr": french.LEXICON,
    "id": indonesian.LEXICON,
    "sv": swedish.LEXICON,
    "vi": vietnamese.LEXICON,
}
_LEXICONS = _SPACED | {"ja": east_asian.HAN, "ko": east_asian.HANGUL, "zh": east_asian.HAN}


@lru_cache(maxsize=256)
def lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language tag.

    For a language whose number words are not held it is every held language's words for a
    thousand and more, so that '60 tỷ' is not read as sixty.
    """
    return _LEXICONS.get(primary(language)) or scales_only.lexicon(tuple(_SPACED.values()))
