"""Names of bodies and provinces whose marks a scan misread (`Chính phú`), read again with the marks of known names."""

from __future__ import annotations

import re
from functools import cache

from extract.folding import fold, unmarked
from extract.knowledge import bodies as known
from extract.knowledge.document_types import alternatives
from extract.knowledge.provinces import FORMER, MERGED


def with_marks(text: str) -> str:
    """`text` with the known names in it marked as they are written; as long as `text`, its case kept.

    Only names of two words or more whose letters without marks are those of no other known name. Tone placement that
    is right either way (`Uỷ ban`) stays as printed.
    """
    return _marked(text, *_names())


def province_with_marks(text: str) -> str:
    """`text` with the names of provinces in it marked as they are written: `TỈNH LÂM ĐÒNG` is Lâm Đồng's."""
    return _marked(text, *_provinces())


def _marked(text: str, names: dict[str, str], pattern: re.Pattern[str]) -> str:
    out = list(text)
    for found in pattern.finditer(unmarked(text)):
        name = names[found[1]]
        start, end = found.span(1)
        if fold(text[start:end]) == name:
            continue
        for offset, letter in enumerate(name):
            out[start + offset] = letter.upper() if text[start + offset].isupper() else letter
    return "".join(out)


@cache
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    """Known names by their letters without marks, and the pattern that finds these."""
    names: dict[str, str | None] = {}
    for entry in (*known.WHOLE, *known.OF_BODY, *known.FIELDS):
        name = fold(entry)
        bare = unmarked(name)
        if " " in name:
            names[bare] = name if names.get(bare, name) == name else None  # two names, one bare form: nobody can say
    sure = {bare: name for bare, name in names.items() if name is not None}
    return sure, re.compile(rf"(?<!\w)({alternatives(tuple(sure)).replace(' +', ' ')})(?!\w)")


@cache
def _provinces() -> tuple[dict[str, str], re.Pattern[str]]:
    """Names of provinces by their letters without marks, and the pattern that finds these behind what they are."""
    names = {unmarked(fold(name)): fold(name) for name in (*FORMER, *MERGED) if " " in name}
    found = alternatives(tuple(names)).replace(" +", " ")
    return names, re.compile(rf"(?<!\w)(?:tinh|thanh pho|tp\.?) ({found})(?!\w)")
