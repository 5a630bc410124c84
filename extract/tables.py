"""Tables among the lines of a page: runs of lines whose words stand in columns, and the grid they make.

Found by their ruled lines where these are known, else by the white between columns. A table is text of its own: no
paragraph runs into it or out of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.labels import candidates
from extract.mentions import TableCell, TableMention
from extract.paragraphs import Margins
from extract.reading import Line, Word
from extract.table_grid import Grid
from extract.values import value
from extract.zones import PrintLine

# Points. Blanks of justified text stay under 12 even in bad lines; columns stand further apart.
GAP = 14.0
# Between columns of one table the white may be thinner where a cell is full.
GUTTER = 5.0
LEAST_ROWS = 3
MANY_ROWS = 8
# Lines of the cells of one row, cell after cell, stand at most this far apart in reading order.
NEAR_LINES = 40
# Lines of a cell that wraps stand between two rows that fill their columns.
WRAPPED_LINES = 4


@value(frozen=True)
class TableRun:
    """Lines that make a table on one page.

    Attributes:
        start, end: indices into the lines given, end exclusive.
        grid: its ruled lines; None where only white parts its columns.
    """

    start: int
    end: int
    grid: Grid | None = None


def find_tables(
    lines: Sequence[PrintLine], margins: dict[int, Margins], grids: dict[int, tuple[Grid, ...]]
) -> tuple[TableRun, ...]:
    """The tables among body lines, in order: first the drawn ones, then those that white makes between them.

    Args:
        grids: the drawn tables of each page.
    """
    ruled = _ruled_runs(lines, grids)
    out: list[TableRun] = []
    at = 0
    for run in [*ruled, TableRun(len(lines), len(lines))]:
        out.extend(TableRun(at + white.start, at + white.end) for white in _white_runs(lines[at : run.start], margins))
        if run.grid is not None:
            out.append(run)
        at = run.end
    return tuple(out)


def _ruled_runs(lines: Sequence[PrintLine], grids: dict[int, tuple[Grid, ...]]) -> list[TableRun]:
    runs: list[TableRun] = []
    for index, line in enumerate(lines):
        if line.page not in grids:
            continue
        first = line.line.words[0]
        grid = next((grid for grid in grids[line.page] if grid.cell_of(first) is not None), None)
        if grid is None:
            continue
        if runs and runs[-1].grid is grid and runs[-1].end == index:
            runs[-1] = TableRun(runs[-1].start, index + 1, grid)
        else:
            runs.append(TableRun(index, index + 1, grid))
    return [run for run in runs if run.end - run.start >= 2]


def _white_runs(lines: Sequence[PrintLine], margins: dict[int, Margins]) -> tuple[TableRun, ...]:
    runs: list[TableRun] = []
    celled = _celled(lines)
    at = 0
    while at < len(lines):
        if not celled[at]:
            at += 1
            continue
        end = _run_end(lines, celled, at, margins)
        rows = [band for band in _bands(lines[at:end]) if len(band) >= 2]
        if len(rows) >= LEAST_ROWS and sum(len(band) >= 3 for band in rows) >= 2:
            start = _grow_up(lines, at, runs[-1].end if runs else 0, margins)
            runs.append(TableRun(start, _grow_down(lines, end, margins)))
        at = max(end, at + 1)
    return tuple(runs)


def _segments(line: PrintLine) -> list[list[Word]]:
    """The words of a line parted at wide gaps; one segment for running text."""
    if line.line.column != "full":
        return [list(line.line.words)]
    words = sorted(line.line.words, key=lambda word: word.x0)
    out = [[words[0]]]
    for word in words[1:]:
        if word.x0 - out[-1][-1].x1 > GAP:
            out.append([word])
        else:
            out[-1].append(word)
    return out


def _is_parted(line: PrintLine) -> bool:
    """Whether a line has two segments or more."""
    return line.gap > GAP and line.line.column == "full"


def _celled(lines: Sequence[PrintLine]) -> list[bool]:
    """For each line, whether it stands in columns: parted itself, or beside another line on the same height."""
    out = [_is_parted(line) for line in lines]
    # Lines up to the next one of another page or in a column stand beside each other or not; a report has thousands.
    ends = [(line.x0, line.x1) for line in lines]
    last = len(lines)
    furthest, nearest = max([x0 for x0, _ in ends], default=0.0), min([x1 for _, x1 in ends], default=0.0)
    for k in range(len(lines) - 1, -1, -1):
        if lines[k].line.column != "full":
            last = k
            continue
        if k + 1 < last and lines[k + 1].page != lines[k].page:
            last = k + 1
        left, right = ends[k][0] - GUTTER, ends[k][1] + GUTTER
        if furthest <= right and nearest >= left:
            continue  # as wide as text: nothing stands beside it
        for m, (x0, x1) in enumerate(ends[k + 1 : min(last, k + NEAR_LINES)], k + 1):
            # Nearly all lines stand below each other, so the white between them is asked first.
            if (x0 > right or x1 < left) and _same_height(lines[k].line, lines[m].line):
                out[k] = out[m] = True
    return out


def _same_height(line: Line, other: Line) -> bool:
    overlap = min(line.bottom, other.bottom) - max(line.top, other.top)
    return overlap > 0.5 * min(line.bottom - line.top, other.bottom - other.top)


def _run_end(lines: Sequence[PrintLine], celled: list[bool], at: int, margins: dict[int, Margins]) -> int:
    end, between = at + 1, 0
    for k in range(at + 1, len(lines)):
        if lines[k].page != lines[at].page or lines[k].line.column != "full":
            break
        if celled[k]:
            end, between = k + 1, 0
        elif between < WRAPPED_LINES and _is_fragment(lines[k], margins):
            between += 1
        else:
            break
    return end


def _is_fragment(line: PrintLine, margins: dict[int, Margins]) -> bool:
    """A line of a wrapped cell: not as wide as text, and no label unless it stands inside the page (`- Đà Lạt`)."""
    edge = margins[line.page]
    width = edge.right - edge.left
    inside = line.x0 > edge.left + 0.06 * width
    return line.x1 - line.x0 < 0.6 * width and (inside or not candidates(line.text))


def _grow_up(lines: Sequence[PrintLine], at: int, floor: int, margins: dict[int, Margins]) -> int:
    """Takes in the first lines of a wrapped header row, which stand close above."""
    start = at
    while start > floor and at - start < WRAPPED_LINES:
        line, below = lines[start - 1], lines[start]
        close = line.page == below.page and below.top - line.top < 1.6 * max(line.size, 10.0)
        narrow = line.x1 - line.x0 < 0.3 * (margins[line.page].right - margins[line.page].left)
        if not close or not (narrow and _is_fragment(line, margins)) or (line.bold and line.capitals):
            break
        start -= 1
    return start


def _grow_down(lines: Sequence[PrintLine], end: int, margins: dict[int, Margins]) -> int:
    """Takes in the last line of a wrapped cell of the last row."""
    while end < len(lines):
        line, above = lines[end], lines[end - 1]
        close = line.page == above.page and 0 <= line.top - above.top < 1.4 * max(line.size, 10.0)
        edge = margins[line.page]
        width = edge.right - edge.left
        inside = line.x0 > edge.left + 0.06 * width and line.x1 - line.x0 < 0.35 * width
        if not close or not inside or line.bold or not _is_fragment(line, margins):
            break
        end += 1
    return end


# -- grids


@value(frozen=True)
class _Segment:
    """Words of one cell on one printed line."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


