"""The links to the sections of the site: every page has them, and marks its own."""

import re

import pytest

from tests.support.pages import LANGUAGES, reader, text_of

# Address, status, and the section that is marked.
PAGES = [
    ("/figures/", 200, "/figures/"),
    ("/figures/1/", 200, "/figures/"),
    ("/provinces/", 200, "/provinces/"),
    ("/provinces/son-la/", 200, "/provinces/"),
    ("/provinces/nowhere/", 404, "/provinces/"),
    ("/provinces/ha-noi/", 200, "/provinces/"),
    ("/about/", 200, "/about/"),
    ("/search/", 200, None),
    ("/corrections/", 200, None),
    ("/", 200, None),
    ("/nowhere/", 404, None),
    ("/figures/nothing/", 404, "/figures/"),
    ("/figures/?province=nowhere", 400, "/figures/"),
]
MARKED = re.compile(r'<a href="([^"]*)" aria-current="true">')


def sections_of(text):
    return re.search(r'<nav class="sections".*?</nav>', text, re.DOTALL)[0]


@pytest.mark.parametrize("turn", ["first", "again"])
def test_a_page_marks_its_own_section(five_reports, turn):
    for prefix in LANGUAGES.values():
        for address, status, section in PAGES:
            answer = reader.get(f"{prefix}{address}")
            assert answer.status_code == status
            links = sections_of(text_of(answer))
            assert links.count("<a ") == 11
            assert MARKED.findall(links) == ([f"{prefix}{section}"] if section else []), address
