"""Dates as texts write them, and what is not plain enough to be taken over."""

import pytest

from movement_stats.lib.written_dates import dates_in


@pytest.mark.parametrize(
    ("words", "language", "dates"),
    [
        ("năm 2023", "vi", ["2023"]),
        ("tháng 6/2023", "vi", ["2023-06"]),
        ("tháng 12 năm 2023", "vi", ["2023-12"]),
        ("ngày 5 tháng 6 năm 2023", "vi", ["2023-06-05"]),
        ("đến 30/6/2023", "vi", ["2023-06-30"]),
        ("giai đoạn 2018-2023", "vi", ["2018", "2023"]),
        ("from 2018 to 2023", "en", ["2018", "2023"]),
        ("June 30, 2023", "en", ["2023-06-30"]),
        ("en juin 2023", "fr", ["2023-06"]),
        ("am 5. März 2024", "de", ["2024-03-05"]),
        ("في يونيو 2023", "ar", ["2023-06"]),
    ],
)
def test_plain_words_give_dates(words, language, dates):
    assert dates_in(words, language) == dates


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("6 tháng đầu năm 2023", "vi"),
        ("the first half of 2023", "en"),
        ("May 2023 to June 2024", "en"),
        ("30/2/2023", "vi"),
        ("ngày 31 tháng 6 năm 2023", "vi"),
        ("Decision 2028/2023/12 of 17", "en"),
        ("so far", "en"),
        ("", ""),
        ("June 2023", "xx"),
        ("2023" * 5000, "vi"),
    ],
)
def test_what_is_not_plain_gives_none(words, language):
    assert dates_in(words, language) in ([], ["2023"] if language == "xx" else [])