Band = list[_Segment]
"""Segments on one height."""


def read_white_table(lines: Sequence[PrintLine], caption: str | None = None) -> TableMention | None:
    """The cells of a run of lines parted by white; None if its words stand in one column only."""
    bands = _bands(lines)
    columns = _columns(bands)
    if len(columns) < 2:
        return None
    rows = _rows_by_cell(lines, columns) or _rows_by_height(bands, columns)
    placed: dict[tuple[int, int], list[Word]] = {}
    for number, row in enumerate(rows):
        for segment in row:
            for word in segment.words:
                placed.setdefault((number, _column_of(word.x0, word.x1, columns)), []).append(word)
    return TableMention(lines[0].page, None, caption, len(rows), len(columns), _cells(placed, lines[0].page))


def _cells(placed: dict[tuple[int, int], list[Word]], page: int) -> tuple[TableCell, ...]:
    return tuple(
        TableCell(
            row,
            column,
            " ".join(word.text for word in words),
            page,
            min(word.x0 for word in words),
            min(word.top for word in words),
            max(word.x1 for word in words),
            max(word.bottom for word in words),
        )
        for (row, column), words in sorted(placed.items())
    )


def _bands(lines: Sequence[PrintLine]) -> list[Band]:
    """The segments of all lines, those on one height together, from top to bottom and left to right."""
    segments = [_Segment(tuple(words)) for line in lines for words in _segments(line)]
    bands: list[Band] = []
    for segment in sorted(segments, key=lambda s: (round(s.middle, 1), s.x0)):
        band = bands[-1] if bands else None
        if band and segment.middle < band[0].bottom and all(s.x1 < segment.x0 or segment.x1 < s.x0 for s in band):
            band.append(segment)
        else:
            bands.append([segment])
    return [sorted(band, key=lambda s: s.x0) for band in bands]


