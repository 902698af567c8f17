"""What the tests of access share: accounts, and the way in."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from models_registry.models import Staff

PASSWORD = "mưa rơi trên phố cũ"


@pytest.fixture
def quick_hashes(settings: Any) -> None:
    """Hash passwords at once: what is asked is who comes in, not how long it takes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def account(role: str = "transcriber", name: str = "", **given: Any) -> Staff:
    """Return a saved account in a role, whose password is PASSWORD."""
    made = Staff(username=name or f"a-{role}", is_staff=True, **given)
    made.set_password(PASSWORD)
    made.save()
    made.groups.set([Group.objects.get(name=role)])
    return made


def logged_in(staff: Staff) -> Client:
    """Return a client that came in by the log-in page."""
    client = Client()
    answer = log_in(client, staff.username)
    assert answer.status_code == 302, answer.content.decode()
    return client


def log_in(client: Client, name: str, password: str = PASSWORD, **headers: Any) -> Any:
    """Send the form of the log-in, and return the answer."""
    typed = {"username": name, "password": password, "next": "/admin/"}
    return client.post("/admin/login/", typed, **headers)
