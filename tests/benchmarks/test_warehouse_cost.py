"""What the benchmark of loads measures is what it says; how fast it is is no matter here."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
from deltalake import DeltaTable

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import warehouse_cost as cost  # noqa: E402


def counted(files, column="document_id"):
    return duckdb.sql(f"SELECT count(*), count(DISTINCT {column}) FROM read_parquet('{files}')").fetchall()[0]


def test_all_three_hold_the_same_rows_after_the_loads(tmp_path):
    (first,) = cost.sizes(tmp_path, [20], 2)
    assert first["costs"].keys() == {"warehouse", "hive", "delta", "warehouse, known ones again"}
    documents, figures = 20 + 2 * cost.LOAD, 6 * (20 + 2 * cost.LOAD)
    for folder in ("warehouse/current/figures/*", "hive/figures/*/*"):
        assert counted(tmp_path / f"{folder}.parquet") == (figures, documents)
    live = DeltaTable(tmp_path / "delta" / "figures").to_pyarrow_table()
    assert (live.num_rows, len(set(live["document_id"].to_pylist()))) == (figures, documents)
    taken = first["costs"]["warehouse"]
    assert taken.seconds > 0
    assert taken.bytes > 50 * 200  # new files and no more: the first load's are not counted
    assert taken.bytes < sum(path.stat().st_size for path in (tmp_path / "warehouse").rglob("*") if path.is_file())


def test_releases_are_counted_as_the_clock_of_the_warehouse_goes(tmp_path):
    found, faults = cost.small(tmp_path, 8, minutes=400)
    # a release stays for 24 hours (3.6 loads) after the next one, the three newest anyway
    assert (found["releases kept at last"], found["releases kept, most"]) == (5, 5)
    assert faults == []
