"""The row of a header that counts the columns, also where OCR misread it: `□`, `(2)`, `(3)`, `G6).`, `@)=(3)/(2)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COUNT = re.compile(r"\(?(\d{1,2})\)?")
# `A`, `q)`, `G6).`, `3-21`, `@)=()/(4)`; not `Sở`, `tấn`, `8.450`
_MISREAD = re.compile(r"\W*\w{0,2}\W*|\d[^\w.,]?\d{1,2}|[^\W\d]{0,2}\d?[()@=/⁄:+*\d-]{3,}")
# `(2)`, `4)`, `@®)`, `(7)=(6)/(4)`
_BRACKETED = re.compile(r"\(?[^\s()]{1,2}\)(?:=.*)?")
# `A`, `(1)`, `3=2/1`, as they are printed
_PRINTED = re.compile(r"\(?(?:(?P<number>\d{1,2})|[A-ZĐ])\)?(?:\s*=\s*[\d()+\-*/:x%.,\s]+)?")
_LEAST = 3


def counts_columns(texts: Sequence[str]) -> bool:
    """Whether cells from left to right count the columns: three do, each as far from its place, none is a word.

    Brackets around most of them count them too, whatever was read inside.

    Args:
        texts: of all columns; empty where nothing was read.
    """
    counted = [(place, int(found[1])) for place, text in enumerate(texts) if (found := _COUNT.fullmatch(text))]
    steps = {number - place for place, number in counted}
    printed = [_PRINTED.fullmatch(text) for text in texts]
    numbers = [int(found["number"]) for found in printed if found and found["number"]]
    if all(printed) and len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return len(numbers) < len(texts) or len(numbers) >= _LEAST
    if sum(_BRACKETED.fullmatch(text) is not None for text in texts) >= max(_LEAST, len(texts) / 2):
        return True
    return (
        len(counted) >= _LEAST and len(steps) == 1 and all(_COUNT.fullmatch(t) or _MISREAD.fullmatch(t) for t in texts)
    )
