from __future__ import annotations

import json
import pkgutil
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable

import load.delta
import load.durable
import load.releases
from load.errors import WarehouseDamagedError
from transform.schema import arrow_schema
from transform.tables import SCHEMA_HASH, TABLES


def names(rows_in, folder):
    return [row[0] for row in rows_in(folder, "documents", "file_name")]


def no_stale_rows(rows_in, folder):
    """Every table holds rows of the listed documents and nothing twice."""
    ids = {row[0] for row in rows_in(folder, "documents", "document_id")}
    for name, table in TABLES.items():
        if "document_id" in table.by_name and name != "issues":
            key = ", ".join(table.key)
            assert rows_in(folder, name, f"count(*) = count(DISTINCT ({key}))") == [(True,)]
            assert {row[0] for row in rows_in(folder, name, "DISTINCT document_id")} <= ids


def test_the_layout_is_that_of_the_contract(warehouse, make_document, make_batch, tmp_path):
    warehouse.load(make_batch(make_document()))
    root = warehouse.layout.root
    assert {path.name for path in root.iterdir()} == {
        ".lock",
        "README.md",
        "current",
        "lake",
        "releases",
        "warehouse.duckdb",
    }
    assert (root / "current").readlink() == Path("releases/1")
    assert (root / "warehouse.duckdb").readlink() == Path("current/warehouse.duckdb")
    release = root / "releases" / "1"
    assert {path.name for path in release.iterdir()} == {*TABLES, "manifest.json", "warehouse.duckdb"}
    assert {path.name for path in (root / "lake").iterdir()} == set(TABLES)


def test_the_manifest_names_versions_rows_and_files(warehouse, make_document, make_batch):
    result = warehouse.load(make_batch(make_document()))
    release = warehouse.layout.current_release()
    content = json.loads((release / "manifest.json").read_text())
    assert (content["release"], content["load_id"], content["schema_hash"]) == (1, result.load_id, SCHEMA_HASH)
    figures = content["tables"]["figures"]
    assert (figures["version"], figures["rows"]) == (1, 3)
    assert [file["name"] for file in figures["files"]] == [path.name for path in (release / "figures").iterdir()]
    assert content["tables"]["parties"] == {"version": 0, "since": 0, "rows": 0, "files": []}


def test_a_release_shares_its_files_with_the_lake(warehouse, make_document, make_batch):
    warehouse.load(make_batch(make_document()))
    (file,) = (warehouse.layout.current / "figures").iterdir()
    assert file.samefile(warehouse.layout.lake / "figures" / file.name)


def test_a_release_is_copied_where_files_cannot_be_linked(warehouse, make_document, make_batch, rows_in, monkeypatch):
    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(load.durable.os, "link", refuse)
    warehouse.load(make_batch(make_document()))
    (file,) = (warehouse.layout.current / "figures").iterdir()
    assert not file.samefile(warehouse.layout.lake / "figures" / file.name)
    assert rows_in(warehouse.layout.current, "figures", "count(*)") == [(3,)]


def test_every_file_carries_the_declared_schema_and_its_descriptions(warehouse, make_document, make_batch):
    warehouse.load(make_batch(make_document(content="c")))
    warehouse.load(make_batch(make_document("b.pdf")))
    warehouse.load(make_batch(make_document(content="c", extractor_version="2")))  # rewrites files
    for name, table in TABLES.items():
        files = list((warehouse.layout.current / name).glob("*.parquet"))
        assert files
        for file in files:
            assert pq.read_schema(file).equals(arrow_schema(table), check_metadata=True)
            assert pq.read_schema(file).metadata[b"comment"].decode() == table.description
            metadata = pq.read_metadata(file)
            if metadata.num_rows:
                column = metadata.row_group(0).column(0)
                assert (column.compression, column.has_dictionary_page) == ("ZSTD", True)


