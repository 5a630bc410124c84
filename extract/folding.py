"""Spelling-blind copies of a text with the same offsets, for looking words up; never kept, never shown.

Two strengths: `fold` keeps the marks and makes alike what means the same (language rules); `unmarked` drops
marks as well, for words in noisy print (capitals of a header read by OCR).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CHARACTERS = {
    "Ð": "đ",  # U+00D0, what many keyboards and OCR engines give for U+0110
    "ð": "đ",
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\n": " ",
    "\t": " ",
    "\r": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "’": "'",
    "“": '"',
    "”": '"',
    "²": "2",
    "³": "3",
    "º": "°",
    "μ": "µ",  # the Greek letter for the sign of millionths
}
_TABLE = str.maketrans(_CHARACTERS)
_ODD = re.compile(f"[{''.join(_CHARACTERS)}]")  # most texts have none; a table look-up of each letter is dear
# Old tone placement puts the mark on the last vowel of an open oa, oe, uy; new placement on the first.
# Matches hoá, khoẻ, uỷ; must not match hoán, quý, hoài (the rime goes on, or u belongs to the onset).
# The letter comes first and what may not stand before it after: the matcher looks for a letter ten times as fast as it
# asks at every place what stands before.
_OLD_TONE = re.compile(r"(?:o(?<!qo)[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![^\W\d_])")
_NEW_TONE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


@lru_cache(maxsize=512)  # the rules of a passage fold it each for themselves
def fold(text: str) -> str:
    """Lower case, new tone placement (`hoá` → `hóa`), Đ for Ð, one dash, one blank, plain quotes; as long as `text`."""
    plain = text.translate(_TABLE) if _ODD.search(text) else text
    lowered = plain.lower()
    if len(lowered) != len(text):  # a few foreign capitals grow in lower case
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return _OLD_TONE.sub(lambda found: _NEW_TONE[found[0]], lowered)


class _Unmarked(dict[int, str]):
    """Letters without marks by code point, as `str.translate` asks for them; each is made once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = "d" if letter in "đĐÐð" else unicodedata.normalize("NFD", letter)[0].lower()
        self[code] = base if len(base) == 1 else letter
        return self[code]


_UNMARKED = _Unmarked()


@lru_cache(maxsize=512)
def unmarked(text: str) -> str:
    """Letters without marks, lower case: `Ủy ban NHÂN DÂN` becomes `uy ban nhan dan`; as long as `text`."""
    return text.translate(_UNMARKED)
