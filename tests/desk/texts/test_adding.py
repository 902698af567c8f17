"""A text comes to the desk: pasted or uploaded, with a report that is held or a new one."""

import stat

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from models_registry.models import Figure, Mark, Report, ReportText
from tests.desk.clerk import page_of, person
from tests.desk.reader import reader, words_of
from tests.support import build

pytestmark = pytest.mark.django_db

ADD = reverse("admin:models_registry_reporttext_add")
VIETNAMESE = "Đến nay, toàn tỉnh có hơn 26.558 thành viên tổ tự quản về an ninh, trật tự."


def upload(desk, content: bytes, name: str = "text.txt"):
    """Send a file as the text of a report that is held."""
    report = build.report(language="en", state="draft")
    sent = {"report": report.pk, "upload": SimpleUploadedFile(name, content)}
    return desk.client.post(ADD, sent)


def test_a_pasted_text_is_kept_for_staff_alone_and_marked():
    desk = person("transcriber")
    form = desk.add("reporttext").type(pasted=VIETNAMESE + "\r\nHai dòng.")
    form.type("new", title="Tổ tự quản", event_on="2023-06", event_basis="stated")
    answer = form.send(status=302)
    text = ReportText.objects.select_related("report").get()
    assert answer.headers["Location"] == page_of(text)
    # Told by its letters, since nobody chose a language.
    assert (text.report.language, text.report.slug) == ("vi", "to-tu-quan")
    assert (text.report.state, text.report.event_on) == ("draft", "2023-06")
    assert text.words == VIETNAMESE + "\nHai dòng."
    mark = Mark.objects.get()
    assert text.words[mark.start : mark.end] == "26.558"
    assert text.history.get().history_user == desk.staff
    page = desk.open(page_of(text))
    assert "Vietnamese" in page.html
    assert "1 of 1 open" in " ".join(page.html.split())

    path = settings.DATA_DIR / "private" / "texts" / f"{text.sha256}.txt"
    assert path.read_bytes() == text.words.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    name = f"texts/{text.sha256}.txt"
    for address in (f"/private/{name}", f"/static/../private/{name}", f"/media/{name}", f"/{name}"):
        assert desk.client.get(address).status_code == 404
    assert "no-store" in desk.client.get(page_of(text)).headers["Cache-Control"]


def test_the_text_of_a_report_that_is_held_is_read_from_its_page():
    desk = person("transcriber")
    report = build.report(language="sv", state="draft")
    page = desk.change(report)
    assert f'href="{ADD}?report={report.pk}"' in page.html
    form = desk.open(f"{ADD}?report={report.pk}")
    form.type(pasted="Det fanns 26 558 självstyrande grupper.").save()
    assert ReportText.objects.get().report == report
    assert f'href="{page_of(report.text)}"' in desk.change(report).html
    again = desk.open(ADD).type(pasted="Another text.", report=report).refused()
    assert "held already" in again.errors["report"][0]
    assert again["pasted"] == "Another text."


def test_one_text_is_kept_once():
    held = reader(person("transcriber"))
    form = held.desk.add("reporttext").type(pasted=held.text.words)
    again = form.type("new", title="Another report", language="en").refused()
    assert "This text is held already, with the report" in again.errors["pasted"][0]
    assert page_of(held.text) in again.html
    assert Report.objects.count() == ReportText.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "26 558 groups – more".encode()),
        ("a.txt", b"\xef\xbb\xbf" + "26 558 groups – more".encode()),
        ("a.txt", b"\xff\xfe" + "26 558 groups – more".encode("utf-16-le")),
        ("a.txt", b"\xfe\xff" + "26 558 groups – more".encode("utf-16-be")),
        ("a.txt", "\r\n26 558 groups – more\r\n".encode()),
    ],
)
def test_a_file_is_read_by_its_encoding(name, content):
    assert upload(person("transcriber"), content, name).status_code == 302
    assert ReportText.objects.get().words == "26 558 groups – more"


