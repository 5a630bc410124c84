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
_OLD_TONE = re.compile(r"(?<!q)(oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ)(?![^\W\d_])")
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


_MARKS = re.compile("[\u0300-\u036f]+")
_STROKES = str.maketrans("đĐÐð", "dddd")


@lru_cache(maxsize=4096)
def _unmarked_letter(letter: str) -> str:
    if letter in "đĐÐð":
        return "d"
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


@lru_cache(maxsize=512)
def unmarked(text: str) -> str:
    """Letters without marks, lower case: `Ủy ban NHÂN DÂN` becomes `uy ban nhan dan`; as long as `text`."""
    if not _MARKS.search(text):
        # Letters and marks apart, then without the marks: the same, letter by letter, for all that Vietnamese prints.
        plain = _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_STROKES).lower()
        if len(plain) == len(text):
            return plain
    return "".join(map(_unmarked_letter, text))
