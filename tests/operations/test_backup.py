"""All data there and back between the databases: every row's hash, its files, and its pages."""

import datetime
import json
import unicodedata
from decimal import Decimal
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import models, transaction
from django.test import Client

from models_registry.models import (
    DatasetVersion,
    DismissedNumber,
    Figure,
    Mark,
    Recognition,
    ReportText,
    Staff,
)
from models_registry.operations.backup.rows import (
    LEFT_OUT,
    carried,
    columns,
    names_a_left_out_row,
)
from provinces.models import Province
from tests.support import build
from tests.support.backups import done, manifest_of, members, row_hashes
from tests.support.databases import empty_site
from tests.support.site import Site
from tests.support.world import hold, the_five_reports

# Letters that one of the databases, JSON or a reader of lines might take for something else.
ODD = "\u2028 \x85 \x0b \x7f \u202e\ufeff \\u0041 \\n \"quoted\" 'o''clock' %s {} 🏴‍☠️👩🏽‍🚒"
NFD = unicodedata.normalize("NFD", "Phường Ô Chợ Dừa, quận Đống Đa")
READ = f"Năm 2023 có 26.558 mô hình.\r\n{ODD}\n{NFD}"
# The same bytes from every database.
ADDRESSES = ("/figures.csv", "/figures.json", "/corrections.csv", "/awards.csv", "/sites.csv")
# By name where the row referred to is one that no backup carries.
DUMPED = ("provinces", "models_registry", "admin", "--natural-foreign")
# Counted anew by a restore: its rows have other ids.
DUMPED += ("--exclude=models_registry.figurecount",)
SHOW = f"""
from hashlib import sha256
from django.test import Client
for address in {ADDRESSES!r}:
    print(sha256(Client(SERVER_NAME='localhost').get(address).getvalue()).hexdigest())
"""


def accounts() -> Staff:
    """Make accounts as the command and as hands in the database make them."""
    call_command("make_staff", "hoa", "publisher", stdout=StringIO())
    hoa = Staff.objects.get(username="hoa")
    hoa.last_login = datetime.datetime(2024, 2, 29, 23, 59, 59, 1, datetime.UTC)
    hoa.first_name, hoa.last_name = NFD, "🙂"
    hoa.save()
    hoa.user_permissions.add(Permission.objects.get(codename="publish_report"))
    hoa.groups.add(Group.objects.create(name="Nhóm cũ"))
    gone = ContentType.objects.create(app_label="models_registry", model="longgone")
    for kind in (gone, ContentType.objects.get_for_model(Figure)):
        LogEntry.objects.create(
            user=hoa, content_type=kind, object_id="8", object_repr=ODD, action_flag=CHANGE
        )
    return hoa


def changes(by: Staff) -> None:
    """Correct, withdraw and delete, with authors and reasons."""
    figure = Figure.objects.get(pk=8)
    figure.period, figure._history_user, figure._change_reason = "Throughout 2022", by, "misread"
    figure.save()
    build.correction(figure=figure, reason_en=ODD, old_value="12994", new_value="12944")
    withdrawn = Figure.objects.get(pk=20)
    withdrawn.state = "withdrawn"
    withdrawn.save()
    DismissedNumber.objects.get(pk=4).delete()
    Recognition.objects.first().delete()
    build.publisher(name="deleted, with the highest id").delete()


def extremes() -> None:
    """Hold what is at the edge of what the columns take."""
    report = build.report(title=f"[{NFD}] {ODD}", event_on="0001", published_on="9999-12")
    of_it = {"report": report, "province": Province.objects.get(pk="ha-noi")}
    for value in ("9999999999999.99", "0.01", "0", "0.10", "1234567890123.45"):
        build.figure(**of_it, value=Decimal(value))
    build.figure(**of_it, qualifier="unquantified", as_written=ODD)
    build.figure(
        **of_it, percent=Decimal("12.30"), value=Decimal(861), out_of=Decimal(7000), period="\t\n"
    )
    ended = {"valid_to": datetime.date.max, "successor": of_it["province"]}
    build.province(valid_from=datetime.date.min, **ended)
    build.indicator(definition_en=f"{ODD}\n" * 5_000)


def texts() -> None:
    """Keep a text of a report, with a file of its own, and what was found in it."""
    contents = READ.encode()
    text = ReportText(report=build.report(), letters=len(READ), sha256=sha256(contents).hexdigest())
    text.file.save(f"{text.sha256}.txt", ContentFile(contents), save=False)
    text.save()
    suggested = {"value": 26558, "b": {"z": None, "a": [1.5, True, NFD]}, "a": ODD}
    Mark(text=text, start=10, end=16, cited_start=10, cited_end=23, suggested=suggested).save()


