"""The grids that ruled lines make on a page, and which words stand in which of their cells.

A grid is at least two columns and two rows whose lines cross. A rule under a header, an underline and a box around a
text are none. All of it is geometry: what the cells mean is read in `extract.tables`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.reading import Line, Rule, Word
from extract.rules import slant
from extract.values import lazy

# Points. Rules that should meet miss each other by up to a border's width; on scans by a little more.
_REACH = 4.0
# Edges nearer than this are one edge drawn by several cells; no row or column is so narrow.
_ONE_EDGE = 4.5
# A wall between two cells may have a gap where a scan lost a piece of it.
_WALL_SHARE = 0.6
# Level rules that go on past the outermost upright one by as much enclose another, open column.
_OPEN_COLUMN = 25.0
# Hatching, maps and forms of small boxes draw more: they are no table of numbers.
_MOST_RULES = 1_500
_MOST_PLACES = 10_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of the grid: the places `row..last_row`, `column..last_column` (inclusive, from 0), and its edges."""

    row: int
    column: int
    last_row: int
    last_column: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Grid:
    """A ruled table of one page.

    Attributes:
        xs, ys: edges of columns and rows, ascending, points on the page put straight.
        cells: by row, then column; a merged cell stands once, at its first place.
        slant: fall of the page's level lines, points a point; see `straight`.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    slant: float

    @lazy
    def _at(self) -> dict[tuple[int, int], int]:
        return {
            (row, column): index
            for index, cell in enumerate(self.cells)
            for row in range(cell.row, cell.last_row + 1)
            for column in range(cell.column, cell.last_column + 1)
        }

    @property
    def n_rows(self) -> int:
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        return len(self.xs) - 1

    def cell_of(self, word: Word) -> int | None:
        """Index of the cell that the middle of a word stands in; None outside the grid."""
        x, y = straight((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2, self.slant)
        column, row = _place(self.xs, x), _place(self.ys, y)
        return self._at[row, column] if row is not None and column is not None else None


def straight(x: float, y: float, fall: float) -> tuple[float, float]:
    """A point of a page that lies askew, on the page put straight (turned about the origin, small angles)."""
    return x + fall * y, y - fall * x


def _place(edges: Sequence[float], at: float) -> int | None:
    if not edges[0] <= at <= edges[-1]:
        return None
    return max(0, min(bisect_right(edges, at), len(edges) - 1) - 1)


@dataclass(frozen=True, slots=True)
class _Wall:
    """A rule put straight: `at` across it, `start..end` along it."""

    at: float
    start: float
    end: float


def find_grids(rules: Sequence[Rule]) -> tuple[Grid, ...]:
    """The ruled tables of a page, from top to bottom."""
    if not 5 <= len(rules) <= _MOST_RULES:
        return ()  # two rows of two columns take five lines at least
    fall = slant(rules)
    level, upright = [], []
    for rule in rules:
        ax, ay = straight(rule.x0, rule.top, fall)
        bx, by = straight(rule.x1, rule.bottom, fall)
        if rule.level:
            level.append(_Wall((ay + by) / 2, ax, bx))
        else:
            upright.append(_Wall((ax + bx) / 2, ay, by))
    grids = [grid for part in _parts(level, upright) if (grid := _grid(*part, fall))]
    # A table drawn inside a cell of another is part of that cell.
    outer = [g for g in grids if not any(g is not o and _inside(g, o) for o in grids)]
    return tuple(sorted(outer, key=lambda grid: grid.ys[0]))


def _inside(inner: Grid, outer: Grid) -> bool:
    return (
        outer.xs[0] - 1 <= inner.xs[0]
        and inner.xs[-1] <= outer.xs[-1] + 1
        and outer.ys[0] - 1 <= inner.ys[0]
        and inner.ys[-1] <= outer.ys[-1] + 1
    )


def _parts(level: list[_Wall], upright: list[_Wall]) -> list[tuple[list[_Wall], list[_Wall]]]:
    """Rules grouped so that those of one group cross or touch one another."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    order = sorted(range(len(level)), key=lambda k: level[k].at)
    for number, wall in enumerate(upright, start=len(level)):
        for k in order:
            if level[k].at > wall.end + _REACH:
                break
            if level[k].at >= wall.start - _REACH and level[k].start - _REACH <= wall.at <= level[k].end + _REACH:
                parent[root(k)] = root(number)
    groups: dict[int, tuple[list[_Wall], list[_Wall]]] = {}
    for index in range(len(parent)):
        group = groups.setdefault(root(index), ([], []))
        if index < len(level):
            group[0].append(level[index])
        else:
            group[1].append(upright[index - len(level)])
    return list(groups.values())


