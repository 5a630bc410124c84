"""Ingests, backfills and single files at scale, with the program as people start it; prints times, memory and ratios.

    python benchmarks/scale.py [--digital N] [--scans PAGES] [--workers N] [--small N] [--folder DIR] [--parts a,b,…]

Parts, in their order (default: all but `memory`):

    ingest     N typeset notices of 2 to 4 pages into an empty warehouse
    scans      scanned notices with at least PAGES pages into another
    engine     both by a plain process pool over the same functions, with one worker and with all, and by the command
    backfill   `backfill --all` from what was read
    single     one new file into that warehouse with and without a server, and `read` of a two-page file
    memory     peak memory of an ingest of a tenth of the notices, to compare with the whole

All commands run with one Prefect server that is up before they start, but for one of `single`; its start is printed
apart. CPU is that of the command and its children, without the server. Notices that stand in DIR are not made again.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

PARTS = ("ingest", "scans", "engine", "backfill", "single", "memory")
_LOOK_EVERY = 0.5  # seconds; looking costs some milliseconds itself


@dataclass(frozen=True)
class Cost:
    """Of one process and its children: seconds of wall and CPU time, most resident memory of all at once in MB."""

    wall: float
    cpu: float
    memory: float


def measured(command: list[str], environment: Mapping[str, str]) -> tuple[Cost, str]:
    """Runs a command; what it cost and what it printed.

    Raises:
        RuntimeError: it failed.
    """
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=subprocess.PIPE, stderr=errors)
        most, ended = [0.0], threading.Event()

        def look() -> None:
            while not ended.wait(_LOOK_EVERY):
                most[0] = max(most[0], _memory(process.pid))

        watcher = threading.Thread(target=look)
        watcher.start()
        said = process.communicate()[0].decode()
        ended.set()
        watcher.join()
        if process.returncode:
            errors.seek(0)
            raise RuntimeError(f"{command} ended with {process.returncode}: {errors.read().decode()[-2000:]}")
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, most[0]), said


def _memory(pid: int) -> float:
    """Proportional memory of a process and all below it in MB, so that shared pages count once."""
    total = 0.0
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) / 1024
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                total += _memory(int(child))
    return total


class Bench:
    """Commands on the notices of a folder, and their table of costs."""

    def __init__(self, folder: Path, workers: int, environment: Mapping[str, str]) -> None:
        self.folder, self.workers, self.environment = folder, workers, environment
        print(f"{'what':44} {'documents':>9} {'wall s':>8} {'CPU s':>8} {'docs / s':>9} {'MB':>6}", flush=True)

    def command(self, name: str, *arguments: str, documents: int, workers: int | None = None) -> Cost:
        every = [sys.executable, "-m", "flows", *arguments]
        if workers is not None:
            every += ["--workers", str(workers)]
        cost, _ = measured(every, self.environment)
        self.print(name, documents, cost)
        return cost

    def pool(self, name: str, inbox: Path, workers: int, documents: int) -> Cost:
        """The same functions in a plain process pool, and the same load."""
        with tempfile.TemporaryDirectory(dir=self.folder) as warehouse:
            arguments = [sys.executable, __file__, "--plain", str(inbox), warehouse, str(workers)]
            cost, _ = measured(arguments, self.environment)
        self.print(name, documents, cost)
        return cost

    @staticmethod
    def print(name: str, documents: int, cost: Cost) -> None:
        pace = documents / cost.wall
        print(f"{name:44} {documents:9} {cost.wall:8.1f} {cost.cpu:8.1f} {pace:9.1f} {cost.memory:6.0f}", flush=True)


def plain(inbox: Path, warehouse: Path, workers: int) -> None:
    """What the command does with a plain process pool in the place of the engine."""
    from flows.chunk import run_chunk
    from flows.ingest import Request, prepare
    from flows.planning import share_out
    from flows.running import carry_out, staged

    prepared = prepare(Request((inbox,), warehouse, workers))
    with staged(prepared) as run, ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:

        def finished() -> Iterator[object]:
            futures = {pool.submit(run_chunk, chunk, run.options): chunk for chunk in share_out(run.left, workers)}
            for future in as_completed(futures):
                future.result()
                yield futures[future]

        carry_out(prepared, run, finished(), prepared.warehouse.load)  # type: ignore[arg-type]


def make_digital(folder: Path, count: int) -> Path:
    """A folder with so many notices."""
    import notices

    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        if not (folder / f"notice-{number:05}.pdf").exists():
            notices.digital(number, folder)
    return folder


def make_scans(folder: Path, pages: int) -> tuple[Path, int, int]:
    """A folder with scans of at least so many pages; how many files and pages."""
    import notices
    import pypdfium2

    folder.mkdir(parents=True, exist_ok=True)
    made = number = 0
    while made < pages:
        file = folder / f"scan-{number:05}.pdf"
        if not file.exists():
            notices.scanned(number, folder)
        made += len(pypdfium2.PdfDocument(file))
        number += 1
    return folder, number, made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--digital", type=int, default=10_000, help="notices")
    parser.add_argument("--scans", type=int, default=300, help="pages")
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--small", type=int, help="notices of the comparisons of `engine` (default: all)")
    parser.add_argument("--folder", type=Path, help="where notices are kept and warehouses made")
    parser.add_argument("--parts", default=",".join(PARTS[:-1]), help="which")
    parser.add_argument("--plain", nargs=3, metavar=("INBOX", "WAREHOUSE", "WORKERS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.plain:
        plain(Path(options.plain[0]), Path(options.plain[1]), int(options.plain[2]))
        return
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="scale-")))
        folder.mkdir(parents=True, exist_ok=True)
        without = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        from flows.temporary_server import api

        began = time.monotonic()
        stack.enter_context(api())()
        print(f"the server's own start: {time.monotonic() - began:.1f} s")
        with tempfile.TemporaryDirectory(dir=folder) as warehouses:
            run(options, folder, Path(warehouses), Bench(folder, options.workers, dict(os.environ)), without)


def run(options: argparse.Namespace, folder: Path, warehouses: Path, bench: Bench, without: Mapping[str, str]) -> None:
    parts = options.parts.split(",")
    if unknown := set(parts) - set(PARTS):
        raise SystemExit(f"unknown parts {unknown}; there are {', '.join(PARTS)}")
    count, workers = options.digital, options.workers
    inbox = make_digital(folder / f"digital-{count}", count)
    warehouse = warehouses / "digital"
    at = ("--warehouse", str(warehouse), "--json")
    whole = bench.command("ingest, digital", "ingest", str(inbox), *at, documents=count, workers=workers)
    if "memory" in parts:
        tenth = make_digital(folder / f"digital-{count // 10}", count // 10)
        other = ("--warehouse", str(warehouses / "tenth"), "--json")
        part = bench.command(
            "ingest, a tenth of them", "ingest", str(tenth), *other, documents=count // 10, workers=workers
        )
        print(f"peak memory of the whole over a tenth: {whole.memory / part.memory:.2f}")
    if "backfill" in parts:
        bench.command("backfill --all, rules only", "backfill", "--all", *at, documents=count, workers=workers)
    if "single" in parts:
        _single(bench, folder, warehouse, count, without)
    scans = make_scans(folder / "scans", options.scans) if {"scans", "engine"} & set(parts) else None
    if scans and "scans" in parts:
        bench.command(
            f"ingest, scans of {scans[2]} pages", "ingest", str(scans[0]), "--warehouse", str(warehouses / "scans"),
            "--json", documents=scans[1], workers=workers,
        )  # fmt: skip
    if scans and "engine" in parts:
        small = options.small or count
        digital = make_digital(folder / f"digital-{small}", small)
        for kind, files, documents in (("digital", digital, small), ("scans", scans[0], scans[1])):
            _engine(bench, kind, files, documents, warehouses)


def _engine(bench: Bench, kind: str, inbox: Path, documents: int, warehouses: Path) -> None:
    """The command against a plain pool, with one worker and with all."""
    plain_costs, command_costs = {}, {}
    for workers in sorted({1, bench.workers}):
        plain_costs[workers] = bench.pool(f"{kind}, plain pool, {workers} workers", inbox, workers, documents)
        at = ("--warehouse", str(warehouses / f"{kind}-{workers}"), "--json")
        name = f"{kind}, command, {workers} workers"
        command_costs[workers] = bench.command(name, "ingest", str(inbox), *at, documents=documents, workers=workers)
    most = bench.workers
    cost = command_costs[most].cpu / plain_costs[most].cpu - 1
    wall = command_costs[most].wall / plain_costs[most].wall - 1
    print(f"{kind}: the engine costs {cost:+.1%} CPU, {wall:+.1%} wall with {most} workers")
    if most > 1:
        speeds = [costs[1].wall / costs[most].wall for costs in (command_costs, plain_costs)]
        print(f"{kind}: {most} workers are {speeds[0]:.2f} times as fast as one, {speeds[1]:.2f} in the plain pool")


def _single(bench: Bench, folder: Path, warehouse: Path, count: int, without: Mapping[str, str]) -> None:
    import notices
    import pypdfium2

    new = folder / "new"
    new.mkdir(exist_ok=True)
    at = ("--warehouse", str(warehouse), "--json")
    for number, (told, environment) in enumerate((("a server runs", bench.environment), ("no server runs", without))):
        file = notices.digital(count + number, new)
        cost, said = measured([sys.executable, "-m", "flows", "ingest", str(file), *at], environment)
        assert json.loads(said)["files_new"] == 1
        bench.print(f"ingest of one new file, {told}", 1, cost)
    two = next(file for file in sorted(new.parent.glob("digital-*/*.pdf")) if len(pypdfium2.PdfDocument(file)) == 2)
    cost, _ = measured([sys.executable, "-m", "flows", "read", str(two)], without)
    bench.print("read of a two-page file", 1, cost)


if __name__ == "__main__":
    main()
