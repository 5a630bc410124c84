"""Printed cells of ruled tables: their lines, header rows, and tables that run over pages as one.

Rows and columns count from 0, header rows included. What cells mean is read in `extract.table_columns` and
`extract.table_figures`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from extract.column_counts import counts_columns
from extract.folding import fold, unmarked
from extract.misread_words import with_right_total
from extract.passage import hyphen_joins
from extract.reading import Box
from extract.table_grid import Grid
from extract.values import lazy, value
from extract.zones import PrintLine

# Points by which the columns of one table may lie elsewhere on the next page (scans are not cut alike).
_SAME_EDGE = 6.0
# Share of equal characters of two header rows that are one (OCR reads neither quite right).
_SAME_HEADER = 0.8
# A header names most of its columns.
_NAMED_SHARE = 0.6

NUMBER = re.compile(r"[-+−–]?\s?\d[\d.,]*(?: \d{3})*(?:,\d+)?\s?[%‰]?")
"""A number alone in a cell: `38.300`, `97,14%`, `-5,2`, `3 850`; not `15/10`, `2 huyện`."""

# `(1.234)`, `(5,2)`, `(12,5%)`: less than nothing in accounts; not `(5)`, which may be a note or a column's number
IN_BRACKETS = re.compile(r"\((?P<digits>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+) ?(?P<share>[%‰]?)\)")

YEAR = re.compile(r"(?:19|20)\d\d")
# `(1)`, `1`, `A`, `(5)=(4)/(3)`, `6=5/4` in the row that numbers the columns.
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-ZĐa-zđ]|[IVX]{1,4})\)?(?:\s*[=:]\s*[\d()+\-*/:x%.,\s]+)?")
# `q)`, `@)`, `Œ)`, `@)=(4)/(3)`: misread numbers of columns
_BRACKETED = re.compile(r"^[^\s()]{0,2}\)(?:\s*=.*)?$")
_MISREAD_LEAST = 2
# Rows that have no number of their own in a table that numbers its rows.
_OWN_ROW = re.compile(r"\W*(?:tổng|cộng|trong đó|gồm|bao gồm|chia ra|ghi chú|nguồn)(?![^\W_])")
_COUNTING = re.compile(r"(?:số )?(?:tt|stt|thứ tự)\.?")


@value(frozen=True)
class PrintedCell:
    """A cell over the places `row..last_row`, `column..last_column` (inclusive), with its lines in reading order."""

    row: int
    column: int
    last_row: int
    last_column: int
    page: int
    box: Box
    lines: tuple[PrintLine, ...]

    @lazy
    def text(self) -> str:
        out = ""
        for line in self.lines:
            out += line.text if not out or hyphen_joins(out, line.text) else f" {line.text}"
        return out

    @lazy
    def ocr(self) -> bool:
        return any(line.ocr for line in self.lines)

    @lazy
    def name(self) -> str:
        """The text as the name of a row or column, with a total that OCR misread put right."""
        return with_right_total(self.text) if self.ocr else self.text


@value(frozen=True)
class PrintedTable:
    """A ruled table, all its pages joined.

    Attributes:
        edges: of its columns, points from the first one.
        repeated: cells of header rows printed again on later pages.
        header_rows: how many rows name the columns; 0 if none does.
    """

    page: int
    last_page: int
    edges: tuple[float, ...]
    n_rows: int
    cells: tuple[PrintedCell, ...]
    header_rows: int
    repeated: tuple[PrintedCell, ...] = ()

    @property
    def n_cols(self) -> int:
        return len(self.edges) - 1

    @lazy
    def places(self) -> dict[tuple[int, int], PrintedCell]:
        """The cell that covers each place of the grid."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.last_row + 1)
            for column in range(cell.column, cell.last_column + 1)
        }

    @lazy
    def _by_row(self) -> dict[int, list[PrintedCell]]:
        rows: dict[int, list[PrintedCell]] = {}
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            rows.setdefault(cell.row, []).append(cell)
        return rows

    def is_title(self, row: int) -> bool:
        """Whether one cell runs through the whole row."""
        cell = self.places[row, 0]
        return cell.last_column == self.n_cols - 1

    def starting(self, row: int) -> list[PrintedCell]:
        """The cells that begin in a row, from left to right."""
        return self._by_row.get(row, [])


