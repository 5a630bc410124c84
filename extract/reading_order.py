"""Words to lines in the order a person reads them.

Most of a notice is one column. Two places are not: the header (issuer and number at the left, national title and date
at the right) and the end (recipients at the left, authority and signature at the right). They have no rules between
them, and their rows do not align, so each column's lines are built from its own words.

A table also has white strips between its columns; it is read row by row, so a strip alone is not enough: see
`_is_two_columns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extract.reading import Column, Line, Word
from extract.signing_marks import signing_marks, with_marks

# A blank is 0.25 em, stretched to 1 em in badly justified lines; columns stand further apart.
_COLUMN_GAP_EM = 1.6
# Long names of bodies come near the motto beside them: `BỘ GIÁO DỤC VÀ ĐÀO TẠO  CỘNG HÒA XÃ HỘI …`.
_MOTTO_GAP_EM = 0.8
_MOTTO = re.compile(r"C[ỘÔO]NG H[OÒ][AÀ] X|Đ[ẢA]NG C[ỘÔO]NG S")
# The strip that no word of the block enters may be much narrower than the gap of any one row.
_GUTTER_MIN = 4.0
# Where the strip may lie, as shares of the page's width.
_GUTTER_FROM, _GUTTER_TO = 0.22, 0.68
# How far from the middle of the page a centred title may lie, as a share of its width.
_CENTRED = 0.05
# Rows of one block follow each other; a larger hole, in line heights, ends it (room for the signature is left by hand:
# up to 9 lines in the right column, while the left one runs on).
_HOLE = 10.0

_HEADER = re.compile(
    r"CỘNG\s*H[OÒ][AÀ]|ĐẢNG\s+CỘNG\s+SẢN|Độc\s+lập|^\s*Số\b|^\s*V/v|ngày\b.*\btháng\b.*\bnăm\b"
    r"|MẶT\s+TRẬN\s+TỔ\s+QUỐC|[ỦU][YỶ]\s+BAN|TỈNH\s+[ỦU][YỶ]|THÀNH\s+[ỦU][YỶ]"
)
# `Nơi nhận:`; also `nhận:` alone, where a stroke hid the first word from OCR.
_RECIPIENTS = re.compile(r"^\W*(?:N[ơo]i\s+nh[ậa]n\b|nhận\s*:?$)", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^\W*(?:(?:T/M|T/L|K/T|TM|TL|KT|TUQ|Q|THỪA\s+LỆNH|THAY\s+MẶT)\b"
    r"|(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|BÍ\s+THƯ|CHÁNH\s+VĂN\s+PHÒNG))"
)


@dataclass(slots=True)
class _Segment:
    """Words of one row without a wide gap between them."""

    words: list[Word]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class _Row:
    """Words that stand side by side."""

    words: list[Word]
    top: float
    bottom: float
    segments: list[_Segment] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        return max(segment.x1 for segment in self.segments)


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows `first..last` (inclusive) in two columns, parted by a strip around `gutter`."""

    first: int
    last: int
    gutter: float


def lines_of(words: Iterable[Word], width: float, height: float) -> tuple[Line, ...]:
    """Lines of a page in reading order.

    Args:
        words: in any order.
        width, height: of the upright page, points.
    """
    every = list(words)
    if marks := signing_marks(every):
        apart = {id(word) for mark in marks for word in mark}
        rest = _lines_of([word for word in every if id(word) not in apart], width, height)
        return with_marks(rest, [[_line(row.words) for row in _rows(mark)] for mark in marks])
    return _lines_of(every, width, height)


def _lines_of(every: Sequence[Word], width: float, height: float) -> tuple[Line, ...]:
    if not every:
        return ()
    rows = _rows(every)
    em = median(word.size or word.bottom - word.top for word in every)
    for row in rows:
        row.segments = _segments(row.words, em)
    lines: list[Line] = []
    at = 0
    for block in _blocks(rows, em, width, height):
        lines += [_line(row.words) for row in rows[at : block.first]]
        inside = [word for row in rows[block.first : block.last + 1] for word in row.words]
        left = [word for word in inside if (word.x0 + word.x1) / 2 < block.gutter]
        right = [word for word in inside if (word.x0 + word.x1) / 2 >= block.gutter]
        lines += [_line(row.words, "left") for row in _rows(left)]
        lines += [_line(row.words, "right") for row in _rows(right)]
        at = block.last + 1
    lines += [_line(row.words) for row in rows[at:]]
    return tuple(lines)


def _line(words: Sequence[Word], column: Column = "full") -> Line:
    return Line(tuple(words), column)


