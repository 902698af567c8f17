"""What kind of statement a number makes is said, and the year compared with is no period."""

from decimal import Decimal

import pytest

from models_registry.transcription import doubts
from models_registry.transcription.suggestions import suggest

# Each: language, words, then of each suggestion its statement, value, upper end and whole.
STATEMENTS = [
    # Shares
    ("vi", "gần 1/4 số xã có mô hình", [("share", "1", None, "4")]),
    ("vi", "hơn 2/3 số hộ ký cam kết", [("share", "2", None, "3")]),
    ("vi", "một nửa số xã có mô hình", [("share", None, None, None)]),
    ("en", "one in five villages has a model", [("share", "1", None, "5")]),
    ("en", "nine out of ten households signed", [("share", "9", None, "10")]),
    ("en", "half of the communes", [("share", None, None, None)]),
    ("fr", "un village sur cinq", [("share", "1", None, "5")]),
    ("de", "drei von vier Gemeinden", [("share", "3", None, "4")]),
    ("es", "una de cada cinco comunas", [("share", "1", None, "5")]),
    ("sv", "en av fem byar", [("share", "1", None, "5")]),
    ("id", "satu dari lima desa", [("share", "1", None, "5")]),
    ("en", "89.98 % of the communes", [("share", "89.98", None, None)]),
    # Counts with their whole are counts
    ("vi", "512/569 vụ", [("count", "512", None, "569")]),
    ("en", "13/13 communes", [("count", "13", None, "13")]),
    ("vi", "8/40 mô hình điển hình", [("count", "8", None, "40")]),
    # Ranges: one claim with two ends
    ("vi", "từ 6 đến 9 tổ tự quản", [("range", "6", "9", None)]),
    ("vi", "12–18 mô hình", [("range", "12", "18", None)]),
    ("vi", "12 - 18 mô hình", [("range", "12", "18", None)]),
    ("en", "between 6 and 9 models", [("range", "6", "9", None)]),
    ("en", "from 1,200 to 1,500 households", [("range", "1200", "1500", None)]),
    ("fr", "entre 6 et 9 modèles", [("range", "6", "9", None)]),
    ("de", "6 bis 9 Modelle", [("range", "6", "9", None)]),
    ("es", "de 6 a 9 modelos", [("range", "6", "9", None)]),
    ("sv", "6 till 9 modeller", [("range", "6", "9", None)]),
    ("id", "6 hingga 9 model", [("range", "6", "9", None)]),
    ("ja", "6～9件のモデル", [("range", "6", "9", None)]),
    # Changes
    ("vi", "tăng 45 mô hình so với năm 2019", [("change", "45", None, None)]),
    ("vi", "giảm 12,5% so với năm 2022", [("change", "12.5", None, None)]),
    ("vi", "giảm hơn 30 vụ so với cùng kỳ năm 2022", [("change", "30", None, None)]),
    ("en", "increased by 45 models compared with 2019", [("change", "45", None, None)]),
    ("en", "15 more models than in 2019", [("change", "15", None, None)]),
    ("fr", "en hausse de 45 modèles par rapport à 2019", [("change", "45", None, None)]),
    ("de", "ein Anstieg um 45 Modelle gegenüber 2019", [("change", "45", None, None)]),
    ("es", "un aumento de 45 modelos respecto a 2019", [("change", "45", None, None)]),
    ("sv", "en ökning med 45 modeller jämfört med 2019", [("change", "45", None, None)]),
    ("id", "meningkat 45 model dibandingkan tahun 2019", [("change", "45", None, None)]),
    # Averages
    ("vi", "bình quân 2 mô hình/xã", [("average", "2", None, None)]),
    ("vi", "mỗi xã có 2 mô hình", [("average", "2", None, None)]),
    ("en", "8 models per village", [("average", "8", None, None)]),
    ("en", "an average of 3 models", [("average", "3", None, None)]),
    ("fr", "en moyenne 3 modèles par commune", [("average", "3", None, None)]),
    ("de", "durchschnittlich 3 Modelle", [("average", "3", None, None)]),
    ("es", "un promedio de 3 modelos", [("average", "3", None, None)]),
    ("sv", "i genomsnitt 3 modeller", [("average", "3", None, None)]),
    ("id", "rata-rata 3 model", [("average", "3", None, None)]),
    ("ja", "平均3件のモデル", [("average", "3", None, None)]),
]


@pytest.mark.parametrize(("language", "words", "expected"), STATEMENTS)
def test_the_kind_of_statement(language, words, expected):
    found = [
        (one.statement, one.value, one.value_to, one.out_of) for one in suggest(words, language)
    ]
    wanted = [
        (statement, *(None if number is None else Decimal(number) for number in numbers))
        for statement, *numbers in expected
    ]
    assert found == wanted


DOUBTS = {
    "share": doubts.SHARE,
    "range": doubts.RANGE,
    "change": doubts.CHANGE,
    "average": doubts.AVERAGE,
    "count": "",
}


@pytest.mark.parametrize(("language", "words", "expected"), STATEMENTS)
def test_what_is_no_count_is_said_and_is_no_count_of_an_indicator(language, words, expected):
    for suggestion in suggest(words, language):
        assert suggestion.doubt == DOUBTS[suggestion.statement]
        if suggestion.statement in ("share", "change", "average"):
            assert suggestion.indicator in (None, "crime-fall-percent")


@pytest.mark.parametrize(
    ("language", "words", "period"),
    [
        ("vi", "Năm 2023, toàn tỉnh có 120 mô hình, tăng 45 mô hình so với năm 2019.", "Năm 2023"),
        ("vi", "Toàn tỉnh có 120 mô hình, tăng so với năm 2019.", ""),
        ("vi", "Có 120 mô hình, nhiều hơn so với cùng kỳ năm 2019.", ""),
        ("en", "The province has 120 models, more than in 2019.", ""),
        ("en", "In 2023 there were 120 models, compared with 2019 a rise.", "In 2023"),
        ("fr", "120 modèles, en hausse par rapport à 2019.", ""),
    ],
)
def test_the_year_compared_with_is_not_the_period(language, words, period):
    assert {one.period for one in suggest(words, language)} == {period}


def test_a_rise_from_one_number_to_another_is_no_range():
    found = suggest("The province rose from 12 to 18 models", "en")
    assert [(one.value, one.value_to, one.doubt) for one in found] == [
        (12, None, doubts.FROM_TO),
        (18, None, doubts.FROM_TO),
    ]


def test_the_verb_and_what_it_is_for_stand_in_the_cited_words():
    cited = {
        "Toàn tỉnh tăng 45 mô hình so với năm 2019": "tăng 45 mô hình",
        "đạt bình quân 2 mô hình/xã, tốt": "bình quân 2 mô hình/xã",
        "có từ 6 đến 9 tổ tự quản ở cơ sở": "từ 6 đến 9 tổ tự quản",
    }
    for words, expected in cited.items():
        (found,) = suggest(words, "vi")
        assert found.as_written == expected
