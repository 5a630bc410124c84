"""What a load costs as the warehouse grows, next to plain Hive folders and Delta tables alone, in one run.

    python benchmarks/warehouse_cost.py sizes [--sizes 1000 10000 50000]     50 new documents; 50 known ones again
    python benchmarks/warehouse_cost.py small [--loads 1000]                 many loads of one document

Made-up notices of six items (53 rows) are loaded as a run loads them, their reading and validation left out. Seconds
are of CPU, all threads, median of `--repeat` loads; bytes are those of the files that came to be. The Hive folders are
`table/issued_year=Y/part.parquet`, five years; a load rewrites the newest year of each table and puts it in place by
`os.replace`. The Delta tables are appended to by `write_deltalake`. Both do less: nothing holds their tables together,
nothing is looked up. `small` passes five minutes of its clock with each load and ends with 1 if anything grows without
bound.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import duckdb  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.dataset  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
from deltalake import write_deltalake  # noqa: E402
from synthetic import Notice, unchecked  # noqa: E402

from load.batch import Batch, DocumentLoad  # noqa: E402
from load.gathered import Gathered  # noqa: E402
from load.reader import Reader  # noqa: E402
from load.warehouse import Warehouse  # noqa: E402
from transform.schema import arrow_schema  # noqa: E402
from transform.tables import DOCUMENT_TABLES, TABLES  # noqa: E402

CHUNK = 2_500
LOAD = 50
YEARS = range(2021, 2026)
QUERY = "SELECT unit, count(*), sum(amount) FROM figures JOIN documents USING (document_id) GROUP BY unit"


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one kind of load: median seconds of CPU and of the clock, median bytes."""

    seconds: float
    elapsed: float
    bytes: int


def notice(number: int, version: str = "1", year: int | None = None) -> Notice:
    """Every fifth is a second file of an act, every act names an older one."""
    act = number - number % 5 // 4
    source = "ocr" if number % 5 == 4 else "digital"
    year = YEARS[number % len(YEARS)] if year is None else year
    return Notice(f"n{number}", version, f"vn:{act}", f"vn:{number * 7919 % (number + 1)}", source, 6, year)


def batch(documents: Sequence[DocumentLoad]) -> Batch:
    return Batch("manual", datetime.now(UTC), "1", Gathered.of(documents))


def build(warehouse: Warehouse, first: int, last: int) -> None:
    """Documents with numbers from first to before last, in large loads."""
    for start in range(first, last, CHUNK):
        warehouse.load(batch([unchecked(notice(number)) for number in range(start, min(start + CHUNK, last))]))


def cost(folder: Path, works: Sequence[Callable[[], object]]) -> Cost:
    seconds, elapsed, sizes = [], [], []
    for work in works:
        before = _files(folder)
        cpu, clock = time.process_time(), time.perf_counter()
        work()
        seconds.append(time.process_time() - cpu)
        elapsed.append(time.perf_counter() - clock)
        sizes.append(sum(size for inode, size in _files(folder).items() if inode not in before))
    return Cost(statistics.median(seconds), statistics.median(elapsed), int(statistics.median(sizes)))


def _files(folder: Path) -> dict[tuple[int, int], int]:
    """Size of each file, by what stays the same when it gets another name."""
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            status = os.lstat(Path(path) / name)
            found[status.st_ino, status.st_mtime_ns] = status.st_size
    return found


