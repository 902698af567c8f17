"""Accounts, their roles, and who gives them."""

import re
import subprocess
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import Client

from models_registry.models import Staff
from models_registry.workflow.permissions import RIGHTS, ROLES, keep_roles
from tests.desk.access import PASSWORD, account, log_in, logged_in, quick_hashes
from tests.support.environment import ROOT, environment
from tests.support.html import Html
from tests.support.pages import text_of
from tests.support.site import python

__all__ = ["quick_hashes"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_hashes")]


def make_staff(*arguments: str) -> str:
    """Return the password that the command prints."""
    out = StringIO()
    call_command("make_staff", *arguments, stdout=out)
    (password,) = re.findall(r"One-time password: (.+)", out.getvalue())
    return password


# The command


@pytest.mark.parametrize("role", ROLES)
def test_an_account_is_made_in_one_role_with_a_password_for_once(role):
    password = make_staff("hoa", role)
    staff = Staff.objects.get(username="hoa")
    assert [group.name for group in staff.groups.all()] == [role]
    assert not staff.is_superuser
    assert not staff.user_permissions.exists()
    assert len(password) >= 16
    assert re.fullmatch(r"[a-z2-9-]+", password)
    client = Client()
    assert log_in(client, "hoa", password).status_code == 302
    assert client.get("/admin/")["Location"] == "/admin/password_change/"


def test_no_two_passwords_are_alike():
    assert make_staff("hoa", "reader") != make_staff("lan", "reader")


def test_a_reset_gives_a_new_password_and_role_and_ends_the_sessions():
    staff = account("reader", name="hoa")
    client = logged_in(staff)
    password = make_staff("hoa", "checker", "--reset")
    assert client.get("/admin/").status_code == 302
    assert log_in(Client(), "hoa", PASSWORD).status_code == 200
    assert log_in(client, "hoa", password).status_code == 302
    assert client.get("/admin/")["Location"] == "/admin/password_change/"
    assert [group.name for group in staff.groups.all()] == ["checker"]


def test_a_reset_opens_an_account_that_was_tried_too_often():
    account("reader", name="hoa")
    for number in range(10):
        log_in(Client(), "hoa", "wrong", REMOTE_ADDR=f"192.0.2.{number}")
    assert log_in(Client(), "hoa").status_code == 429
    password = make_staff("hoa", "reader", "--reset")
    assert log_in(Client(), "hoa", password).status_code == 302


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "NAME: "),
        (["", "reader"], 2, "NAME: "),
        (["hoa le", "reader"], 2, "NAME: must be letters, digits and @ . + - _ alone"),
        (["a" * 151, "reader"], 2, "NAME: "),
        (["hoa"], 2, "ROLE: "),
        (["hoa", "boss"], 2, "ROLE: must be one of reader, transcriber, checker, publisher, admin"),
        (["lan", "reader"], 1, "NAME: there is an account lan; add RESET=1"),
        (["Lan", "reader"], 1, "NAME: there is an account lan; add RESET=1"),
        (["hoa", "reader", "--reset"], 1, "NAME: there is no account hoa"),
    ],
)
def test_what_is_wrong_is_one_line_and_changes_nothing(arguments, code, said):
    account("transcriber", name="lan")
    with pytest.raises(CommandError) as refused:
        call_command("make_staff", *arguments)
    assert refused.value.returncode == code
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)
    assert [staff.username for staff in Staff.objects.all()] == ["lan"]
    assert log_in(Client(), "lan").status_code == 302


def test_an_unprepared_database_is_one_line(tmp_path):
    env = environment(DATA_DIR=str(tmp_path))
    done = python("manage.py", "make_staff", "hoa", "reader", env=env)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1:] == [
        "CommandError: the database is not prepared: run make run first"
    ]
    assert "Traceback" not in done.stderr


def make(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["make", "--silent", *arguments],
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        text=True,
    )


def test_make_hands_the_name_and_the_role_over_as_they_were_typed():
    odd = ["NAME=o'ne $(id)\"", "ROLE=`id`;$x -- --reset"]
    done = make("--eval=shown: ; @printenv NAME ROLE", "shown", *odd)
    assert done.stdout.splitlines() == [part.partition("=")[2] for part in odd]


@pytest.mark.both_databases
def test_make_staff_makes_an_account(site):
    made = make("staff", "NAME=by-make", "ROLE=reader", **site.env)
    assert made.returncode == 0, made.stderr
    assert "One-time password: " in made.stdout
    assert f"{site.env.get('SITE_URL') or site.url}/admin/" in made.stdout
    refused = make("staff", "NAME=by-make", "ROLE=reader", **site.env)
    assert "add RESET=1" in refused.stderr
    again = make("staff", "NAME=by-make", "ROLE=reader", "RESET=1", **site.env)
    assert again.stdout != made.stdout
    assert again.returncode == 0, again.stderr


# The roles

