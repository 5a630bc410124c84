"""The numbers of one table as its rows give them: amounts, how exactly they are printed, what is blank or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from extract.knowledge.counted_nouns import COUNTS
from transform.figures import DOUBTFUL_NUMBER

Row = Mapping[str, Any]
Place = tuple[int, int]
"""Row and column."""

# A cell that says `none`; `x` and `…` say that the number is not known or does not apply.
_NONE = re.compile(r"[-–—−]*")
_COUNTED = frozenset(COUNTS.values())
_DECIMALS = re.compile(r",(\d+)$")


@dataclass(frozen=True)
class Number:
    """A number of a table; a blank cell is zero in sums.

    Attributes:
        step: the value of one unit of its last printed place: 100000000 of `38,3` in tỷ đồng; 0 of a blank.
        text: as printed; empty for a blank.
        unit: code, or the print where it has none; None if not known.
        figure: index of its row among the figures given; None for a blank.
        counted: whether it counts persons, households, …: a whole number that is not rounded.
        doubted: whether its reading already wants review.
    """

    amount: Decimal
    step: Decimal
    multiplier: Decimal
    text: str
    unit: str | None
    figure: int | None
    counted: bool = False
    doubted: bool = False


@dataclass(frozen=True)
class TableNumbers:
    """One table.

    Attributes:
        numbers: by place; blanks too, and no place whose content is not known.
        texts: of all cells that have some, by place.
        row_names, headers: as `table_cells` gives them; a header by its levels.
        total_of: the row that the numbers of a row are part of, as `part_of` says.
    """

    numbers: dict[Place, Number]
    texts: dict[Place, str]
    row_names: dict[int, str]
    headers: dict[int, tuple[str, ...]]
    figures: dict[Place, Row]
    total_of: dict[Place, int]

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns with figures."""
        return tuple(sorted({column for _, column in self.figures}))

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows with figures."""
        return tuple(sorted({row for row, _ in self.figures}))

    def header(self, column: int) -> tuple[str, ...]:
        """The levels of a header; none where the column has no header."""
        return self.headers.get(column, ())

    def column(self, column: int) -> list[Row]:
        """The figures of a column, from top to bottom."""
        return [self.figures[row, column] for row in self.rows if (row, column) in self.figures]

    def printed(self, row: int, column: int) -> Number | None:
        """The number printed at a place; None where there is none."""
        number = self.numbers.get((row, column))
        return number if number is not None and number.figure is not None else None


def tables_of(figures: Sequence[Row], cells: Sequence[Row], scanned: frozenset[int]) -> Iterator[TableNumbers]:
    """The tables with figures, each with its numbers.

    Args:
        scanned: the pages that were read by OCR. There `51` beside `17,85` is held to be exact (`51,00`): a mark for
            review too many is better than a misread number; a digital page is not blamed for what may be rounded.
    """
    by_table: dict[str, list[int]] = {}
    for index, figure in enumerate(figures):
        if figure["origin"] == "table" and figure["table_id"] is not None:
            by_table.setdefault(figure["table_id"], []).append(index)
    if not by_table:
        return
    cells_of: dict[str, list[Row]] = {}
    for cell in cells:
        cells_of.setdefault(cell["table_id"], []).append(cell)
    for table_id, indices in by_table.items():
        table = _table(figures, indices, cells_of.get(table_id, []))
        on_scan = figures[indices[0]]["page"] in scanned
        yield replace(table, numbers=_as_exact_as_their_columns(table.numbers)) if on_scan else table


def _as_exact_as_their_columns(numbers: Mapping[Place, Number]) -> dict[Place, Number]:
    finest: dict[tuple[int, str | None], Decimal] = {}
    for (_, column), number in numbers.items():
        if number.step:
            key = column, number.unit
            finest[key] = min(number.step, finest.get(key, number.step))
    return {
        (row, column): replace(number, step=finest[column, number.unit]) if number.step else number
        for (row, column), number in numbers.items()
    }


def _table(figures: Sequence[Row], indices: Sequence[int], cells: Sequence[Row]) -> TableNumbers:
    # a cell of running text may state several figures: none of them is the number of the cell
    at: dict[Place, list[int]] = {}
    for index in indices:
        at.setdefault((figures[index]["row_index"], figures[index]["column_index"]), []).append(index)
    texts = {_place(cell): cell["text"] for cell in cells if cell["text"]}
    single = {place: found[0] for place, found in at.items() if _is_number(place, found, figures, texts)}
    numbers = {place: number for place, index in single.items() if (number := _number(figures[index], index))}
    merged = {_box(cell) for cell in cells if cell["text"]}
    for cell in cells:
        place = _place(cell)
        if place in at or not _NONE.fullmatch((cell["text"] or "").strip()):
            continue
        if cell["text"] or _box(cell) not in merged:  # else it goes on with a cell beside or above
            numbers[place] = Number(Decimal(0), Decimal(0), Decimal(1), "", None, None)
    by_id = {figures[index]["figure_id"]: place for place, index in single.items()}
    return TableNumbers(
        numbers,
        texts,
        {cell["row_index"]: cell["row_header"] for cell in cells if cell["row_header"]},
        {cell["column_index"]: tuple(cell["column_header"].split(" / ")) for cell in cells if cell["column_header"]},
        {place: figures[index] for place, index in single.items()},
        {
            place: by_id[figures[index]["part_of"]][0]
            for place, index in single.items()
            if figures[index]["part_of"] in by_id
        },
    )


def _place(cell: Row) -> Place:
    return cell["row_index"], cell["column_index"]


def _box(cell: Row) -> tuple[Any, ...]:
    return tuple(cell[name] for name in ("page", "x0", "top", "x1", "bottom"))


def _is_number(place: Place, found: Sequence[int], figures: Sequence[Row], texts: Mapping[Place, str]) -> bool:
    quote = figures[found[0]]["quote"]
    return len(found) == 1 and "".join(quote.split()) == "".join(texts.get(place, quote).split())


def _number(figure: Row, index: int) -> Number | None:
    """None where the amount is not known for sure: an ambiguous separator, a range, a number without end."""
    flags = set((figure["flags"] or "").split(","))
    amount, multiplier = figure["amount_exact"], figure["multiplier"]
    if amount is None or figure["amount_high"] is not None or figure["bound"] != "exact" or flags & DOUBTFUL_NUMBER:
        return None
    found = _DECIMALS.search(figure["value_text"])
    exponent = (amount / multiplier).normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # it is finite
    decimals = max(len(found[1]) if found else 0, -exponent)
    return Number(
        amount,
        multiplier.scaleb(-decimals),
        multiplier,
        figure["quote"],
        figure["unit"] or figure["unit_text"],
        index,
        figure["unit"] in _COUNTED and multiplier == 1 and decimals == 0 and figure["per"] is None,
        figure["needs_review"],
    )


def in_print(amount: Decimal) -> str:
    """A number as Vietnamese notices print it: `1.450,5`."""
    text = f"{amount.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))
