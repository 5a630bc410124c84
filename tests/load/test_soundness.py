from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil

import pyarrow.parquet as pq
import pytest

from load.batch import DocumentLoad, RefusedFile
from load.reader import Reader
from load.soundness import check
from load.warehouse import Warehouse
from transform.tables import TABLES
from transform.validation import validate

CONTENT = b"%PDF-1.7 a notice"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
REFUSED = b"no notice"
REFUSED_SHA256 = hashlib.sha256(REFUSED).hexdigest()


@pytest.fixture
def sound(warehouse, make_rows, make_batch, tmp_path):
    """A warehouse with one document, one refused file, and the files that belong to them."""
    rows = make_rows(content=CONTENT.decode())
    assert rows["documents"][0]["sha256"] == SHA256
    (tmp_path / "thong-bao.pdf").write_bytes(CONTENT)
    (tmp_path / "x.pdf").write_bytes(REFUSED)
    warehouse.keep_original(tmp_path / "thong-bao.pdf", SHA256, "application/pdf")
    warehouse.keep_reading(SHA256, "none+bbbbbbbbbb", b"reading")
    warehouse.quarantine(tmp_path / "x.pdf", REFUSED_SHA256)
    refused = RefusedFile("x.pdf", REFUSED_SHA256, "file_type", "no PDF")
    warehouse.load(make_batch(DocumentLoad(validate(rows)), refused=[refused]))
    return warehouse


def findings(warehouse, *, quick=False):
    with Reader(warehouse.layout.root) as reader:
        return [(f.severity, f.subject, f.message) for f in check(reader, quick=quick)]


@pytest.mark.parametrize("quick", [True, False])
def test_a_sound_warehouse_has_no_findings(sound, quick):
    assert findings(sound, quick=quick) == []


def test_a_missing_and_a_foreign_file(sound):
    folder = sound.layout.current_release() / "figures"
    (file,) = folder.iterdir()
    file.rename(folder / "other.parquet")
    told = findings(sound, quick=True)
    assert [(severity, subject) for severity, subject, _ in told] == [("error", "figures")] * 2
    assert all(message.endswith("`thongbao maintain` makes the release anew from the lake") for _, _, message in told)
    sound.maintain()
    assert findings(sound) == []


def test_a_manifest_that_cannot_be_read(sound):
    (sound.layout.current_release() / "manifest.json").write_text("{")
    ((severity, subject, message),) = findings(sound)
    assert (severity, subject) == ("error", "manifest.json")
    assert "`thongbao maintain` makes the newest release anew" in message


def test_an_original_that_is_lost_or_changed(sound):
    original = sound.original(SHA256)
    original.write_bytes(CONTENT.upper())
    assert findings(sound, quick=True) == []
    ((severity, subject, message),) = findings(sound)
    assert (severity, subject) == ("error", SHA256[:16])
    assert "is not what was ingested" in message
    original.unlink()
    ((_, _, message),) = findings(sound, quick=True)
    assert "ingest it again" in message


def test_a_lost_reading_and_a_lost_refused_file_are_warnings(sound):
    sound.layout.reading(SHA256, "none+bbbbbbbbbb").unlink()
    sound.layout.refused(REFUSED_SHA256, "x.pdf").unlink()
    assert [(severity, subject) for severity, subject, _ in findings(sound, quick=True)] == [
        ("warning", SHA256[:16]),
        ("warning", "x.pdf"),
    ]


def change(sound, table, edit):
    """Writes other rows into a release, and what the manifest says of the file."""
    release = sound.layout.current_release()
    (file,) = (release / table).glob("*.parquet")
    data = pq.read_table(file, partitioning=None)
    rows = edit(data.to_pylist())
    pq.write_table(data.schema.empty_table().from_pylist(rows, schema=data.schema), file)
    manifest = json.loads((release / "manifest.json").read_text())
    (entry,) = manifest["tables"][table]["files"]
    entry.update(size=file.stat().st_size, rows=len(rows))
    (release / "manifest.json").write_text(json.dumps(manifest))


_KEYS = "1 keys (directive_id) stand on more than one row; take back the load that brought them"
_LINKS = "3 rows whose section_id is in no sections.section_id; take back the load that brought them"


def test_a_doubled_row(sound):
    change(sound, "directives", lambda rows: rows * 2)
    told = findings(sound)
    assert ("error", SHA256[:16], "directive_count is not the number of its rows; derive it again") in told
    assert (
        "error",
        "directives",
        "1 keys (directive_id) stand on more than one row; take back the load that brought them",
    ) in told


def test_rows_without_parent(sound):
    change(sound, "sections", lambda rows: [{**rows[0], "section_id": "another"}])
    told = [(subject, message) for _, subject, message in findings(sound)]
    assert (
        "figures",
        "3 rows whose section_id is in no sections.section_id; take back the load that brought them",
    ) in told


@pytest.mark.parametrize("quick", [True, False])
def test_a_span_that_is_not_its_quote(sound, quick):
    change(sound, "figures", lambda rows: [{**rows[0], "quote": "38.301 tấn"}, *rows[1:]])
    told = findings(sound, quick=quick)
    assert told == [("error", "figures", "1 spans do not equal their quotes; derive the documents again")]


