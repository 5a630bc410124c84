"""Ruled lines of a page: pieces of one line joined, and how far a scan lies askew."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import median

from extract.reading import Rule

# Word processors draw the border of each cell by itself, half a border's width apart.
_SAME_LINE = 1.2
_GAP = 3.0
# Only long rules tell the slant: a point across 100 is half a degree.
_LONG = 100.0


def joined(rules: Iterable[Rule], gap: float = _GAP) -> tuple[Rule, ...]:
    """Rules with the pieces of one line made one; of double lines one stays.

    Args:
        gap: points between pieces of one line.
    """
    every = list(rules)
    level = _joined([(r.top, r.bottom, r.x0, r.x1) for r in every if r.level], gap)
    upright = _joined([(r.x0, r.x1, r.top, r.bottom) for r in every if not r.level], gap)
    return (
        *(Rule(start, a, end, b) for a, b, start, end in level),
        *(Rule(a, start, b, end) for a, b, start, end in upright),
    )


_Piece = tuple[float, float, float, float]
"""Across at the start, across at the end, start and end along the line."""


def _joined(pieces: list[_Piece], gap: float) -> list[_Piece]:
    out: list[_Piece] = []
    row: list[_Piece] = []
    for piece in sorted(pieces, key=lambda p: (p[0] + p[1]) / 2):
        if row and (piece[0] + piece[1]) / 2 - (row[0][0] + row[0][1]) / 2 > _SAME_LINE:
            out += _along(row, gap)
            row = []
        row.append(piece)
    return out + _along(row, gap)


def _along(row: list[_Piece], gap: float) -> list[_Piece]:
    out: list[_Piece] = []
    for piece in sorted(row, key=lambda p: p[2]):
        if out and piece[2] - out[-1][3] <= gap:
            if piece[3] > out[-1][3]:
                out[-1] = (out[-1][0], piece[1], out[-1][2], piece[3])
        else:
            out.append(piece)
    return out


def slant(rules: Sequence[Rule]) -> float:
    """Fall of level rules to the right, in points a point; 0.0 if no long rule tells it."""
    level = [(r.bottom - r.top) / (r.x1 - r.x0) for r in rules if r.level and r.x1 - r.x0 >= _LONG]
    found = median(level) if level else 0.0
    return found if abs(found) > math.tan(math.radians(0.05)) else 0.0
