"""Reads the cells of a ruled table: which are figures, what they measure, and what every other digit is.

The row names the indicator, the column period, status, measure and base; the unit is the cell's own, else that of the
column, of the unit column, of the row's name, of the caption, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract import wording
from extract.folding import fold, unmarked
from extract.knowledge.counted_nouns import ANY_NOUN
from extract.mentions import (
    Bound,
    CellWords,
    Direction,
    FigureMention,
    Mark,
    Measure,
    NumeralKind,
    PassageMentions,
    PeriodExpr,
    Quantity,
    TableCell,
    TableMention,
)
from extract.passage import Passage, passage_of_ranges
from extract.passages import label_of, read_passage
from extract.periods import sole_period
from extract.reading import PageReading
from extract.table_captions import is_unit_line
from extract.table_cells import YEAR, PrintedCell, PrintedTable
from extract.table_columns import Column, planned_by, read_columns, taken, topic_of
from extract.table_quantities import read_lines, read_list, read_number
from extract.table_rows import NOTE, Row, read_rows
from extract.table_units import PrintedUnit, counted_unit, read_unit, unit_in

_DIGITS = re.compile(r"[0-9]+")
# Words before a number of a date or an act, without their marks.
_OF_A_DATE = re.compile(r"(?<![^\W_])(?:ngay|t?hang|nam|so|dieu|khoan)\W{0,3}$")
# Cells of fewer words state nothing by themselves.
_PROSE_WORDS = 6


@dataclass(frozen=True)
class CellBlock:
    """A cell as a block of the document: its passage and what was read in it."""

    passage: Passage
    label: tuple[int, int] | None
    mentions: PassageMentions


@dataclass(frozen=True)
class TableContext:
    """What stands around a table.

    Attributes:
        index: of the table among all tables of the document.
        unit_line: the text of a line `Đơn vị tính: triệu đồng` above it.
        headings: of its section and of those above, the nearest first.
    """

    index: int
    caption: str | None
    unit_line: str | None
    headings: tuple[str, ...]
    section: int | None
    own_type: str | None


def read_table(
    table: PrintedTable, pages: Mapping[int, PageReading], context: TableContext
) -> tuple[TableMention, list[CellBlock]]:
    """The table as a mention, and its cells as blocks; every line of the table lies in exactly one of them."""
    columns = read_columns(table)
    rows = read_rows(table, columns)
    titles = _titles(table)
    unit_line = context.unit_line or next((title for title in titles if is_unit_line(title)), None)
    caption = context.caption or next((title for title in titles if not is_unit_line(title)), None)
    table_unit = read_unit(unit_line) if unit_line else None
    if table_unit is None and caption is not None:
        table_unit = unit_in(caption)
    reader = _Reader(table, columns, rows, context, caption, table_unit, dict(pages))
    cells: list[TableCell] = []
    blocks = [reader.header(cell) for cell in table.repeated if cell.text]
    for (row, column), cell in sorted(table.places.items()):
        if (row, column) != (cell.row, cell.column):
            empty = TableCell(row, column, "", cell.page, cell.box.x0, cell.box.top, cell.box.x1, cell.box.bottom)
            cells.append(empty)
            continue
        block, mention = reader.cell(cell)
        cells.append(mention)
        if block is not None:
            blocks.append(block)
    last = table.last_page if table.last_page != table.page else None
    unit_text = table_unit.text if table_unit is not None else None
    found = TableMention(
        table.page, last, caption, table.n_rows, table.n_cols, tuple(cells), unit_text, context.section
    )
    return found, blocks


def _titles(table: PrintedTable) -> list[str]:
    """What the rows above the header say that one cell runs through: a title, `Đơn vị tính: triệu đồng`."""
    rows = [row for row in range(table.header_rows) if table.is_title(row)]
    cells = [table.places[row, 0] for row in rows]
    return [cell.text for row, cell in zip(rows, cells, strict=True) if cell.row == row and cell.text]


# -- cells


@dataclass(frozen=True)
class _Reader:
    table: PrintedTable
    columns: Sequence[Column]
    rows: Mapping[int, Row]
    context: TableContext
    caption: str | None
    table_unit: PrintedUnit | None
    pages: dict[int, PageReading]

    def passage(self, cell: PrintedCell) -> Passage:
        return passage_of_ranges(self.pages, [(line.page, line.start, line.end) for line in cell.lines])

    def cell(self, cell: PrintedCell) -> tuple[CellBlock | None, TableCell]:
        """The block of a cell (None if it is empty) and the cell itself."""
        row, column = self.rows.get(cell.row), self.columns[cell.column]

        def mention(passage: Passage | None, quantity: Quantity | None = None) -> TableCell:
            box = cell.box
            return TableCell(
                cell.row,
                cell.column,
                cell.text,
                cell.page,
                box.x0,
                box.top,
                box.x1,
                box.bottom,
                row.name if row is not None else None,
                column.header if row is not None else None,
                passage,
                quantity,
            )

        if not cell.text:
            return None, mention(None)
        if row is None:
            block = self.header(cell)
            return block, mention(block.passage)
        passage = self.passage(cell)
        if column.role == "value" and cell.column == cell.last_column and not row.coded:
            row = self._of_all(cell, row)
            number = (
                read_number(passage.text) if len(cell.lines) == 1 else read_lines([line.text for line in cell.lines])
            )
            if number is not None:
                figure = self.figure(cell, row, column, number.quantity, len(passage.text), number.bound)
                marks = [Mark(figure.quantity.start, figure.quantity.end, "figure")]
                if number.call is not None:
                    marks.append(Mark(*number.call, "footnote"))
                mentions = PassageMentions(figures=(figure,), marks=tuple(marks))
                return CellBlock(passage, None, mentions), mention(passage, figure.quantity)
        if column.role in ("value", "text") and cell.column == cell.last_column and row.name and not row.coded:
            listed = self._listed(cell, self._of_all(cell, row), column, passage)
            if listed is not None:
                return CellBlock(passage, None, listed), mention(passage)
        return self.words(cell, row, passage), mention(passage)

    def _of_all(self, cell: PrintedCell, row: Row) -> Row:
        """The row of a cell; of one that runs over several rows what these are about together."""
        covered = [self.rows.get(index) for index in range(cell.row, cell.last_row + 1)]
        rows = [told for told in covered if told is not None and told.name]
        if len(rows) < 2:
            return row
        names = "; ".join(told.name for told in rows if told.name)
        place = row.place if all(told.place == row.place for told in rows) else None
        unit = row.unit if all(told.unit == row.unit for told in rows) else None
        text = " | ".join(told.text for told in rows)
        return replace(row, name=names, place=place, unit=unit, text=text, total=None)

    def _listed(self, cell: PrintedCell, row: Row, column: Column, passage: Passage) -> PassageMentions | None:
        """The figures of a cell of several numbers; None if it says anything beside them."""
        listed, periods = read_list(passage.text)
        if not listed:
            return None
        if column.role == "text" and column.header:
            column = replace(column, topic=topic_of(column.header))
        figures = []
        for item in listed:
            figure = self.figure(cell, row, column, item.quantity, len(passage.text))
            if item.period is not None:
                figure = replace(figure, period=item.period, period_text=item.period_text, period_source="explicit")
            if figure.cell is not None:
                figure = replace(figure, cell=replace(figure.cell, total_row=None))
            figures.append(figure)
        marks = [Mark(item.quantity.start, item.quantity.end, "figure") for item in listed]
        marks += [Mark(period.start, period.end, "period") for period in periods]
        return PassageMentions(figures=tuple(figures), marks=tuple(sorted(marks, key=lambda mark: mark.start)))

    def header(self, cell: PrintedCell) -> CellBlock:
        """A header cell names things and periods; it measures nothing."""
        passage = self.passage(cell)
        text = passage.text
        if YEAR.fullmatch(text):
            return CellBlock(passage, None, PassageMentions(marks=(Mark(0, len(text), "period"),)))
        if len(text) <= 3 or not re.search(r"[^\W\d_]{2}", text):  # `1`, `(2)`, `(5)=(4)/(3)` number the columns
            return CellBlock(passage, None, PassageMentions(marks=_all_digits(text, "list_label")))
        found = read_passage(passage, zone="table", own_type=self.context.own_type)
        return CellBlock(passage, None, _naming(found))

    def words(self, cell: PrintedCell, row: Row, passage: Passage) -> CellBlock:
        """A cell that is no number of its own: a label, a name, a code, a note."""
        text, role = passage.text, self.columns[cell.column].role
        names = self._covers(cell, "name")
        if role == "label" and not names:
            return CellBlock(passage, None, PassageMentions(marks=_all_digits(text, "list_label")))
        if role == "period" and YEAR.fullmatch(text):
            return CellBlock(passage, None, PassageMentions(marks=(Mark(0, len(text), "period"),)))
        if role == "value" and row.coded and text.isdecimal():
            return CellBlock(passage, None, PassageMentions(marks=_all_digits(text, "identifier")))
        if self.table.is_title(cell.row) and NOTE.match(fold(text)):
            found = read_passage(passage, zone="table", own_type=self.context.own_type)
            return CellBlock(passage, None, self._prose(cell, row, found))
        label = label_of(text) if names or self.table.is_title(cell.row) else None
        found = read_passage(passage, zone="table", label=label, own_type=self.context.own_type)
        if names or self.table.is_title(cell.row):
            return CellBlock(passage, label, _naming(found))
        if role == "unit":
            return CellBlock(passage, None, _naming(found))
        if role == "code":
            return CellBlock(passage, None, _renamed(found, "identifier"))
        if len(text.split()) < _PROSE_WORDS:
            return CellBlock(passage, None, _renamed(found, "unexplained"))
        return CellBlock(passage, None, self._prose(cell, row, found))

    def _covers(self, cell: PrintedCell, role: str) -> bool:
        return any(self.columns[k].role == role for k in range(cell.column, cell.last_column + 1))

    def _prose(self, cell: PrintedCell, row: Row, found: PassageMentions) -> PassageMentions:
        """A cell of running text: its figures are those that name what they measure themselves."""
        kept = tuple(figure for figure in found.figures if _states(figure, cell))
        starts = {figure.quantity.start for figure in kept}
        around = CellWords(self.context.index, cell.row, cell.column, row.text)
        figures = tuple(replace(figure, part_of=None, cell=replace(around, row_text=cell.text)) for figure in kept)
        marks = tuple(
            replace(mark, kind="unexplained") if mark.kind == "figure" and mark.start not in starts else mark
            for mark in found.marks
        )
        return replace(found, figures=figures, marks=marks)

    def figure(
        self, cell: PrintedCell, row: Row, column: Column, quantity: Quantity, length: int, bound: Bound = "exact"
    ) -> FigureMention:
        """The figure of a numeric cell, with all that its row, its column and the caption say."""
        name = self._indicator(row, column)
        unit = self._unit(quantity, row, column, name)
        flags = quantity.flags
        unit_text = None
        if quantity.unit_text is None and unit is not None:
            if unit.text is None:
                flags = (*flags, "unit_inferred")
            unit_text = unit.text
            quantity = replace(
                quantity, unit=unit.code, per=unit.per, multiplier=quantity.multiplier * unit.multiplier, flags=flags
            )
        measure, direction, more = self._measure(row, column, quantity, name)
        period, words, source = self._period(row, column)
        base, base_text = (column.base, column.base_text) if column.base else (row.words.base, row.words.base_text)
        carries = column.lends and (base is None or base.kind != "same_period_previous_year")
        status = row.words.status if column.status == "actual" and not column.told else column.status
        if status == "actual" and self.caption and planned_by(self.caption, column):
            status = "planned"
        return FigureMention(
            quantity=quantity,
            sentence=(0, length),
            indicator=name,
            indicator_source="table" if name else None,
            bound=bound,
            measure=measure,
            direction=direction,
            change_side=None,
            status=status,
            aggregation="cumulative" if row.words.cumulative or column.cumulative else None,
            period=period,
            period_source=source,
            base=base,
            price_basis=row.words.price_basis,
            place=None,
            place_source="local" if row.place else None,
            part_of=None,
            period_text=words,
            carries_period=carries,
            flags=tuple(dict.fromkeys((*flags, *more, *(["ocr_low_confidence"] if column.doubtful else [])))),
            cell=CellWords(
                self.context.index,
                cell.row,
                cell.column,
                row.text,
                unit_text,
                base_text,
                row.place,
                row.total if measure == "level" else None,
            ),
        )

    def _period(
        self, row: Row, column: Column
    ) -> tuple[PeriodExpr | None, str | None, Literal["explicit", "section"] | None]:
        """The period of the row or the column, else the one that the caption or the heading names."""
        if row.period is not None:
            return row.period, row.period_text, "explicit"
        own = row.words.period
        if column.period is not None:
            if column.period.year is None and own is not None and own.unit == "year" and own.year is not None:
                return replace(column.period, year=own.year), column.period_text, "explicit"  # `Quý I` of `Năm 2023`
            return column.period, column.period_text, "explicit"
        if own is not None:
            return own, row.words.period_text, "explicit"
        for text in (self.caption, *self.context.headings):
            if text and (column.lends or column.takes) and (sole := sole_period(text)):
                lent = sole[0] if column.lends else taken(column, sole[0])
                words = column.period_text if column.takes == "before" else sole[1]
                return (lent, words, "section") if lent is not None else (None, None, None)
        return None, None, None

    def _indicator(self, row: Row, column: Column) -> str | None:
        named = [*map(_without_brackets, row.parents), *([row.name] if row.name and not row.names_nothing else [])]
        if column.topic is not None:
            # `Chỉ số cao nhất` names `Chỉ số` already
            if not named or not fold(named[-1]).startswith(f"{fold(column.topic)} "):
                named.append(column.topic)
        elif row.words.period is not None and not named:
            named = [self.caption] if self.caption else []
        elif row.name and (row.named_by_place or not named):
            named.append(self.caption or (column.header if row.named_by_place else None) or row.name)
        return ": ".join(_without_units(name).rstrip(" .;") for name in named) or None

    def _unit(self, quantity: Quantity, row: Row, column: Column, name: str | None) -> PrintedUnit | None:
        if quantity.unit_text is not None:
            return None
        if column.unit is not None:
            return column.unit
        if column.compares in ("ratio", "rank"):
            return None  # `So sánh` beside a row in tỷ đồng: per cent or times, it does not say
        if row.unit is not None or row.words.compares:
            return row.unit
        levels = column.topic.split(" - ") if column.topic else []  # `Hộ nghèo - Số hộ nghèo`: the lowest counts
        counted = next((unit for level in reversed(levels) if (unit := counted_unit(level))), None)
        if counted is None and row.name and column.topic is None:
            counted = counted_unit(row.name)
        return counted or self.table_unit

    def _measure(
        self, row: Row, column: Column, quantity: Quantity, name: str | None
    ) -> tuple[Measure, Direction | None, tuple[str, ...]]:
        if column.compares is not None:
            return column.compares, column.direction if quantity.value >= 0 else None, ()
        if row.words.measure is not None:
            return row.words.measure, row.words.direction if quantity.value >= 0 else None, ()
        read = wording.measure_of("", "", quantity.unit, (name or "").lower(), False, False, False, frozenset())
        return read.measure, read.direction, read.flags


def _without_brackets(name: str) -> str:
    """`Kiểm tra (lũy kế)` as the name above others: `Kiểm tra`."""
    return re.sub(r"\s*\([^()]*\)", "", name).strip(" .:;") or name


def _without_units(name: str) -> str:
    """`Thu nội địa (triệu đồng)` without its unit; other brackets stay."""
    stripped = re.sub(r"\s*\(([^()]*)\)\s*$", "", name)
    if stripped != name and unit_in(name[len(stripped) :]) is not None:
        return stripped
    return name


def _states(figure: FigureMention, cell: PrintedCell) -> bool:
    """Whether a figure in the words of a cell says itself what it measures and in which known unit.

    Not `Bậc một: 12 Bậc hai: 340`: the words after the number begin another item. What a scan misread looks like a
    number with a noun (`tháng 0l năm`, `số: 12 NQ`), so there the unit is one of those that numbers have.
    """
    quantity = figure.quantity
    unit = quantity.unit_text
    if figure.indicator_source != "local" or quantity.unit is None or unit is None:
        return False
    if cell.ocr and (quantity.unit == ANY_NOUN or _OF_A_DATE.search(unmarked(cell.text[: quantity.start]))):
        return False
    return not cell.text[unit[0]].isupper()


# -- marks


def _naming(found: PassageMentions) -> PassageMentions:
    """What a name or header holds: its digits are part of the name, but for those that are something of their own."""
    return PassageMentions(references=found.references, marks=tuple(_as_name(mark) for mark in found.marks))


def _as_name(mark: Mark) -> Mark:
    return replace(mark, kind="name") if mark.kind in ("figure", "unexplained") else mark


def _renamed(found: PassageMentions, kind: NumeralKind) -> PassageMentions:
    marks = tuple(replace(m, kind=kind) if m.kind in ("figure", "unexplained") else m for m in found.marks)
    return PassageMentions(references=found.references, marks=marks)


def _all_digits(text: str, kind: NumeralKind) -> tuple[Mark, ...]:
    return tuple(Mark(found.start(), found.end(), kind) for found in _DIGITS.finditer(text))
