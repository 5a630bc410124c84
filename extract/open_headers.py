"""Headers of tables without all their lines: where they begin and end, and which of their cells stand over several.

All of it is geometry of words; points, origin top left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.print_bands import Band, Segment
from extract.reading import Rule

# Of the height of the print: lines of one cell stand at most so far apart.
NEXT_LINE = 2.6
# A header cell over several columns is set in their middle, give or take.
_CENTRED = 9.0
# `Đơn vị tính: ha`, `Bảng 7. …`: stands above a table and is no header of it
_ABOVE = re.compile(r"\W*(?:đơn vị(?: tính)?\s*:|đvt|bảng|biểu|phụ lục|phụ biểu)", re.IGNORECASE)


def header_top(bands: Sequence[Band], first: int, columns: list[tuple[float, float]], drawn: Sequence[float]) -> int:
    """The band where the header begins; `first` if there is none."""
    width = columns[-1][1] - columns[0][0]
    top = first
    for k in range(first - 1, max(-1, first - 9), -1):
        band, below = bands[k], bands[k + 1]
        text = " ".join(word.text for segment in band.segments for word in segment.words)
        ruled = top < first and any(band.bottom - 2 <= y <= below.top + 2 for y in drawn) and len(band.segments) == 1
        if below.top - band.bottom > NEXT_LINE * band.height or _ABOVE.match(text) or ruled:
            break
        if any(s.x1 - s.x0 > 0.7 * width for s in band.segments):
            break
        enclosed = any(band.bottom - 2 <= y <= below.top + 2 for y in drawn) and any(y < band.top for y in drawn)
        # the last line of a cell that has more of them than its neighbours
        among = k > 0 and bands[k - 1].bottom > band.top
        if len(band.segments) == 1 and below.top - band.bottom > 0.8 * band.height and not enclosed and not among:
            break
        top = k
    while top < first and all(len(bands[k].segments) == 1 for k in range(top, first)):
        top += 1
    return top


def end_of_header(bands: Sequence[Band], top: int, first: int, drawn: Sequence[float]) -> int:
    """The first band below the header: words of the first row that wrap may stand above its numbers."""
    for k in range(first, top, -1):
        if any(bands[k - 1].bottom - 3 <= y <= bands[k].top + 3 for y in drawn):
            return k
    gaps = {k: bands[k].top - bands[k - 1].bottom for k in range(top + 1, first + 1)}
    if first - 1 in gaps and len(bands[first - 1].segments) == 1 and gaps[first] < 0 < gaps[first - 1]:
        return first - 1
    return first


@dataclass(frozen=True)
class Span:
    """A header cell over several columns: from the first to the last of the cells below it."""

    x0: float
    x1: float
    bottom: float
    below: float
    segment: Segment


def spans_of(header: Sequence[Band]) -> list[Span]:
    """Header cells that stand over the middle of two or more cells below, and over none alone."""
    out: list[Span] = []
    for k, band in enumerate(header):
        below = [lower for lower in header[k + 1 :] if lower.top >= band.bottom - 2]
        if below:
            cells = _below(below)
            found = [span for segment in band.segments if (span := _over(segment, band, cells)) is not None]
            # One level of the header ends at one height, whatever lines the cells below it have.
            out += [replace(span, below=min(other.below for other in found)) for span in found]
    return out


@dataclass(frozen=True)
class _Below:
    """What stands in one column of the lower part of a header, in one line or several."""

    x0: float
    x1: float
    top: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def _below(bands: Sequence[Band]) -> list[_Below]:
    """The cells that bands of a header make, from left to right."""
    out: list[_Below] = []
    for x0, x1, top in sorted((s.x0, s.x1, band.top) for band in bands for s in band.segments):
        if out and x0 < out[-1].x1:
            out[-1] = _Below(out[-1].x0, max(out[-1].x1, x1), min(out[-1].top, top))
        else:
            out.append(_Below(x0, x1, top))
    return out


def _over(segment: Segment, band: Band, cells: Sequence[_Below]) -> Span | None:
    if any(abs(segment.middle - cell.middle) < _CENTRED / 2 for cell in cells):
        return None
    others = [other for other in band.segments if other is not segment]
    for size in range(2, len(cells) + 1):
        for start in range(len(cells) - size + 1):
            x0, x1 = cells[start].x0, cells[start + size - 1].x1
            if any(x0 < other.middle < x1 for other in others):
                continue
            if abs(segment.middle - (x0 + x1) / 2) <= _CENTRED:
                lowest = min(cell.top for cell in cells[start : start + size])
                return Span(x0, x1, band.bottom, lowest, segment)
    return None


def widened(
    columns: list[tuple[float, float]], bands: Sequence[Band], spans: Sequence[Span]
) -> list[tuple[float, float]]:
    """Columns as wide as the cells of the header, and the lines of names that wrap, which stand in one of them."""
    spanning = [span.segment for span in spans]
    out = list(columns)
    for band in bands:
        for segment in band.segments:
            if segment in spanning:
                continue
            over = [k for k, (x0, x1) in enumerate(columns) if x0 < segment.x1 and segment.x0 < x1]
            if len(over) == 1:
                k = over[0]
                left = out[k - 1][1] if k else float("-inf")
                right = out[k + 1][0] if k + 1 < len(out) else float("inf")
                out[k] = (max(left, min(out[k][0], segment.x0)), min(right, max(out[k][1], segment.x1)))
    return out


def rules_under_spans(
    level: Sequence[Rule], columns: Sequence[tuple[float, float]], top: float, bottom: float
) -> list[Rule]:
    """Rules drawn under header cells that stand over several columns, but not over all."""
    out = []
    for rule in level:
        over = sum(covers(rule, column) for column in columns)
        if top < (rule.top + rule.bottom) / 2 < bottom and 2 <= over < len(columns):
            out.append(rule)
    return out


def covers(rule: Rule, column: tuple[float, float]) -> bool:
    """Whether a level rule runs over the middle of a column."""
    return rule.x0 - 2 <= (column[0] + column[1]) / 2 <= rule.x1 + 2
