"""`manage.py suggest_figures`: one JSON object a line, or one line that says what is wrong."""

import io
import json
import sys
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

KEYS = ["value", "out_of", "qualifier", "unit_words", "indicator", "as_written", "start", "end"]


def read(file, **options):
    out = io.StringIO()
    call_command("suggest_figures", str(file), stdout=out, **options)
    return out.getvalue()


def refused(file, **options):
    with pytest.raises(CommandError) as caught:
        read(file, **options)
    assert caught.value.returncode == 2
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


@pytest.fixture
def write(tmp_path):
    def written(content: bytes):
        file = tmp_path / "report.txt"
        file.write_bytes(content)
        return file

    return written


def test_an_object_a_line(write):
    text = "Tỉnh có hơn 26.558 điểm mô hình; làm rõ 512/569 vụ, đạt 89,98 %."
    rows = [json.loads(line) for line in read(write(text.encode()), language="vi").splitlines()]
    first, second = rows
    assert list(first)[:8] == KEYS
    assert (first["value"], first["qualifier"]) == (26558, "more_than")
    assert (first["unit_words"], first["indicator"]) == ("điểm mô hình", "replication-sites")
    assert (second["value"], second["out_of"], second["percent"]) == (512, 569, 89.98)
    assert all(text[row["start"] : row["end"]] == row["as_written"] for row in rows)


def test_numbers_are_plain(write):
    line = read(write("15,6 tỷ đồng và 2.000.000 mô hình".encode()), language="vi")
    assert '"value": 15600000000,' in line
    assert '"value": 2000000,' in line
    assert "e+" not in line.lower().replace("value", "")


def test_an_amount_without_a_number(write):
    (line,) = read(write("hàng nghìn lượt người tham gia".encode()), language="vi").splitlines()
    assert json.loads(line)["value"] is None
    assert json.loads(line)["qualifier"] == "unquantified"


def test_a_byte_order_mark_counts_for_nothing(write):
    (line,) = read(write(b"\xef\xbb\xbf40 models"), language="en").splitlines()
    assert json.loads(line)["start"] == 0


def test_line_ends_are_counted_as_they_stand(write):
    (line,) = read(write(b"A\r\nB\r\n40 models"), language="en").splitlines()
    assert json.loads(line)["start"] == 6


def test_the_language_is_guessed(write):
    assert json.loads(read(write(b"The province has built 40 models.")))["value"] == 40
    assert json.loads(read(write("Tỉnh đã xây dựng 40 mô hình.".encode())))["value"] == 40


def test_a_subtag_more_is_fine(write):
    assert json.loads(read(write(b"40 models"), language="en-GB"))["value"] == 40


def test_nothing_to_read(write):
    assert read(write(b"")) == ""


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"40 models")))
    assert json.loads(read("-", language="en"))["value"] == 40


def test_no_such_file(tmp_path):
    assert "No such file" in refused(tmp_path / "none.txt")
    assert "directory" in refused(tmp_path)
    assert "name of a file" in refused("a\0b")


@pytest.mark.parametrize(
    "content", [b"40 \xff models", "40 models".encode("utf-16"), b"40\0models"]
)
def test_no_text(write, content):
    message = refused(write(content), language="en")
    assert "UTF-8" in message or "NUL" in message


@pytest.mark.parametrize("language", ["xx", "zh", "english", " ", "\nvi\n x"])
def test_an_unknown_language(write, language):
    message = refused(write(b"40 models"), language=language)
    assert "must be one of ar, de, en, es, fa, fr, id, ja, ko, sv, vi" in message


def test_a_language_that_cannot_be_told(write):
    assert "--language" in refused(write("Σήμερα 40".encode()))
