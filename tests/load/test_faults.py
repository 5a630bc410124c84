"""What the system refuses: space, permission, folders that go away. The last release stays, the next run is right."""

from __future__ import annotations

import contextlib
import hashlib
import resource
import shutil

import pytest

from load.errors import WarehouseDamagedError, WarehouseError, WarehouseMissingError, WriteFailedError


@contextlib.contextmanager
def files_no_larger_than(size):
    """Every write beyond that fails, in Python and in the libraries' own code, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def names(rows_in, warehouse):
    return [name for (name,) in rows_in(warehouse.layout.current, "documents", "file_name")]


def files(folder):
    return sorted(path for path in folder.rglob("*.parquet"))


@pytest.mark.parametrize("size", [1_000, 8_000, 100_000])  # fails in a Parquet file, in another, in the views
def test_a_write_that_fails_leaves_the_last_release_and_takes_no_room(
    warehouse, make_document, make_batch, rows_in, size
):
    warehouse.load(make_batch(make_document("a.pdf")))
    before = files(warehouse.layout.root)
    with files_no_larger_than(size), pytest.raises((OSError, WarehouseError)) as failed:
        warehouse.load(make_batch(make_document("b.pdf")))
    assert len(str(failed.value).splitlines()) == 1 and "\x1b" not in str(failed.value)
    assert names(rows_in, warehouse) == ["a.pdf"]
    assert files(warehouse.layout.root) == before
    warehouse.load(make_batch(make_document("b.pdf")))
    assert names(rows_in, warehouse) == ["a.pdf", "b.pdf"]
    assert rows_in(warehouse.layout.current, "figures", "count(*), count(DISTINCT figure_id)") == [(6, 6)]


def test_what_the_libraries_say_is_told_in_one_line(warehouse, make_document, make_batch):
    with (
        files_no_larger_than(100_000),
        pytest.raises(WriteFailedError, match="what the warehouse showed before it still shows"),
    ):
        warehouse.load(make_batch(make_document("a.pdf")))


@pytest.mark.parametrize("folder", ["lake", "lake/figures", "releases/2", "releases/2/figures"])
def test_a_folder_that_goes_away_while_a_load_runs(warehouse, make_document, make_batch, rows_in, monkeypatch, folder):
    warehouse.load(make_batch(make_document("a.pdf")))
    from load.releases import write_database

    def removed(release, tables):
        shutil.rmtree(warehouse.layout.root / folder)
        write_database(release, tables)

    with monkeypatch.context() as patch, contextlib.suppress(OSError, WarehouseError):
        patch.setattr("load.releases.write_database", removed)
        warehouse.load(make_batch(make_document("b.pdf")))
    warehouse.load(make_batch(make_document("b.pdf"), make_document("c.pdf")))
    assert names(rows_in, warehouse) == ["a.pdf", "b.pdf", "c.pdf"]
    assert rows_in(warehouse.layout.current, "figures", "count(*), count(DISTINCT figure_id)") == [(9, 9)]


def test_a_warehouse_that_may_not_be_written_to_says_so(warehouse, make_batch, make_document, monkeypatch):
    warehouse.load(make_batch(make_document("a.pdf")))
    before = files(warehouse.layout.root)

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied", str(warehouse.layout.lock))

    monkeypatch.setattr("load.lock.filelock.FileLock.acquire", refuse)
    for act in (lambda: warehouse.load(make_batch(make_document("b.pdf"))), warehouse.maintain):
        with pytest.raises(PermissionError, match="Permission denied"):
            act()
    assert files(warehouse.layout.root) == before


def test_a_load_that_would_read_over_damage_stops_and_names_the_file(
    warehouse, make_document, make_batch, rows_in, turn_a_bit
):
    warehouse.load(make_batch(make_document("a.pdf")))
    (file,) = (warehouse.layout.lake / "figures").glob("*.parquet")
    turn_a_bit(file)
    before = files(warehouse.layout.root)
    with pytest.raises(WarehouseDamagedError, match=f"{file} is damaged") as told:
        warehouse.load(make_batch(make_document("a.pdf")))
    assert "\n" not in str(told.value)
    assert files(warehouse.layout.root) == before
    warehouse.load(make_batch(make_document("b.pdf")))  # needs no row of that file
    assert names(rows_in, warehouse) == ["a.pdf", "b.pdf"]


def test_a_warehouse_that_takes_no_file_does_not_blame_the_file(warehouse, tmp_path):
    source = tmp_path / "a.pdf"
    source.write_bytes(b"a notice")
    sha256 = hashlib.sha256(b"a notice").hexdigest()
    for folder in (warehouse.layout.raw, warehouse.layout.readings, warehouse.layout.quarantine):
        folder.write_bytes(b"no folder")
    for keep in (
        lambda: warehouse.keep_original(source, sha256, "application/pdf"),
        lambda: warehouse.keep_reading(sha256, "1", b"reading"),
        lambda: warehouse.quarantine(source, sha256),
    ):
        with pytest.raises(WriteFailedError, match="look at the space and the permissions, then run the same again"):
            keep()
    source.unlink()
    with pytest.raises(FileNotFoundError):
        warehouse.keep_original(source, sha256, "application/pdf")


def test_a_warehouse_that_went_away_is_not_made_anew_without_its_originals(warehouse, make_document, make_batch):
    shutil.rmtree(warehouse.layout.root)
    with pytest.raises(WarehouseMissingError, match="is no folder"):
        warehouse.load(make_batch(make_document("a.pdf")))
    assert not warehouse.layout.root.exists()
