"""The words by which a language's reports count, from `words/<code>.toml`."""

import tomllib
from pathlib import Path
from typing import Any

from models_registry.transcription.languages.form import Wording

_FOLDER = Path(__file__).parent / "words"


def wording(code: str) -> Wording:
    """Read the lists of a language; TypeError names one that `Wording` does not know or lacks."""
    path = _FOLDER / f"{code}.toml"
    lists = tomllib.loads(path.read_text("utf-8"))
    return Wording(**{name: _read(value) for name, value in lists.items()})


def _read(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: tuple(phrases) for name, phrases in value.items()}
    return tuple(value) if isinstance(value, list) else value
