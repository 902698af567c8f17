"""Scripts are modules; what they import is served under the names of the collected files."""

import re
import shutil
from pathlib import Path, PurePosixPath

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from movement_stats.lib import static_files
from movement_stats.lib.static_files import collect_static_files
from tests.support.environment import ROOT

SCRIPTS = sorted(str(path.relative_to(ROOT / "static")) for path in ROOT.glob("static/js/*/*.js"))
IMPORTED = re.compile(r"""(?:\bfrom|\bimport) ?\(?["']([^"']+)["']""")


def imports(text: str) -> list[str]:
    return IMPORTED.findall(text)


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_a_script_imports_is_served_by_its_hashed_name(client: Client, name: str):
    written = imports((ROOT / "static" / name).read_text())
    address = PurePosixPath(staticfiles_storage.url(name))
    script = client.get(str(address)).getvalue().decode()
    served = imports(script)
    assert len(served) == len(written)
    for source, target in zip(written, served, strict=True):
        assert re.fullmatch(rf"\./{PurePosixPath(source).stem}\.[0-9a-f]{{12}}\.js", target)
        answer = client.get(str(address.parent / target))
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith("text/javascript")
        assert "immutable" in answer.headers["Cache-Control"]


def test_some_script_imports_another_at_once_and_one_when_it_is_needed():
    texts = [(ROOT / "static" / name).read_text() for name in SCRIPTS]
    assert any(re.search(r"^import \{.*\} from ", text, re.MULTILINE) for text in texts)
    assert any('import("./' in text for text in texts)


def test_a_page_names_our_scripts_as_modules_and_vendored_ones_as_classic():
    for template in sorted((ROOT / "templates").rglob("*.html")):
        for tag in re.findall(r"<script.*?</script>", template.read_text(), re.DOTALL):
            assert ('type="module"' in tag) == ("js/" in tag and "vendor/" not in tag), template
            assert re.fullmatch(r"<script [^>]*src=.*></script>", tag, re.DOTALL), template


@pytest.fixture
def one_file(settings, tmp_path):
    """Collect a style sheet from a folder of the test's own; return the folder."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "site.css").write_text("p { margin: 0 }")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [folder]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.DATA_DIR = tmp_path
    collect_static_files()
    return folder


def collected(folder: Path) -> set[str]:
    return {path.name for path in folder.parent.glob("collected/*") if path.is_file()}


def test_what_is_collected_is_not_collected_again(one_file, monkeypatch):
    before = collected(one_file)
    assert len(before) == 2
    monkeypatch.setattr(static_files, "call_command", None)
    collect_static_files()
    assert collected(one_file) == before


def test_what_changed_is_collected(one_file):
    before = collected(one_file)
    (one_file / "site.css").write_text("p { margin: 1px }")
    collect_static_files()
    assert collected(one_file) > before
    (one_file / "more.css").write_text("p { margin: 1px }")
    collect_static_files()
    assert any(name.startswith("more.") for name in collected(one_file))


def test_what_was_removed_is_collected_again(one_file):
    before = collected(one_file)
    shutil.rmtree(one_file.parent / "collected")
    collect_static_files()
    assert collected(one_file) == before
