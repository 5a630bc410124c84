"""Calls of footnotes: small raised numbers inside running text, which measure nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.passage import Passage
from extract.reading import PageReading

# A call is set at two thirds of the text's size or less (9 of 14 points); small type of a table or list is not, beside
# words of its own size.
_RAISED = 0.75
_SMALL_NUMBER = re.compile(r"[0-9](?<!\S[0-9])[0-9]?(?!\S)")


def footnote_calls(passage: Passage, pages: Mapping[int, PageReading]) -> tuple[tuple[int, int], ...]:
    """Start and end in the passage of each number of one or two digits that is set smaller than the word before it.

    Only digital pages know the size of print; on scans calls are told by their surroundings.
    """
    calls: list[tuple[int, int]] = []
    if not _SMALL_NUMBER.search(passage.text):
        return ()
    for piece in passage.pieces:
        page = pages[piece.page]
        end = piece.start + piece.length
        if page.text_source != "digital" or not _SMALL_NUMBER.search(passage.text, piece.start, end):
            continue
        at = piece.page_start
        before = None
        words = page.words_between(piece.page_start, piece.page_start + piece.length)
        sizes = [word.size for word in words]
        if not sizes or min(sizes) > _RAISED * max(sizes):
            continue  # all of one size
        for word in words:
            start = page.text.find(word.text, at)
            at = start + len(word.text)
            small = before is not None and 0 < word.size <= _RAISED * before.size
            if small and len(word.text) <= 2 and word.text.isascii() and word.text.isdigit():
                offset = piece.start + start - piece.page_start
                calls.append((offset, offset + len(word.text)))
            else:
                before = word
    return tuple(calls)