def test_duckdb_polars_and_pandas_read_the_same_rows(warehouse, make_document, make_batch):
    warehouse.load(make_batch(make_document("a.pdf"), make_document("b.pdf")))
    warehouse.load(make_batch(make_document("a.pdf")))
    current = warehouse.layout.current
    ids = [make_document(name).rows.document["document_id"] for name in ("a.pdf", "b.pdf")]
    expected = sorted(f"{document_id}-f{i}" for document_id in ids for i in range(3))
    for name, table in TABLES.items():
        by_duckdb = duckdb.sql(f"SELECT * FROM '{current}/{name}/*.parquet'")
        by_polars = pl.read_parquet(f"{current}/{name}/*.parquet")
        by_pandas = pd.read_parquet(current / name)
        assert by_duckdb.columns == by_polars.columns == list(by_pandas.columns) == list(table.column_names)
        assert len(by_duckdb.fetchall()) == len(by_polars) == len(by_pandas)
        if name == "figures":
            assert sorted(by_polars["figure_id"]) == sorted(by_pandas["figure_id"]) == expected
            assert by_pandas["amount"].sum() == by_polars["amount"].sum() == 2 * (38300 + 5 + 7)


def test_one_glob_over_all_tables_reads(warehouse, make_document, make_batch):
    warehouse.load(make_batch(make_document()))
    glob = f"{warehouse.layout.current}/*/*.parquet"
    counted = duckdb.sql(f"SELECT count(*) FROM read_parquet('{glob}', union_by_name = true)").fetchall()
    assert counted == [(1 + 2 + 1 + 3 + 1 + 1 + 7 + 1,)]


