"""Rows of tables and their cells."""

from __future__ import annotations

from typing import Any

from extract.document_parts import Document
from extract.mentions import TableCell
from transform.figures import amount, is_doubtful
from transform.ids import row_id
from transform.reading_doubts import reading_doubts
from transform.structure_rows import review_columns, span_and_words

Row = dict[str, Any]


def table_rows(document: Document, identity: str, ids: tuple[str, ...]) -> tuple[list[Row], list[Row]]:
    """Rows of `tables` and `table_cells`.

    Args:
        ids: section ids, by index.
    """
    tables: list[Row] = []
    cells: list[Row] = []
    for number, table in enumerate(document.tables):
        table_id = row_id(identity, "tables", number)
        section = ids[table.section] if table.section is not None else None
        boxes = [cell for cell in table.cells if cell.page == table.page]
        tables.append(
            {
                "table_id": table_id,
                "document_id": identity,
                "section_id": section,
                "page": table.page,
                "end_page": table.end_page,
                "caption": table.caption,
                "n_rows": table.n_rows,
                "n_cols": table.n_cols,
                "unit_text": table.unit_text,
                "x0": min((cell.x0 for cell in boxes), default=None),
                "top": min((cell.top for cell in boxes), default=None),
                "x1": max((cell.x1 for cell in boxes), default=None),
                "bottom": max((cell.bottom for cell in boxes), default=None),
                "confidence": 1.0,
                "needs_review": False,
            }
        )
        for cell in table.cells:
            cells.append(
                {
                    "table_id": table_id,
                    "document_id": identity,
                    "section_id": section,
                    "row_index": cell.row,
                    "column_index": cell.column,
                    **_cell_columns(document, cell),
                }
            )
    return tables, cells


def _cell_columns(document: Document, cell: TableCell) -> Row:
    quantity = cell.quantity
    columns: Row = {
        "row_header": cell.row_header,
        "column_header": cell.column_header,
        "text": cell.text or None,
        "amount": amount(quantity.value, quantity.multiplier) if quantity else None,
        "unit": quantity.unit if quantity else None,
        "page": cell.page,
        "x0": cell.x0,
        "top": cell.top,
        "x1": cell.x1,
        "bottom": cell.bottom,
        "confidence": 1.0,
        "needs_review": False,
    }
    if cell.passage is None:
        return columns
    place, words = span_and_words(document, cell.passage, 0, len(cell.passage.text))
    columns |= place
    doubts = reading_doubts(words)
    flags = (*(quantity.flags if quantity else ()), *doubts)
    return columns | review_columns(columns, flags, bool(doubts) or is_doubtful(flags, words))
