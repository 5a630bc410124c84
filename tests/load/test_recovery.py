"""What the next writer mends: lost files and logs, a commit that a power cut tore, a warehouse that was moved."""

from __future__ import annotations

import json
import shutil

import duckdb
import pytest
from deltalake import DeltaTable

from load.delta import LOG
from load.errors import WarehouseDamagedError
from load.warehouse import Warehouse


@pytest.fixture
def filled(warehouse, make_document, make_batch):
    warehouse.load(make_batch(make_document("a.pdf")))
    return warehouse


def names(rows_in, warehouse):
    return [name for (name,) in rows_in(warehouse.layout.current, "documents", "file_name")]


def manifest(warehouse):
    return json.loads((warehouse.layout.current / "manifest.json").read_text())


def agree(warehouse, rows_in):
    """The lake holds what the release shows, and nothing that the manifest does not know."""
    for name, state in manifest(warehouse)["tables"].items():
        table = DeltaTable(warehouse.layout.lake / name)
        assert table.version() == state["version"]
        live = {path.rpartition("/")[2] for path in table.file_uris()}
        assert live == {file["name"] for file in state["files"]}
        assert all((warehouse.layout.lake / name / file).exists() for file in live)


def test_a_lost_table_is_made_anew_from_the_release(filled, make_document, make_batch, rows_in):
    shutil.rmtree(filled.layout.lake / "figures")
    told = []
    filled.load(make_batch(make_document("b.pdf")), on_wait=told.append)
    assert [line for line in told if "figures" in line] == told and len(told) == 2
    assert "1 lost files were put back from release 1" in told[0] and "begins anew with release 1" in told[1]
    assert names(rows_in, filled) == ["a.pdf", "b.pdf"]
    assert rows_in(filled.layout.current, "figures", "count(*), count(DISTINCT figure_id)") == [(6, 6)]
    assert manifest(filled)["tables"]["figures"]["since"] == 1
    assert manifest(filled)["tables"]["pages"]["since"] == 0
    agree(filled, rows_in)


def test_the_whole_lake_is_made_anew(filled, make_document, make_batch, rows_in):
    shutil.rmtree(filled.layout.lake)
    filled.load(make_batch(make_document("a.pdf", extractor_version="2")))
    assert rows_in(filled.layout.current, "documents", "file_name, extractor_version") == [("a.pdf", "2")]
    assert rows_in(filled.layout.current, "figures", "count(*)") == [(3,)]
    agree(filled, rows_in)


def test_a_lost_file_is_put_back_and_history_stays(filled, make_document, make_batch, rows_in):
    (file,) = (filled.layout.lake / "pages").glob("*.parquet")
    file.unlink()
    told = []
    assert not filled.load(make_batch(), on_wait=told.append).written
    assert len(told) == 1 and file.exists()
    assert manifest(filled)["tables"]["pages"]["since"] == 0
    agree(filled, rows_in)


def test_a_file_lost_from_lake_and_release_is_an_error(filled, make_batch):
    (file,) = (filled.layout.lake / "pages").glob("*.parquet")
    file.unlink()
    (filled.layout.current / "pages" / file.name).unlink()
    with pytest.raises(WarehouseDamagedError, match="lost or damaged, and so is its twin"):
        filled.load(make_batch())


@pytest.mark.parametrize("content", ["", '{"commitInfo":{}}\n{"add":{"pa'])
def test_a_commit_that_a_power_cut_tore_is_removed(filled, make_document, make_batch, rows_in, content):
    log = filled.layout.lake / "figures" / LOG
    (log / f"{2:020}.json").write_text(content)
    told = []
    filled.load(make_batch(make_document("b.pdf")), on_wait=told.append)
    assert told == []
    assert rows_in(filled.layout.current, "figures", "count(*)") == [(6,)]
    agree(filled, rows_in)


def test_a_log_that_cannot_be_read_begins_anew(filled, make_document, make_batch, rows_in):
    (filled.layout.lake / "figures" / LOG / f"{1:020}.json").write_text("")
    (filled.layout.lake / "figures" / LOG / f"{2:020}.json").write_text('{"commitInfo":{}}')
    told = []
    filled.load(make_batch(make_document("b.pdf")), on_wait=told.append)
    assert len(told) == 1 and "its log cannot be read" in told[0]
    assert rows_in(filled.layout.current, "figures", "count(*)") == [(6,)]
    agree(filled, rows_in)


def documents(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute("SELECT count(*) FROM documents").fetchone()[0]


def test_a_moved_warehouse_is_mended_by_the_next_run(filled, make_document, make_batch, tmp_path):
    moved = Warehouse(filled.layout.root.rename(tmp_path / "moved"))
    with pytest.raises(duckdb.Error):
        documents(moved.layout.database)
    told = []
    assert not moved.load(make_batch(), on_wait=told.append).written
    assert told == [f"the warehouse was moved from {filled.layout.root}; its views name {moved.layout.root} now"]
    assert documents(moved.layout.database) == 1
    moved.load(make_batch(make_document("b.pdf")), on_wait=told.append)
    assert len(told) == 1
    assert documents(moved.layout.database) == 2


def test_another_path_to_the_same_folder_is_no_move(filled, make_batch, tmp_path):
    (tmp_path / "other").symlink_to(filled.layout.root)
    told = []
    Warehouse(tmp_path / "other").load(make_batch(), on_wait=told.append)
    assert told == []
    assert manifest(filled)["root"] == str(filled.layout.root)


def test_a_warehouse_that_was_moved_and_lost_files_on_the_way_is_mended(filled, rows_in, tmp_path):
    filled.layout.root.rename(tmp_path / "elsewhere")
    moved = Warehouse(tmp_path / "elsewhere")
    shutil.rmtree(moved.layout.current_release() / "figures")
    moved.maintain()
    assert names(rows_in, moved) == ["a.pdf"]
    agree(moved, rows_in)
    with duckdb.connect(str(moved.layout.database), read_only=True) as views:
        assert views.execute("SELECT count(*) FROM figures").fetchall() == [(3,)]
