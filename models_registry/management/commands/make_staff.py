"""Make an account of the desk, with a password for its first log-in alone."""

import secrets
from argparse import ArgumentParser
from typing import Any

from axes.utils import reset as unlock
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from models_registry.models import Staff
from models_registry.workflow.permissions import ROLES

# Without those that look like others: 0 and o, 1, i and l.
TYPED_EASILY = "abcdefghjkmnpqrstuvwxyz23456789"
USAGE = "as in make staff NAME=hoa ROLE=transcriber"


class Command(BaseCommand):
    """Make the account NAME in the role ROLE, or give it a new password with --reset."""

    help = "Make an account of the desk and print a password that its first log-in changes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a name and a role; missing ones are named by the command itself, in one line."""
        parser.add_argument("name", nargs="?", default="")
        parser.add_argument("role", nargs="?", default="", help=", ".join(ROLES))
        parser.add_argument(
            "--reset", action="store_true", help="a new one-time password; ends all sessions"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make or reset the account, and print the password, which is kept nowhere else."""
        role = options["role"]
        name = _checked(options["name"])
        if role not in ROLES:
            raise CommandError(f"ROLE: must be one of {', '.join(ROLES)}, {USAGE}", returncode=2)
        steps = MigrationExecutor(connection)
        if steps.migration_plan(steps.loader.graph.leaf_nodes()):
            raise CommandError("the database is not prepared: run make run first")
        password = self._admit(name, role, options["reset"])
        self.stdout.write(f"{name}, {role}, logs in at {settings.SITE_URL}/admin/")
        self.stdout.write(f"One-time password: {password}")
        self.stdout.write("It is shown here only, and must be changed at the first log-in.")

    @transaction.atomic
    def _admit(self, name: str, role: str, reset: bool) -> str:
        account = Staff.objects.filter(username__iexact=name).first()
        if account and not reset:
            raise CommandError(
                f"NAME: there is an account {account.username}; "
                "add RESET=1 for a new one-time password"
            )
        if reset and not (account and account.username == name):
            raise CommandError(f"NAME: there is no account {name}; leave RESET out to make it")
        account = account or Staff(username=name, is_staff=True)
        password = _one_time_password()
        account.set_password(password)
        account.must_change_password = True
        account.save()
        account.groups.set([Group.objects.get(name=role)])
        unlock(username=name)
        return password


def _checked(name: str) -> str:
    try:
        Staff._meta.get_field("username").clean(name, None)
    except ValidationError:
        raise CommandError(
            f"NAME: must be letters, digits and @ . + - _ alone, at most 150, {USAGE}",
            returncode=2,
        ) from None
    return Staff.normalize_username(name)


def _one_time_password() -> str:
    """Return five groups of four characters, about 99 bits."""
    groups = ("".join(secrets.choice(TYPED_EASILY) for _ in range(4)) for _ in range(5))
    return "-".join(groups)
