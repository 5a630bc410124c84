"""Sentences and clauses of a passage."""

from __future__ import annotations

import re

# A sentence ends at . ! ? … before a blank and a capital, digit, quote or dash. It does not end in `TP. Hồ Chí Minh`,
# `UBND. ...` keeps ending, `1.234`, `./.` of the end mark goes with the sentence before it.
_END = re.compile(
    r"(?:\./\.|[.!?…])[\"”’)]*(?=\s+[\"“‘(\-–]*[^\W_a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:TP|Tp|TS|ThS|GS|PGS|PGS\.TS|BS|KS|Ths|Ts|ĐT|QL|Q|P|H|X|TX|TT|St|No|Nr|tr|[IVX]+|[A-ZĐ])\.$"
)


def sentences(text: str, start: int = 0) -> list[tuple[int, int]]:
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
    trimmed = []
    for first, last in out:
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            trimmed.append((first, last))
    return trimmed
