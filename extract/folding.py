"""Letters without marks, for comparing words that OCR or typing spelled with other marks; never for storing.

Every folded text has as many code points as its source, so offsets hold in both.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter in "đĐÐð":
        return "d"
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def fold(text: str) -> str:
    """`Ủy ban NHÂN DÂN` becomes `uy ban nhan dan`; the number of code points stays the same."""
    return "".join(map(_fold_letter, text))
