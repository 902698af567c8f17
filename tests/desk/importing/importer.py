"""What the tests of imports share: rows as files, and somebody who sends them."""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from io import BytesIO, StringIO
from itertools import chain
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from models_registry.models import Figure, ImportRun
from tests.desk.clerk import Controls, Desk, person
from tests.support import build

SEND = "/admin/models_registry/importrun/add/"
NEEDED = (
    *("report", "indicator", "scope", "province", "value", "qualifier"),
    *("period_kind", "period_start", "period_end", "as_written"),
)


@pytest.fixture(autouse=True)
def own_data_dir(settings: Any, tmp_path: Any) -> None:
    """Keep what is sent in a folder of the test's own."""
    settings.DATA_DIR = tmp_path


def a_row(**given: Any) -> dict[str, str]:
    """Return a row that makes a right draft, with what differs; records that it names are made."""
    row: dict[str, Any] = {
        "report": given.get("report") or build.report(state="draft").slug,
        "indicator": given.get("indicator") or build.indicator().pk,
        "scope": "province",
        "province": given.get("province") or build.province().pk,
        "value": "512",
        "qualifier": "exact",
        "period_kind": "as_of",
        "period_start": "",
        "period_end": "2023-06",
        "as_written": "512 groups",
    }
    return row | given


def row_of(figure: Figure, **given: Any) -> dict[str, str]:
    """Return the row by which a file names a stored figure, with what is edited in it."""
    row = {
        "id": str(figure.pk),
        "report": figure.report.slug,
        "indicator": figure.indicator_id,
        "scope": figure.scope,
        "province": figure.province_id or "",
        "value": f"{Decimal(figure.value):f}",
        "qualifier": figure.qualifier,
        "period_kind": figure.period_kind,
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "as_written": figure.as_written,
    }
    return row | given


def a_draft(**given: Any) -> Figure:
    return build.figure(**{"report": build.report(state="draft"), "state": "draft"} | given)


def csv_file(*rows: dict[str, Any]) -> bytes:
    """Return the rows as a CSV file; its columns are those of all rows."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def workbook_of(*rows: dict[str, Any], change: Any = None) -> bytes:
    """Return the rows as a workbook; `change` is told its first sheet before it is saved."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    book = Workbook()
    book.active.append(columns)
    for row in rows:
        book.active.append([row.get(name, "") for name in columns])
    if change:
        change(book.active)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@dataclass
class Importer:
    """Somebody who sends files."""

    desk: Desk

    def send(self, data: bytes, name: str = "figures.csv") -> "Preview":
        """Send a file, and return the page to which it leads."""
        answer = self.post(data, name)
        assert answer.status_code == 302, told_at_file(answer)
        address = answer.headers["Location"]
        return Preview(self.desk, address, self.desk.open(address).html)

    def refused(self, data: bytes, name: str = "figures.csv") -> str:
        """Send a file that is refused as a whole, and return why."""
        answer = self.post(data, name)
        assert answer.status_code == 200, answer.headers
        assert not ImportRun.objects.exists()
        return told_at_file(answer)

    def post(self, data: bytes, name: str = "figures.csv") -> Any:
        return self.desk.client.post(SEND, {"file": SimpleUploadedFile(name, data)})


def told_at_file(answer: Any) -> str:
    html = answer.content.decode()
    return unescape(" ".join(chain.from_iterable(Controls(html).errors.values())))


@dataclass
class Preview:
    """The page of an upload."""

    desk: Desk
    address: str
    html: str

    @property
    def text(self) -> str:
        return unescape(" ".join(self.html.split()))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Return what the page refuses: (column, words) each."""
        listed = self.text.split('<ul class="errorlist">')[1:]
        told = "".join(part.partition("</ul>")[0] for part in listed)
        return [
            (name.strip(), words.strip())
            for name, words in re.findall("<code>(.*?)</code>: (.*?)</li>", told)
        ]

    def counted(self) -> dict[str, int]:
        """Return how many rows end in which way, as the page says."""
        counts = {}
        for kind in ("new", "changed", "same", "refused"):
            after = self.text.partition(f"?kind={kind}")[2]
            counts[kind] = int(after.partition("(")[2].partition(")")[0])
        return {kind: count for kind, count in counts.items() if count}

    @property
    def may_be_imported(self) -> bool:
        return 'value="import"' in self.html

    def press(self, what: str) -> Any:
        """Press one of the page's buttons, as often as it is called."""
        sent = {"do": what, "mark": Controls(self.html).values.get("mark", [""])[0]}
        return self.desk.client.post(self.address, sent)

    def again(self) -> "Preview":
        return Preview(self.desk, self.address, self.desk.open(self.address).html)

    def store(self) -> ImportRun:
        """Import what is shown, and return the run."""
        before = set(ImportRun.objects.values_list("pk", flat=True))
        assert self.may_be_imported
        assert self.press("import").status_code == 302
        return ImportRun.objects.exclude(pk__in=before).get()


def importer(role: str = "transcriber", name: str | None = None) -> Importer:
    return Importer(person(role, name))


def run_page(run: ImportRun) -> str:
    return f"/admin/models_registry/importrun/{run.pk}/change/"
