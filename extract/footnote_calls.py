"""Calls of footnotes: small raised numbers inside running text, which measure nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from extract.passage import Passage
from extract.reading import PageReading
from extract.zones import PrintLine

# A call is set at two thirds of the text's size or less (9 of 14 points); small type of a table or list is not, beside
# words of its own size.
_RAISED = 0.75
_SMALL_NUMBER = re.compile(r"[0-9](?<!\S[0-9])[0-9]?(?!\S)")


def may_call(line: PrintLine) -> bool:
    """Whether a line is printed in sizes as far apart as a call and its text are."""
    return not line.ocr and line.smallest <= _RAISED * line.largest


def footnote_calls(
    passage: Passage, pages: Mapping[int, PageReading], calling: Collection[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Start and end in the passage of each number of one or two digits that is set smaller than the word before it.

    Only digital pages know the size of print; on scans calls are told by their surroundings.

    Args:
        calling: page and start of each line that `may_call`.
    """
    calls: list[tuple[int, int]] = []
    for piece in passage.pieces if calling else ():
        if (piece.page, piece.page_start) not in calling:
            continue
        if not _SMALL_NUMBER.search(passage.text, piece.start, piece.start + piece.length):
            continue
        page = pages[piece.page]
        at = piece.page_start
        before = None
        for word in page.words_between(piece.page_start, piece.page_start + piece.length):
            start = page.text.find(word.text, at)
            at = start + len(word.text)
            small = before is not None and 0 < word.size <= _RAISED * before.size
            if small and len(word.text) <= 2 and word.text.isascii() and word.text.isdigit():
                offset = piece.start + start - piece.page_start
                calls.append((offset, offset + len(word.text)))
            else:
                before = word
    return tuple(calls)
