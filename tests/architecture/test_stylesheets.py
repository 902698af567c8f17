"""A stylesheet's contents name its chapters, and each medium has one block, after all the rest."""

import re

import pytest

from tests.support.environment import ROOT

SHEETS = sorted((ROOT / "static" / "css").rglob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_the_contents_are_those_of_the_sheet(sheet):
    contents, rules = sheet.read_text().split("*/", 1)
    listed = re.findall(r"^ +(\d+)\. (.+)$", contents, re.MULTILINE)
    assert listed
    assert re.findall(r"^/\* (\d+)\. (.+) \*/$", rules, re.MULTILINE) == listed


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_each_medium_has_one_block_at_the_end(sheet):
    blocks = re.findall(r"^([^ /].*) \{$", sheet.read_text(), re.MULTILINE)
    media = [block for block in blocks if block.startswith("@media")]
    assert len(set(media)) == len(media)
    assert blocks[len(blocks) - len(media) :] == media
