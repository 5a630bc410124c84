"""Whether a span of page text is what its quote says, and which characters it covers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

Range = tuple[int, int, int]
"""Page, first character, end (exclusive)."""

_SPAN = itemgetter("page", "end_page", "char_start", "char_end", "quote")
_SPACE = re.compile(r"\s+")
# `31- HD/BTCTW` printed over two lines is `31-HD/BTCTW` when read; `kinh tế - xã hội` keeps its blanks
_BROKEN_COMPOUND = re.compile(r"(?<=\S)([-/\u2010\u2011]) (?=\S)")
# a word divided at the end of a line: `Kết lu-` + `ận`
_DIVIDED_WORD = re.compile(r"(?<=\w)[-\u00ad\u2010]\n(?=\w)")


def covered_ranges(texts: Mapping[int, str], row: Mapping[str, Any]) -> list[Range] | None:
    """Where the characters of a row's quote stand; None if the span does not hold the quote.

    Equal means: up to line breaks and hyphenation at line ends. A span over a page break is the end of one page
    and the begin of another; what stands between (page number, footnote) belongs to neither and is not covered.

    Args:
        texts: text by page.
        row: with page, end_page, char_start, char_end, quote.
    """
    page, end_page, start, end, quote = _SPAN(row)
    if start is None or end is None or quote is None or start < 0:
        return None
    if end_page is None or end_page == page:
        text = texts[page]
        if 0 < len(quote) == end - start and text.startswith(quote, start):
            return [(page, start, end)]  # nearly all
        if not start < end <= len(text) or not same_text(text[start:end], quote):
            return None
        return [(page, start, end)]
    if end_page < page or start >= len(texts[page]) or not 0 < end <= len(texts[end_page]):
        return None
    return _over_page_break(texts[page], start, texts[end_page], end, quote, page, end_page)


def same_text(printed: str, quote: str) -> bool:
    """Whether a quote is the printed text up to line breaks and hyphenation at line ends."""
    if printed == quote or printed.replace("\n", " ") == quote:
        return True
    wanted = _mended(quote)
    return _mended(printed) == wanted or _mended(_DIVIDED_WORD.sub("", printed)) == wanted


def _mended(text: str) -> str:
    return _BROKEN_COMPOUND.sub(r"\1", _SPACE.sub(" ", text).strip())


def _over_page_break(
    first: str, start: int, last: str, end: int, quote: str, page: int, end_page: int
) -> list[Range] | None:
    wanted = _SPACE.sub("", quote)
    ahead = [i for i in range(start, len(first)) if not first[i].isspace()]
    behind = [i for i in range(end - 1, -1, -1) if not last[i].isspace()]
    head = 0
    while head < min(len(wanted) - 1, len(ahead)) and first[ahead[head]] == wanted[head]:
        head += 1
    tail = 0
    while tail < min(len(wanted) - 1, len(behind)) and last[behind[tail]] == wanted[-1 - tail]:
        tail += 1
    if head + tail < len(wanted) or not head or not tail:
        return None
    # the split must lie where the first page's share ends: as much of the quote as can stands before the break
    head = min(head, len(wanted) - 1)
    rest = len(wanted) - head
    return [(page, start, ahead[head - 1] + 1), (end_page, behind[rest - 1], end)]
