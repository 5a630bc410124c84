"""Warehouses that were written when the tables were declared otherwise."""

from __future__ import annotations

import dataclasses
import json

import pyarrow.parquet as pq
import pytest

from load import manifest as manifests
from load.errors import NewerWarehouseError, SchemaChangedError
from load.warehouse import Warehouse
from transform.schema import Column, arrow_schema, schema_hash
from transform.tables import TABLES


def with_columns(table, columns):
    return dataclasses.replace(table, columns=tuple(columns))


@pytest.fixture
def declare(monkeypatch):
    """Changes the declaration of a table, for the rest of the test."""

    def change(name, columns):
        monkeypatch.setitem(TABLES, name, with_columns(TABLES[name], columns))

    return change


def without(name, column):
    return [c for c in TABLES[name].columns if c.name != column]


def contents(root):
    return sorted((str(path), path.lstat().st_mtime_ns) for path in root.rglob("*") if path.name != ".lock")


def test_an_added_column_comes_with_the_next_load_in_one_release(
    warehouse, make_document, make_batch, rows_in, declare, monkeypatch
):
    figures = TABLES["figures"].columns
    today = dict(TABLES)
    declare("figures", without("figures", "table_id"))
    declare("loads", without("loads", "versions"))
    warehouse.load(make_batch(make_document("a.pdf", content="a")))
    warehouse.load(make_batch(make_document("b.pdf")))
    old_hash = schema_hash(TABLES)
    for name in ("figures", "loads"):
        monkeypatch.setitem(TABLES, name, today[name])
    assert old_hash != schema_hash(TABLES)
    old = warehouse.layout.current_release()
    warehouse.load(make_batch(make_document("a.pdf", content="a", extractor_version="2"), make_document("c.pdf")))
    release = warehouse.layout.current_release()
    for name in ("figures", "loads"):
        for file in (release / name).glob("*.parquet"):
            assert pq.read_schema(file).equals(arrow_schema(TABLES[name]), check_metadata=True)
    assert pq.read_schema(next((old / "figures").glob("*.parquet"))).names == [
        c.name for c in figures if c.name != "table_id"
    ]
    assert rows_in(release, "figures", "count(*), count(DISTINCT figure_id), count(table_id)") == [(9, 9, 0)]
    assert rows_in(release, "loads", "release, versions IS NULL", "release") == [("1", True), ("2", True), ("3", False)]
    state = json.loads((release / "manifest.json").read_text())
    assert state["schema_hash"] == schema_hash(TABLES)
    assert rows_in(release, "loads", "schema_hash", "release DESC LIMIT 1") == [(schema_hash(TABLES),)]


def test_a_migration_that_dies_is_done_again(warehouse, make_document, make_batch, rows_in, monkeypatch):
    whole = TABLES["figures"]
    monkeypatch.setitem(TABLES, "figures", with_columns(whole, without("figures", "table_id")))
    warehouse.load(make_batch(make_document("a.pdf")))
    monkeypatch.setitem(TABLES, "figures", whole)
    with monkeypatch.context() as patch:
        patch.setattr("load.releases.publish", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            warehouse.load(make_batch(make_document("b.pdf")))
    assert "table_id" not in pq.read_schema(next((warehouse.layout.current / "figures").iterdir())).names
    # an older program may still write: the lake is as the release is again
    with monkeypatch.context() as patch:
        patch.setitem(TABLES, "figures", with_columns(whole, without("figures", "table_id")))
        warehouse.load(make_batch(make_document("c.pdf")))
    warehouse.load(make_batch(make_document("b.pdf")))
    assert rows_in(warehouse.layout.current, "figures", "count(*), count(table_id)") == [(9, 0)]


def test_a_new_table_is_there_from_the_next_load_on(warehouse, make_document, make_batch, rows_in, monkeypatch):
    warehouse.load(make_batch(make_document("a.pdf")))
    monkeypatch.setitem(TABLES, "remarks", dataclasses.replace(TABLES["parties"], name="remarks"))
    warehouse.load(make_batch(make_document("b.pdf")))
    assert rows_in(warehouse.layout.current, "remarks", "count(*)") == [(0,)]
    assert rows_in(warehouse.layout.current, "documents", "count(*)") == [(2,)]


def test_an_older_program_refuses_a_newer_warehouse_and_touches_nothing(warehouse, make_document, make_batch, declare):
    warehouse.load(make_batch(make_document()))
    before = contents(warehouse.layout.root)
    declare("figures", without("figures", "table_id"))
    (warehouse.layout.dictionary).write_text("that of the newer program")
    before = contents(warehouse.layout.root)
    for act in (
        lambda: Warehouse.create(warehouse.layout.root),  # before a document is read
        lambda: warehouse.load(make_batch(make_document("b.pdf"))),
        warehouse.maintain,
    ):
        with pytest.raises(NewerWarehouseError, match=r"with figures\.table_id, which this one does not know; update"):
            act()
    assert contents(warehouse.layout.root) == before


@pytest.mark.parametrize(
    ("column", "message"),
    [
        (Column("table_id", "int32", "x"), r"figures\.table_id was string and is int32"),
        (Column("table_id", "string", "x", nullable=False), r"figures\.table_id may not be null any more"),
    ],
)
def test_what_values_cannot_follow_needs_a_new_warehouse(
    warehouse, make_document, make_batch, declare, column, message
):
    warehouse.load(make_batch(make_document()))
    before = contents(warehouse.layout.root)
    declare("figures", [column if c.name == column.name else c for c in TABLES["figures"].columns])
    with pytest.raises(SchemaChangedError, match=message + r".*; ingest its folder raw/ into a new warehouse"):
        warehouse.load(make_batch(make_document("b.pdf")))
    assert contents(warehouse.layout.root) == before


def test_a_format_of_the_future_is_refused(warehouse, make_document, make_batch, monkeypatch):
    warehouse.load(make_batch(make_document()))
    monkeypatch.setattr(manifests, "FORMAT", manifests.FORMAT - 1)
    with pytest.raises(NewerWarehouseError, match=r"written by a newer thongbao .*; update the program"):
        Warehouse(warehouse.layout.root).load(make_batch(make_document("b.pdf")))