def read_cells(lines: Sequence[PrintLine], grid: Grid) -> PrintedTable:
    """The table that the lines inside one grid make."""
    placed: dict[int, list[PrintLine]] = {}
    for line in lines:
        index = next((at for word in line.line.words if (at := grid.cell_of(word)) is not None), None)
        if index is not None:
            placed.setdefault(index, []).append(line)
    page = lines[0].page
    cells = tuple(
        PrintedCell(
            cell.row,
            cell.column,
            cell.last_row,
            cell.last_column,
            page,
            _box(placed.get(index, ()), Box(cell.x0, cell.top, cell.x1, cell.bottom)),
            tuple(placed.get(index, ())),
        )
        for index, cell in enumerate(grid.cells)
    )
    edges = tuple(x - grid.xs[0] for x in grid.xs)
    table = PrintedTable(page, page, edges, grid.n_rows, cells, 0)
    return replace(table, header_rows=_header_rows(table))


def _box(lines: Sequence[PrintLine], ruled: Box) -> Box:
    if not lines:
        return Box(*(round(max(0.0, at), 2) for at in (ruled.x0, ruled.top, ruled.x1, ruled.bottom)))
    words = [line.line for line in lines]
    return Box(
        min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words)
    )


# -- header rows


def is_number(text: str) -> bool:
    """Whether a cell holds a number alone; a year names a column and is none."""
    return (NUMBER.fullmatch(text) or IN_BRACKETS.fullmatch(text)) is not None and YEAR.fullmatch(text) is None


def _header_rows(table: PrintedTable) -> int:
    """Rows that name the columns, with a title row above and a row that numbers the columns below; 0 if none."""
    row = 0
    while row < table.n_rows and table.is_title(row):
        row = table.places[row, 0].last_row + 1
    if row >= table.n_rows:
        return 0
    first = [cell for cell in table.starting(row) if cell.text]
    named = sum(cell.last_column - cell.column + 1 for cell in first)
    if len(first) < 2 or named < _NAMED_SHARE * table.n_cols or any(is_number(cell.text) for cell in first):
        return 0
    end = max(cell.last_row for cell in table.starting(row)) + 1
    while end < table.n_rows and _is_lower_level(table, end):
        end = max(end, *(cell.last_row for cell in table.starting(end))) + 1
    if end < table.n_rows and numbers_columns(table, end):
        end += 1
    return end if end < table.n_rows else 0


def _is_lower_level(table: PrintedTable, row: int) -> bool:
    """A row under spanning header cells that names their parts: nothing in the first column, no number, no label."""
    above = [table.places[row - 1, column] for column in range(table.n_cols)]
    spanned = {c for c, cell in enumerate(above) if cell.last_column > cell.column and cell.row < row}
    cells = [cell for cell in table.starting(row) if cell.text]
    return bool(cells) and all(
        cell.column in spanned and cell.column > 0 and not is_number(cell.text) for cell in cells
    )


def numbers_columns(table: PrintedTable, row: int) -> bool:
    """Whether a row counts the columns: `A`, `B`, `(1)`, `(2)`, `(3)=(2)/(1)`."""
    cells = [cell for cell in table.starting(row) if cell.text]
    texts = [cell.text for cell in cells if _COLUMN_NUMBER.fullmatch(cell.text)]
    if any(cell.ocr for cell in cells) and len(texts) < len(cells):
        # `q)`, `@)`, `(3)`, `(4)`: brackets around a digit read badly
        read = [text for text in texts if re.search(r"\d", text)]
        if counts_columns([table.places[row, column].text for column in range(table.n_cols)]):
            return True
        return len(read) >= _MISREAD_LEAST and all(cell.text in texts or _BRACKETED.search(cell.text) for cell in cells)
    if len(texts) < max(2, table.n_cols - 1) or len(texts) < len(cells):
        return False
    counted = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return len(counted) > 0 and counted == list(range(counted[0], counted[0] + len(counted))) and counted[0] <= 2


def header_cells(table: PrintedTable, column: int) -> list[PrintedCell]:
    """The header cells above a column, from the top level down, without title and numbering rows."""
    out: list[PrintedCell] = []
    for row in range(table.header_rows):
        cell = table.places[row, column]
        if cell.text and cell not in out and not table.is_title(row) and not numbers_columns(table, row):
            out.append(cell)
    return out


# -- over pages


def join_tables(tables: Sequence[PrintedTable], follows: Sequence[bool]) -> list[tuple[PrintedTable, list[int]]]:
    """Joins tables that go on over a page break; a repeated header is set aside.

    Args:
        follows: for each table, whether nothing but a page break stands between it and the one before.

    Returns:
        Each joined table with the indices of its parts.
    """
    out: list[tuple[PrintedTable, list[int]]] = []
    for index, (table, goes_on) in enumerate(zip(tables, follows, strict=True)):
        if goes_on and out and (whole := _joined(out[-1][0], table)) is not None:
            out[-1] = (whole, [*out[-1][1], index])
        else:
            out.append((table, [index]))
    return out