def _grid(level: list[_Wall], upright: list[_Wall], fall: float) -> Grid | None:
    if len(level) < 2 or not upright:
        return None
    xs = _edges([wall.at for wall in upright])
    ys = _edges([wall.at for wall in level])
    left, right = min(wall.start for wall in level), max(wall.end for wall in level)
    if xs[0] - left > _OPEN_COLUMN:
        xs.insert(0, left)
    if right - xs[-1] > _OPEN_COLUMN:
        xs.append(right)
    # A row that goes on over the page break has no lower line on the first page, no upper one on the next.
    top, bottom = min(wall.start for wall in upright), max(wall.end for wall in upright)
    if ys[0] - top > 2 * _ONE_EDGE:
        ys.insert(0, top)
    if bottom - ys[-1] > 2 * _ONE_EDGE:
        ys.append(bottom)
    if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > _MOST_PLACES:
        return None
    cells = _cells(xs, ys, level, upright)
    if len({cell.column for cell in cells}) < 2 or len({cell.row for cell in cells}) < 2:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(cells), fall)


def _edges(values: Iterable[float]) -> list[float]:
    """Values that are one edge, as their mean; ascending."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _ONE_EDGE:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _cells(xs: list[float], ys: list[float], level: list[_Wall], upright: list[_Wall]) -> list[GridCell]:
    """Places with no wall between them are one cell."""
    rows, columns = len(ys) - 1, len(xs) - 1
    sides, floors = [_on(upright, x) for x in xs[1:-1]], [_on(level, y) for y in ys[1:-1]]
    right = [[_walled(side, ys[row], ys[row + 1]) for side in sides] for row in range(rows)]
    below = [[_walled(floor, xs[column], xs[column + 1]) for column in range(columns)] for floor in floors]
    taken = [[False] * columns for _ in range(rows)]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            last_column = column
            while last_column < columns - 1 and not right[row][last_column] and not taken[row][last_column + 1]:
                last_column += 1
            last_row = row
            while last_row < rows - 1 and _open_below(right, below, last_row, column, last_column, columns):
                last_row += 1
            for r in range(row, last_row + 1):
                for c in range(column, last_column + 1):
                    taken[r][c] = True
            edges = (xs[column], ys[row], xs[last_column + 1], ys[last_row + 1])
            cells.append(GridCell(row, column, last_row, last_column, *edges))
    return cells


def _open_below(
    right: list[list[bool]], below: list[list[bool]], row: int, first: int, last: int, columns: int
) -> bool:
    """Whether the places `first..last` of `row` go on in the row below as one cell of the same width."""
    if any(below[row][column] for column in range(first, last + 1)):
        return False
    under = right[row + 1]
    if any(under[column] for column in range(first, last)):
        return False
    return (first == 0 or under[first - 1]) and (last == columns - 1 or under[last])


def _on(walls: list[_Wall], edge: float) -> list[_Wall]:
    """The rules drawn along an edge, by where they start."""
    return sorted((wall for wall in walls if abs(wall.at - edge) <= _ONE_EDGE), key=lambda wall: wall.start)


def _walled(walls: list[_Wall], start: float, end: float) -> bool:
    """Whether the rules along one edge close most of `start..end`."""
    covered = 0.0
    reach = start
    for wall in walls:
        begin, stop = max(wall.start, reach), min(wall.end, end)
        if stop > begin:
            covered += stop - begin
            reach = stop
    return covered >= _WALL_SHARE * (end - start)


def by_cell(lines: Sequence[Line], grids: Sequence[Grid]) -> tuple[Line, ...]:
    """Lines of a page with those of its tables cell by cell: row after row, from left to right.

    A table stands where its first line stood; words beside it keep their own lines.
    """
    if not grids:
        return tuple(lines)
    out: list[Line | int] = []
    words: list[dict[int, list[list[Word]]]] = [{} for _ in grids]
    seen: set[int] = set()
    for line in lines:
        rest: list[Word] = []
        parts: dict[tuple[int, int], list[Word]] = {}
        for word in line.words:
            place = next(((n, c) for n, g in enumerate(grids) if (c := g.cell_of(word)) is not None), None)
            if place is None:
                rest.append(word)
            else:
                parts.setdefault(place, []).append(word)
        for (number, cell), own in parts.items():
            if number not in seen:
                seen.add(number)
                out.append(number)
            words[number].setdefault(cell, []).append(own)
        if rest:
            out.append(Line(tuple(rest), line.column))
    ordered: list[Line] = []
    for item in out:
        if isinstance(item, Line):
            ordered.append(item)
        else:
            ordered += [Line(tuple(own)) for _, rows in sorted(words[item].items()) for own in rows]
    return tuple(ordered)
