"""Korean: how reports count, most of them translated by machine."""

import re

from models_registry.transcription.languages.east_asian import HANGUL
from models_registry.transcription.languages.form import Edges, Language, Script
from models_registry.transcription.languages.wording import wording

KOREAN = Language(
    code="ko",
    lexicon=HANGUL,
    wording=wording("ko"),
    edges=Edges.NONE,
    script=Script(re.compile(r"[\uac00-\ud7af]"), share=0.3),
)
