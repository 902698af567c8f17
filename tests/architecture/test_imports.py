"""Imports run one way: urls → models_registry → provinces → movement_stats.lib."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.environment import ROOT

OURS = ("movement_stats", "models_registry", "provinces", "tests", "bench")
# What a module may import of ours: the longest beginning of its name decides. Settings are
# read through django.conf, so nobody but the server's configuration imports them.
MAY_IMPORT = {
    "manage": (),
    "movement_stats": ("movement_stats.lib", "movement_stats.settings"),
    "movement_stats.lib": ("movement_stats.lib",),
    "movement_stats.urls": ("models_registry", "provinces", "movement_stats.lib"),
    "provinces": ("provinces", "movement_stats.lib"),
    "models_registry": ("models_registry", "provinces", "movement_stats.lib"),
    "models_registry.transcription": ("models_registry.transcription", "movement_stats.lib"),
}
FILES = [
    ROOT / "manage.py",
    *sorted(
        file
        for package in ("movement_stats", "models_registry", "provinces")
        for file in (ROOT / package).rglob("*.py")
    ),
]


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def imports(file: Path) -> Iterator[str]:
    """Yield the full name of everything that the file imports, inside functions too."""
    package = list(file.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def strings(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_imports_run_one_way():
    against = []
    for file in FILES:
        name = name_of(file)
        rule = max((rule for rule in MAY_IMPORT if within(name, rule)), key=len)
        against += [
            f"{name} imports {imported}"
            for imported in imports(file)
            if any(within(imported, package) for package in OURS)
            and not any(within(imported, allowed) for allowed in MAY_IMPORT[rule])
        ]
    assert not against, "\n".join(against)


def test_transcription_knows_no_django():
    folder = ROOT / "models_registry" / "transcription"
    found = [
        f"{name_of(file)} imports {imported}"
        for file in sorted(folder.rglob("*.py"))
        for imported in imports(file)
        if imported.partition(".")[0].startswith("django")
    ]
    assert not found, "\n".join(found)


def test_provinces_names_nothing_of_the_registry():
    """A relation named by a string is an import that Django does."""
    found = [
        f"{name_of(file)}: {text!r}"
        for file in sorted((ROOT / "provinces").rglob("*.py"))
        for text in strings(file)
        if "models_registry." in text
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("line", "imported"),
    [
        ("import a.b", ["a.b"]),
        ("from a import b, c", ["a.b", "a.c"]),
        ("from . import b", ["provinces.models.b"]),
        ("from ..apps import b", ["provinces.apps.b"]),
        ("def f():\n    from a import b", ["a.b"]),
    ],
)
def test_imports_are_read_in_every_form(monkeypatch, tmp_path, line, imported):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    file = tmp_path / "provinces" / "models" / "example.py"
    file.parent.mkdir(parents=True)
    file.write_text(line)
    assert list(imports(file)) == imported