def test_of_a_page_only_its_words_are_kept():
    page = (
        "<!DOCTYPE html><html><head><title>Site</title><script>let figures = 99;</script></head>"
        "<body><nav><ul><li>Home<li>77 topics</ul></nav><style>p { top: 55px }</style>"
        "<h1>Groups &amp; people</h1><p>There are\n26&#8239;558 <b>groups</b>.<p>And <br>12 clubs."
        "<table><tr><td>Commune</td><td>41</td></tr></table><footer>No. 33</footer></body></html>"
    )
    assert upload(person("transcriber"), page.encode(), "a.html").status_code == 302
    assert ReportText.objects.get().words == (
        "Groups & people\n\nThere are 26\u202f558 groups.\n\nAnd\n\n12 clubs.\n\nCommune\t41"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("é".encode("latin-1"), "byte 1"),
        (b"\xff\xfe\x00", "byte 3"),
        ("groups".encode("utf-32"), "NUL"),
        (b"PK\x03\x04\x14\x00", "NUL"),
        (b"", "empty"),
        (b"x" * 1_000_001, "1 MB"),
        (b"x" * 200_001, "200001"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_words_that_help(content, told):
    answer = upload(person("transcriber"), content)
    assert answer.status_code == 200
    assert told in words_of(answer)
    assert not ReportText.objects.exists()


def test_what_is_pasted_is_composed_and_without_letters_that_nobody_sees():
    desk = person("transcriber")
    report = build.report(language="vi", state="draft")
    typed = "Co\u0302ng an\u200b co\u0301 12 to\u0302\u0309"
    desk.open(ADD).type(pasted=typed, report=report).save()
    assert ReportText.objects.get().words == "C\u00f4ng an c\u00f3 12 t\u1ed5"


def test_what_is_missing_is_told_and_nothing_typed_is_lost():
    desk = person("transcriber")
    form = desk.open(ADD).type(pasted="There were 12 groups.")
    assert "one of the two" in form.refused().errors["report"][0]
    form.type("new", title="A report", event_on="2023")
    again = form.refused()
    assert "new-event_basis" in again.errors
    assert (again["pasted"], again["new-event_on"]) == ("There were 12 groups.", "2023")
    again.type("new", event_basis="stated", language="en").save()
    empty = desk.open(ADD).type("new", title="No text")
    assert "one of the two" in empty.refused().errors["pasted"][0]
    numbers = desk.open(ADD).type(pasted="1 2 3 4")
    assert "new-language" in numbers.type("new", title="No language").refused().errors
    with_nul = desk.open(ADD).type(pasted="a\0b").type("new", title="NUL")
    assert "pasted" in with_nul.refused().errors
    assert ReportText.objects.count() == 1


def test_a_text_goes_only_while_nothing_came_of_it(django_capture_on_commit_callbacks):
    held = reader(person("transcriber"))
    remove = page_of(held.text).replace("change/", "delete/")
    held.send("1,234", act="dismiss", reason="unclear")
    answer = held.desk.client.post(remove, {"post": "yes"}, follow=True)
    assert "neither removed nor replaced" in words_of(answer)
    mark = held.marked("1,234")
    held.send("1,234", act="reopen", seen=mark.record.version)

    assert held.desk.client.get(remove).status_code == 200
    path = settings.DATA_DIR / "private" / held.text.file.name
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        answer = held.desk.client.post(remove, {"post": "yes"})
    assert answer.headers["Location"] == f"{ADD}?report={held.text.report_id}"
    assert not ReportText.objects.exists()
    assert not Mark.objects.exists()
    assert not path.exists()
    assert ReportText.history.filter(history_type="-").exists()


def test_a_file_that_is_lost_is_named():
    held = reader(person("transcriber"))
    (settings.DATA_DIR / "private" / held.text.file.name).unlink()
    answer = held.desk.client.get(page_of(held.text), follow=True)
    assert f"missing in the data folder: private/{held.text.file.name}" in words_of(answer)


def test_a_reader_reads_and_changes_nothing():
    held = reader(person("reader"))
    page = held.open("1,234")
    assert "more than 1,234" in " ".join(page.html.split())
    assert page.controls.named.isdisjoint({"act", "value", "reason", "words"})
    assert held.desk.client.get(ADD).status_code == 403
    assert held.desk.client.post(ADD, {"pasted": "x"}).status_code == 403
    sent = {"act": "dismiss", "reason": "unclear"}
    assert held.desk.client.post(held.address("1,234"), sent).status_code == 403
    assert not Figure.objects.exists()
    assert not held.text.marks.taken().exists()


MOJIBAKE = "Phong trÃ o toÃ n dÃ¢n báº£o vá»‡ an ninh Tá»• quá»‘c, 48 mÃ´ hÃ¬nh"


def test_a_text_that_reads_as_none_is_kept_only_where_a_person_says_so():
    desk, report = person("transcriber"), build.report(state="draft", language="vi")
    asked = desk.open(ADD).type(pasted=MOJIBAKE, report=report).refused()
    assert "wrong encoding" in asked.errors["pasted"][0]
    assert asked["pasted"] == MOJIBAKE
    assert not ReportText.objects.exists()
    asked.type(as_it_is="on").save()
    assert ReportText.objects.get().words == MOJIBAKE


@pytest.mark.parametrize(
    "source", ["%PDF-1.7\n1 0 obj", "{\\rtf1\\ansi x}", "MIME-Version: 1.0\nx"]
)
def test_the_source_of_another_file_is_refused(source):
    desk, report = person("transcriber"), build.report(state="draft", language="vi")
    again = desk.open(ADD).type(pasted=source, report=report).refused()
    assert "source" in again.errors["pasted"][0]
    assert not ReportText.objects.exists()


def test_a_mark_says_why_its_number_is_doubted():
    desk, report = person("transcriber"), build.report(state="draft", language="vi")
    desk.open(ADD).type(pasted="Bình quân 2 mô hình/xã.", report=report).save()
    mark = ReportText.objects.get().marks.get()
    page = " ".join(desk.open(f"{page_of(mark.text)}?mark={mark.pk}").html.split())
    assert "This is an average, not a count. Enter it only under an indicator that" in page