EVERY = list(ROLES)
# A right, and the roles that have it.
GIVEN = {
    "view_report": EVERY,
    "view_historicalfigure": EVERY,
    "view_province": EVERY,
    "add_report": EVERY[1:],
    "change_figure": EVERY[1:],
    "delete_figure": EVERY[1:],
    "delete_dismissednumber": EVERY[1:],
    "add_awardbody": EVERY[1:],
    "add_place": EVERY[1:],
    "change_publisher": EVERY[1:],
    "add_fruitlesssearch": EVERY[1:],
    "change_fruitlesssearch": EVERY[1:],
    "delete_fruitlesssearch": EVERY[4:],
    "view_keying": EVERY,
    "add_keying": EVERY[1:],
    "change_keying": EVERY[2:],
    "delete_keying": [],
    "view_importrun": EVERY,
    "add_importrun": EVERY[1:],
    "change_importrun": EVERY[1:],
    "delete_importrun": [],
    "add_correction": EVERY[2:],
    "publish_report": EVERY[3:],
    "add_break": EVERY[3:],
    "delete_place": EVERY[4:],
    "change_indicator": EVERY[4:],
    "add_province": EVERY[4:],
    "change_region": EVERY[4:],
    "view_staff": EVERY[4:],
    "change_staff": EVERY[4:],
    "add_staff": [],
    "delete_staff": [],
    "delete_correction": [],
    "change_historicalfigure": [],
    "delete_historicalfigure": [],
    "change_datasetversion": [],
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_the_rights_that_its_work_needs_and_no_others(role):
    rights = {right.partition(".")[2] for right in account(role).get_all_permissions()}
    assert {name for name in GIVEN if name in rights} == {
        name for name, roles in GIVEN.items() if role in roles
    }


def test_every_right_of_a_role_is_one_that_there_is():
    known = set(Permission.objects.values_list("codename", flat=True))
    assert {right for rights in RIGHTS.values() for right in rights} - known == set()


def test_a_right_that_was_changed_by_hand_is_set_back_and_nothing_else_is_written():
    held = set(Group.permissions.through.objects.values_list("pk", flat=True))
    keep_roles(using="default")
    assert set(Group.permissions.through.objects.values_list("pk", flat=True)) == held
    reader = Group.objects.get(name="reader")
    rights = set(reader.permissions.all())
    reader.permissions.set(Permission.objects.filter(codename="add_staff"))
    keep_roles(using="default", apps=apps)
    assert set(reader.permissions.all()) == rights


# The accounts on the desk

LIST = "/admin/models_registry/staff/"


def test_an_administrator_changes_who_an_account_is_and_nothing_more():
    staff = account("reader", name="hoa")
    inside = logged_in(account("administrator"))
    listed = Html(text_of(inside.get(LIST)))
    assert sorted(row.cells[:2] for row in listed.rows) == [
        ["a-administrator", "Administrator"],
        ["hoa", "Reader"],
    ]
    address = f"{LIST}{staff.pk}/change/"
    page = Html(text_of(inside.get(address)))
    fields = {one.has["name"] for one in page.find("input") + page.find("select")}
    assert not {"password", "is_superuser", "is_staff", "user_permissions", "username"} & fields
    assert "md5" not in page.source
    typed = {"role": "checker", "is_active": "on", "first_name": "Hoa", "last_name": "Lê"}
    typed |= {"email": "hoa@example.org", "is_superuser": "on", "username": "else"}
    assert inside.post(address, typed).status_code == 302
    staff = Staff.objects.get(pk=staff.pk)
    assert [group.name for group in staff.groups.all()] == ["checker"]
    assert (staff.username, staff.get_full_name(), staff.email) == (
        "hoa",
        "Hoa Lê",
        "hoa@example.org",
    )
    assert not staff.is_superuser
    assert log_in(Client(), "hoa").status_code == 302


def test_an_account_that_was_closed_on_the_desk_is_out():
    staff = account("reader", name="hoa")
    client = logged_in(staff)
    inside = logged_in(account("administrator"))
    assert inside.post(f"{LIST}{staff.pk}/change/", {"role": "reader"}).status_code == 302
    assert client.get("/admin/").status_code == 302
    assert log_in(Client(), "hoa").status_code == 200


def test_nobody_makes_an_account_on_the_desk_or_deletes_one_or_raises_oneself():
    own = account("administrator")
    inside = logged_in(own)
    assert inside.get(f"{LIST}add/").status_code == 403
    assert inside.post(f"{LIST}{own.pk}/delete/", {"post": "yes"}).status_code == 403
    typed = {"role": "reader", "email": "own@example.org"}
    assert inside.post(f"{LIST}{own.pk}/change/", typed).status_code == 302
    own.refresh_from_db()
    assert (own.email, own.is_active) == ("own@example.org", True)
    assert [group.name for group in own.groups.all()] == ["administrator"]


@pytest.mark.parametrize("role", [role for role in ROLES if role != "administrator"])
def test_the_other_roles_do_not_see_the_accounts(role):
    own = account(role)
    inside = logged_in(own)
    for address in (LIST, f"{LIST}{own.pk}/change/"):
        assert inside.get(address).status_code == 403
        assert inside.post(address, {"role": "administrator"}).status_code == 403
    assert [group.name for group in own.groups.all()] == [role]