def _columns(bands: Sequence[Band]) -> list[tuple[float, float]]:
    """Left and right edge of each column, from the rows that fill most columns."""
    most = max(len(band) for band in bands)
    full = [band for band in bands if len(band) >= max(2, most - 1)]
    spans = [(segment.x0, segment.x1) for band in full for segment in band]
    if len(full) >= MANY_ROWS:  # white that runs through so many rows parts columns, however thin
        spans = [(word.x0, word.x1) for band in full for segment in band for word in segment.words]
    columns: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if columns and left < columns[-1][1] + GUTTER:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _column_of(x0: float, x1: float, columns: list[tuple[float, float]]) -> int:
    middle = (x0 + x1) / 2
    return min(range(len(columns)), key=lambda k: max(columns[k][0] - middle, middle - columns[k][1], 0.0))


def _rows_by_cell(lines: Sequence[PrintLine], columns: list[tuple[float, float]]) -> list[Band] | None:
    """Rows where the reading order goes cell by cell: a new one begins where the column does not grow.

    None where lines run through several columns.
    """
    rows: list[Band] = []
    before = len(columns)
    for line in lines:
        if len(_segments(line)) >= 2:
            return None
        column = _column_of(line.x0, line.x1, columns)
        if column < before:
            rows.append([])
        rows[-1].append(_Segment(line.line.words))
        before = column
    return _with_one_header(rows) if len(rows) >= LEAST_ROWS else None


def _rows_by_height(bands: Sequence[Band], columns: list[tuple[float, float]]) -> list[Band]:
    """Rows where lines run through all columns: one that fills columns, with the nearest lines of its wrapped cells."""
    filled = [{_column_of(w.x0, w.x1, columns) for s in band for w in s.words} for band in bands]
    groups: list[list[int]] = []
    for k, band in enumerate(bands):
        if len(filled[k]) < 2:
            continue
        before = groups[-1] if groups else None
        height = band[0].bottom - band[0].top
        close = before is not None and band[0].top - bands[before[-1]][0].top < 0.8 * height
        if before is not None and close and not filled[k] & set().union(*(filled[m] for m in before)):
            before.append(k)  # cells of one row whose text stands at different heights
        else:
            groups.append([k])
    if not groups:
        return list(bands)
    home = {k: g for g, group in enumerate(groups) for k in group}
    rows: list[Band] = [[] for _ in groups]
    for k, band in enumerate(bands):
        nearest = min(home, key=lambda a: (abs(bands[a][0].top - band[0].top), a < k))
        rows[home.get(k, home[nearest])].extend(band)
    return _with_one_header(rows)


def _with_one_header(rows: list[Band]) -> list[Band]:
    """What stands above the first row with a number of its own is one header row."""
    first = next((n for n, row in enumerate(rows) if any(_NUMBER.fullmatch(s.text) for s in row)), 0)
    if first < 2:
        return rows
    return [[segment for row in rows[:first] for segment in row], *rows[first:]]


# `1`, `38.300`, `97,14%` alone in a cell
_NUMBER = re.compile(r"\d[\d.,]*%?")


def join_over_pages(tables: Sequence[TableMention], follows: Sequence[bool]) -> tuple[TableMention, ...]:
    """Joins tables that go on over a page break; a repeated header row is dropped.

    Args:
        follows: for each table, whether nothing but a page break stands between it and the one before.
    """
    out: list[TableMention] = []
    for table, goes_on in zip(tables, follows, strict=True):
        if not out or not goes_on or out[-1].n_cols != table.n_cols:
            out.append(table)
            continue
        before = out[-1]
        repeated = _row_texts(before, 0) == _row_texts(table, 0)
        shift = before.n_rows - (1 if repeated else 0)
        moved = tuple(replace(cell, row=cell.row + shift) for cell in table.cells if not (repeated and cell.row == 0))
        out[-1] = replace(before, end_page=table.page, n_rows=shift + table.n_rows, cells=(*before.cells, *moved))
    return tuple(out)


def _row_texts(table: TableMention, row: int) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in table.cells if cell.row == row]
