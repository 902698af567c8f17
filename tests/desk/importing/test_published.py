"""The site's own file of figures, sent back to it."""

import csv
from io import StringIO

import pytest

from models_registry.models import Figure
from tests.desk.importing.importer import csv_file, importer, own_data_dir
from tests.support.world import five_reports

__all__ = ["five_reports", "own_data_dir"]


@pytest.fixture
def downloaded(five_reports, client) -> bytes:
    """Return /figures.csv of the five reports."""
    return b"".join(client.get("/figures.csv").streaming_content)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode())))


def test_it_says_what_is_stored_already(downloaded):
    shown = importer().send(downloaded)
    assert shown.counted() == {"same": Figure.objects.public().count()}
    assert shown.counted() == {"same": len(rows_of(downloaded))}
    assert "These columns were not read, since they follow from others: province_name" in shown.text


def test_edited_it_is_refused_row_by_row(downloaded):
    rows = rows_of(downloaded)
    edited = rows[::10]
    for row in edited:
        row["value"], row["detail"] = "7", "edited"
        row["unit"] = "edited too, and not read"
    shown = importer().send(csv_file(*rows))
    assert shown.counted() == {"same": len(rows) - len(edited), "refused": len(edited)}
    assert {name for name, _words in shown.problems} == {"value", "detail"}
    assert not shown.may_be_imported


def test_without_their_ids_the_rows_are_known_by_their_claims(downloaded):
    rows = [row | {"id": ""} for row in rows_of(downloaded)]
    assert importer().send(csv_file(*rows)).counted() == {"same": len(rows)}
