"""Scripts of others, kept here, are what their authors published, and carry their licences."""

import hashlib
import re

import pytest

from tests.support.environment import ROOT

VENDORED = ROOT / "static" / "vendor"
SCRIPTS = [path for path in sorted(VENDORED.rglob("*.js")) if path.is_file()]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_the_one_that_its_readme_names(script):
    readme = (script.parent / "README.md").read_text()
    as_kept = re.search(r"SHA-256 of the file as kept here:\s+([0-9a-f]{64})\b", readme)
    assert hashlib.sha256(script.read_bytes()).hexdigest() == as_kept[1]


def test_the_version_that_chart_js_says_of_itself_is_the_one_named():
    folder = VENDORED / "chart.js"
    script = (folder / "chart.umd.min.js").read_text(encoding="utf-8")
    version = re.search(r"Chart\.js v?(\d+\.\d+\.\d+)", script)[1]
    assert f"Chart.js {version}," in (folder / "README.md").read_text()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_asks_for_no_file_that_is_not_here(script):
    assert "sourceMappingURL" not in script.read_text(encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_licences_stand_beside_a_script(script):
    readme = (script.parent / "README.md").read_text()
    named = re.findall(r"\bLICENSE[\w-]*\.md\b", readme)
    assert named
    for licence in named:
        text = (script.parent / licence).read_text()
        assert re.search(r"Copyright (\(c\) )?.*\d{4}", text), licence
        # The MIT licence's words, or the ISC licence's.
        assert re.search(r"Permission (is hereby granted, free of charge|to use, copy, mod)", text)
        assert 'THE SOFTWARE IS PROVIDED "AS IS"' in text, licence


def test_there_is_a_vendored_script():
    names = ["chart.umd.min.js", "chartjs-chart-geo.umd.min.js"]
    assert [path.name for path in SCRIPTS] == names
