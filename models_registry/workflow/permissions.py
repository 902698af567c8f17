"""Who may do what at the desk: five roles, each a group with the least rights that its work needs.

A role says what an account may do to a kind of record at all. That only drafts are deleted and
that what was published is only withdrawn holds for every role: the records themselves refuse.
"""

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from models_registry.models import Staff

ROLES: dict[str, Promise | str] = {
    "reader": _("Reader"),
    "transcriber": _("Transcriber"),
    "checker": _("Checker"),
    "publisher": _("Publishing editor"),
    "administrator": _("Administrator"),
}
APPS = ("provinces", "models_registry")
# What is read in a report: a draft of it may be deleted again.
READ_IN_REPORTS = (
    *("report", "figure", "award", "awardbody", "securitymodel", "modelname", "recognition"),
    *("replicationsite", "dismissednumber", "reporttext", "mark"),
)
# What several reports name.
NAMED_IN_REPORTS = ("modelfamily", "place", "body", "publisher")
# What no report said, though it was looked for.
SEARCHES = ("fruitlesssearch",)
REFERENCE = (
    *("indicator", "province", "provincestatus", "provincealias"),
    *("region", "regionalias", "regionmember"),
)


def _rights(verbs: str, *records: str) -> set[str]:
    return {f"{verb}_{record}" for verb in verbs.split() for record in records}


_TRANSCRIBER = _rights("add change delete", *READ_IN_REPORTS) | _rights(
    "add change", *NAMED_IN_REPORTS, *SEARCHES
)
# To key a figure a second time.
_TRANSCRIBER |= _rights("add", "keying")
# To import a file, and to take an import back.
_TRANSCRIBER |= _rights("add change", "importrun")
# A keying is changed by the decision between it and the first one alone.
_CHECKER = _TRANSCRIBER | _rights("add change", "correction") | _rights("change", "keying")
_PUBLISHER = _CHECKER | _rights("add change", "break") | {"publish_report"}
_ADMINISTRATOR = (
    _PUBLISHER
    | _rights("add change delete", *NAMED_IN_REPORTS, *SEARCHES, *REFERENCE)
    # Accounts come from the command `make_staff` alone.
    | _rights("view change", "staff")
)
# What each role may do beyond seeing everything but the accounts.
RIGHTS: dict[str, set[str]] = {
    "reader": set(),
    "transcriber": _TRANSCRIBER,
    "checker": _CHECKER,
    "publisher": _PUBLISHER,
    "administrator": _ADMINISTRATOR,
}


def keep_roles(using: str, apps: Any = installed, **kwargs: Any) -> None:
    """Bring the groups in step with `RIGHTS`; after a migration, when the permissions are there."""
    try:
        groups = apps.get_model("auth", "Group").objects.using(using)
        permissions = apps.get_model("auth", "Permission").objects.using(using)
    except LookupError:  # a migration to a state without accounts
        return
    ours = permissions.filter(content_type__app_label__in=APPS)
    ids = dict(ours.values_list("codename", "pk"))
    seen = {name for name in ids if name.startswith("view_")} - {"view_staff"}
    for role, rights in RIGHTS.items():
        group, _created = groups.get_or_create(name=role)
        group.permissions.set(ids[name] for name in seen | rights if name in ids)


def may_correct(user: Staff | AnonymousUser) -> bool:
    """Whether the person may change what visitors have seen."""
    return user.has_perm("models_registry.add_correction")


def may_publish(user: Staff | AnonymousUser) -> bool:
    """Whether the person may publish and withdraw."""
    return user.has_perm("models_registry.publish_report")
