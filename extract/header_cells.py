"""Headers of tables without all their lines: which words make a cell, and which cells stand over several columns.

A header cell is set in the middle of its columns, its lines stand close, and what stands below it is lower than the
names of the columns beside it. All of it is geometry of words; points, origin top left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract.column_counts import counts_columns
from extract.reading import Rule, Word

# Of the height of the print: words of one cell stand no further apart, nor its lines, nor words of one line in height.
_WORD_GAP = 0.75
_LINE_GAP = 0.42
_SAME_LINE = 0.35
# Points.
_TOUCH = 1.0
_LOWER = 2.5
# So far off their middle a cell may stand, whose edges the words tell but roughly; two lines are higher than this.
_OFF = 8.0
_LOW_HEIGHT = 20.0
# Of the way down to the lowest names: columns that stand under something have theirs lower than the first column.
_LOWER_SHARE = 0.25
# `(1)`, `(5)=(4)/(3)`, `A`, `3=2/1`: counts the columns
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ]|[IVX]{1,4})\)?(?:=[\d()+\-*/:x%.,]+)?")
_LEAST_COUNTED = 3


@dataclass(frozen=True)
class Block:
    """Lines of words that make one cell."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def across(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def down(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Span:
    """A header cell over the columns `first..last` (inclusive); `bottom` is its lower edge."""

    first: int
    last: int
    bottom: float


@dataclass(frozen=True)
class OpenHeader:
    """What a header says of the columns below it.

    Attributes:
        columns: left and right edge of what stands in each, header cells of one column among it.
        splits: edges between its rows that run through all columns.
    """

    columns: tuple[tuple[float, float], ...]
    spans: tuple[Span, ...]
    splits: tuple[float, ...]


def read_header(words: Sequence[Word], columns: Sequence[tuple[float, float]], level: Sequence[Rule]) -> OpenHeader:
    """The cells that the words above the first row of a table make.

    Args:
        columns: left and right edge of what stands in each column below.
        level: rules drawn through or under the header.
    """
    lines = _lines(words)
    counting = _counting_line(lines, len(columns))
    splits: tuple[float, ...] = ()
    if counting:
        top, named = min(s.top for s in counting), [s for s in lines if s not in counting]
        splits = ((max(s.bottom for s in named) + top) / 2,)
        if len(counting) == len(columns):
            columns = [(min(a, s.x0), max(b, s.x1)) for (a, b), s in zip(columns, counting, strict=True)]
        lines = named
    inner = [rule for rule in level if any(s.bottom - _LOWER < _at(rule) for s in lines)]
    inner = [rule for rule in inner if any(_at(rule) < s.top + _LOWER for s in lines)]
    inner = [rule for rule in inner if not any(_strikes(rule, s) for s in lines)]  # print of a scan taken for a rule
    blocks = _blocks(lines, inner)
    layout = _Layout(blocks, inner, columns)
    return OpenHeader(tuple(layout.columns), tuple(layout.spans()), splits)


def _at(rule: Rule) -> float:
    return (rule.top + rule.bottom) / 2


def _runs_under(rule: Rule, column: tuple[float, float]) -> bool:
    return rule.x0 - _LOWER <= (column[0] + column[1]) / 2 <= rule.x1 + _LOWER


def _strikes(rule: Rule, line: Block) -> bool:
    return line.top + _LOWER < _at(rule) < line.bottom - _LOWER and rule.x0 < line.x1 and line.x0 < rule.x1


