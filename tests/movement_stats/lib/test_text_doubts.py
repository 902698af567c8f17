"""A text that reads as none: what is refused, what is asked about, and what it costs to look."""

import time

import pytest

from models_registry.transcription.language_detection import guess_language
from models_registry.transcription.suggestions import suggest
from movement_stats.lib.html_words import looks_like_html, words_of
from movement_stats.lib.text_doubts import doubts, refusal

# Sentences of our own, as each encoding shows them where it is taken for another.
ASKED = [
    ("TCVN3", "Phong trµo toµn d©n b¶o vÖ an ninh Tæ quèc ®· ®­îc nh©n d©n h­ëng øng réng r·i"),
    ("VNI", "Phong traøo toaøn daân baûo veä an ninh Toå quoác ñaõ ñöôïc nhaân daân höôûng öùng"),
    (
        "VIQR",
        "Phong tra`o toa`n da^n ba?o ve^. an ninh To^? quo^'c dda~ ddu+o+.c nha^n da^n hu+o+?ng",
    ),
    ("mojibake", "Phong trÃ o toÃ n dÃ¢n báº£o vá»‡ an ninh Tá»• quá»‘c Ä‘Ã£ Ä‘Æ°á»£c nhÃ¢n dÃ¢n"),
    ("tags", "Toàn tỉnh có <b>48</b> mô hình<br>và 603 điểm"),
    ("tag", 'Xem <a href="/x">48 mô hình</a>'),
]
REFUSED = [
    ("PDF", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<</Type/Catalog>>"),
    ("RTF", "{\\rtf1\\ansi Phong trào}"),
    (
        "mht",
        "From: <Saved by Blink>\nSubject: Tin\nMIME-Version: 1.0\nContent-Type: multipart/related",
    ),
    ("mail", "MIME-Version: 1.0\nContent-Type: text/html"),
]
RIGHT = [
    "Phong trào toàn dân bảo vệ an ninh Tổ quốc đã được nhân dân hưởng ứng rộng rãi.",
    "Phong trao toan dan bao ve an ninh To quoc da duoc nhan dan huong ung rong rai.",
    "Le mouvement a été lancé dans 48 communes : création d'équipes, à l'échelle régionale.",
    "Fälle über 48 Gemeinden; größere Übungen für alle Bürger, süßes Öl.",
    "El año pasado, niños y señores de la región acompañaron la campaña.",
    "Rörelsen för nationell säkerhet växer på många håll; kvinnor och män åtar sig.",
    "人民が治安を守る運動は48件のモデルに広がった。",
    "If a < b and c > d, then 3 < 4.",
    "A&B (C+D) * E^2, O'Neill's don't, x*y",
]


@pytest.mark.parametrize(("name", "text"), ASKED)
def test_what_reads_as_no_text_is_asked_about(name, text):
    assert len(list(doubts(text))) == 1
    assert refusal(text) is None


@pytest.mark.parametrize(("name", "text"), REFUSED)
def test_the_source_of_another_file_is_refused(name, text):
    assert refusal(text)


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_asked_of_a_text(text):
    assert list(doubts(text)) == []
    assert refusal(text) is None


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>Có 48 mô hình</p><p>ở 12 xã</p>", "Có 48 mô hình\n\nở 12 xã"),
        ("<div>48<br>603</div>", "48\n\n603"),
        ("<p>205<sup>1</sup> mô hình, 5 km<sup>2</sup></p>", "205¹ mô hình, 5 km²"),
        ("<!-- a --><!-- b --><p>48</p>", "48"),
        ("<?xml version='1.0'?><html><body>48</body></html>", "48"),
        ("<p>48</p><!-- never closed <p>603</p>", "48"),
    ],
)
def test_a_page_without_its_beginning_is_a_page(page, words):
    assert looks_like_html(page)
    assert words_of(page) == words


def test_a_raised_note_is_no_digit_of_the_number():
    (found,) = suggest(words_of("<p>Có 205<sup>1</sup> mô hình</p>"), "vi")
    assert found.value is None


def test_vietnamese_without_accents_is_vietnamese():
    words = "Toan tinh hien co 48 mo hinh tu quan ve an ninh trat tu, duoc nhan dan huong ung"
    assert guess_language(words) == "vi"


PIECES = [
    *("<!--", "<!---->", "<a ", '<a href="', "</p", "<![CDATA[", "<?", "<!x", "<sup>", "<script>"),
    *("<", "<p <", "&#", "%PDF-", "a: b\n", "Ã", "a^", "(", "1.", "1 ", "1.\n", "“", "x\n"),
    *("từ 1 đến ", "1 triệu ", "tăng ", "và ", "một ", "trong đó "),
]
READERS = {
    "looks_like_html": looks_like_html,
    "words_of": words_of,
    "doubts": lambda text: list(doubts(text)),
    "refusal": refusal,
    "suggest": lambda text: suggest(text, "vi"),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_no_square_of_the_time(reader, piece):
    """Work that grows with the length takes four times as long, with its square sixteen times."""

    def least(letters: int) -> float:
        text = piece * (letters // len(piece))
        return min(_time(READERS[reader], text) for _try in range(2))

    short, long = least(4_000), least(16_000)
    # What takes no time at all says nothing.
    assert long < 0.05 or long < 10 * short


def _time(read, text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began
