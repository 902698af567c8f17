"""Scripts are modules; what they import is served under the names of the collected files."""

import re
from pathlib import PurePosixPath

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

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
