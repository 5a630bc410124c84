"""`maintain`: merging, history, leftovers, and making a lost release anew."""

from __future__ import annotations

import json
import os
import shutil
import time
from datetime import UTC, datetime, timedelta

import pytest

from load import upkeep
from load.errors import LoadNotFoundError, WarehouseDamagedError, WarehouseMissingError
from load.upkeep import oldest_kept
from load.warehouse import Warehouse
from transform.tables import TABLES

NAMES = ("1.pdf", "2.pdf", "3.pdf", "4.pdf")


@pytest.fixture
def filled(warehouse, make_document, make_batch):
    for name in NAMES:
        warehouse.load(make_batch(make_document(name)))
    return warehouse


def files(warehouse, name):
    return len(list((warehouse.layout.current / name).glob("*.parquet")))


def shown(warehouse, rows_in):
    return {name: rows_in(warehouse.layout.current, name) for name in TABLES if name != "loads"}


def test_small_files_are_merged_once(filled, rows_in):
    before = shown(filled, rows_in)
    done = filled.maintain()
    assert (done.release, done.merged) == (5, 4 * 8)  # three tables and the issues are empty
    assert shown(filled, rows_in) == before
    assert {name: files(filled, name) for name in TABLES} == dict.fromkeys(TABLES, 1) | {"loads": 2}
    entry = rows_in(filled.layout.current, "loads", "kind, parameters, documents_written", "release DESC LIMIT 1")[0]
    assert (entry[0], entry[2]) == ("maintenance", 0)
    assert json.loads(entry[1]) == {"maintain": {"merged_files": 32, "new_columns": []}}
    again = filled.maintain()
    assert (again.release, again.merged) == (None, 0)
    assert filled.layout.current_release().name == "5"


def test_loads_merge_by_themselves(warehouse, make_document, make_batch, rows_in, monkeypatch):
    monkeypatch.setattr("load.merging.MANY", 3)
    for number in range(7):
        warehouse.load(make_batch(make_document(f"{number}.pdf")))
    assert files(warehouse, "figures") <= 3
    assert rows_in(warehouse.layout.current, "figures", "count(*), count(DISTINCT figure_id)") == [(21, 21)]
    assert rows_in(warehouse.layout.current, "loads", "count(*), count(versions)") == [(7, 7)]


def test_history_is_kept_by_age_and_count():
    now = datetime(2026, 6, 1, tzinfo=UTC)

    def loads(*days):
        return [
            {"release": str(i), "finished_at": now - timedelta(days=d), "versions": f'{{"figures": {i}}}'}
            for i, d in enumerate(days, 1)
        ]

    assert oldest_kept(loads(90, 60, 40, 20), now) == (0, {})  # few loads: all of them
    many = loads(90, 60, 40, *[20] * upkeep.HISTORY_LOADS)
    assert oldest_kept(many, now) == (3, {"figures": 3})  # the newest one that is too old: loads after it can be undone
    assert oldest_kept(loads(*[90] * (upkeep.HISTORY_LOADS + 2)), now) == (2, {"figures": 2})
    assert oldest_kept([{**row, "versions": None} for row in many], now) == (0, {})


def test_history_beyond_what_is_kept_is_removed(tmp_path, make_document, make_batch, rows_in, monkeypatch):
    monkeypatch.setattr(upkeep, "HISTORY_LOADS", 2)
    monkeypatch.setattr("load.delta._CHECKPOINT", 2)
    times = [datetime(2026, 1, 1, tzinfo=UTC)]
    Warehouse.create(tmp_path / "warehouse")
    warehouse = Warehouse(tmp_path / "warehouse", clock=lambda: times[0])
    ids = [
        warehouse.load(make_batch(make_document("a.pdf", content="a", extractor_version=str(number)))).load_id
        for number in range(5)
    ]
    lake = warehouse.layout.lake / "figures"
    assert len(list(lake.glob("*.parquet"))) == 5
    times[0] += timedelta(days=31)
    done = warehouse.maintain()
    assert (done.release, done.releases) == (6, (1, 2, 3))  # the ledger's files were merged
    assert len(list(lake.glob("*.parquet"))) == 2  # of loads 4 and 5
    assert done.bytes > 0
    assert not (lake / "_delta_log" / f"{0:020}.json").exists()
    assert rows_in(warehouse.layout.current, "documents", "extractor_version") == [("4",)]
    with pytest.raises(LoadNotFoundError, match="is not kept any more"):
        warehouse.restore(ids[3])
    assert warehouse.restore(ids[4]).restored == 1
    assert rows_in(warehouse.layout.current, "documents", "extractor_version") == [("3",)]
    assert warehouse.load(make_batch(make_document("b.pdf"))).written


