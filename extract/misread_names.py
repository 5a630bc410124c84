"""Names of bodies whose marks a scan misread (`Chính phú`), read again with the marks of known names."""

from __future__ import annotations

import re
from functools import cache

from extract.folding import fold, unmarked
from extract.knowledge import bodies as known
from extract.knowledge.document_types import alternatives


def with_marks(text: str) -> str:
    """`text` with the known names in it marked as they are written; as long as `text`, its case kept.

    Only names of two words or more whose letters without marks are those of no other known name. Tone placement that
    is right either way (`Uỷ ban`) stays as printed.
    """
    names, pattern = _names()
    out = list(text)
    for found in pattern.finditer(unmarked(text)):
        name = names[found[0]]
        start, end = found.span()
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
    return sure, re.compile(rf"(?<!\w)(?:{alternatives(tuple(sure)).replace(' +', ' ')})(?!\w)")
