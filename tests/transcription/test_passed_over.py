"""No number of a text that counts something is passed over in silence."""

from decimal import Decimal

import pytest

from models_registry.transcription import doubts
from models_registry.transcription.suggestions import suggest

# Each: language, words, the values that are offered.
OFFERED = [
    ("vi", "Thành lập 03 (ba) mô hình", ["3"]),
    ("vi", "Có 12 (mười hai) tổ hòa giải", ["12"]),
    ("vi", "Xây dựng “120 mô hình” ở cơ sở", ["120"]),
    ("vi", "khởi tố 3 vụ, 5 bị can", ["3", "5"]),
    ("vi", "bắt 3 vụ, 5 đối tượng, thu 120 viên đạn", ["3", "5", "120"]),
    ("vi", "118 tổ tự phòng, tự quản, tự bảo vệ", ["118"]),
    ("en", "118 self-defence, self-governing and self-protection models", ["118"]),
    ("en", "prosecuted 3 cases, 5 defendants", ["3", "5"]),
    ("en", "12 (twelve) mediation teams", ["12"]),
    ("en", "There are “120 models” in the district", ["120"]),
    ("fr", "12 (douze) groupes de médiation", ["12"]),
    ("de", "12 (zwölf) Gruppen", ["12"]),
    ("es", "12 (doce) grupos", ["12"]),
    ("sv", "12 (tolv) grupper", ["12"]),
    ("id", "12 (dua belas) kelompok", ["12"]),
]


@pytest.mark.parametrize(("language", "words", "values"), OFFERED)
def test_each_number_is_a_mark(language, words, values):
    assert [one.value for one in suggest(words, language)] == list(map(Decimal, values))


def test_what_stands_in_quotation_marks_is_doubted():
    (found,) = suggest("Xây dựng “120 mô hình” ở cơ sở", "vi")
    assert found.doubt == doubts.QUOTED


@pytest.mark.parametrize(
    "words", ["mô hình “5 không 3 có”", "phong trào “3 xây, 3 chống”", "camera “24/24”"]
)
def test_the_number_of_a_name_is_none(words):
    assert suggest(words, "vi") == []


TABLE = (
    "TT\tĐơn vị\tMô hình\tTổ tự quản\n"
    "1\tXã Tân Lập\t12\t45\n2\tXã An Bình\t7\t130\n3\tXã Hòa\t9\t31\n"
)


def test_all_columns_of_a_pasted_table_are_marks_and_its_running_numbers_are_not():
    assert [one.value for one in suggest(TABLE, "vi")] == [12, 45, 7, 130, 9, 31]


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("Chủ tịch tỉnh tặng bằng khen cho xã Tân Lập.", "bằng khen cho xã Tân Lập"),
        ("Công an tỉnh tặng giấy khen cho phường Ba Đình", "giấy khen cho phường Ba Đình"),
    ],
)
def test_an_award_to_one_is_a_mark_without_a_number(words, cited):
    (found,) = suggest(words, "vi")
    assert (found.as_written, found.doubt) == (cited, doubts.AWARD)
    assert (found.value, found.indicator) == (None, None)


def test_an_award_with_a_number_is_one_mark():
    (found,) = suggest("tặng bằng khen cho 3 xã", "vi")
    assert found.value == 3
