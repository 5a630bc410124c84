"""Print of one height side by side: the lines of a page as the cells of a table without lines have them.

All of it is geometry of words; points, origin top left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.reading import Word

# Blanks of justified text stay under 12 even in bad lines; columns stand further apart.
GAP = 12.0
# Of the height of the print: lines of one height differ by less.
_SAME_HEIGHT = 0.35
LEAST_COLUMNS = 3
NUMBER = re.compile(r"[-+−–]?\d[\d.,]*[%‰]?|[-–x…]|\.\.\.")
_FIRST = frozenset("0123456789-+−–x….")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Segment:
    """Words of one height with no wide gap between them."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def number(self) -> bool:
        return len(self.words) == 1 and NUMBER.fullmatch(self.words[0].text) is not None


@dataclass(frozen=True)
class Band:
    """All that stands on one height."""

    segments: tuple[Segment, ...]
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def numbers(self) -> int:
        """How many segments after the first are numbers alone."""
        return sum(segment.number for segment in self.segments[1:])


def bands_of(words: Sequence[Word]) -> list[Band]:
    """All words of a page, height by height from the top down."""
    return [_band(row) for row in heights(words)]


def lone_numbers(words: Sequence[Word]) -> list[Word]:
    """Numbers that no word stands close to on the same height, among words in reading order or cell by cell."""
    out: list[Word] = []
    for k, word in enumerate(words):
        if word.text[:1] in _FIRST and NUMBER.fullmatch(word.text):
            before, after = words[k - 1] if k else None, words[k + 1] if k + 1 < len(words) else None
            if not (before and _close(before, word)) and not (after and _close(word, after)):
                out.append(word)
    return out


def _close(left: Word, right: Word) -> bool:
    same = abs(_middle(left) - _middle(right)) <= _SAME_HEIGHT * (left.bottom - left.top)
    return same and 0 <= right.x0 - left.x1 <= GAP


def heights(words: Sequence[Word]) -> list[list[Word]]:
    """Words of one height together, from the top down."""
    if not words:
        return []
    ordered = sorted(words, key=_middle)
    middles = [_middle(word) for word in ordered]
    # No height goes on over so much white: most lines of a page are parted by it.
    white = _SAME_HEIGHT * max(word.bottom - word.top for word in words)
    cuts = [k for k in range(1, len(middles)) if middles[k] - middles[k - 1] > white]
    parts = [ordered[start:end] for start, end in pairwise([0, *cuts, len(ordered)])]
    return [row for part in parts for row in _parted(part)]


def _parted(words: list[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    waiting = [words]
    while waiting:
        row = waiting.pop()
        if _middle(row[-1]) - _middle(row[0]) <= _SAME_HEIGHT * (row[0].bottom - row[0].top):
            rows.append(row)
            continue
        # Parted where they are furthest apart, since cells of several lines stand half a line higher or lower.
        cut = max(range(1, len(row)), key=lambda k: _middle(row[k]) - _middle(row[k - 1]))
        waiting += [row[cut:], row[:cut]]
    return rows


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _band(row: list[Word]) -> Band:
    row.sort(key=lambda w: w.x0)
    parts = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 > GAP:
            parts.append([word])
        else:
            parts[-1].append(word)
    return Band(tuple(Segment(tuple(part)) for part in parts), min(w.top for w in row), max(w.bottom for w in row))


def is_row(band: Band) -> bool:
    """Whether a band is a row of figures: two numbers after its first cell, or one and three cells."""
    if all(_YEAR.fullmatch(segment.words[0].text) for segment in band.segments[1:] if segment.number):
        return False  # `Quý I năm` over `2024`: the second line of a header
    return band.numbers >= 2 or (band.numbers == 1 and len(band.segments) >= LEAST_COLUMNS)
