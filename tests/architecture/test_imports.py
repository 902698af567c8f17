"""Imports run one way, no files import each other in a circle, and a name has one home a wing.

`ARCHITECTURE.md` shows the same table.
"""

import pytest

from tests.support.environment import ROOT
from tests.support.house import (
    Module,
    circles,
    doubled_names,
    modules_of,
    within,
)

OURS = ("movement_stats", "models_registry", "provinces", "tests", "bench")
# What a module may import of ours: the longest beginning of its name decides. Settings are
# read through django.conf, so nobody but the server's configuration imports them.
MAY_IMPORT = {
    "manage": (),
    "movement_stats": ("movement_stats.lib", "movement_stats.settings"),
    "movement_stats.lib": ("movement_stats.lib",),
    "movement_stats.urls": ("models_registry", "provinces", "movement_stats.lib"),
    "movement_stats.wsgi": ("models_registry",),
    "provinces": ("provinces", "movement_stats.lib"),
    "models_registry": ("models_registry", "provinces", "movement_stats.lib"),
}
# Which other wings of models_registry a wing may import.
WINGS: dict[str, tuple[str, ...]] = {
    "transcription": (),
    "models": ("transcription",),
    "statistics": ("models", "transcription"),
    "workflow": ("statistics", "models", "transcription"),
    "public": ("statistics", "models", "transcription"),
    "operations": ("workflow", "statistics", "models", "transcription"),
    "desk": ("workflow", "statistics", "models", "transcription"),
    "management": ("operations", "workflow", "models", "transcription"),
}
# Django registers what it finds under these names.
FIXED_BY_DJANGO = ("Command", "register")
# Records, arithmetic and acts know of no request, form or page.
WITHOUT_PAGES = ("models", "statistics", "workflow")
PAGES = ("django.http", "django.forms", "django.contrib.admin", "django.views", "django.shortcuts")

MODULES = modules_of(ROOT)


def crossings(modules: list[Module]) -> list[str]:
    """Return the imports that the tables do not allow."""
    found = []
    for module in modules:
        rule = max((rule for rule in MAY_IMPORT if within(module.name, rule)), key=len)
        for imported in module.imports:
            ours = any(within(imported, package) for package in OURS)
            allowed = any(within(imported, package) for package in MAY_IMPORT[rule])
            if (ours and not allowed) or leaves_its_wing(module, imported):
                found.append(f"{module.name} imports {imported}")
    return found


def leaves_its_wing(module: Module, imported: str) -> bool:
    wing = next((wing for wing in WINGS if within(imported, f"models_registry.{wing}")), "")
    return module.wing in WINGS and wing not in ("", module.wing, *WINGS[module.wing])


def page_imports(modules: list[Module]) -> list[str]:
    """Return what modules of wings without pages import of Django's requests, forms and pages."""
    return [
        f"{module.name} imports {imported}"
        for module in modules
        if module.wing in WITHOUT_PAGES
        for imported in module.imports
        if any(within(imported, package) for package in PAGES)
    ]


def test_imports_run_one_way():
    assert crossings([*MODULES, Module(ROOT, ROOT / "manage.py")]) == []


def test_every_wing_is_in_the_table():
    folders = {folder.parent.name for folder in (ROOT / "models_registry").glob("*/__init__.py")}
    assert folders - {"migrations"} == set(WINGS)


def test_no_files_import_each_other_in_a_circle():
    assert circles(MODULES) == []


def test_a_public_name_is_defined_once_in_a_wing():
    assert doubled_names(MODULES, but=FIXED_BY_DJANGO) == []


def test_records_arithmetic_and_acts_know_no_pages():
    assert page_imports(MODULES) == []


def test_transcription_knows_no_django():
    assert [
        f"{module.name} imports {imported}"
        for module in MODULES
        if module.wing == "transcription"
        for imported in module.imports
        if within(imported, "django")
    ] == []


def test_provinces_names_nothing_of_the_registry():
    """A relation named by a string is an import that Django does."""
    assert [
        f"{module.name}: {text!r}"
        for module in MODULES
        if within(module.name, "provinces")
        for text in module.strings
        if "models_registry." in text
    ] == []


@pytest.fixture
def house(tmp_path):
    """Return a function that writes a house of the files given and returns its modules."""

    def built(**files: str) -> list[Module]:
        for path, text in files.items():
            file = tmp_path.joinpath(*path.split("__")).with_suffix(".py")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return modules_of(tmp_path)

    return built


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
def test_imports_are_read_in_every_form(house, line, imported):
    (module,) = house(provinces__models__example=line)
    assert module.imports == imported


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("models_registry__models__a", "from models_registry.statistics.b import c"),
        ("models_registry__desk__a", "from models_registry.public import b"),
        ("models_registry__public__a", "from models_registry.workflow.b import c"),
        ("models_registry__operations__a", "def f():\n    import models_registry.desk.b"),
        ("provinces__a", "from models_registry.models import Figure"),
        ("movement_stats__lib__a", "from provinces.models import Province"),
    ],
)
def test_an_import_up_or_across_is_found(house, file, line):
    assert len(crossings(house(**{file: line}))) == 1


def test_an_import_down_is_none(house):
    line = "from models_registry.models import Figure\nfrom provinces.models import Province"
    assert crossings(house(models_registry__desk__a=line)) == []


def test_a_circle_is_found_but_not_one_of_types(house):
    back = "if TYPE_CHECKING:\n    from provinces.a import A"
    assert circles(house(provinces__a="from provinces.b import B", provinces__b=back)) == []
    (found,) = circles(house(provinces__b="def f():\n    from provinces.a import A"))
    assert found == "provinces.a ↔ provinces.b"


def test_a_longer_circle_is_found(house):
    lines = {"a": "import provinces.b", "b": "import provinces.c", "c": "import provinces.a"}
    files = {f"provinces__{name}": line for name, line in lines.items()}
    assert circles(house(**files)) == ["provinces.a ↔ provinces.b ↔ provinces.c"]


def test_a_doubled_name_is_found_within_one_wing_alone(house):
    lines = "LIMIT, _OWN = 1, 2\ndef answer(): ...\n"
    files = {f"models_registry__desk__{name}": lines for name in "ab"}
    modules = house(**files, models_registry__public__c=lines)
    assert sorted(doubled_names(modules)) == [
        "LIMIT: models_registry.desk.a, models_registry.desk.b",
        "answer: models_registry.desk.a, models_registry.desk.b",
    ]


def test_a_form_among_the_records_is_found(house):
    modules = house(models_registry__models__a="from django import forms, db")
    assert page_imports(modules) == ["models_registry.models.a imports django.forms"]
