"""Japanese: how reports count, most of them translated by machine."""

import re

from models_registry.transcription.languages.east_asian import HAN
from models_registry.transcription.languages.form import Edges, Language, Script
from models_registry.transcription.languages.wording import wording

JAPANESE = Language(
    code="ja",
    lexicon=HAN,
    wording=wording("ja"),
    edges=Edges.NONE,
    script=Script(re.compile(r"[\u3040-\u30ff]"), share=0.1),
)
