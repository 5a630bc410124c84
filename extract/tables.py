"""Tables among the lines of a page: runs of lines whose words stand in columns, and the grid they make.

Found by the white between columns alone, so that ruled, unruled and scanned tables are read alike. A table is text
of its own: no paragraph runs into it or out of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.labels import candidates
from extract.mentions import TableCell, TableMention
from extract.paragraphs import Margins
from extract.reading import Word
from extract.zones import PrintLine

# Points. Blanks of justified text stay under 12 even in bad lines; columns stand further apart.
GAP = 14.0
# Between columns of one table the white may be thinner where a cell is full.
GUTTER = 5.0
LEAST_ROWS = 3
MANY_ROWS = 8
# Lines of a cell that wraps stand between two rows that fill their columns.
WRAPPED_LINES = 4


@dataclass(frozen=True)
class TableRun:
    """Lines that make a table on one page.

    Attributes:
        start, end: indices into the lines given, end exclusive.
    """

    start: int
    end: int


def find_runs(lines: Sequence[PrintLine], margins: dict[int, Margins]) -> tuple[TableRun, ...]:
    """The tables among body lines, in order."""
    runs: list[TableRun] = []
    celled = [_segments(line) for line in lines]
    at = 0
    while at < len(lines):
        if len(celled[at]) < 2:
            at += 1
            continue
        end = _run_end(lines, celled, at, margins)
        rows = [k for k in range(at, end) if len(celled[k]) >= 2]
        if len(rows) >= LEAST_ROWS and sum(len(celled[k]) >= 3 for k in rows) >= 2:
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


def _run_end(lines: Sequence[PrintLine], celled: list[list[list[Word]]], at: int, margins: dict[int, Margins]) -> int:
    end, between = at + 1, 0
    for k in range(at + 1, len(lines)):
        if lines[k].page != lines[at].page or lines[k].line.column != "full":
            break
        if len(celled[k]) >= 2:
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
        close = line.page == below.page and below.line.top - line.line.top < 1.6 * max(line.size, 10.0)
        narrow = line.x1 - line.x0 < 0.3 * (margins[line.page].right - margins[line.page].left)
        if not close or not (narrow and _is_fragment(line, margins)) or (line.bold and line.capitals):
            break
        start -= 1
    return start


def _grow_down(lines: Sequence[PrintLine], end: int, margins: dict[int, Margins]) -> int:
    """Takes in the last line of a wrapped cell of the last row."""
    while end < len(lines):
        line, above = lines[end], lines[end - 1]
        close = line.page == above.page and 0 <= line.line.top - above.line.top < 1.4 * max(line.size, 10.0)
        edge = margins[line.page]
        width = edge.right - edge.left
        inside = line.x0 > edge.left + 0.06 * width and line.x1 - line.x0 < 0.35 * width
        if not close or not inside or line.bold or not _is_fragment(line, margins):
            break
        end += 1
    return end


# -- grids


def read_table(lines: Sequence[PrintLine], caption: str | None = None) -> TableMention | None:
    """The grid of a run of lines; None if its words stand in one column only."""
    columns = _columns([_segments(line) for line in lines])
    if len(columns) < 2:
        return None
    rows = _rows(lines, columns)
    cells: list[TableCell] = []
    for number, row in enumerate(rows):
        placed: dict[int, list[Word]] = {}
        for line in row:
            for word in line.line.words:
                placed.setdefault(_column_of(word, columns), []).append(word)
        for column, words in sorted(placed.items()):
            cells.append(
                TableCell(
                    number,
                    column,
                    " ".join(word.text for word in words),
                    lines[0].page,
                    min(word.x0 for word in words),
                    min(word.top for word in words),
                    max(word.x1 for word in words),
                    max(word.bottom for word in words),
                )
            )
    return TableMention(lines[0].page, None, caption, len(rows), len(columns), tuple(cells))


def _columns(celled: list[list[list[Word]]]) -> list[tuple[float, float]]:
    """Left and right edge of each column, from the rows that fill most columns."""
    most = max(len(segments) for segments in celled)
    full = [segments for segments in celled if len(segments) >= max(2, most - 1)]
    if len(full) >= MANY_ROWS:  # white that runs through so many rows parts columns, however thin
        full = [[[word] for segment in segments for word in segment] for segments in full]
    spans = sorted((segment[0].x0, max(word.x1 for word in segment)) for segments in full for segment in segments)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1] + GUTTER:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _column_of(word: Word, columns: list[tuple[float, float]]) -> int:
    middle = (word.x0 + word.x1) / 2
    return min(range(len(columns)), key=lambda k: max(columns[k][0] - middle, middle - columns[k][1], 0.0))


def _rows(lines: Sequence[PrintLine], columns: list[tuple[float, float]]) -> list[list[PrintLine]]:
    """The lines of each row: one that fills columns, with the nearest lines of its wrapped cells.

    What stands above the first number of a row is one header row.
    """
    filled = {k: _filled(line, columns) for k, line in enumerate(lines)}
    groups: list[list[int]] = []
    for k, line in enumerate(lines):
        if len(filled[k]) < 2:
            continue
        before = groups[-1] if groups else None
        beside = before is not None and line.line.top - lines[before[-1]].line.top < 0.8 * line.size
        if before is not None and beside and not filled[k] & set().union(*(filled[m] for m in before)):
            before.append(k)  # cells of one row whose text stands at different heights
        else:
            groups.append([k])
    if not groups:
        return [list(lines)]
    first = next((g for g, group in enumerate(groups) if any(_counts(lines[k]) for k in group)), 0)
    if first > 1:
        groups[:first] = [[k for group in groups[:first] for k in group]]
    rows: list[list[PrintLine]] = [[] for _ in groups]
    home = {k: g for g, group in enumerate(groups) for k in group}
    for k, line in enumerate(lines):
        nearest = min(home, key=lambda a: (abs(lines[a].line.top - line.line.top), a < k))
        rows[home.get(k, home[nearest])].append(line)
    return rows


def _filled(line: PrintLine, columns: list[tuple[float, float]]) -> set[int]:
    return {_column_of(word, columns) for word in line.line.words}


def _counts(line: PrintLine) -> bool:
    """Whether a number stands alone in the line, as in a row of data."""
    return any(re.fullmatch(r"\d[\d.,]*%?", segment[0].text) for segment in _segments(line) if len(segment) == 1)


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