def test_the_views_name_their_release_and_explain_their_columns(warehouse, make_document, make_batch):
    warehouse.load(make_batch(make_document("a.pdf")))
    with duckdb.connect(str(warehouse.layout.database), read_only=True) as old:
        warehouse.load(make_batch(make_document("b.pdf")))
        assert old.execute("SELECT count(*) FROM documents").fetchall() == [(1,)]
    with duckdb.connect(str(warehouse.layout.database), read_only=True) as new:
        assert new.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]
        assert new.execute("SELECT count(*) FROM parties").fetchall() == [(0,)]
        comments = new.execute("SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
        declared = {(t.name, c.name, c.description) for t in TABLES.values() for c in t.columns}
        assert declared <= set(comments.fetchall())
        views = new.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
        assert dict(views).items() >= {name: table.description for name, table in TABLES.items()}.items()


def test_a_reader_of_the_old_release_still_reads_it(warehouse, make_document, make_batch, rows_in):
    warehouse.load(make_batch(make_document("a.pdf", extractor_version="1")))
    resolved = warehouse.layout.current_release()
    warehouse.load(make_batch(make_document("a.pdf", extractor_version="2"), make_document("b.pdf")))
    assert rows_in(resolved, "documents", "file_name, extractor_version") == [("a.pdf", "1")]
    assert rows_in(resolved, "figures", "count(*)") == [(3,)]
    assert names(rows_in, warehouse.layout.current) == ["a.pdf", "b.pdf"]


STEPS = [
    ("load.releases.publish", None),
    ("load.releases.write_database", None),
    ("load.durable.link", 5),
    ("load.delta.LakeTable._written", 4),
    ("load.delta.LakeTable._sync_log", 3),
    ("load.delta.LakeTable.replace", 11),
    ("load.durable.point", 0),
]


@pytest.mark.parametrize(
    ("step", "after", "loaded_before"),
    [*((*step, True) for step in STEPS), *((*step, False) for step in STEPS[::4])],
)
def test_a_load_that_fails_anywhere_changes_nothing_and_the_next_one_works(
    warehouse, make_document, make_batch, rows_in, monkeypatch, step, after, loaded_before
):
    if loaded_before:
        warehouse.load(make_batch(make_document("a.pdf", content="a", extractor_version="1")))
    before = warehouse.layout.current_release()
    original = pkgutil.resolve_name(step)
    calls = []

    def fail(*args, **kwargs):
        calls.append(args)
        if len(calls) > (after or 0):
            raise OSError(28, "No space left on device")
        return original(*args, **kwargs)

    batch = make_batch(make_document("a.pdf", content="a", extractor_version="2"), make_document("b.pdf"))
    with monkeypatch.context() as patch:
        patch.setattr(step, fail)
        with pytest.raises(OSError, match="No space left"):
            warehouse.load(batch)
    assert warehouse.layout.current_release() == before
    if loaded_before:
        assert rows_in(before, "documents", "file_name, extractor_version") == [("a.pdf", "1")]
        assert rows_in(before, "figures", "count(*)") == [(3,)]

    assert warehouse.load(batch).written
    release = warehouse.layout.current_release()
    assert rows_in(release, "documents", "file_name, extractor_version") == [
        ("a.pdf", "2"),
        ("b.pdf", "0.1.0+aaaaaaaaaa"),
    ]
    assert rows_in(release, "figures", "count(*)") == [(6,)]
    assert rows_in(release, "loads", "count(*)") == [(2 if loaded_before else 1,)]
    no_stale_rows(rows_in, release)
    # what was recovered once is not recovered again
    version = json.loads((release / "manifest.json").read_text())["tables"]["figures"]["version"]
    assert not warehouse.load(make_batch()).written
    assert DeltaTable(warehouse.layout.lake / "figures").version() == version


def test_a_load_that_failed_is_cleared_up_also_if_the_next_has_nothing_to_write(
    warehouse, make_document, make_batch, rows_in, monkeypatch
):
    warehouse.load(make_batch(make_document("a.pdf")))
    with monkeypatch.context() as patch:
        patch.setattr("load.releases.publish", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            warehouse.load(make_batch(make_document("b.pdf")))
    assert (warehouse.layout.releases / "2").is_dir()
    assert not warehouse.load(make_batch()).written
    assert [path.name for path in warehouse.layout.releases.iterdir()] == ["1"]
    assert names(rows_in, warehouse.layout.current) == ["a.pdf"]
    assert not warehouse.load(make_batch()).written
    manifest = json.loads((warehouse.layout.current / "manifest.json").read_text())
    version = DeltaTable(warehouse.layout.lake / "documents").version()
    assert manifest["tables"]["documents"]["version"] == version == 3  # made, b.pdf, restored


def test_a_killed_load_leaves_the_last_release(warehouse, make_document, make_batch, rows_in):
    warehouse.load(make_batch(make_document("a.pdf")))
    script = textwrap.dedent(
        """
        import os, signal, sys
        from datetime import UTC, datetime
        sys.path.insert(0, sys.argv[2])
        from conftest import notice_rows
        import load.releases
        from load.batch import Batch, DocumentLoad
        from load.gathered import Gathered
        from load.warehouse import Warehouse
        from transform.validation import validate
        load.releases.publish = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        batch = Batch("manual", datetime.now(UTC), "v", Gathered.of([DocumentLoad(validate(notice_rows("b.pdf")))]))
        Warehouse(sys.argv[1]).load(batch)
        """
    )
    tests = Path(__file__).resolve().parent.parent
    killed = subprocess.run(
        [sys.executable, "-c", script, str(warehouse.layout.root), str(tests)], cwd=tests.parent, check=False
    )
    assert killed.returncode == -9
    assert names(rows_in, warehouse.layout.current) == ["a.pdf"]
    warehouse.load(make_batch(make_document("c.pdf")))  # the lock went with its holder
    assert names(rows_in, warehouse.layout.current) == ["a.pdf", "c.pdf"]
    no_stale_rows(rows_in, warehouse.layout.current)


def test_a_lost_link_is_said_and_nothing_is_overwritten(warehouse, make_document, make_batch):
    warehouse.load(make_batch(make_document("a.pdf")))
    warehouse.load(make_batch(make_document("b.pdf")))
    warehouse.layout.current.unlink()
    with pytest.raises(WarehouseDamagedError, match="current is missing; link it"):
        warehouse.load(make_batch(make_document("c.pdf")))
    warehouse.layout.current.symlink_to("releases/7")
    with pytest.raises(WarehouseDamagedError, match="leads nowhere"):
        warehouse.load(make_batch(make_document("c.pdf")))
    assert sorted(path.name for path in warehouse.layout.releases.iterdir()) == ["1", "2"]


def test_the_only_release_is_not_taken_for_one_that_died(warehouse, make_document, make_batch, rows_in):
    warehouse.load(make_batch(make_document("a.pdf")))
    warehouse.layout.current.unlink()
    with pytest.raises(WarehouseDamagedError, match="current is missing; link it"):
        warehouse.load(make_batch(make_document("b.pdf")))
    warehouse.layout.current.symlink_to("releases/1")
    warehouse.load(make_batch(make_document("b.pdf")))
    assert names(rows_in, warehouse.layout.current) == ["a.pdf", "b.pdf"]


def test_a_copy_instead_of_the_link_is_said(warehouse, make_document, make_batch):
    warehouse.load(make_batch(make_document("a.pdf")))
    warehouse.layout.current.unlink()
    shutil.copytree(warehouse.layout.release(1), warehouse.layout.current)
    with pytest.raises(WarehouseDamagedError, match="is a copy and no link"):
        warehouse.load(make_batch(make_document("b.pdf")))
