from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from load.errors import OriginalChangedError, WarehouseMissingError, WriteFailedError
from load.warehouse import Warehouse

CONTENT = b"%PDF-1.7 a notice"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "Thông báo.PDF"
    path.write_bytes(CONTENT)
    return path


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_originals_are_kept_by_content(warehouse, source):
    kept = warehouse.keep_original(source, SHA256, "application/pdf")
    assert kept == warehouse.layout.root / "raw" / SHA256[:2] / f"{SHA256}.pdf"
    assert kept.read_bytes() == CONTENT
    assert warehouse.original(SHA256) == kept
    assert warehouse.original("0" * 64) is None
    other = source.with_name("copy.pdf")
    source.rename(other)
    before = kept.stat()
    assert warehouse.keep_original(other, SHA256, "application/pdf") == kept
    assert kept.stat().st_ino == before.st_ino
    assert files(warehouse.layout.raw) == [f"{SHA256[:2]}/{SHA256}.pdf"]


def test_the_ending_follows_the_bytes_not_the_name(warehouse, source):
    assert warehouse.keep_original(source, SHA256, "image/tiff").name == f"{SHA256}.tif"


def test_a_file_that_changed_after_it_was_hashed_is_not_kept(warehouse, source):
    source.write_bytes(CONTENT + b"!")
    with pytest.raises(OriginalChangedError, match="changed while it was being read; ingest it again"):
        warehouse.keep_original(source, SHA256, "application/pdf")
    with pytest.raises(OriginalChangedError):
        warehouse.quarantine(source, SHA256)
    assert files(warehouse.layout.raw) == files(warehouse.layout.quarantine) == []


def test_refused_files_keep_their_ending(warehouse, source):
    kept = warehouse.quarantine(source, SHA256)
    assert kept == warehouse.layout.root / "quarantine" / f"{SHA256}.pdf"
    assert kept.read_bytes() == CONTENT
    other = source.rename(source.with_name("same.txt"))
    assert warehouse.quarantine(other, SHA256) == kept  # the content is there already
    assert files(warehouse.layout.quarantine) == [f"{SHA256}.pdf"]


@pytest.mark.parametrize(("name", "ending"), [("x", "bin"), ("x.tar.gz", "gz"), ("x.Đ/..", "bin"), ("x.p d!f", "pdf")])
def test_an_odd_ending_makes_no_odd_path(warehouse, name, ending):
    assert warehouse.layout.refused(SHA256, name) == warehouse.layout.quarantine / f"{SHA256}.{ending}"


def test_an_empty_file_is_quarantined_too(warehouse, tmp_path):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    assert warehouse.quarantine(empty, hashlib.sha256(b"").hexdigest()).read_bytes() == b""


def test_readings_are_kept_per_version(warehouse):
    warehouse.keep_reading(SHA256, "5.5.4+ab/12", b"first")
    warehouse.keep_reading(SHA256, "5.5.4+ab/12", b"again")
    warehouse.keep_reading(SHA256, "6", b"second")
    assert warehouse.reading(SHA256, "5.5.4+ab/12") == b"first"
    assert warehouse.reading(SHA256, "6") == b"second"
    assert warehouse.reading(SHA256, "7") is None
    assert files(warehouse.layout.readings) == [
        f"{SHA256[:2]}/{SHA256}.5.5.4+ab_12.json.zst",
        f"{SHA256[:2]}/{SHA256}.6.json.zst",
    ]


def test_a_write_that_fails_leaves_nothing(warehouse, source, monkeypatch):
    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteFailedError, match="No space"):
        warehouse.keep_original(source, SHA256, "application/pdf")
    assert files(warehouse.layout.raw) == []


def test_a_warehouse_must_be_there_to_be_opened(tmp_path):
    with pytest.raises(WarehouseMissingError, match="`thongbao ingest` makes a warehouse"):
        Warehouse(tmp_path / "none")


def test_keeping_files_needs_no_heavy_import(warehouse):
    script = "import sys, load.warehouse; print([m for m in ('pyarrow', 'duckdb', 'deltalake') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
