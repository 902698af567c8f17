"""How reports count, in each language; `form.py` says what a language's module holds."""

from models_registry.transcription.languages import (
    arabic,
    english,
    french,
    german,
    indonesian,
    japanese,
    korean,
    persian,
    spanish,
    swedish,
    vietnamese,
)
from models_registry.transcription.languages.form import Wording

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