@pytest.fixture(scope="module")
def chain(
    django_db_setup: None,
    django_db_blocker: Any,
    database_server: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[list[Path], list[Site], list[str], str]:
    """Back up here, and restore and back up again along other databases.

    On PostgreSQL's run these are SQLite, PostgreSQL, SQLite; on SQLite's three of SQLite. Returned
    are the backups, the sites, and of the first database its pages' hashes and Django's own dump.
    """
    folder = tmp_path_factory.mktemp("chain")
    backups, sites = [folder / "0.zip"], []
    with django_db_blocker.unblock(), transaction.atomic():
        hold("five reports", the_five_reports)
        changes(accounts())
        extremes()
        texts()
        call_command("backup", str(backups[0]), stdout=StringIO())
        client = Client(SERVER_NAME="localhost")
        pages = [sha256(client.get(one).getvalue()).hexdigest() for one in ADDRESSES]
        dump = StringIO()
        call_command("dumpdata", *DUMPED, stdout=dump)
        transaction.set_rollback(True)
    for number, server in enumerate((None, database_server, None), start=1):
        site = empty_site(folder / f"site{number}", server)
        done(site, "restore", str(backups[-1]))
        backups.append(folder / f"{number}.zip")
        done(site, "backup", str(backups[-1]), PUBLIC_ONLY="1")
        sites.append(site)
    return backups, sites, pages, dump.getvalue()


pytestmark = pytest.mark.both_databases


def test_every_row_has_the_same_hash_in_every_database(chain):
    first, *others = [row_hashes(path) for path in chain[0]]
    assert len(others) == 3
    for other in others:
        for table, hashes in first.items():
            assert other[table] == hashes, table
        assert other.keys() == first.keys()


def test_all_that_was_built_is_in_the_file(chain):
    """So that equal hashes are not those of nothing."""
    held = members(chain[0][0])
    for table in ("figure", "historicalfigure", "correction", "staff", "reporttext", "mark"):
        assert held[f"tables/models_registry.{table}.jsonl"], table
    figures = held["tables/models_registry.figure.jsonl"].decode()
    for value in ('"9999999999999.99"', '"0.01"', '"0.00"', '"12.30"', '"Throughout 2022"'):
        assert value in figures
    assert '"2024-02-29T23:59:59.000001+00:00"' in (
        held["tables/models_registry.staff.jsonl"].decode()
    )
    assert '"0001-01-01"' in held["tables/provinces.province.jsonl"].decode()
    assert NFD in held["tables/models_registry.report.jsonl"].decode()
    gone = held["tables/models_registry.historicalpublisher.jsonl"].decode().splitlines()
    assert '"deleted, with the highest id"' in gone[-1]


def test_django_reads_the_same_records_at_the_end(chain):
    """A second opinion: Django's own dump knows nothing of how a backup writes rows."""
    _backups, sites, _pages, dump = chain
    assert json.loads(done(sites[-1], "dumpdata", *DUMPED)) == json.loads(dump)


def test_files_are_the_same_at_the_same_version(chain):
    backups, sites, pages, _dump = chain
    for site in sites:
        assert done(site, "shell", "-v0", "-c", SHOW).split() == pages
    versions = {manifest_of(path)["dataset_version"] for path in backups}
    assert len(versions) == 1
    assert versions.pop() > 0


def test_numbering_goes_on_where_it_was(chain):
    """Also after a record that is gone: its history still names its id."""
    numbers = [
        {table["name"]: table["last_number"] for table in manifest_of(path)["tables"]}
        for path in chain[0]
    ]
    assert all(other == numbers[0] for other in numbers)
    add = (
        "from models_registry.models import Publisher; from tests.support import build; "
        "print(build.publisher().pk)"
    )
    expected = numbers[0]["models_registry.publisher"] + 1
    # On the middle one, which is compared no more.
    assert int(done(chain[1][1], "shell", "-v0", "-c", add)) == expected


def test_private_files_are_carried_along(chain):
    for site in chain[1]:
        (file,) = (site.data_dir / "private" / "texts").iterdir()
        assert file.read_bytes() == READ.encode()
        assert file.name == f"{sha256(READ.encode()).hexdigest()}.txt"


def test_preparing_leaves_restored_data_as_they_are(chain, tmp_path):
    backups, sites, _pages, _dump = chain
    named = done(sites[-1], "prepare")
    assert "models_registry.figure 8): changed" in named
    assert "models_registry.dismissednumber 4): deleted" in named
    assert "0 added, 0 updated, " in named
    done(sites[-1], "backup", str(tmp_path / "after.zip"))
    assert row_hashes(tmp_path / "after.zip") == row_hashes(backups[0])


def test_the_file_is_for_its_owner_alone(chain):
    assert {path.stat().st_mode & 0o777 for path in chain[0]} == {0o600}


def test_the_command_says_what_it_did(db, tmp_path):
    build.publisher()
    out = StringIO()
    call_command("backup", str(tmp_path / "a.zip"), stdout=out)
    tables = len(carried())
    version = DatasetVersion.current().number
    # A publisher, its history, and the version.
    held = f"4 rows of {tables} tables, 0 files, dataset version {version}, verified\n"
    assert out.getvalue() == f"{tmp_path / 'a.zip'}: {held}"


def test_an_empty_database_is_backed_up_and_restored(db, tmp_path):
    call_command("backup", str(tmp_path / "a.zip"), stdout=StringIO())
    call_command("restore", str(tmp_path / "a.zip"), stdout=StringIO())
    assert not any(models.QuerySet(model).exists() for model in carried().values())


# What is carried

KINDS = {
    *("AutoField", "BigAutoField", "BigIntegerField", "PositiveBigIntegerField"),
    *("IntegerField", "PositiveIntegerField", "PositiveSmallIntegerField", "BooleanField"),
    *("CharField", "SlugField", "TextField", "FileField", "JSONField"),
    *("DecimalField", "DateField", "DateTimeField", "ForeignKey", "OneToOneField"),
}


def test_every_kind_of_column_is_known_to_be_the_same_in_both_databases():
    """Whoever adds a kind of column tries a backup of it in `chain`, and names it here."""
    kinds = {field.get_internal_type() for model in carried().values() for field in columns(model)}
    assert kinds <= KINDS


def test_what_is_left_out_is_referred_to_by_name():
    for model in carried().values():
        for field in columns(model):
            if names_a_left_out_row(field):
                assert hasattr(field.related_model, "natural_key"), field


def test_only_apps_that_are_there_are_left_out():
    assert {app.partition(".")[0] for app in LEFT_OUT} <= {
        name.rpartition(".")[2] for name in settings.INSTALLED_APPS
    }