def test_digits_without_account(sound):
    change(sound, "numerals", lambda rows: rows[1:])
    told = findings(sound)
    message = "1 runs of digits are in no numeral, 0 numerals clash; derive it again"
    assert told == [("error", SHA256[:16], message)]
    assert findings(sound, quick=True) == []


def test_no_preferred_document(sound):
    change(sound, "documents", lambda rows: [{**rows[0], "work_id": "vn:x", "is_preferred": False}])
    assert findings(sound) == [
        ("error", "vn:x", "not exactly one preferred document; derive its documents again"),
    ]


def test_a_moved_warehouse_is_sound_but_for_its_views(sound, tmp_path):
    moved = Warehouse(sound.layout.root.rename(tmp_path / "moved"))
    ((severity, subject, message),) = findings(moved, quick=True)
    assert (severity, subject) == ("warning", "warehouse.duckdb")
    assert message == (
        f"the warehouse was moved here from {sound.layout.root}, which its views still name; "
        "`thongbao maintain` or the next load mends them"
    )
    moved.maintain()
    assert findings(moved) == []


def test_a_delta_table_behind_its_release(sound):
    (sound.layout.lake / "figures" / "_delta_log" / f"{1:020}.json").unlink()
    (file,) = (sound.layout.lake / "pages").glob("*.parquet")
    file.unlink()
    told = findings(sound, quick=True)
    assert [(severity, subject) for severity, subject, _ in told] == [
        ("warning", "lake/pages"),
        ("warning", "lake/figures"),
    ]
    assert f"has lost {file.name}; `thongbao maintain` or the next load makes it anew" in told[0][2]
    assert "has lost the log of version 1; " in told[1][2]
    sound.maintain()
    assert findings(sound) == []


def test_a_file_with_fewer_rows_than_the_manifest_says(sound):
    change(sound, "pages", lambda rows: rows[:1])
    path = sound.layout.current_release() / "manifest.json"
    state = json.loads(path.read_text())
    state["tables"]["pages"]["files"][0]["rows"] = 2
    path.write_text(json.dumps(state))
    ((severity, subject, message),) = findings(sound, quick=True)
    assert (severity, subject) == ("error", "pages")
    assert "has 1 rows, not 2; put it back from a backup" in message


def test_a_damaged_file(sound):
    (file,) = (sound.layout.current_release() / "pages").glob("*.parquet")
    data = bytearray(file.read_bytes())
    data[-4:] = b"PAR?"
    file.write_bytes(data)
    ((severity, subject, message),) = findings(sound, quick=True)
    assert (severity, subject) == ("error", "pages")
    assert message.endswith("put it back from a backup, or ingest raw/ into a new warehouse")


def test_columns_that_are_not_the_declared_ones(sound, monkeypatch):
    figures = TABLES["figures"]
    fewer = dataclasses.replace(figures, columns=figures.columns[:-1])
    monkeypatch.setitem(TABLES, "figures", fewer)
    ((severity, subject, message),) = findings(sound, quick=True)
    assert (severity, subject) == ("error", "figures")
    assert "has not the declared columns" in message
    monkeypatch.setattr("load.soundness.SCHEMA_HASH", "0123456789abcdef")
    ((severity, subject, message),) = findings(sound, quick=True)
    assert (severity, subject) == ("warning", "schema")
    assert "`thongbao maintain` adds the new columns" in message


def test_a_copy_instead_of_the_link(sound):
    release = sound.layout.current_release()
    sound.layout.current.unlink()
    shutil.copytree(release, sound.layout.current)
    ((severity, subject, message),) = findings(sound, quick=True)
    assert (severity, subject) == ("error", "current")
    assert "is a copy and no link; `thongbao maintain` mends it" in message
    sound.maintain()
    assert findings(sound) == []


@pytest.mark.parametrize("table", ["documents", "pages", "figures", "numerals", "issues", "loads"])
def test_one_turned_bit_is_found_and_its_file_is_named(sound, turn_a_bit, table):
    (file,) = (sound.layout.current_release() / table).glob("*.parquet")
    turn_a_bit(file)
    found = findings(sound)
    assert [(severity, subject) for severity, subject, _ in found] == [("error", table)]
    assert found[0][2].startswith(f"{file} is damaged (")
    assert found[0][2].endswith("; put it back from a backup, or ingest raw/ into a new warehouse")
    assert "\n" not in found[0][2]


def test_a_quick_check_that_meets_damage_names_the_file_too(sound):
    (file,) = (sound.layout.current_release() / "pages").glob("*.parquet")
    data = bytearray(file.read_bytes())
    data[4:64] = bytes(60)  # the head of the first page, which every reader stumbles over
    file.write_bytes(data)
    ((severity, subject, message),) = findings(sound, quick=True)
    assert (severity, subject) == ("error", "pages")
    assert message.startswith(f"{file} is damaged (")
