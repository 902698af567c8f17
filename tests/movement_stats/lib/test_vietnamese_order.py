"""Names in the order of a Vietnamese dictionary, by a key that bytes compare."""

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movement_stats.lib.vietnamese_order import order_key

# By hand, after the order of letters and tones in dictionaries.
IN_ORDER = [
    ["Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình"],
    ["Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp"],
    ["Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng"],
    ["An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bến Tre", "Bình Dương"],
    ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ"],
    ["Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị"],
    ["Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Tiền Giang", "Tuyên Quang"],
    ["Ô 1", "Ô 2", "Ơ 1"],
]


@pytest.mark.parametrize("names", IN_ORDER, ids=lambda names: names[0])
def test_names_stand_in_vietnamese_order(names):
    mixed = Random(1).sample(names, len(names))
    assert sorted(mixed, key=lambda name: order_key(name).encode()) == names


@given(text=st.text(max_size=40))
def test_a_key_is_ascii_and_the_same_for_composed_and_decomposed_letters(text):
    key = order_key(text)
    assert key.isascii()
    assert order_key(unicodedata.normalize("NFD", text)) == key
    assert order_key(unicodedata.normalize("NFC", text)) == key