def _lines(words: Sequence[Word]) -> list[Block]:
    """Words side by side on one height with no wide white between them."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        first = rows[-1][0] if rows else None
        if first and (word.top + word.bottom - first.top - first.bottom) / 2 <= _SAME_LINE * (first.bottom - first.top):
            rows[-1].append(word)
        else:
            rows.append([word])
    out: list[Block] = []
    for row in rows:
        row.sort(key=lambda w: w.x0)
        parts = [[row[0]]]
        for before, word in pairwise(row):
            if word.x0 - before.x1 > _WORD_GAP * (word.bottom - word.top):
                parts.append([word])
            else:
                parts[-1].append(word)
        out += [_Line.of(part) for part in parts]
    return out


@dataclass(frozen=True)
class _Line(Block):
    text: str

    @classmethod
    def of(cls, words: Sequence[Word]) -> _Line:
        text = "".join(word.text for word in words)
        edges = min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words)
        return cls(*edges, max(w.bottom for w in words), text)


def _counting_line(lines: Sequence[Block], columns: int) -> list[Block]:
    """The lowest line if it counts the columns: `(1)`, `(2)`, `(3)=(2)/(1)`."""
    low = max((line.down for line in lines), default=0.0)
    last = [s for s in lines if low - s.down <= _SAME_LINE * (s.bottom - s.top)]
    counts = [s for s in last if isinstance(s, _Line) and _COLUMN_NUMBER.fullmatch(s.text)]
    last.sort(key=lambda s: s.x0)
    if len(last) < max(_LEAST_COUNTED, columns - 1) or len(last) == len(lines):
        return []
    counted = len(counts) == len(last) or counts_columns([s.text for s in last if isinstance(s, _Line)])
    return last if counted else []


def _overlap(a: Block, b: Block) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > _TOUCH


def _parts(rule: Rule, upper: Block, lower: Block) -> bool:
    """Whether a rule runs between two lines one below the other."""
    across = rule.x0 < min(upper.x1, lower.x1) and rule.x1 > max(upper.x0, lower.x0)
    return across and upper.down < _at(rule) < lower.down


def _blocks(lines: Sequence[Block], level: Sequence[Rule]) -> list[Block]:
    """Lines one below the other and close are one cell; one over two cells is a cell of its own."""
    below: list[list[int]] = []
    for upper in lines:
        height = upper.bottom - upper.top
        near = [
            k
            for k, lower in enumerate(lines)
            if lower.down > upper.down
            and -_SAME_LINE * height < lower.top - upper.bottom < _LINE_GAP * height
            and _overlap(upper, lower)
            and not any(_parts(rule, upper, lower) for rule in level)
        ]
        below.append(near)
    above = [sum(k in near for near in below) for k in range(len(lines))]
    home = list(range(len(lines)))
    for k in sorted(range(len(lines)), key=lambda k: lines[k].down):
        if len(below[k]) == 1 and above[below[k][0]] == 1:
            home[below[k][0]] = home[k]
    groups: dict[int, list[Block]] = {}
    for k, line in enumerate(lines):
        groups.setdefault(home[k], []).append(line)
    return [
        Block(min(s.x0 for s in g), min(s.top for s in g), max(s.x1 for s in g), max(s.bottom for s in g))
        for g in groups.values()
    ]


class _Layout:
    """Places the cells of a header over the columns of its table."""

    def __init__(self, blocks: list[Block], level: Sequence[Rule], columns: Sequence[tuple[float, float]]) -> None:
        self.blocks, self.level = blocks, level
        self.columns = list(columns)
        self.uppers = [b for b in blocks if any(self._stands_over(b, c) for c in blocks)]
        for block in sorted((b for b in blocks if b not in self.uppers), key=lambda b: b.x0):
            k = self.column_of(block)
            left = self.columns[k - 1][1] if k else float("-inf")
            right = self.columns[k + 1][0] if k + 1 < len(columns) else float("inf")
            x0, x1 = self.columns[k]
            self.columns[k] = (max(left, min(x0, block.x0)), min(right, max(x1, block.x1)))

    def column_of(self, block: Block) -> int:
        """The column that a cell of one column stands over: the one it overlaps most, else the nearest."""

        def white(k: int) -> float:
            x0, x1 = self.columns[k]
            return max(x0, block.x0) - min(x1, block.x1)

        return min(range(len(self.columns)), key=white)

    def _stands_over(self, upper: Block, lower: Block) -> bool:
        if lower.top < upper.bottom - _LOWER or upper is lower:
            return False
        return _overlap(upper, lower) or self.column_of(upper) == self.column_of(lower)

    def spans(self) -> list[Span]:
        """The cells over several columns, those of the top level first."""
        out: list[Span] = []
        regions = [Span(0, len(self.columns) - 1, float("-inf"))]
        uppers = self.uppers
        while uppers and regions:
            top = min(uppers, key=lambda b: b.top)
            mine = [b for b in uppers if b.top <= top.down or b.down <= top.bottom]
            found: list[tuple[int, int, Block]] = []
            for region in regions:
                found += self._placed(region, mine)
            wide = [(i, j, b) for i, j, b in found if j > i]
            regions = [Span(i, j, self._edge(wide)) for i, j, _ in wide]
            out += regions
            uppers = [b for b in uppers if b not in mine]
        return out

    def _edge(self, spans: Sequence[tuple[int, int, Block]]) -> float:
        """The lower edge that the cells of one level have in common: on a rule drawn there, else in the white."""
        above = max(b.bottom for *_, b in spans)
        below = min((b.top for i, j, upper in spans for b in self._under(i, j, upper)), default=above)
        white = (above + below) / 2
        drawn = [
            _at(rule)
            for rule in self.level
            if min(above, below) - _LOWER <= _at(rule) <= max(above, below) + _LOWER
            and any(_runs_under(rule, column) for i, j, _ in spans for column in self.columns[i : j + 1])
        ]
        return min(drawn, key=lambda y: abs(y - white), default=white)

    def _under(self, first: int, last: int, upper: Block) -> list[Block]:
        """Cells below another, over its columns."""
        return [
            b
            for b in self.blocks
            if b is not upper and b.top >= upper.bottom - _LOWER and first <= self.column_of(b) <= last
        ]

    def _placed(self, region: Span, uppers: Sequence[Block]) -> list[tuple[int, int, Block]]:
        """The columns below a cell (or of the whole header) that each of the cells on the next level stands over."""
        first, last = region.first, region.last
        low = self._low(region, uppers)
        out: list[tuple[int, int, Block]] = []
        at = first
        while at <= last:
            if not low[at - first]:
                at += 1
                continue
            end = at
            while end < last and low[end + 1 - first]:
                end += 1
            out += self._shared(at, end, uppers)
            at = end + 1
        return out

    def _low(self, region: Span, uppers: Sequence[Block]) -> list[bool]:
        """For each column below a cell, whether its own cell stands below one of those given."""
        first, last = region.first, region.last
        ruled = [
            any(_runs_under(r, column) and any(u.down < _at(r) for u in uppers) for r in self._partial(first, last))
            for column in self.columns[first : last + 1]
        ]
        if any(ruled):
            return ruled
        stacks: list[list[Block]] = [[] for _ in ruled]
        for block in self.blocks:
            if block not in uppers and block.down > region.bottom and first <= (k := self.column_of(block)) <= last:
                stacks[k - first].append(block)
        middles = [
            (min(b.top for b in stack) + max(b.bottom for b in stack)) / 2 if stack else None for stack in stacks
        ]
        under = [
            middle
            for k, middle in enumerate(middles)
            if middle is not None and any(self._stands_over(u, b) for u in uppers for b in stacks[k])
        ]
        if not under:
            return [False] * len(stacks)
        lower = sorted(under)[len(under) // 2]
        # The first column names the rows: it stands under nothing, and its cell in the middle of the header's height,
        # as those do between two levels that stand under neither.
        free = middles[0]
        if first > 0:
            inner = [b for stack in stacks for b in stack] + [u for u in uppers if first <= self.column_of(u) <= last]
            free = (min(b.top for b in inner) + max(b.bottom for b in inner)) / 2
        line = max(upper.bottom for upper in uppers) - _LOWER
        if free is not None and lower - free > _LOWER:
            line = free + max(_LOWER, _LOWER_SHARE * (lower - free))
        floor = max(upper.bottom for upper in uppers) - _LOWER
        return [
            middle is not None and middle > line and k + first > 0 and min(b.top for b in stack) >= floor
            for k, (middle, stack) in enumerate(zip(middles, stacks, strict=True))
        ]

    def _partial(self, first: int, last: int) -> list[Rule]:
        """Rules drawn inside the header under some columns of `first..last`, not under all."""
        out = []
        for rule in self.level:
            over = [_runs_under(rule, column) for column in self.columns[first : last + 1]]
            if any(over) and not all(over):
                out.append(rule)
        return out

    def _shared(self, first: int, last: int, uppers: Sequence[Block]) -> list[tuple[int, int, Block]]:
        """The columns of a run shared out among the cells above them, so that each stands in the middle of its own."""
        left, right = self.columns[first][0], self.columns[last][1]
        mine = sorted((u for u in uppers if left < u.across < right), key=lambda u: u.across)
        if not mine or len(mine) > last - first + 1:
            return []
        if first == 1 and self._at_the_foot(last):
            # All names stand on one height: the first of them may stand under nothing.
            runs = [self._parted(start, last, mine) for start in range(1, last - len(mine) + 2)]
            return min(runs, key=lambda run: (run[0] // (_OFF * len(mine)), run[1][0][0]))[1]
        return self._parted(first, last, mine)[1]

    def _at_the_foot(self, last: int) -> bool:
        """Whether the name of the first column stands as low as those of the columns up to `last`."""
        lowest = [max((b.bottom for b in self.blocks if self.column_of(b) == k), default=0.0) for k in (0, last)]
        own = [b for b in self.blocks if self.column_of(b) == 0]
        return len(own) == 1 and abs(lowest[0] - lowest[1]) < _LOWER and own[0].bottom - own[0].top < _LOW_HEIGHT

    def _parted(self, first: int, last: int, mine: Sequence[Block]) -> tuple[float, list[tuple[int, int, Block]]]:
        """The columns `first..last` shared out, and how far from the middles of theirs the cells stand in all."""

        @cache
        def best(at: int, number: int) -> tuple[float, tuple[int, ...]]:
            """How far the cells from `number` on stand from the middles of their columns, from `at` on; their ends."""
            if number == len(mine) - 1:
                return self._off(mine[number], at, last), (last,)
            options = []
            for end in range(at, last - (len(mine) - 1 - number) + 1):
                cost, ends = best(end + 1, number + 1)
                options.append((cost + self._off(mine[number], at, end), (end, *ends)))
            return min(options)

        off, ends = best(first, 0)
        starts = [first, *(end + 1 for end in ends[:-1])]
        return off, list(zip(starts, ends, mine, strict=True))

    def _off(self, block: Block, first: int, last: int) -> float:
        """How far a cell stands from the middle of the columns `first..last`."""
        left = (self.columns[first - 1][1] + self.columns[first][0]) / 2 if first else self.columns[first][0]
        right = (
            (self.columns[last][1] + self.columns[last + 1][0]) / 2
            if last + 1 < len(self.columns)
            else self.columns[last][1]
        )
        text = (self.columns[first][0] + self.columns[last][1]) / 2
        return min(abs(block.across - (left + right) / 2), abs(block.across - text))
