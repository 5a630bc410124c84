"""What offices open in a spreadsheet: the sheet of tasks and whole tables, read back as a spreadsheet reads them."""

import csv
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from load import spreadsheets
from load.batch import DocumentLoad
from load.reader import Reader
from load.spreadsheets import TASK_COLUMNS, ExportError, export_table, export_tasks
from transform.validation import validate


@pytest.fixture
def reader(warehouse, make_batch, make_rows):
    rows = make_rows("giao.pdf")
    rows["documents"][0]["number_symbol"] = "=12/TB-UBND"
    warehouse.load(make_batch(DocumentLoad(validate(rows))))
    with Reader(warehouse.layout.root) as opened:
        yield opened


def sheet_of(path):
    return openpyxl.load_workbook(path).active


def test_the_sheet_of_tasks(reader, tmp_path):
    path = tmp_path / "tasks.xlsx"
    (task,) = reader.ask("SELECT * FROM directives").dicts()
    assert export_tasks(reader, path) == 1
    header, row = sheet_of(path).iter_rows()
    assert [cell.value for cell in header] == [name for name, _ in TASK_COLUMNS]
    values = dict(zip([cell.value for cell in header], row, strict=True))
    assert values["STT"].value == 1
    assert values["Cơ quan thực hiện"].value == task["assignees"]
    assert values["Nội dung"].value == (task["action"] or task["quote"])
    due = values["Hạn xử lý"].value
    assert (due.date() if isinstance(due, datetime) else due) == (task["due_date"] or task["deadline_text"])
    assert values["Nguồn: trang"].value.startswith(f"giao.pdf, trang {task['page']}")
    follow_up = [cell.value for cell in row[-6:]]
    assert follow_up == [None] * 6, "the office's own columns are present and empty"


def test_text_that_looks_like_a_formula_stays_text(reader, tmp_path):
    path = tmp_path / "tasks.xlsx"
    export_tasks(reader, path)
    cell = sheet_of(path)["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=12/TB-UBND", "s", True)
    export_table(reader, "documents", tmp_path / "documents.csv")
    with (tmp_path / "documents.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["number_symbol"] == "'=12/TB-UBND"


def test_a_table_keeps_its_values(reader, tmp_path):
    answer = reader.ask("SELECT * FROM figures ORDER BY figure_id")
    assert export_table(reader, "figures", tmp_path / "figures.xlsx") == len(answer.rows) > 0
    header, *rows = sheet_of(tmp_path / "figures.xlsx").iter_rows(values_only=True)
    assert header == answer.columns
    at = {name: header.index(name) for name in ("figure_id", "amount", "amount_exact", "value_text")}
    for row, wanted in zip(rows, answer.dicts(), strict=True):
        assert row[at["figure_id"]] == wanted["figure_id"]
        assert row[at["amount"]] == wanted["amount"]
        assert row[at["value_text"]] == wanted["value_text"]


@pytest.mark.parametrize(
    ("export", "message"),
    [
        (lambda reader, folder: export_tasks(reader, folder / "tasks.csv"), "is an .xlsx file"),
        (lambda reader, folder: export_table(reader, "figures", folder / "figures.ods"), ".xlsx or .csv"),
        (lambda reader, folder: export_table(reader, "x; DROP TABLE figures", folder / "x.csv"), "there is no table"),
    ],
)
def test_what_cannot_be_made_is_refused(reader, tmp_path, export, message):
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(ExportError, match=message):
        export(reader, folder)
    assert list(folder.iterdir()) == []


def test_more_rows_than_a_sheet_holds_are_refused(reader, tmp_path, monkeypatch):
    monkeypatch.setattr(spreadsheets, "_MOST_ROWS", 1)
    with pytest.raises(ExportError, match=r"name a \.csv file"):
        export_table(reader, "figures", tmp_path / "figures.xlsx")


def test_a_file_that_cannot_be_written_leaves_the_old_one(reader, tmp_path, monkeypatch):
    path = tmp_path / "tasks.xlsx"
    path.write_bytes(b"old")

    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="No space left"):
        export_tasks(reader, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.glob(".*.part")) == []
