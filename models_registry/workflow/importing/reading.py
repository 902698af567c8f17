"""A file that somebody sends: which kind it is, by what it holds and not by its name."""

from django.utils.translation import gettext as _

from models_registry.workflow.importing.errors import RefusedFileError
from models_registry.workflow.importing.readers import lines_of_csv
from models_registry.workflow.importing.table import MOST_BYTES, Table, table_of
from models_registry.workflow.importing.workbook import read_workbook

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# How other kinds of file begin, and what they are called.
OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"PK\x05\x06": "ZIP",
    b"\x1f\x8b": "GZIP",
    b"{\\rtf": "RTF",
}


def read_table(data: bytes) -> Table:
    """Return the table that a CSV file or an XLSX workbook holds. RefusedFileError."""
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise RefusedFileError(
            _("The file is larger than %(most)s MB: split it into several.") % {"most": most}
        )
    if data.startswith(ZIP):
        return read_workbook(data)
    _refuse_others(data)
    return table_of(lines_of_csv(data))


def _refuse_others(data: bytes) -> None:
    if data.startswith(OLD_OFFICE):
        raise RefusedFileError(
            _(
                "This is a workbook of the old kind (.xls), or one with a password: save it as "
                ".xlsx without a password, or as CSV in UTF-8."
            )
        )
    for begins, kind in OTHERS.items():
        if data.startswith(begins):
            told = _("This is a %(kind)s file, whatever its name says: send CSV or XLSX.")
            raise RefusedFileError(told % {"kind": kind})