def _rows(words: Sequence[Word]) -> list[_Row]:
    """Groups words that overlap in height by half of the lower one; rows from top to bottom, words left to right."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda w: w.top + w.bottom):
        best: _Row | None = None
        best_overlap = 0.5
        top, bottom = word.top, word.bottom
        # Rows are met in the order of their middles, so only the last few can still take a word. (Bare comparisons:
        # this is the innermost loop of reading a digital page.)
        for row in rows[-4:]:
            shared = (bottom if bottom < row.bottom else row.bottom) - (top if top > row.top else row.top)
            if shared <= 0:
                continue
            lower = row.bottom - row.top
            if bottom - top < lower:
                lower = bottom - top
            if shared > best_overlap * lower:
                best, best_overlap = row, shared / lower
        if best is None:
            rows.append(_Row([word], top, bottom))
            continue
        best.words.append(word)
        if bottom - top > best.bottom - best.top:
            # The band of a row is that of its tallest word: growing with every word, rows would run together.
            best.top, best.bottom = top, bottom
    for row in rows:
        row.words.sort(key=lambda w: w.x0)
    rows.sort(key=lambda row: (row.top + row.bottom) / 2)
    return rows


def _segments(words: Sequence[Word], em: float) -> list[_Segment]:
    segments = [_Segment([words[0]])]
    reach = words[0].x1
    for index, word in enumerate(words[1:], start=1):
        gap = word.x0 - reach
        if gap > _COLUMN_GAP_EM * em or (gap > _MOTTO_GAP_EM * em and _begins_motto(words, index)):
            segments.append(_Segment([word]))
        else:
            segments[-1].words.append(word)
        reach = max(reach, word.x1)
    return segments


def _begins_motto(words: Sequence[Word], index: int) -> bool:
    return _MOTTO.match(" ".join(word.text for word in words[index : index + 3])) is not None


def _blocks(rows: Sequence[_Row], em: float, width: float, height: float) -> list[_Block]:
    blocks: list[_Block] = []
    rejected: set[_Block] = set()
    at = 0
    for index in range(len(rows)):
        if index < at:
            continue
        gap = _gap_in(rows[index], width) or _gap_beside(rows, index, em, width)
        block = _grow(rows, index, at, gap, em, width) if gap else None
        if block is None or block in rejected:
            continue
        if _is_two_columns(rows, block, height):
            blocks.append(block)
            at = block.last + 1
        else:
            # Rows of a table lead to the same block again and again.
            rejected.add(block)
    return blocks


def _gap_in(row: _Row, width: float) -> tuple[float, float] | None:
    """The widest gap between segments of a row that reaches into the middle of the page."""
    gaps = [
        (a.x1, b.x0) for a, b in pairwise(row.segments) if a.x1 < _GUTTER_TO * width and b.x0 > _GUTTER_FROM * width
    ]
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=None)


def _gap_beside(rows: Sequence[_Row], index: int, em: float, width: float) -> tuple[float, float] | None:
    """The gap between a row and the next one, if they stand beside each other on lines of their own (`_rows` has kept
    them apart, since they overlap by less than half): recipients and the signer's name."""
    if index + 1 >= len(rows) or rows[index + 1].top - rows[index].top > em:
        return None
    left, right = sorted((rows[index], rows[index + 1]), key=lambda row: row.x0)
    if right.x0 - left.x1 < _COLUMN_GAP_EM * em or not (
        left.x1 < _GUTTER_TO * width and right.x0 > _GUTTER_FROM * width
    ):
        return None
    return left.x1, right.x0


def _grow(
    rows: Sequence[_Row], seed: int, lowest: int, gutter: tuple[float, float], em: float, width: float
) -> _Block | None:
    """The longest run of rows around `seed` with a common white strip; None if nothing stays of it."""
    first = last = seed
    for index in range(seed + 1, len(rows)):
        narrowed = _narrow(rows[index], gutter)
        hole = rows[index].top - rows[index - 1].bottom
        if narrowed is None or hole > _HOLE * em:
            break
        gutter, last = narrowed, index
    for index in range(seed - 1, lowest - 1, -1):
        narrowed = _narrow(rows[index], gutter)
        hole = rows[index + 1].top - rows[index].bottom
        if narrowed is None or hole > _HOLE * em:
            break
        gutter, first = narrowed, index
    first, last = _trim(rows, first, last, gutter, width)
    first = _skip_text_above(rows, first, last, gutter)
    return _Block(first, last, (gutter[0] + gutter[1]) / 2) if first <= last else None


def _skip_text_above(rows: Sequence[_Row], first: int, last: int, gutter: tuple[float, float]) -> int:
    """Where the block begins if the last lines of a paragraph (`để tổng hợp./.`) stand above its left column.

    It begins there too where a joint act is signed on the left and the list stands under both signers.
    """
    for index in range(first, last + 1):
        left = [w.text for w in rows[index].words if w.x1 <= gutter[0]]
        if _SIGNATURE.search(" ".join(left)):
            return index
        if _RECIPIENTS.search(" ".join(left)):
            # The right column may begin a little higher.
            while index > first and not _sides(rows[index - 1], gutter)[0]:
                index -= 1
            return index
    return first


