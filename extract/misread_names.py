"""Names of bodies and provinces whose marks a scan misread (`Chính phú`), read again with the marks of known names."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz

from extract.folding import fold, unmarked
from extract.knowledge import bodies as known
from extract.knowledge.document_types import alternatives
from extract.knowledge.provinces import FORMER, MERGED
from extract.knowledge.signer_titles import TITLES

# Letters and likeness at which a misread title is one and no other: `HO CHÁNH VĂN PHÒNG` may be two.
SHORTEST_TITLE, NEAR_TITLE, APART = 10, 86, 4


def with_marks(text: str) -> str:
    """`text` with the known names in it marked as they are written; as long as `text`, its case kept.

    Only names of two words or more whose letters without marks are those of no other known name. Tone placement that
    is right either way (`Uỷ ban`) stays as printed.
    """
    return _marked(text, *_names())


def province_with_marks(text: str) -> str:
    """`text` with the names of provinces in it marked as they are written: `TỈNH LÂM ĐÒNG` is Lâm Đồng's."""
    return _marked(text, *_provinces())


def title_meant(text: str) -> str | None:
    """The title of a signer that a line of capitals under a seal means, in capitals; None where no one title is near.

    `FHOCHÀNH ^ Á VĂN PHÒNG` is PHÓ CHÁNH VĂN PHÒNG; `HN HỦ TỊCH` may be two titles.
    """
    bare = _letters(text)
    if len(bare) < SHORTEST_TITLE:
        return None
    near = sorted(((fuzz.ratio(bare, letters), title) for letters, title in _titles().items()), reverse=True)
    (best, title), (second, _) = near[:2]
    return title.upper() if best >= NEAR_TITLE and best - second >= APART else None


def _letters(text: str) -> str:
    return "".join(char for char in unmarked(text) if char.isalpha())


@cache
def _titles() -> dict[str, str]:
    return {_letters(title): title for title in TITLES}


def _marked(text: str, names: dict[str, str], pattern: re.Pattern[str], firsts: frozenset[str]) -> str:
    out: list[str] = []
    bare, at = unmarked(text), 0
    for word in _WORD.finditer(bare):
        # The hundreds of names are tried where one of their first words stands, which is not often.
        found = pattern.match(bare, word.start()) if word.start() >= at and word[0] in firsts else None
        if found is None:
            continue
        at = found.end()
        name = names[found[1]]
        start, end = found.span(1)
        if fold(text[start:end]) == name:
            continue
        out = out or list(text)
        for offset, letter in enumerate(name):
            out[start + offset] = letter.upper() if text[start + offset].isupper() else letter
    return "".join(out) or text


_WORD = re.compile(r"\w+")


@cache
def _names() -> tuple[dict[str, str], re.Pattern[str], frozenset[str]]:
    """Known names by their letters without marks, the pattern that finds these, and the words it begins with."""
    names: dict[str, str | None] = {}
    for entry in (*known.WHOLE, *known.OF_BODY, *known.FIELDS):
        name = fold(entry)
        bare = unmarked(name)
        if " " in name:
            names[bare] = name if names.get(bare, name) == name else None  # two names, one bare form: nobody can say
    sure = {bare: name for bare, name in names.items() if name is not None}
    pattern = re.compile(rf"(?<!\w)({alternatives(tuple(sure)).replace(' +', ' ')})(?!\w)")
    return sure, pattern, frozenset(word[0] for name in sure if (word := _WORD.match(name)))


@cache
def _provinces() -> tuple[dict[str, str], re.Pattern[str], frozenset[str]]:
    """Names of provinces by their letters without marks, and the pattern that finds these behind what they are."""
    names = {unmarked(fold(name)): fold(name) for name in (*FORMER, *MERGED) if " " in name}
    found = alternatives(tuple(names)).replace(" +", " ")
    return names, re.compile(rf"(?<!\w)(?:tinh|thanh pho|tp\.?) ({found})(?!\w)"), frozenset(("tinh", "thanh", "tp"))