def _joined(before: PrintedTable, after: PrintedTable) -> PrintedTable | None:
    if after.page != before.last_page + 1 or before.n_cols != after.n_cols:
        return None
    if any(abs(a - b) > _SAME_EDGE for a, b in zip(before.edges, after.edges, strict=True)) and not (
        before.header_rows and _is_headless(after) and _one_below_the_other(before.edges, after.edges)
    ):
        return None
    drop = 0
    if before.header_rows and after.n_rows > before.header_rows and _same_header(before, after):
        drop = before.header_rows
    elif before.header_rows and after.n_rows > 1 and numbers_columns(after, 0):
        drop = 1  # of the header only the row that counts the columns is printed again
    elif after.header_rows and _COUNTING.fullmatch(fold(after.places[0, 0].text)):
        return None  # it has a header of its own: another table
    cells = _cut(after.cells, drop)
    wraps = _wraps(before, after, drop)
    first = drop + wraps
    shift = before.n_rows - first
    own = [_with_rest(cell, before, after, drop) for cell in before.cells] if wraps else before.cells
    moved = tuple(
        replace(cell, row=cell.row + shift, last_row=cell.last_row + shift) for cell in cells if cell.row >= first
    )
    return replace(
        before,
        last_page=after.page,
        n_rows=shift + after.n_rows,
        cells=(*own, *moved),
        repeated=(*before.repeated, *(cell for cell in cells if cell.row < drop)),
    )


def _wraps(before: PrintedTable, after: PrintedTable, first: int) -> bool:
    """Whether a row of the next page is the rest of the last row: the only one that bears no number of its own.

    It goes on with words, and no column has a number in both. `Tổng cộng`, `Trong đó:` are rows of their own.
    """
    header = header_cells(before, 0)
    if not header or not _COUNTING.fullmatch(fold(header[-1].text).strip(" .:")) or after.n_rows - first < 2:
        return False
    body = [before.starting(row) for row in range(before.header_rows, before.n_rows)]
    if not body or any(len(row) < before.n_cols or row[0].row != row[0].last_row or not row[0].text for row in body):
        return False
    last, rest = body[-1], after.starting(first)
    if len(rest) < after.n_cols or rest[0].text or any(cell.row != cell.last_row for cell in rest):
        return False
    pairs = list(zip(last, rest, strict=True))
    if any(is_number(a.text) and is_number(b.text) for a, b in pairs) or _OWN_ROW.match(fold(rest[1].text)):
        return False
    return any(a.text and b.text and not is_number(b.text) for a, b in pairs)


def _with_rest(cell: PrintedCell, before: PrintedTable, after: PrintedTable, first: int) -> PrintedCell:
    """A cell of the last row with its lines on the next page."""
    rest = after.places[first, cell.column]
    if cell.last_row != before.n_rows - 1 or not rest.text:
        return cell
    if not cell.text:
        return replace(cell, page=rest.page, box=rest.box, lines=rest.lines)
    return replace(cell, lines=(*cell.lines, *rest.lines))


def _is_headless(table: PrintedTable) -> bool:
    """Whether nothing names its columns, though a row may count them."""
    return not table.header_rows or (table.header_rows == 1 and numbers_columns(table, 0))


def _one_below_the_other(before: Sequence[float], after: Sequence[float]) -> bool:
    """Whether the middle of each column lies in the same column of the page before: white parts them anew on each."""
    return all(
        left < (a + b) / 2 < right for (left, right), (a, b) in zip(pairwise(before), pairwise(after), strict=True)
    )


def _cut(cells: Sequence[PrintedCell], drop: int) -> list[PrintedCell]:
    """Cells with those that run from the header rows into the rows below cut there; the text stays above."""
    out: list[PrintedCell] = []
    for cell in cells:
        if cell.row < drop <= cell.last_row:
            out.append(replace(cell, last_row=drop - 1))
            out.append(replace(cell, row=drop, lines=()))
        else:
            out.append(cell)
    return out


def _same_header(before: PrintedTable, after: PrintedTable) -> bool:
    first, second = (
        unmarked(" ".join(cell.text for cell in table.cells if cell.row < before.header_rows))
        for table in (before, after)
    )
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _SAME_HEADER
