"""The number words of each language, and how they go together."""

from functools import lru_cache

from models_registry.transcription.languages import (
    east_asian,
    scales_only,
    vocabulary_arabic,
    vocabulary_english,
    vocabulary_french,
    vocabulary_german,
    vocabulary_indonesian,
    vocabulary_persian,
    vocabulary_spanish,
    vocabulary_swedish,
    vocabulary_vietnamese,
)
from models_registry.transcription.languages.lexicon import Lexicon
from models_registry.transcription.separators import primary

_SPACED = {
    "ar": vocabulary_arabic.LEXICON,
    "de": vocabulary_german.LEXICON,
    "en": vocabulary_english.LEXICON,
    "es": vocabulary_spanish.LEXICON,
    "fa": vocabulary_persian.LEXICON,
    "fr": vocabulary_french.LEXICON,
    "id": vocabulary_indonesian.LEXICON,
    "sv": vocabulary_swedish.LEXICON,
    "vi": vocabulary_vietnamese.LEXICON,
}
_LEXICONS = _SPACED | {"ja": east_asian.HAN, "ko": east_asian.HANGUL, "zh": east_asian.HAN}


@lru_cache(maxsize=256)
def lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language tag.

    For a language whose number words are not held it is every held language's words for a
    thousand and more, so that '60 tỷ' is not read as sixty.
    """
    return _LEXICONS.get(primary(language)) or scales_only.lexicon(tuple(_SPACED.values()))
