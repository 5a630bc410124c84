from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extract.reading import Problem
from load.batch import RefusedFile
from load.errors import WarehouseDamagedError, WarehouseMissingError
from load.reader import DocumentNotFoundError, QueryError, Reader


@pytest.fixture
def filled(warehouse, make_document, make_batch):
    warehouse.load(
        make_batch(
            make_document("a.pdf", extractor_version="1", problems=[Problem("warning", "page_failed", 2, "empty")]),
            make_document("b.pdf", extractor_version="2", text_source="ocr"),
            refused=[
                RefusedFile("x.pdf", "e" * 64, "pdf_damaged", "cannot be opened"),
                RefusedFile("y.pdf", "e" * 64, "pdf_damaged", "cannot be opened"),
                RefusedFile("gone.pdf", None, "path_missing", "does not exist"),
            ],
        )
    )
    return warehouse


@pytest.fixture
def reader(filled):
    with Reader(filled.layout.root) as reader:
        yield reader


def test_without_a_load_there_is_nothing_to_read(tmp_path, warehouse):
    for path in (tmp_path / "none", warehouse.layout.root):
        with pytest.raises(WarehouseMissingError, match="`thongbao ingest` does that"):
            Reader(path)


def test_status_counts(reader):
    status = reader.status("2", "another")
    assert status.rows["documents"] == 2
    assert status.rows["pages"] == 4
    assert status.rows["figures"] == 6
    assert status.rows["parties"] == 0
    assert (status.review, status.scanned, status.refused) == (1, 1, 2)
    assert (status.outdated, status.outdated_reading) == (1, 2)
    assert (status.digit_runs, status.digit_runs_explained) == (16, 16)
    assert status.release == "1"
    assert reader.status("2").outdated_reading == 0


def test_a_reader_keeps_its_release(filled, reader, make_document, make_batch):
    filled.load(make_batch(make_document("c.pdf")))
    assert reader.status("1").rows["documents"] == 2
    with Reader(filled.layout.root) as newer:
        assert newer.status("1").rows["documents"] == 3
        assert [row["release"] for row in newer.loads()] == ["2", "1"]
        assert [row["release"] for row in newer.loads(limit=1)] == ["2"]


def test_a_moved_warehouse_is_read_where_it_is(filled, tmp_path):
    moved = filled.layout.root.rename(tmp_path / "moved")
    with Reader(moved) as reader:
        assert reader.query("SELECT count(*) FROM documents").rows == [(2,)]


def test_query_gives_columns_and_rows(reader):
    answer = reader.query("SELECT quote, amount FROM figures WHERE unit = 't' ORDER BY quote LIMIT 1")
    assert answer.columns == ("quote", "amount")
    assert answer.rows == [("38.300 tấn", 38300.0)]
    assert answer.dicts() == [{"quote": "38.300 tấn", "amount": 38300.0}]
    assert reader.query("WITH d AS (FROM documents) SELECT count(*) FROM d").rows == [(2,)]
    described = [row[0] for row in reader.query("DESCRIBE figures").rows]
    assert described[:2] == ["figure_id", "document_id"]
    assert len(reader.query("SHOW TABLES").rows) == 12 + 3  # tables, star


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELECT nothing FROM figures", "nothing"),
        ("SELEKT 1", "syntax error"),
        ("", "one statement"),
        ("SELECT 1; SELECT 2", "this is 2"),
        ("DROP VIEW figures", "only questions"),
        ("COPY documents TO '/tmp/never-written.csv'", "only questions"),
        ("CREATE TABLE t AS SELECT 1", "only questions"),
        ("ATTACH 'x.duckdb'", "only questions"),
    ],
)
def test_query_only_asks(reader, sql, message):
    with pytest.raises(QueryError, match=message):
        reader.query(sql)


def test_a_document_with_all_its_rows_in_reading_order(reader, make_document):
    rows = reader.document("a.pdf")
    assert {name: len(found) for name, found in rows.items()} == {
        "documents": 1,
        "pages": 2,
        "sections": 1,
        "tables": 0,
        "table_cells": 0,
        "figures": 3,
        "document_references": 1,
        "directives": 1,
        "parties": 0,
        "numerals": 7,
        "issues": 1,
    }
    assert [row["quote"] for row in rows["figures"]] == ["38.300 tấn", "5%", "7 xã"]
    assert [row["quote"] for row in rows["numerals"]][:2] == ["1.", "38.300 tấn"]
    assert rows["issues"][0]["code"] == "page_failed"


def test_a_document_goes_by_id_hash_or_name(reader, make_document):
    sha256 = make_document("b.pdf").rows.document["sha256"]
    for name in (sha256, sha256[:16], sha256[:6].upper(), "b.pdf"):
        assert reader.find_document(name) == sha256[:16]
    with pytest.raises(DocumentNotFoundError, match=r"no document goes by 'z\.pdf'"):
        reader.find_document("z.pdf")
    with pytest.raises(DocumentNotFoundError, match=r"2 documents go by ''.*give the document_id"):
        reader.find_document("")


def test_issues_worst_first(reader):
    assert [(row["severity"], row["file_name"], row["code"]) for row in reader.issues()] == [
        ("error", "gone.pdf", "path_missing"),
        ("error", "x.pdf", "pdf_damaged"),
        ("error", "y.pdf", "pdf_damaged"),
        ("warning", "a.pdf", "page_failed"),
    ]


def test_reading_imports_nothing_heavy(filled):
    script = (
        "import sys\nfrom load.reader import Reader\nfrom load.soundness import check\n"
        "from load.warehouse import Warehouse\n"
        "r = Reader(sys.argv[1]); r.status('1'); r.document('a.pdf'); check(r, quick=True)\n"
        "Warehouse(sys.argv[1]).known('0' * 64)\n"
        "print([m for m in ('pandas', 'pyarrow', 'deltalake', 'prefect') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(filled.layout.root)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_a_damaged_release_is_told_in_one_line(filled, reader):
    (file,) = (reader.release / "figures").glob("*.parquet")
    data = file.read_bytes()
    file.write_bytes(data[:4] + bytes(60) + data[64:])
    with pytest.raises(WarehouseDamagedError, match=r"cannot be read .*; `thongbao check` says what") as told:
        reader.ask("SELECT * FROM figures")
    assert "\n" not in str(told.value)
    shutil.rmtree(reader.release / "figures")
    for ask in (Reader.loads, Reader.issues, lambda opened: opened.query("SELECT 1")):
        with Reader(filled.layout.root) as opened, pytest.raises(WarehouseDamagedError, match="No files found") as told:
            ask(opened)
        assert "\n" not in str(told.value) and "LINE" not in str(told.value)
    shutil.rmtree(reader.release / "documents")
    with pytest.raises(WarehouseDamagedError, match="No files found"):
        filled.known("0" * 64)
