"""Where tables stand in a document: what names them, what they go on from, and the blocks their lines make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.mentions import Mark, NumeralKind, PassageMentions, TableMention
from extract.paragraphs import Margins, Paragraph, find_paragraphs
from extract.passage import passage_of_ranges
from extract.passages import read_passage
from extract.reading import PageReading
from extract.sections import Tree
from extract.table_captions import read_above, read_below
from extract.table_cells import PrintedTable, join_tables, read_cells
from extract.table_figures import CellBlock, TableContext, read_table
from extract.table_grid import Grid
from extract.tables import find_tables, join_over_pages, read_white_table
from extract.zones import PrintLine


@dataclass(frozen=True)
class FoundTable:
    """The lines of a table of one page.

    Attributes:
        after: how many paragraphs of the document stand before it.
        goes_on: nothing but a page break stands between it and the table before.
        grid: its ruled lines; None where only white parts its columns.
        unit: of its numbers, as printed above it.
        unit_line: a line above it that prints nothing but the unit.
    """

    lines: tuple[PrintLine, ...]
    after: int
    caption: str | None
    goes_on: bool
    grid: Grid | None
    unit: str | None = None
    unit_line: PrintLine | None = None


@dataclass(frozen=True)
class TableBlock:
    """A block of zone `table` with the section it stands in."""

    block: CellBlock
    section: int | None


def read_body(
    lines: Sequence[PrintLine],
    margins: dict[int, Margins],
    grids: dict[int, tuple[Grid, ...]],
    paragraphs: list[Paragraph],
    tables: list[FoundTable],
) -> None:
    """Reads the text of a part into paragraphs, and the tables between them."""
    at = 0
    runs = find_tables(lines, margins, grids)
    for number, run in enumerate(runs):
        above = lines[at : run.start]
        around = read_above(above)
        unit_line = above[-1] if around.unit_line else None
        paragraphs.extend(find_paragraphs(above[:-1] if unit_line else above, margins))
        goes_on = bool(tables) and not above and tables[-1].after == len(paragraphs)
        run_lines = tuple(lines[run.start : run.end])
        caption = around.caption
        if caption is None:
            last = number + 1 == len(runs)
            below = lines[run.end :] if last else lines[run.end : runs[number + 1].start]
            caption = read_below(run_lines[-1], below, not last)
        tables.append(FoundTable(run_lines, len(paragraphs), caption, goes_on, run.grid, around.unit, unit_line))
        at = run.end
    paragraphs.extend(find_paragraphs(lines[at:], margins))


def read_tables(
    tables: Sequence[FoundTable], tree: Tree, pages: Mapping[int, PageReading]
) -> tuple[tuple[TableMention, ...], list[TableBlock]]:
    """All tables of the document in reading order, and the blocks that their lines make."""
    found: list[tuple[FoundTable, PrintedTable | TableMention]] = []
    ruled = [(n, t, t.grid) for n, t in enumerate(tables) if t.grid is not None]
    printed = [read_cells(table.lines, grid) for _, table, grid in ruled]
    follows = [t.goes_on and n > 0 and tables[n - 1].grid is not None for n, t, _ in ruled]
    blocks = [block for n, table in enumerate(tables) for block in _unit_block(table, _section(tree, table), pages)]
    for joined, parts in join_tables(printed, follows):
        found.append((ruled[parts[0]][1], joined))
    found += _white_tables(tables)
    for table in tables:
        if table.grid is None:
            blocks += _line_blocks(table, _section(tree, table), pages)
    found.sort(key=lambda item: (item[0].lines[0].page, item[0].lines[0].index))
    mentions: list[TableMention] = []
    for index, (table, content) in enumerate(found):
        section = _section(tree, table)
        if isinstance(content, TableMention):
            mentions.append(replace(content, section=section))
            continue
        context = TableContext(index, table.caption, table.unit, _headings(tree, section), section, None)
        mention, cells = read_table(content, pages, context)
        mentions.append(mention)
        blocks += [TableBlock(cell, section) for cell in cells]
    return tuple(mentions), blocks


def _section(tree: Tree, table: FoundTable) -> int | None:
    return tree.items[table.after - 1].section if table.after else None


def _headings(tree: Tree, section: int | None) -> tuple[str, ...]:
    """The heading a table stands under and those above it, the nearest first."""
    out = []
    while section is not None:
        if heading := tree.sections[section].heading:
            out.append(heading)
        section = tree.sections[section].parent
    return tuple(out)


def _white_tables(tables: Sequence[FoundTable]) -> list[tuple[FoundTable, PrintedTable | TableMention]]:
    """Tables parted by white, joined over pages."""
    white = [
        (table, grid, table.goes_on and n > 0 and tables[n - 1].grid is None)
        for n, table in enumerate(tables)
        if table.grid is None and (grid := read_white_table(table.lines, table.caption))
    ]
    joined = join_over_pages([grid for _, grid, _ in white], [goes_on for *_, goes_on in white])
    starts = {grid.cells[0]: table for table, grid, _ in white}
    return [(starts[table.cells[0]], table) for table in joined]


def _unit_block(table: FoundTable, section: int | None, pages: Mapping[int, PageReading]) -> Iterator[TableBlock]:
    if table.unit_line is not None:
        line = table.unit_line
        passage = passage_of_ranges(dict(pages), [(line.page, line.start, line.end)])
        yield TableBlock(CellBlock(passage, None, PassageMentions(marks=_digits(passage.text, "name"))), section)


def _line_blocks(table: FoundTable, section: int | None, pages: Mapping[int, PageReading]) -> Iterator[TableBlock]:
    """Lines of a table without rules: its numbers stay unexplained but for the numbering of the rows and the acts."""
    for line in table.lines:
        passage = passage_of_ranges(dict(pages), [(line.page, line.start, line.end)])
        label = re.match(r"\d{1,3}(?=\s|$)", passage.text)
        found = read_passage(passage, zone="table", label=label.span() if label else None)
        marks = tuple(replace(m, kind="unexplained") if m.kind == "figure" else m for m in found.marks)
        yield TableBlock(CellBlock(passage, None, PassageMentions(references=found.references, marks=marks)), section)


def _digits(text: str, kind: NumeralKind) -> tuple[Mark, ...]:
    return tuple(Mark(match.start(), match.end(), kind) for match in re.finditer(r"[0-9]+", text))
