"""Files that the documents name are there."""

import re

import pytest

from tests.support.environment import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
# A path in backticks: with a folder, and no placeholder, space or address in it.
PATH = re.compile(r"`((?:[\w.-]+/)+(?:[\w.-]*\w)?)`")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
# What is made when it is needed, and never kept.
MADE = ("data/", "DATA_DIR/", "files/", ".venv/")


def named_in(text: str) -> list[str]:
    """Return the paths that a document names, as they are written."""
    return [*PATH.findall(text), *LINK.findall(text)]


def is_there(path: str, document) -> bool:
    """Whether the path exists: beside the document, from the root, or within models_registry."""
    places = (document.parent, ROOT, ROOT / "models_registry")
    return path.startswith(MADE) or any((place / path).exists() for place in places)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_file_that_a_document_names_is_there(document):
    gone = [path for path in named_in(document.read_text("utf-8")) if not is_there(path, document)]
    assert not gone


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("`models_registry/public/urls.py` has it", ["models_registry/public/urls.py"]),
        ("a room, `tests/public/`", ["tests/public/"]),
        ("[decisions](docs/decisions.md#one)", ["docs/decisions.md"]),
        ("`/figures.csv`, `make run`, `<slug>.txt`, `tests/<wing>/x.py`", []),
    ],
)
def test_paths_are_found_in_a_text(text, named):
    assert named_in(text) == named


def test_a_file_that_is_gone_is_missed():
    assert not is_there("models_registry/public/gone.py", DOCUMENTS[0])


def test_the_readme_is_short_and_both_languages_lead_to_each_other():
    english = (ROOT / "README.md").read_text("utf-8")
    assert len(english.splitlines()) < 150
    assert "(README.vi.md)" in english
    assert "(README.md)" in (ROOT / "README.vi.md").read_text("utf-8")
