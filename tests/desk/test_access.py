"""Who comes into the desk, what comes before anything else, and what stays behind."""

from urllib.parse import urlsplit

import pytest
from django.contrib import admin
from django.test import Client

from models_registry.models import Publisher
from tests.desk.access import PASSWORD, account, log_in, logged_in, quick_hashes
from tests.support.environment import environment
from tests.support.html import Html
from tests.support.pages import LANGUAGES, text_of, vietnamese, vietnamese_texts
from tests.support.site import python

__all__ = ["quick_hashes", "vietnamese_texts"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_hashes", "vietnamese_texts")]

NEW = "ba con mèo trên mái"


def shown(answer, status=200):
    assert answer.status_code == status
    return Html(text_of(answer))


def came_in(client):
    return client.get("/admin/").status_code == 200


@pytest.mark.parametrize(("prefix", "said"), [("", str), ("/vi", vietnamese)], ids=LANGUAGES)
def test_the_desk_begins_with_a_log_in_in_the_language_of_the_address(client, prefix, said):
    answer = client.get(f"{prefix}/admin/models_registry/?a=1")
    assert answer["Location"] == (
        f"{prefix}/admin/login/?next={prefix}/admin/models_registry/%3Fa%3D1"
    )
    page = shown(client.get(answer["Location"]))
    assert page.texts("h1") == [said("Log in to the desk")]
    assert "Django" not in page.source
    assert urlsplit(page.link("English")).path == "/admin/login/"
    assert urlsplit(page.link("Tiếng Việt")).path == "/vi/admin/login/"
    assert urlsplit(page.link("Tiếng Việt")).query == urlsplit(answer["Location"]).query
    assert page.link(said("Public site")) == f"{prefix}/"


def test_what_is_wrong_with_a_log_in_is_said_alike_for_every_name(client):
    account(name="hoa")
    account(name="closed", is_active=False)
    refusals = {
        shown(log_in(client, name, word)).texts("p", class_="errornote")[0]
        for name, word in [("hoa", "wrong"), ("nobody", "wrong"), ("closed", PASSWORD)]
    }
    words = "This name and this password do not belong together. Small and capital letters differ."
    assert refusals == {words}
    assert not came_in(client)


def pages_of_the_desk():
    registered = [f"{m._meta.app_label}/{m._meta.model_name}" for m in admin.site._registry]
    assert registered
    records = [f"{one}/{page}" for one in registered for page in ("", "add/", "1/change/")]
    other = [
        "",
        "models_registry/",
        "jsi18n/",
        "autocomplete/",
        "password_change/done/",
        "nothing/",
    ]
    return [f"{prefix}/admin/{page}" for prefix in ("", "/vi") for page in (*other, *records)]


def test_a_one_time_password_opens_nothing_but_its_change():
    staff = account("administrator", must_change_password=True)
    client = logged_in(staff)
    for address in pages_of_the_desk():
        change = "/vi/admin/password_change/" if "/vi/" in address else "/admin/password_change/"
        typed = {"slug": "a", "name": "A", "username": "b"}
        for answer in (client.get(address), client.post(address, typed)):
            assert (answer.status_code, answer["Location"]) == (302, change), address
    assert not Publisher.objects.exists()
    elsewhere = logged_in(staff)

    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    answer = client.post("/admin/password_change/", typed, follow=True)
    assert shown(answer).texts("h1") == ["The password has been changed"]
    assert came_in(client)
    assert not came_in(elsewhere)
    again = Client()
    assert log_in(again, staff.username, NEW)["Location"] == "/admin/"
    assert came_in(again)


@pytest.mark.parametrize(
    ("new", "repeated"),
    [
        ("mưa rơi phố", ""),  # eleven letters
        ("903718264550183", ""),
        ("qwerty123456", ""),
        ("thanh.hoa.2026", ""),
        (PASSWORD, ""),
        (NEW, "ba con meo tren mai"),
    ],
)
def test_a_weak_or_mistyped_password_changes_nothing(new, repeated):
    staff = account(name="thanh.hoa", must_change_password=True)
    client = logged_in(staff)
    typed = {"old_password": PASSWORD, "new_password1": new, "new_password2": repeated or new}
    page = shown(client.post("/admin/password_change/", typed))
    assert page.texts("p", class_="errornote") == ["The password has not been changed."]
    assert page.texts("ul", class_="errorlist")
    assert not came_in(client)
    assert not came_in(logged_in(staff))


def test_a_session_ends_with_the_log_out():
    client = logged_in(account())
    kept = client.cookies["session"].value
    page = shown(client.post("/admin/logout/"))
    assert page.texts("h1") == ["You are logged out"]
    client.cookies["session"] = kept
    assert not came_in(client)


def test_a_session_ends_when_the_account_is_closed():
    staff = account()
    client = logged_in(staff)
    assert came_in(client)
    staff.is_active = False
    staff.save()
    assert not came_in(client)


def test_a_session_ends_when_the_password_is_changed_elsewhere():
    staff = account()
    here, elsewhere = logged_in(staff), logged_in(staff)
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert here.post("/admin/password_change/", typed).status_code == 302
    assert came_in(here)
    assert not came_in(elsewhere)


# What stays behind


def test_the_cookie_of_a_session_is_the_servers_alone(client):
    staff = account()
    cookie = log_in(client, staff.username).cookies["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["domain"]


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_nothing_of_the_desk_is_kept_by_anyone(client, prefix):
    inside = logged_in(account("administrator"))
    for page, status in [
        ("", 200),
        ("models_registry/staff/", 200),
        ("jsi18n/", 200),
        ("password_change/", 200),
        ("autocomplete/", 403),
        ("nothing/", 404),
        ("models_registry/staff", 301),
        ("login/", 302),
        ("?q=%00", 400),
        (f"?q={'a' * 5000}", 414),
    ]:
        for visitor in (client, inside):
            answer = visitor.get(f"{prefix}/admin/{page}")
            assert answer["Cache-Control"] == "no-store", page
            assert "ETag" not in answer, page
            assert "Last-Modified" not in answer, page
        assert answer.status_code == status, page
    assert inside.post(f"{prefix}/admin/logout/")["Cache-Control"] == "no-store"


def test_public_pages_are_the_same_for_staff_and_vary_by_nothing(client):
    inside = logged_in(account("administrator"))
    for address in ("/", "/vi/about/", "/figures.csv", "/nothing/", "/figures/?status=x"):
        answer = inside.get(address)
        assert not answer.cookies
        assert answer.headers.get("Vary", "").lower() in {"", "accept-encoding"}
        assert text_of(answer) == text_of(client.get(address))


@pytest.mark.parametrize(("prefix", "said"), [("", str), ("/vi", vietnamese)], ids=LANGUAGES)
def test_what_a_role_may_not_do_is_refused_in_words(prefix, said):
    inside = logged_in(account("reader"))
    page = shown(inside.get(f"{prefix}/admin/models_registry/staff/"), 403)
    assert page.texts("h1") == [said("This is not yours to do")]


@pytest.mark.parametrize(("prefix", "said"), [("", str), ("/vi", vietnamese)], ids=LANGUAGES)
def test_a_form_that_another_site_sent_is_refused_in_words(prefix, said):
    strict = Client(enforce_csrf_checks=True)
    page = shown(strict.post(f"{prefix}/admin/login/", {"username": "a", "password": "b"}), 403)
    assert page.texts("h1") == [said("The form could not be taken")]


def test_nothing_is_amiss_with_production_settings(tmp_path):
    # The key is the one that the first start makes.
    env = environment(
        SITE_URL="https://example.org",
        ALLOWED_HOSTS="example.org",
        DATA_DIR=str(tmp_path),
        SECRET_KEY="",
    )
    (tmp_path / "static").mkdir()
    done = python("manage.py", "check", "--deploy", "--fail-level=WARNING", env=env)
    assert done.returncode == 0, done.stderr
    held = python("manage.py", "diffsettings", env=env).stdout.splitlines()
    assert "SESSION_COOKIE_NAME = '__Host-session'" in held
    assert "SESSION_COOKIE_SECURE = True" in held
    assert "CSRF_COOKIE_NAME = '__Host-csrf'" in held
    assert "CSRF_COOKIE_SECURE = True" in held


ASK = """
from django.test import Client
visitor = Client()
visitor.cookies["session"] = "a"
for address in ("/admin/", "/vi/admin/", "/admin/login/", "/about/"):
    answer = visitor.get(address, HTTP_HOST="localhost")
    print(answer.status_code, answer.headers.get("Set-Cookie"))
"""


@pytest.mark.both_databases
def test_with_public_only_there_is_no_desk(site):
    done = site.manage("shell", "-v", "0", "-c", ASK, PUBLIC_ONLY="1")
    assert done.stdout.split("\n")[:4] == ["404 None", "404 None", "404 None", "200 None"]
    assert site.manage("check", PUBLIC_ONLY="1").returncode == 0
