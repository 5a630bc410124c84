"""Sentences and clauses of a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# The longest real sentence, a list of bodies or sums, has about 2500 code points. A longer text without an end is cut,
# so that what looks back to the start of a sentence for each figure stays linear.
LONGEST = 4000
# A sentence ends at . ! ? … before a blank and a capital, digit, quote or dash (`địa phương. - Chi thường xuyên:`).
# It does not end in `TP. Hồ Chí Minh`; `UBND. ...` keeps ending, `1.234`, `./.` of the end mark goes with the sentence
# before it.
_END = re.compile(
    r"(?:\./\.|[.!?…])[\"”’)]*(?=\s+(?:[-–+] )?"
    r"[\"“‘(\-–]*[^\W_a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:TP|Tp|TS|ThS|GS|PGS|PGS\.TS|BS|KS|Ths|Ts|ĐT|QL|Q|P|H|X|TX|TT|St|No|Nr|tr|[IVX]+|[A-ZĐ])\.$"
)


@lru_cache(maxsize=64)  # tasks, figures and those present are each read by sentence
def sentences(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of `text[start:]`, without surrounding blanks, final dot included."""
    out = []
    begin = start
    for match in _END.finditer(text, start):
        end = match.end()
        if text[match.start()] == "." and _ABBREVIATION.search(text[max(begin, match.start() - 8) : match.start() + 1]):
            continue
        out.append((begin, end))
        begin = end
    out.append((begin, len(text)))
    if len(text) - start > LONGEST:
        out = [part for first, last in out for part in _cut(text, first, last)]
    trimmed = []
    for first, last in out:
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            trimmed.append((first, last))
    return tuple(trimmed)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of at most `LONGEST` code points, cut after a semicolon, a comma or a blank where one stands."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        at = next((at for sign in (";", ",", " ") if (at := window.rfind(sign)) > LONGEST // 2), LONGEST - 1)
        yield start, start + at + 1
        start += at + 1
    yield start, end
