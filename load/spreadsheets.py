"""Rows for spreadsheets: any table as XLSX or CSV, and the sheet of tasks that offices keep by hand.

A file is whole or not there: it is written beside its place and moved. Text that a spreadsheet would take for a formula
(`=…`, `+84 …`, `-5`, `@…`) stays text: in XLSX as a string cell that is marked as quoted, in CSV behind an apostrophe.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from load.errors import WarehouseError
from load.reader import Reader
from transform.tables import TABLES

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_MOST_ROWS = 1_048_576  # rows of a sheet, its header included (ECMA-376 as Excel reads it)
_MOST_CHARACTERS = 32_767  # of a cell
_EXACT_DIGITS = 15  # that a spreadsheet's number keeps
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# The sheet of tasks: heading, width in characters. The last six are for the office's own follow-up and stay empty.
TASK_COLUMNS: tuple[tuple[str, int], ...] = (
    ("STT", 6), ("Số, ký hiệu", 18), ("Ngày ban hành", 13), ("Cơ quan thực hiện", 32), ("Cơ quan phối hợp", 28),
    ("Nội dung", 70), ("Sản phẩm", 14), ("Loại thời hạn", 16), ("Hạn xử lý", 20), ("Nguồn: trang", 30),
    ("Tình trạng", 14), ("Ngày hoàn thành", 14), ("Kết quả thực hiện", 28), ("Minh chứng", 20),
    ("Người theo dõi", 18), ("Ghi chú", 20),
)  # fmt: skip
_PRODUCTS = {
    "report": "Báo cáo", "submission": "Tờ trình", "draft": "Dự thảo", "plan": "Kế hoạch", "decision": "Quyết định",
    "letter": "Văn bản", "other": "Khác",
}  # fmt: skip
_DEADLINES = {
    "date": "Có ngày", "relative": "Tính theo mốc", "recurring": "Định kỳ", "vague": "Không rõ ngày",
    "none": "Không nêu",
}  # fmt: skip
_TASKS = """
    SELECT d.number_symbol, d.issued_date, t.assignees, t.cooperating, coalesce(t.action, t.quote) AS content,
           t.product, t.deadline_kind, t.due_date, t.deadline_text, d.file_name, t.page, t.needs_review
    FROM directives t JOIN documents d USING (document_id)
    WHERE t.is_preferred
    ORDER BY d.issued_date NULLS LAST, d.number_symbol NULLS LAST, d.document_id, t.ordinal
"""


class ExportError(WarehouseError):
    """The file cannot be made as asked."""


def export_tasks(reader: Reader, path: Path) -> int:
    """Writes the sheet of tasks; every act once, by its preferred file.

    Returns:
        How many tasks were written.

    Raises:
        ExportError: the file is no XLSX, or the sheet cannot hold the tasks.
        OSError: the file cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise ExportError(f"{path}: the sheet of tasks is an .xlsx file")
    rows = reader.ask(_TASKS).dicts()
    sheet = [_task(number, row) for number, row in enumerate(rows, 1)]
    _write_xlsx(path, "Nhiệm vụ", TASK_COLUMNS, sheet)
    return len(rows)


def _task(number: int, row: dict[str, Any]) -> list[Any]:
    source = f"{row['file_name']}, trang {row['page']}"
    if row["needs_review"]:
        source += " (cần đối chiếu)"
    filled = [
        number, row["number_symbol"], row["issued_date"], row["assignees"], row["cooperating"], row["content"],
        _PRODUCTS.get(row["product"]), _DEADLINES.get(row["deadline_kind"]), row["due_date"] or row["deadline_text"],
        source,
    ]  # fmt: skip
    return filled + [None] * (len(TASK_COLUMNS) - len(filled))


def export_table(reader: Reader, table: str, path: Path) -> int:
    """Writes all rows and columns of a table; XLSX or CSV by the ending of the file.

    Returns:
        How many rows were written.

    Raises:
        ExportError: no such table, another ending, or more rows than a sheet holds.
        OSError: the file cannot be written.
    """
    if table not in TABLES:
        raise ExportError(f"there is no table {table}; tables are {', '.join(TABLES)}")
    answer = reader.ask(f"SELECT * FROM {table} ORDER BY {', '.join(TABLES[table].key)}")
    match path.suffix.lower():
        case ".xlsx":
            widths = tuple((name, 18) for name in answer.columns)
            _write_xlsx(path, table, widths, answer.rows)
        case ".csv":
            _write_csv(path, answer.columns, answer.rows)
        case _:
            raise ExportError(f"{path}: name a file that ends in .xlsx or .csv")
    return len(answer.rows)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """CSV as spreadsheets open it: UTF-8 with a byte order mark."""
    beside = _beside(path)
    try:
        with beside.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(columns)
            writer.writerows([_harmless(value) for value in row] for row in rows)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _write_xlsx(path: Path, title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Any]]) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    if len(rows) >= _MOST_ROWS:
        raise ExportError(f"{path}: a sheet holds {_MOST_ROWS - 1} rows, these are {len(rows)}; name a .csv file")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for index, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    wrapped = Alignment(wrap_text=True, vertical="top")
    header = [_cell(sheet, name) for name, _ in columns]
    for cell in header:
        cell.font = Font(bold=True)
        cell.alignment = wrapped
    sheet.append(header)
    for row in rows:
        cells = [_cell(sheet, value) for value in row]
        for cell in cells:
            cell.alignment = wrapped
        sheet.append(cells)
    beside = _beside(path)
    try:
        book.save(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _cell(sheet: Any, value: Any) -> Cell:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell

    if isinstance(value, Decimal) and len(value.as_tuple().digits) > _EXACT_DIGITS:
        value = str(value)  # a number there would be rounded
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub(" ", value)[:_MOST_CHARACTERS]
    elif not isinstance(value, (int, float, Decimal, date, type(None))):
        value = str(value)
    cell: Cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA)
    elif isinstance(value, date) and not isinstance(value, datetime):
        cell.number_format = "dd/mm/yyyy"
    return cell


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")
