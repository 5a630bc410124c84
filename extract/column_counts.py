"""The row of a header that counts the columns, where OCR misread it: `□`, `(2)`, `(3)`, `G6).`, `@)=(3)/(2)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COUNT = re.compile(r"\(?(\d{1,2})\)?")
# `A`, `q)`, `G6).`, `3-21`, `@)=()/(4)`; not `Sở`, `tấn`, `8.450`
_MISREAD = re.compile(r"\W*\w{0,2}\W*|\d[^\w.,]?\d{1,2}|[^\W\d]{0,2}\d?[()@=/:+*\d-]{3,}")
_LEAST = 3


def counts_columns(texts: Sequence[str]) -> bool:
    """Whether cells from left to right count the columns: three do, each as far from its place, none is a word.

    Args:
        texts: of all columns; empty where nothing was read.
    """
    counted = [(place, int(found[1])) for place, text in enumerate(texts) if (found := _COUNT.fullmatch(text))]
    steps = {number - place for place, number in counted}
    return (
        len(counted) >= _LEAST and len(steps) == 1 and all(_COUNT.fullmatch(t) or _MISREAD.fullmatch(t) for t in texts)
    )