def test_a_day_after_the_last_upkeep_a_load_does_it(tmp_path, make_document, make_batch):
    times = [datetime(2026, 1, 1, tzinfo=UTC)]
    Warehouse.create(tmp_path / "warehouse")
    warehouse = Warehouse(tmp_path / "warehouse", clock=lambda: times[0])

    def tended():
        return json.loads((warehouse.layout.current / "manifest.json").read_text())["tended_at"]

    warehouse.load(make_batch(make_document("a.pdf")))
    assert tended() == times[0].isoformat()
    left = warehouse.layout.lake / "figures" / ("0" * 32 + ".parquet")  # by a load that died before its commit
    left.write_bytes(b"")
    times[0] += timedelta(hours=23)
    warehouse.load(make_batch(make_document("b.pdf")))
    assert left.exists() and tended() == "2026-01-01T00:00:00+00:00"
    times[0] += timedelta(hours=2)
    warehouse.load(make_batch(make_document("c.pdf")))
    assert not left.exists() and tended() == times[0].isoformat()


def test_leftovers_of_the_dead_go_and_those_of_the_living_stay(filled):
    root = filled.layout.root
    (root / "raw" / "aa").mkdir(parents=True)
    old, new = [], []
    for folder in (root / "raw" / "aa", root / "lake" / "pages"):
        old.append(folder / ".1.part")
        new.append(folder / ".2.part")
    (root / "releases" / ".3.gone").mkdir()
    (root / ".staging" / "waiting").mkdir(parents=True)
    (root / ".staging" / "runs" / "1").mkdir(parents=True)
    (root / ".staging" / "runs" / "2").mkdir()
    old += [root / ".staging" / "waiting" / "a.1", root / ".staging" / "runs" / "1"]
    new += [root / ".staging" / "waiting" / "b.2", root / ".staging" / "runs" / "2"]
    for path in (*old, *new):
        if not path.exists():
            path.write_bytes(b"half")
    then = time.time() - 4 * 86400
    for path in old:
        os.utime(path, (then, then))
    assert filled.maintain().files == 5
    assert not any(path.exists() for path in old)
    assert not (root / "releases" / ".3.gone").exists()
    assert all(path.exists() for path in new)


def test_without_a_load_there_is_nothing_to_maintain(warehouse):
    with pytest.raises(WarehouseMissingError, match="`thongbao ingest` does that"):
        warehouse.maintain()


@pytest.mark.parametrize("damage", ["releases", "current", "manifest", "copy"])
def test_a_lost_release_is_made_anew_from_the_lake(filled, rows_in, make_document, make_batch, damage):
    before = shown(filled, rows_in)
    layout = filled.layout
    if damage == "releases":
        shutil.rmtree(layout.releases)
    elif damage == "manifest":
        (layout.current / "manifest.json").write_text("{")
    else:
        release = layout.current_release()
        layout.current.unlink()
        if damage == "copy":
            shutil.copytree(release, layout.current)
    with pytest.raises(WarehouseDamagedError):
        filled.load(make_batch(make_document("5.pdf")))
    told = []
    filled.maintain(on_wait=told.append)
    assert any("was made from" in line for line in told)
    assert shown(filled, rows_in) == before
    filled.load(make_batch(make_document("5.pdf")))
    assert rows_in(layout.current, "documents", "count(*)") == [(5,)]


def test_without_a_lake_the_newest_whole_release_is_taken(filled, rows_in, make_document, make_batch):
    layout = filled.layout
    shutil.rmtree(layout.lake)
    (layout.current / "manifest.json").unlink()
    told = []
    filled.maintain(on_wait=told.append)
    assert told[0] == f"{layout.lake} cannot be read; release 3 is the newest one that is whole"
    assert rows_in(layout.current, "documents", "file_name") == [("1.pdf",), ("2.pdf",), ("3.pdf",)]
    filled.load(make_batch(make_document("4.pdf")))
    assert rows_in(layout.current, "figures", "count(*), count(DISTINCT figure_id)") == [(12, 12)]