def sizes(folder: Path, wanted: Sequence[int], repeat: int) -> Iterator[dict[str, Any]]:
    """Costs at each number of documents."""
    warehouse = Warehouse.create(folder / "warehouse")
    there = 0
    for size in wanted:
        cpu = time.process_time()
        build(warehouse, there, size)
        built = time.process_time() - cpu
        release = Reader(folder / "warehouse").release
        copy_to_hive(release, folder / "hive")
        copy_to_delta(release, folder / "delta")
        fresh = [
            [unchecked(notice(size + LOAD * turn + place, year=YEARS[-1])) for place in range(LOAD)]
            for turn in range(repeat)
        ]
        again = [
            [unchecked(notice((turn + place * size // LOAD) % size, f"{size}/{turn}")) for place in range(LOAD)]
            for turn in range(repeat)
        ]

        def works(do: Callable[[Sequence[DocumentLoad]], object], loads: Any) -> list[Callable[[], object]]:
            return [lambda documents=documents: do(documents) for documents in loads]

        found = {
            "warehouse": cost(folder / "warehouse", works(lambda d: warehouse.load(batch(d)), fresh)),
            "hive": cost(folder / "hive", works(lambda d: load_hive(folder / "hive", d), fresh)),
            "delta": cost(folder / "delta", works(lambda d: load_delta(folder / "delta", d), fresh)),
            "warehouse, known ones again": cost(folder / "warehouse", works(lambda d: warehouse.load(batch(d)), again)),
        }
        there = size + LOAD * repeat
        release = Reader(folder / "warehouse").release
        yield {
            "documents": size,
            "built with seconds": built,
            "files of the release": sum(1 for _ in release.glob("*/*.parquet")),
            "query seconds": query_seconds(folder / "warehouse"),
            "costs": found,
        }


def rows_of(documents: Sequence[DocumentLoad]) -> dict[str, pa.Table]:
    """Arrow tables of a load, with what the load alone would fill in."""
    filled = {
        "is_preferred": True,
        "file_names": "",
        "status": "accepted",
        "load_id": "",
        "ingested_at": datetime.now(UTC),
    }
    tables = {}
    for name in DOCUMENT_TABLES:
        rows = [row for document in documents for row in document.rows.rows[name]]
        known = [{**row, **{c: v for c, v in filled.items() if c in row and row[c] is None}} for row in rows]
        tables[name] = pa.Table.from_pylist(known, schema=arrow_schema(TABLES[name]))
    return tables


def copy_to_hive(release: Path, folder: Path) -> None:
    with duckdb.connect() as connection:
        for name in DOCUMENT_TABLES:
            for year in YEARS:
                target = folder / name / f"issued_year={year}"
                target.mkdir(parents=True, exist_ok=True)
                source = f"read_parquet('{release}/{name}/*.parquet') t"
                ids = f"SELECT document_id FROM '{release}/documents/*.parquet' WHERE issued_year = {year}"
                connection.execute(
                    f"COPY (SELECT * FROM {source} WHERE document_id IN ({ids})) TO '{target}/part.parquet' "
                    "(COMPRESSION zstd)"
                )


def load_hive(folder: Path, documents: Sequence[DocumentLoad]) -> None:
    """All documents of a load are of the newest year."""
    for name, rows in rows_of(documents).items():
        path = folder / name / f"issued_year={YEARS[-1]}" / "part.parquet"
        there = pq.read_table(path, partitioning=None).cast(rows.schema)
        aside = path.with_name("aside")
        pq.write_table(pa.concat_tables([there, rows]), aside, compression="zstd")
        with aside.open("rb") as stream:
            os.fsync(stream.fileno())
        aside.replace(path)


def copy_to_delta(release: Path, folder: Path) -> None:
    for name in DOCUMENT_TABLES:
        files = [str(path) for path in (release / name).glob("*.parquet")]
        data = pyarrow.dataset.dataset(files, schema=arrow_schema(TABLES[name]), partitioning=None)
        write_deltalake(folder / name, data.scanner(batch_size=20_000).to_reader(), mode="overwrite")


def load_delta(folder: Path, documents: Sequence[DocumentLoad]) -> None:
    for name, rows in rows_of(documents).items():
        write_deltalake(folder / name, rows, mode="append")


def query_seconds(root: Path) -> float:
    """CPU of a reader that resolves, opens and asks; median of five."""
    taken = []
    for _ in range(5):
        cpu = time.process_time()
        with Reader(root) as reader:
            reader.ask(QUERY)
        taken.append(time.process_time() - cpu)
    return statistics.median(taken)


def small(folder: Path, loads: int, minutes: int = 5) -> tuple[dict[str, Any], list[str]]:
    """Loads of one document, minutes of its clock apart; what is measured, and what grows without bound."""
    began = datetime.now(UTC)
    clock = [began]
    Warehouse.create(folder / "warehouse")
    warehouse = Warehouse(folder / "warehouse", clock=lambda: clock[0])
    seconds, files, releases, queries = [], [], [], []
    for number in range(loads):
        document = unchecked(notice(number))
        cpu = time.process_time()
        warehouse.load(batch([document]))
        seconds.append(time.process_time() - cpu)
        clock[0] += timedelta(minutes=minutes)
        release = Reader(folder / "warehouse").release
        files.append(sum(1 for _ in release.glob("*/*.parquet")))
        releases.append(sum(1 for _ in release.parent.iterdir()))
        if number in (loads // 10, loads - 1):
            queries.append(query_seconds(folder / "warehouse"))
    tenth = max(loads // 10, 1)
    parts = [seconds[start : start + tenth] for start in range(0, loads, tenth)]
    found = {
        "loads": loads,
        "seconds of a load, median of each tenth": [round(statistics.median(part), 3) for part in parts],
        "most seconds of a load": round(max(seconds), 3),
        "files of a release, most": max(files),
        "files of the last release": files[-1],
        "releases kept, most": max(releases),
        "releases kept at last": releases[-1],
        "query seconds, at a tenth and at last": [round(query, 4) for query in queries],
        "files in lake": sum(1 for _ in (folder / "warehouse" / "lake").rglob("*")),
    }
    faults = []
    day = 24 * 60 // minutes
    if releases[-1] > day + 5:
        faults.append(f"{releases[-1]} releases are kept, a day has {day}")
    if max(files) > 80 * len(TABLES):
        faults.append(f"a release has {max(files)} files")
    return found, faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("experiment", choices=("sizes", "small"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--loads", type=int, default=1_000)
    parser.add_argument("--folder", type=Path, help="where to work (default: the system's temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cost-", dir=options.folder) as folder:
        if options.experiment == "small":
            found, faults = small(Path(folder), options.loads)
            print(json.dumps(found, indent=1))
            for fault in faults:
                print(fault, file=sys.stderr)
            return 1 if faults else 0
        measured = []
        for one in sizes(Path(folder), options.sizes, options.repeat):
            measured.append(one)
            print(f"{one['documents']} documents, built with {one['built with seconds']:.0f} s of CPU; ", end="")
            print(f"{one['files of the release']} files, a query {one['query seconds']:.3f} s")
            for name, taken in one["costs"].items():
                print(f"    {name:30} {taken.seconds:7.3f} s {taken.elapsed:7.2f} s elapsed {taken.bytes:12,} bytes")
            sys.stdout.flush()
        for name in measured[0]["costs"]:
            costs = [one["costs"][name] for one in measured]
            seconds = max(c.seconds for c in costs) / min(c.seconds for c in costs)
            written = max(c.bytes for c in costs) / min(c.bytes for c in costs)
            print(f"{name}: largest to smallest {seconds:.2f} in seconds, {written:.2f} in bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
