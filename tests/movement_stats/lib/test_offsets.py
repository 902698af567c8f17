"""Places in a text, there and back as a column holds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movement_stats.lib import offsets


@st.composite
def texts_with_places(draw):
    text = draw(st.text(max_size=30))
    ends = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=8).map(sorted))
    return text, list(zip(ends[::2], ends[1::2], strict=False))


@given(texts_with_places())
def test_what_is_written_is_read(case):
    _text, places = case
    assert offsets.read(offsets.written(places)) == places


@given(texts_with_places())
def test_runs_join_to_the_text_and_are_the_places(case):
    text, places = case
    runs = offsets.runs(text, offsets.written(places))
    assert "".join(run for run, _placed in runs) == text
    assert all(run for run, _placed in runs)
    assert [run for run, placed in runs if placed] == [text[start:end] for start, end in places]


def test_places_as_a_column_holds_them():
    assert offsets.written([(0, 6), (10, 12)]) == "0-6,10-12"
    assert offsets.written([]) == ""
    assert offsets.runs("more", "") == [("more", False)]


@pytest.mark.parametrize("column", ["x", "1", "1-2-3", "1-2,", "-"])
def test_what_is_never_written_is_refused(column):
    with pytest.raises(ValueError, match=r"invalid literal|values to unpack"):
        offsets.read(column)
