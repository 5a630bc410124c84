"""How a table of the benchmark is written down: what is printed, and what figures it must give.

What stands in which cell follows from the source itself; the figures are written by hand, a row and a column at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rules = Literal["full", "level", "three", "columns", "none"]
"""Lines drawn: all; under every row; above, under the header and below; between columns only; none."""
Sheet = Literal["portrait", "landscape", "turned", "turned-back"]
"""`turned`: the print runs up the page; `turned-back`: down."""

WAS_LEFT = "<"
WAS_ABOVE = "^"


@dataclass(frozen=True)
class ColumnTruth:
    """What the header says of a column of figures.

    Attributes:
        topic: words of the header that belong to the indicator.
        unit: None = that of the row or of the table.
        period, base: as `2023-01-01/2023-06-30`; None = not stated.
    """

    topic: str | None = None
    unit: str | None = None
    period: str | None = None
    measure: str = "level"
    status: str = "actual"
    base: str | None = None


@dataclass(frozen=True)
class RowTruth:
    """What a row says of its figures.

    Attributes:
        indicator: None where the row names a place only.
        part_of: row of the total in the same column.
        period: where the row names one.
    """

    indicator: str | None
    unit: str | None = None
    place: str | None = None
    part_of: int | None = None
    measure: str | None = None
    period: str | None = None


@dataclass(frozen=True)
class Cell:
    """A cell over the places `row..last_row`, `column..last_column` (inclusive), from 0, header included."""

    row: int
    column: int
    last_row: int
    last_column: int
    text: str


@dataclass(frozen=True)
class TableSource:
    """A table and the page around it.

    Attributes:
        printed: a line a row, cells parted by `|`; `<` and `^` go on with the cell to the left or above.
        widths: of the columns, millimetres.
        break_after: the row that ends the first page; None if the table stands on one.
        columns: of figures, by index.
        unit: of the table, as a code; `multiplier` stands with it.
        enclosed: what the table is enclosed with, printed under its caption.
        centred: the numbers stand in the middle of their columns, not at the right.
        bold: rows printed bold.
        valign: where the words of a cell stand in its height.
        names: columns that name the rows; None = all of words before the numbers.
        below: a second table on the same page.
    """

    name: str
    rules: Rules
    header_rows: int
    widths: tuple[int, ...]
    printed: str
    columns: dict[int, ColumnTruth]
    rows: dict[int, RowTruth]
    caption: str | None = None
    unit_line: str | None = None
    unit: str | None = None
    multiplier: int = 1
    before: str = ""
    after: str = ""
    notes: tuple[str, ...] = ()
    sheet: Sheet = "portrait"
    break_after: int | None = None
    repeat_header: bool = False
    size: float = 11
    not_figures: tuple[str, ...] = ("", "-", "x", "…")
    enclosed: str | None = None
    centred: bool = False
    bold: tuple[int, ...] = ()
    valign: Literal["TOP", "MIDDLE", "BOTTOM"] = "MIDDLE"
    below: TableSource | None = None
    names: tuple[int, ...] | None = None

    def places(self) -> list[list[str]]:
        """The printed rows, place by place."""
        return [[text.strip() for text in line.split("|")] for line in self.printed.strip().splitlines()]

    def cells(self) -> list[Cell]:
        """All cells, merged ones once, row by row."""
        rows = self.places()
        out = []
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text in (WAS_LEFT, WAS_ABOVE):
                    continue
                right, down = c, r
                while right + 1 < len(row) and row[right + 1] == WAS_LEFT:
                    right += 1
                while down + 1 < len(rows) and rows[down + 1][c] == WAS_ABOVE:
                    down += 1
                out.append(Cell(r, c, down, right, text))
        return out

    def numeric(self) -> dict[tuple[int, int], str]:
        """The cells that are figures, by row and column."""
        return {
            (cell.row, cell.column): cell.text
            for cell in self.cells()
            if cell.row in self.rows and cell.column in self.columns and cell.text not in self.not_figures
        }