def _narrow(row: _Row, gutter: tuple[float, float]) -> tuple[float, float] | None:
    """The part of the strip that the row leaves white; None if it crosses it."""
    left, right = gutter
    for word in row.words:
        if word.x1 <= left or word.x0 >= right:
            continue
        # The word enters the strip from one side.
        middle = (word.x0 + word.x1) / 2
        if middle < (left + right) / 2:
            left = max(left, word.x1)
        else:
            right = min(right, word.x0)
        if right - left < _GUTTER_MIN:
            return None
    # A line of text has words close to both edges of the strip; one blank between them is no column gap.
    before = max((word.x1 for word in row.words if word.x1 <= left), default=None)
    after = min((word.x0 for word in row.words if word.x0 >= right), default=None)
    if before is not None and after is not None and len(row.segments) < 2:
        return None
    return left, right


def _trim(rows: Sequence[_Row], first: int, last: int, gutter: tuple[float, float], width: float) -> tuple[int, int]:
    """Takes rows off the ends that are centred on the page (a title) rather than in one of the columns."""
    both = [i for i in range(first, last + 1) if _sides(rows[i], gutter) == (True, True)]
    # Rows of different level that stand beside each other count as one.
    both += [
        i
        for a, b in pairwise(range(first, last + 1))
        if _sides(rows[a], gutter) != _sides(rows[b], gutter) and rows[b].top < rows[a].bottom
        for i in (a, b)
    ]
    both.sort()
    if not both:
        return 1, 0
    left = _centre([w for i in both for w in rows[i].words if w.x1 <= gutter[0]])
    right = _centre([w for i in both for w in rows[i].words if w.x0 >= gutter[1]])
    page = (min(row.x0 for row in rows) + max(row.x1 for row in rows)) / 2

    def belongs(row: _Row) -> bool:
        on_left, on_right = _sides(row, gutter)
        if on_left and on_right:
            return True
        middle = (row.x0 + row.x1) / 2
        own = left if on_left else right
        if on_left and row.x0 <= min(r.x0 for r in rows[first : last + 1]) + 0.05 * width:
            return True
        return abs(middle - own) < abs(middle - page)

    for index in range(both[0], both[-1]):
        # A title between the columns and a stray word below (a note in hand) ends the block.
        middle = (rows[index].x0 + rows[index].x1) / 2
        on_right_only = index not in both and not _sides(rows[index], gutter)[0]
        if on_right_only and abs(middle - page) < _CENTRED * width and abs(middle - right) > 2 * _CENTRED * width:
            return first, index - 1
    while first < both[0] and not all(belongs(rows[i]) for i in range(first, both[0])):
        first += 1
    while last > both[-1] and not all(belongs(rows[i]) for i in range(both[-1] + 1, last + 1)):
        last -= 1
    return first, last


def _centre(words: Sequence[Word]) -> float:
    return (min(w.x0 for w in words) + max(w.x1 for w in words)) / 2


def _sides(row: _Row, gutter: tuple[float, float]) -> tuple[bool, bool]:
    middle = (gutter[0] + gutter[1]) / 2
    return any(w.x1 <= middle for w in row.words), any(w.x0 >= middle for w in row.words)


def _is_two_columns(rows: Sequence[_Row], block: _Block, height: float) -> bool:
    """True for headers and ends; False for tables and for single gaps in running text."""
    inside = rows[block.first : block.last + 1]
    words = [word for row in inside for word in row.words]
    left = _rows([w for w in words if (w.x0 + w.x1) / 2 < block.gutter])
    right = _rows([w for w in words if (w.x0 + w.x1) / 2 >= block.gutter])
    if not left or not right:
        return False
    left_texts = [" ".join(w.text for w in row.words) for row in left]
    right_texts = [" ".join(w.text for w in row.words) for row in right]
    if any(map(_RECIPIENTS.search, left_texts)) or any(map(_SIGNATURE.search, right_texts)):
        return True
    many_columns = sum(len(row.segments) > 2 for row in inside) >= 2
    if many_columns:
        return False
    if any(map(_HEADER.search, left_texts)) and any(map(_HEADER.search, right_texts)):
        return True
    # The list of recipients goes on over the page, beside the name of the signer.
    at_top = block.first <= 2 and inside[0].top < 0.3 * height
    dashes = sum(text.lstrip().startswith(("-", "–", "+")) for text in left_texts)
    return at_top and len(right) <= 3 and dashes >= max(2, len(left) / 2)
