"""Chinese: the number signs only."""

from models_registry.transcription.languages.east_asian import HAN
from models_registry.transcription.languages.form import Edges, Language

CHINESE = Language(code="zh", lexicon=HAN, edges=Edges.NONE)
