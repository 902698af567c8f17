"""HTML, CSV and JSON travel packed; what is unpacked is the same, byte for byte."""

import gzip
import zlib

import pytest

from movement_stats.lib import files
from movement_stats.lib.compression import accepts_gzip
from tests.support import build
from tests.support.pages import bytes_of, fetch, reader, text_of

ADDRESSES = [
    *("/", "/vi/figures/", "/figures/6/", "/figures.csv", "/figures.json"),
    *("/charts/map/", "/provinces/ha-giang.csv"),
]


def packed(address: str, status: int = 200):
    answer = reader.get(address, headers={"accept-encoding": "br, gzip"})
    assert answer.status_code == status
    return answer


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_unpacked_is_the_answer(five_reports, address):
    answer = packed(address)
    assert answer["Content-Encoding"] == "gzip"
    body = bytes_of(answer)
    assert answer.headers.get("Content-Length", str(len(body))) == str(len(body))
    assert gzip.decompress(body).decode() == text_of(fetch(address))


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_encoding_has_its_own_tag(five_reports, address):
    plain, small = fetch(address), packed(address)
    tags = {"": plain["ETag"], "gzip": small["ETag"]}
    assert tags[""] != tags["gzip"]
    assert plain["Vary"] == small["Vary"] == "Accept-Encoding"
    for asked in tags:
        for held, tag in tags.items():
            headers = {"accept-encoding": asked, "if-none-match": tag}
            answer = reader.get(address, headers=headers)
            assert answer.status_code == (304 if asked == held else 200)
            assert answer["ETag"] == tags[asked]
            assert answer["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("address", ["/nothing/", "/figures/?status=x", "/figures.json?x=1"])
def test_a_refusal_travels_packed_too(db, address):
    status = fetch(address, 404 if "nothing" in address else 400).status_code
    assert gzip.decompress(bytes_of(packed(address, status)))


@pytest.mark.parametrize("address", ["/admin/login/", "/vi/admin/login/", "/healthz"])
def test_nothing_of_the_desk_is_packed(db, address):
    answer = packed(address)
    assert "Content-Encoding" not in answer
    assert text_of(answer)


def test_what_has_no_body_is_not_packed(db):
    answer = packed("/figures/?q=", 302)
    assert "Content-Encoding" not in answer
    assert answer.content == b""


def test_head_has_the_headers_of_get_and_no_body(five_reports):
    for address in ("/about/", "/figures.csv"):
        whole = packed(address)
        answer = reader.head(address, headers={"accept-encoding": "gzip"})
        assert bytes_of(answer) == b""
        assert dict(answer.headers) == dict(whole.headers)


def test_a_file_is_packed_as_it_comes(five_reports, monkeypatch):
    monkeypatch.setattr(files, "CHUNK", 5)
    parts = iter(packed("/figures.csv").streaming_content)
    whole = bytes_of(fetch("/figures.csv"))
    unpacker, read = zlib.decompressobj(31), b""
    for number, part in enumerate(parts):
        read += unpacker.decompress(part)
        if number == 1:
            # The header and five rows have been read, and no more is needed for them.
            assert len(read.splitlines()) == 6
            assert whole.startswith(read)
    assert number > 3
    assert unpacker.eof
    assert read == whole


@pytest.mark.parametrize("address", ["/figures.csv", "/figures.json"])
def test_a_file_that_was_cut_cannot_be_unpacked(db, monkeypatch, address):
    build.figure()
    body = bytes_of(packed(address))
    for cut in (body[:-1], body[:-8], body[: len(body) // 2]):
        with pytest.raises(EOFError):
            gzip.decompress(cut)


def test_a_file_that_fails_half_way_cannot_be_unpacked(db, monkeypatch):
    monkeypatch.setattr(files, "CHUNK", 1)
    for _each in range(3):
        build.figure()
    plain, calls = files.plain, []

    def fail_later(value):
        calls.append(value)
        if len(calls) > 60:
            raise RuntimeError("the disk is full")
        return plain(value)

    monkeypatch.setattr(files, "plain", fail_later)
    parts: list[bytes] = []
    with pytest.raises(RuntimeError, match="the disk is full"):
        parts.extend(packed("/figures.csv").streaming_content)
    sent = b"".join(parts)
    assert zlib.decompressobj(31).decompress(sent).startswith(b"id,")
    with pytest.raises(EOFError):
        gzip.decompress(sent)


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("deflate, gzip;q=0.5", True),
        ("gzip ; q=0.001", True),
        ("", False),
        ("identity", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("gzipped", False),
    ],
)
def test_who_unpacks_gzip(header, accepted):
    assert accepts_gzip(header) is accepted
