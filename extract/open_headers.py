"""Headers of tables without all their lines: where they begin and end.

All of it is geometry of words; points, origin top left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.print_bands import LEAST_COLUMNS, Band, is_row
from extract.table_captions import is_numbered

# Of the height of the print: lines of one cell stand at most so far apart.
NEXT_LINE = 2.6
# The lowest names of columns stand in so many bands.
_HEADER_LINES = 3
# `Đơn vị tính: ha`, `Bảng 7. …`: stands above a table and is no header of it
_ABOVE = re.compile(r"\W*(?:đơn vị(?: tính)?\s*:|đvt|bảng|biểu|phụ lục|phụ biểu)", re.IGNORECASE)


def header_top(
    bands: Sequence[Band], first: int, last: int, columns: list[tuple[float, float]], drawn: Sequence[float]
) -> int:
    """The band where the header of the rows `first..last` begins; `first` if there is none."""
    width = columns[-1][1] - columns[0][0]
    names = max(_names_end(band) for band in bands[first : last + 1] if is_row(band))
    top = first
    for k in range(first - 1, max(-1, first - 9), -1):
        band, below = bands[k], bands[k + 1]
        text = " ".join(word.text for segment in band.segments for word in segment.words)
        spans = band.segments[0].x0 > names  # a cell over several columns stands over numbers, a title over all
        ruled = top < first and any(band.bottom - 2 <= y <= below.top + 2 for y in drawn)
        ruled = ruled and len(band.segments) == 1 and not spans
        # `Đơn vị:` is also a misread column
        titled = len(band.segments) < LEAST_COLUMNS and (_ABOVE.match(text) or is_numbered(text))
        if below.top - band.bottom > NEXT_LINE * band.height or titled or ruled:
            break
        if any(s.x1 - s.x0 > 0.7 * width for s in band.segments):
            break
        enclosed = any(band.bottom - 2 <= y <= below.top + 2 for y in drawn) and any(y < band.top for y in drawn)
        # the last line of a cell that has more of them than its neighbours
        among = k > 0 and bands[k - 1].bottom > band.top
        apart = len(band.segments) == 1 and below.top - band.bottom > 0.8 * band.height
        if apart and not enclosed and not among and not spans and not _is_below_names(bands, k):
            break
        top = k
    while top < first and all(len(bands[k].segments) == 1 for k in range(top, first)):
        top += 1
    return top


def _is_below_names(bands: Sequence[Band], index: int) -> bool:
    """Whether the names of columns stand close above a lone band: it is a title of the first rows, not of the table."""
    above = [bands[k] for k in range(max(0, index - _HEADER_LINES), index)]
    close = bool(above) and bands[index].top - above[-1].bottom < NEXT_LINE * bands[index].height
    return (
        close
        and sum(len(band.segments) for band in above if len(band.segments) > 1) >= LEAST_COLUMNS
        and not any(map(is_row, above))
    )


def _names_end(row: Band) -> float:
    """Where the words of a row end and its numbers begin."""
    number = next(k for k, segment in enumerate(row.segments) if k and segment.number)
    return row.segments[number - 1].x1


def end_of_header(bands: Sequence[Band], top: int, first: int, drawn: Sequence[float]) -> int:
    """The first band below the header: words of the first row that wrap may stand above its numbers."""
    for k in range(first, top, -1):
        if any(bands[k - 1].bottom - 3 <= y <= bands[k].top + 3 for y in drawn):
            return k
    gaps = {k: bands[k].top - bands[k - 1].bottom for k in range(top + 1, first + 1)}
    if first - 1 in gaps and len(bands[first - 1].segments) == 1 and gaps[first] < 0 < gaps[first - 1]:
        return first - 1
    return first


def widened(columns: list[tuple[float, float]], bands: Sequence[Band]) -> list[tuple[float, float]]:
    """Columns as wide as the lines of names that wrap, which stand in one of them."""
    out = list(columns)
    for band in bands:
        for segment in band.segments:
            over = [k for k, (x0, x1) in enumerate(columns) if x0 < segment.x1 and segment.x0 < x1]
            if len(over) == 1:
                k = over[0]
                left = out[k - 1][1] if k else float("-inf")
                right = out[k + 1][0] if k + 1 < len(out) else float("inf")
                out[k] = (max(left, min(out[k][0], segment.x0)), min(right, max(out[k][1], segment.x1)))
    return out
