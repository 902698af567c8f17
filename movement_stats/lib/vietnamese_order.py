"""Vietnamese words in the order of a Vietnamese dictionary, as a key that is compared by its bytes.

Letters go before tones: ă and â are letters of their own behind a, đ behind d; of words that
differ in tones alone the first that has none comes first, then à, ả, ã, á, ạ (the order of TCVN and
of dictionaries). A space goes before any letter, so that 'Hà Tĩnh' comes before 'Hải Phòng'.
"""

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
# Marks that make a letter, where those of tones only sound it.
MARKS = "\u0302\u0306\u031b"
PLACES = {letter: chr(ord("A") + place) for place, letter in enumerate(LETTERS)}
# Below all that a key may hold otherwise.
END = "\t"


def order_key(text: str) -> str:
    """Return the key of a text, in ASCII: other signs than letters and digits part words."""
    letters, tones = [], []
    for cluster in _clusters(unicodedata.normalize("NFD", text.casefold())):
        tone = next((mark for mark in cluster[1:] if mark in TONES), "")
        made = cluster[0] + "".join(mark for mark in cluster[1:] if mark in MARKS)
        letter = unicodedata.normalize("NFC", made)
        letters.append(PLACES.get(letter) or _other(cluster[0]))
        tones.append(str(TONES.index(tone) + 1) if tone else "0")
    return " ".join("".join(letters).split()) + END + "".join(tones)


def _clusters(text: str) -> list[str]:
    """Return each letter with the marks that follow it."""
    found: list[str] = []
    for letter in text:
        if found and unicodedata.combining(letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _other(letter: str) -> str:
    return letter if letter.isascii() and letter.isdigit() else " "
