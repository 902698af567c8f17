"""How often a password may be tried, by whom, and at what cost to readers."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.backends import ModelBackend
from django.test import Client, RequestFactory
from django.utils import timezone

from movement_stats.lib import passwords
from movement_stats.lib.addresses import client_address
from tests.desk.access import PASSWORD, account, log_in, quick_hashes
from tests.support.html import Html
from tests.support.pages import LANGUAGES, text_of, vietnamese, vietnamese_texts

__all__ = ["quick_hashes", "vietnamese_texts"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_hashes", "vietnamese_texts")]

ALLOWED = 10


def fail(times: int, name="hoa", address="192.0.2.{}") -> None:
    for number in range(times):
        where = address.format(number + 1)
        log_in(Client(), f"{name}".format(number), "wrong", REMOTE_ADDR=where)


def test_an_account_is_closed_for_a_while_after_ten_wrong_passwords_from_anywhere():
    account(name="hoa")
    account(name="lan")
    fail(ALLOWED - 1)
    assert log_in(Client(), "hoa").status_code == 302
    fail(1, address="192.0.2.200")
    refused = log_in(Client(), "hoa", REMOTE_ADDR="198.51.100.7")
    assert refused.status_code == 429
    assert 14 * 60 < int(refused["Retry-After"]) <= 15 * 60
    assert refused["Cache-Control"] == "no-store"
    assert log_in(Client(), "lan", REMOTE_ADDR="198.51.100.7").status_code == 302
    again = timedelta(minutes=15)
    AccessAttempt.objects.update(attempt_time=timezone.now() - again)
    assert log_in(Client(), "hoa").status_code == 302


def test_an_address_is_closed_for_a_while_after_ten_wrong_passwords_for_anyone():
    account(name="hoa")
    fail(ALLOWED, name="guess-{}", address="192.0.2.1")
    assert log_in(Client(), "hoa", REMOTE_ADDR="192.0.2.1").status_code == 429
    assert log_in(Client(), "hoa", REMOTE_ADDR="192.0.2.2").status_code == 302


def test_trying_too_early_does_not_make_the_wait_longer():
    account(name="hoa")
    fail(ALLOWED)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=10))
    for _ in range(3):
        refused = log_in(Client(), "hoa")
        assert refused.status_code == 429
        assert 4 * 60 < int(refused["Retry-After"]) <= 5 * 60


def test_a_success_does_not_wipe_out_the_guesses_at_others():
    account(name="own")
    account(name="hoa")
    fail(ALLOWED - 1, address="192.0.2.1")
    assert log_in(Client(), "own", REMOTE_ADDR="192.0.2.1").status_code == 302
    fail(1, address="192.0.2.1")
    assert log_in(Client(), "own", REMOTE_ADDR="192.0.2.1").status_code == 429


@pytest.mark.parametrize(("prefix", "said"), [("", str), ("/vi", vietnamese)], ids=LANGUAGES)
def test_the_page_says_when_to_try_again(client, prefix, said):
    fail(ALLOWED)
    answer = client.post(f"{prefix}/admin/login/", {"username": "hoa", "password": "wrong"})
    page = Html(text_of(answer))
    assert page.texts("h1") == [said("Too many wrong passwords")]
    (shown,) = re.findall(r"\b\d\d:\d\d\b", page.main)
    at = timezone.localtime() + timedelta(seconds=int(answer["Retry-After"]))
    # The minute in which the wait ends is not over yet: the next one is named.
    assert shown in {(at + timedelta(minutes=1, seconds=s)).strftime("%H:%M") for s in (-2, 0)}


@pytest.mark.parametrize("name", ["a\0b", "a" * 100_000, "½" * 150, "😀", "'; --", "\ud800"])
def test_no_name_is_a_fault_of_ours(client, name):
    answer = log_in(client, name.encode("utf-8", "replace").decode(), "wrong\0")
    assert answer.status_code == 200
    assert log_in(client, name.encode("utf-8", "replace").decode(), "x").status_code == 200


# Whose address counts


@pytest.mark.parametrize(
    ("peer", "said", "client"),
    [
        ("192.0.2.1", None, "192.0.2.1"),
        ("192.0.2.1", "198.51.100.7", "192.0.2.1"),
        ("10.0.0.2", None, "10.0.0.2"),
        ("10.0.0.2", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.2", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.2", "203.0.113.9,198.51.100.7, 10.0.0.3", "198.51.100.7"),
        ("10.0.0.2", "10.0.0.3", "10.0.0.3"),
        ("10.0.0.2", "198.51.100.7, nonsense", "10.0.0.2"),
        ("10.0.0.2", "198.51.100.7:80", "10.0.0.2"),
        ("10.0.0.2", "", "10.0.0.2"),
        ("10.0.0.2", "2001:db8::1", "2001:db8::1"),
        ("::ffff:10.0.0.2", "198.51.100.7", "198.51.100.7"),
        ("fe80::1%eth0", None, "fe80::1"),
        ("", "198.51.100.7", None),
    ],
)
def test_the_client_is_the_last_hop_that_is_no_proxy_of_ours(settings, peer, said, client):
    settings.TRUSTED_PROXIES = ["10.0.0.2", "10.0.0.3"]
    headers = {} if said is None else {"HTTP_X_FORWARDED_FOR": said}
    request = RequestFactory().get("/", REMOTE_ADDR=peer, **headers)
    assert client_address(request) == client


def test_a_stranger_cannot_borrow_an_address(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.2"]
    account(name="hoa")
    for number in range(ALLOWED):
        said = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}"}
        log_in(Client(), f"guess-{number}", "wrong", REMOTE_ADDR="192.0.2.1", **said)
    said = {"HTTP_X_FORWARDED_FOR": "198.51.100.200"}
    assert log_in(Client(), "hoa", REMOTE_ADDR="192.0.2.1", **said).status_code == 429
    assert log_in(Client(), "hoa", REMOTE_ADDR="10.0.0.2", **said).status_code == 302


# What a password costs the readers


def test_who_would_wait_long_is_asked_to_come_again_and_has_failed_nothing(client):
    account(name="hoa")
    taken = 0
    while passwords.AT_ONCE.acquire(blocking=False):
        taken += 1
    try:
        page = Html(text_of(log_in(client, "hoa")))
        assert client.get("/about/").status_code == 200
    finally:
        passwords.AT_ONCE.release(taken)
    # Five of a process's eight threads are left to readers.
    assert taken == 3
    assert page.texts("p", class_="errornote") == [
        "Many are logging in just now. Please try again in some seconds."
    ]
    assert page.find("input", name="username")[0].has["value"] == "hoa"
    assert not AccessAttempt.objects.exists()
    assert log_in(client, "hoa", PASSWORD).status_code == 302


def test_one_password_is_hashed_at_a_time(client, monkeypatch):
    alone = []

    def look(self, *args, **kwargs):
        alone.append(passwords.HASHING.locked())

    monkeypatch.setattr(ModelBackend, "authenticate", look)
    log_in(client, "hoa")
    assert alone == [True]
    assert not passwords.HASHING.locked()
