"""How connections are served."""

import http.client
from collections import Counter
from urllib.parse import urlsplit

import pytest

from tests.support.site import Site


@pytest.mark.both_databases
def test_a_connection_ends_after_some_answers_and_says_so(site: Site):
    """So that the next is taken by the worker that has less to do."""
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc)
    told = Counter()
    for _time in range(100):
        connection.request("GET", "/about/")
        answer = connection.getresponse()
        assert answer.status == 200
        answer.read()
        told[answer.getheader("Connection")] += 1
    assert 1 < told["close"] < 20
    assert told["keep-alive"] == 100 - told["close"]
