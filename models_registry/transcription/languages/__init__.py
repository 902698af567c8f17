"""The languages in which reports are read: a module and a line here each.

What a language's module holds stands in `form`.
"""

from functools import lru_cache

from models_registry.transcription.languages import scales_only
from models_registry.transcription.languages.arabic import ARABIC as ARABIC
from models_registry.transcription.languages.chinese import CHINESE as CHINESE
from models_registry.transcription.languages.english import ENGLISH as ENGLISH
from models_registry.transcription.languages.form import Language, Lexicon
from models_registry.transcription.languages.french import FRENCH as FRENCH
from models_registry.transcription.languages.german import GERMAN as GERMAN
from models_registry.transcription.languages.indonesian import INDONESIAN as INDONESIAN
from models_registry.transcription.languages.japanese import JAPANESE as JAPANESE
from models_registry.transcription.languages.korean import KOREAN as KOREAN
from models_registry.transcription.languages.persian import PERSIAN as PERSIAN
from models_registry.transcription.languages.spanish import SPANISH as SPANISH
from models_registry.transcription.languages.swedish import SWEDISH as SWEDISH
from models_registry.transcription.languages.vietnamese import VIETNAMESE as VIETNAMESE

# Every language imported above, by its code.
LANGUAGES = {
    language.code: language
    for language in tuple(globals().values())
    if isinstance(language, Language)
}
# Those whose reports are read for figures; of the others only written numbers are read.
WORDINGS = {code: language.wording for code, language in LANGUAGES.items() if language.wording}


def primary(tag: str) -> str:
    """Give the primary subtag, in lower case, of a BCP-47 tag: 'fr' for 'fr-CA' and 'FR_fr'."""
    return tag.strip().replace("_", "-").split("-")[0].lower()


@lru_cache(maxsize=256)
def lexicon(tag: str) -> Lexicon:
    """Give the number words of a language tag.

    Of a language without a module they are the words of all languages for a thousand and more, so
    that '60 tỷ' is not read as sixty.
    """
    language = LANGUAGES.get(primary(tag))
    return language.lexicon if language else _scales()


@lru_cache(maxsize=1)
def _scales() -> Lexicon:
    return scales_only.scales_lexicon(
        [known.lexicon for known in LANGUAGES.values() if known.spaced]
    )
