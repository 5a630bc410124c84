"""Appearances of digital signatures, kept apart from the print they stand beside or on.

They are set small in a margin or over the header, with lines of their own height: joined with what stands beside them,
`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` gets `LÂM ĐỒNG` from the `Ký bởi: …` at its right, and two of them read across.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.reading import Line, Word

# As shares of the size of the print of the page, and of their own.
_SMALLER = 0.85
_BESIDE, _BELOW = 2.0, 1.2
# A number or a day that an appearance carries is a word or three on one line, and stands in its place in the text.
_LEAST_WORDS = 4


def signing_marks(words: Sequence[Word]) -> list[list[Word]]:
    """The words of each appearance of several small lines, from top to bottom."""
    noted = [word for word in words if word.annotation]
    if len(noted) < _LEAST_WORDS:
        return []
    print_size = median(word.size for word in words if not word.annotation) if len(noted) < len(words) else 0.0
    marks: list[list[Word]] = []
    for word in noted:
        if not 0 < word.size < _SMALLER * print_size:
            continue
        near = [mark for mark in marks if any(_near(word, other) for other in mark)]
        marks = [mark for mark in marks if mark not in near]
        marks.append([word, *(other for mark in near for other in mark)])
    marks = [mark for mark in marks if len(mark) >= _LEAST_WORDS and _several_lines(mark)]
    return sorted(marks, key=lambda mark: (min(word.top for word in mark), min(word.x0 for word in mark)))


def with_marks(lines: Sequence[Line], marks: Sequence[Sequence[Line]]) -> tuple[Line, ...]:
    """The lines of a page with those of its marks between them: before the first line that stands lower, unless that
    would part the lines of one column."""
    before: dict[int, list[Line]] = {}
    for mark in marks:
        top = mark[0].top
        at = next((i for i, line in enumerate(lines) if line.top >= top and _begins_run(lines, i)), len(lines))
        before.setdefault(at, []).extend(mark)
    return tuple(line for i in range(len(lines) + 1) for line in (*before.get(i, ()), *lines[i : i + 1]))


def _begins_run(lines: Sequence[Line], index: int) -> bool:
    column = lines[index].column
    return index == 0 or column == "full" or lines[index - 1].column != column


def _near(a: Word, b: Word) -> bool:
    across = max(a.x0, b.x0) - min(a.x1, b.x1)
    down = max(a.top, b.top) - min(a.bottom, b.bottom)
    size = min(a.size, b.size)
    return (across < _BESIDE * size and down < 0) or (across < 0 and down < _BELOW * size)


def _several_lines(mark: Sequence[Word]) -> bool:
    tops = sorted(word.top for word in mark)
    return any(after - before > 0.5 * mark[0].size for before, after in pairwise(tops))
