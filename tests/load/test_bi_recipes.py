"""docs/bi.md does what it says: its recipes run, and tools see the types it names."""

from __future__ import annotations

import re
import sqlite3
from datetime import datetime
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "bi.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.M | re.S)
PYTHON = [code for kind, code in BLOCKS if kind == "python"]
SQL = [code for kind, code in BLOCKS if kind == "sql"]
TYPES = [
    [cell.strip().strip("`") for cell in line.strip("|").split("|")]
    for line in TEXT[TEXT.index("## What each tool sees") :].splitlines()
    if line.startswith("|") and "." in line.split("|")[2]
]


@pytest.fixture
def folder(warehouse, make_document, make_batch, monkeypatch):
    """Where `warehouse` is: a notice in two files, one with a doubtful figure, and a plan that both name."""
    act, plan = "vn:dang:tu-hau-giang:thong-bao:2021-08-30:215", "vn:dang:tu-hau-giang:ke-hoach:2021-01-01:12"
    doubtful = make_document("notice.pdf", work_id=act, refers_to=plan)
    doubtful.rows.rows["figures"][1].update(needs_review=True)
    doubtful.rows.rows["directives"][0].update(assignees="Sở Tài chính; Sở Công Thương")
    doubtful.rows.rows["documents"][0].update(meeting_start=datetime(2021, 8, 30, 7, 30), year_in_number=2021)
    scan = make_document("scan.pdf", work_id=act, text_source="ocr")
    warehouse.load(make_batch(doubtful, scan))
    warehouse.load(make_batch(make_document("plan.pdf", work_id=plan)))
    monkeypatch.chdir(warehouse.layout.root.parent)
    assert warehouse.layout.root.name == "warehouse"
    return warehouse.layout.root.parent


def run(code):
    names: dict = {}
    exec(compile(code, "docs/bi.md", "exec"), names)
    return names


def test_every_block_is_one_that_is_run():
    assert {kind for kind, _ in BLOCKS} == {"python", "sql"}
    assert (len(PYTHON), len(SQL)) == (7, 4)


def test_the_questions_have_their_answers(folder):
    with duckdb.connect("warehouse/warehouse.duckdb", read_only=True) as connection:
        figures, tasks, acts, doubts = (connection.execute(sql).fetchall() for sql in SQL)
    assert [row[:2] for row in figures] == [("sản lượng", "commune"), ("sản lượng", "t")]
    assert [row[3:] for row in figures] == [(7.0, 2), (38300.0, 2)]
    assert tasks == [("Sở Công Thương", 1, 0, None), ("Sở Tài chính", 1, 0, None), (None, 1, 0, None)]
    assert acts == [(None, "12-KH/TU", 2, "plan.pdf")]
    assert [row[:4] for row in doubts] == [("notice.pdf", 1, "5%", 5.0)]


def test_the_recipes_run_and_agree(folder):
    resolve, ask, attach, with_pandas, exact, with_polars, copy = (run(code) for code in PYTHON)
    assert resolve["release"] == folder / "warehouse" / "releases" / "2"
    assert ("figure_id", "Deterministic id of the figure.") in ask["comments"]
    assert len(attach["rows"]) == 6
    assert dict(with_pandas["by_unit"]) == {"%": 10.0, "commune": 14.0, "t": 76600.0}
    assert int(exact["exact"]) == 3 * (38300 + 5 + 7)
    assert dict(with_polars["largest"].rows()) == {"%": 5.0, "commune": 7.0, "t": 38300.0}
    assert copy["copy"].execute("SELECT count(*) FROM figures_by_indicator").fetchall() == [(6,)]


def test_folders_can_be_read_through_the_link(folder):
    assert len(pd.read_parquet("warehouse/current/figures")) == 9
    assert len(pl.read_parquet("warehouse/current/figures/*.parquet")) == 9
    assert len(duckdb.sql("FROM 'warehouse/current/figures/*.parquet'").fetchall()) == 9


@pytest.mark.parametrize("row", TYPES, ids=lambda row: row[0])
def test_tools_see_the_types_of_the_page(folder, row):
    run(PYTHON[-1])
    _, column, *told = row
    table, name = column.split(".")
    files = f"warehouse/current/{table}"
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'Etc/UTC'")
        source = f"SELECT {name} FROM '{files}/*.parquet'"
        (kind,) = connection.execute(f"SELECT DISTINCT typeof({name}) FROM ({source})").fetchall()
        frame = connection.sql(source).df()[name].dtype
    copied = {"figures": "figures_by_indicator"}.get(table, table)
    with sqlite3.connect("notices.sqlite") as copy:
        seen = copy.execute(f"SELECT DISTINCT typeof({name}) FROM {copied} WHERE {name} IS NOT NULL").fetchall()
    assert told[:5] == [
        kind[0],
        str(pd.read_parquet(files)[name].dtype),
        str(pd.read_parquet(files, dtype_backend="pyarrow")[name].dtype),
        str(pl.read_parquet(f"{files}/*.parquet")[name].dtype),
        str(frame).replace("Etc/UTC", "session"),
    ]
    assert seen == [(told[5],)]


def test_every_type_of_the_tables_is_on_the_page():
    from transform.schema import ARROW_TYPES

    assert {row[0] for row in TYPES} == {*ARROW_TYPES, "int32 with nulls"}
