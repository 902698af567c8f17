"""Backups as tests read and forge them."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from tests.support.site import Site

Members = dict[str, bytes]
Manifest = dict[str, Any]


def members(path: Path) -> Members:
    """Return all that the file holds: name → contents."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest_of(path: Path) -> Manifest:
    return json.loads(members(path)["manifest.json"])


def row_hashes(path: Path) -> dict[str, list[str]]:
    """Return of each table the SHA-256 of each of its rows, in order."""
    return {
        name: [sha256(line).hexdigest() for line in contents.splitlines(keepends=True)]
        for name, contents in members(path).items()
        if name.startswith("tables/")
    }


def forged(
    path: Path,
    change: Callable[[Members, Manifest], object],
    believable: bool = True,
) -> Path:
    """Return a copy of the backup, changed; a believable one has the checksums to match."""
    held = members(path)
    manifest = json.loads(held["manifest.json"])
    tables = manifest["tables"]
    change(held, manifest)
    for table in tables if believable else ():
        lines = held.get(f"tables/{table['name']}.jsonl", b"")
        table.update(rows=lines.count(b"\n"), sha256=sha256(lines).hexdigest())
    held["manifest.json"] = json.dumps(manifest).encode()
    copy = path.with_name("forged.zip")
    with ZipFile(copy, "w", ZIP_DEFLATED) as archive:
        archive.comment = b"0" * 64
        for name, contents in held.items():
            archive.writestr(name, contents)
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-64] + sha256(whole[:-64]).hexdigest().encode())
    return copy


def done(site: Site, *arguments: str, **variables: str) -> str:
    """Run a command of manage.py that succeeds, and return what it says."""
    result = site.manage(*arguments, **variables)
    assert result.returncode == 0, result.stderr
    return result.stdout
