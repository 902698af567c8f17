"""What each language says of its number words, and how reports in it count.

A language is a module beside this one, with `LEXICON` and `WORDING`, and its line below.
"""

from functools import lru_cache

from models_registry.transcription.languages import (
    arabic,
    east_asian,
    english,
    french,
    german,
    indonesian,
    japanese,
    korean,
    persian,
    scales_only,
    spanish,
    swedish,
    vietnamese,
)
from models_registry.transcription.languages.form import Lexicon, Wording
from models_registry.transcription.separators import primary

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


WORDINGS: dict[str, Wording] = {
    "ar": arabic.WORDING,
    "de": german.WORDING,
    "en": english.WORDING,
    "es": spanish.WORDING,
    "fa": persian.WORDING,
    "fr": french.WORDING,
    "id": indonesian.WORDING,
    "ja": japanese.WORDING,
    "ko": korean.WORDING,
    "sv": swedish.WORDING,
    "vi": vietnamese.WORDING,
}
