"""Ingests, backfills and single files at scale, with the program as people start it; prints times, memory and ratios.

    python benchmarks/scale.py [--digital N] [--scans PAGES] [--workers N] [--small N] [--dense] [--folder DIR]
                               [--parts a,b,…]

Parts, in their order (default: all but `memory`):

    ingest     N typeset notices of 2 to 4 pages into an empty warehouse
    backfill   `backfill --all` from what was read
    single     one new file into that warehouse with and without a server, and `read` of a two-page file
    memory     peak memory of an ingest of a tenth of the notices, to compare with the whole
    engine     the command and a plain process pool over the same functions, with one worker and with all, on N notices
               (or `--small`); then the fixed cost of the engine and that of a document, from two sizes
    scans      the same on scanned notices with at least PAGES pages

All commands run with one Prefect server that is up before they start, but for one of `single`; its start is printed
apart. CPU is that of the command and its children; what the server spent on it stands in a column of its own.

In DIR stay the notices, which are not made again, the warehouse of `ingest`, which `backfill` and `single` use, and
`results.jsonl`, one line as soon as a command has ended: a run that is interrupted goes on with `--parts`.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass, replace
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

PARTS = ("ingest", "backfill", "single", "memory", "engine", "scans")
_LOOK_EVERY = 0.5  # seconds; looking costs some milliseconds itself


@dataclass(frozen=True)
class Cost:
    """Of one process and its children: seconds of wall and CPU time, most resident memory of all at once in MB.

    Attributes:
        server: CPU seconds of the server that ran beside.
    """

    wall: float
    cpu: float
    memory: float
    server: float = 0.0


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
        for child in _children(pid):
            total += _memory(child)
    return total


class Server:
    """The Prefect server of all commands; to be entered before prefect is imported."""

    def __init__(self, stack: contextlib.ExitStack) -> None:
        from flows.temporary_server import api

        before, began = _children(os.getpid()), time.monotonic()
        stack.enter_context(api())()
        self.started = time.monotonic() - began
        (self.pid,) = _children(os.getpid()) - before

    def cpu(self) -> float:
        """Seconds it and its threads have spent."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> set[int]:
    return {
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    }


class Bench:
    """Commands on the notices of a folder, and their table of costs."""

    def __init__(self, folder: Path, workers: int, server: Server, *, dense: bool = False) -> None:
        self.folder, self.workers, self.server, self.dense = folder, workers, server, dense
        self.environment = dict(os.environ)
        self.results = folder / "results.jsonl"
        titles = f"{'documents':>9} {'wall s':>8} {'CPU s':>8} {'server s':>8} {'docs / s':>9} {'MB':>6}"
        print(f"{'what':44} {titles}", flush=True)

    def notices(self, count: int) -> Path:
        """A folder with that many digital notices."""
        return make_digital(self.folder, count, dense=self.dense)

    def command(self, name: str, *arguments: str, documents: int, workers: int | None = None) -> Cost:
        every = [sys.executable, "-m", "flows", *arguments]
        if workers is not None:
            every += ["--workers", str(workers)]
        return self.run(name, every, documents)[0]

    def pool(self, name: str, inbox: Path, workers: int, documents: int) -> Cost:
        """The same functions in a plain process pool, and the same load."""
        with tempfile.TemporaryDirectory(dir=self.folder) as warehouse:
            return self.run(
                name, [sys.executable, __file__, "--plain", str(inbox), warehouse, str(workers)], documents
            )[0]

    def run(
        self, name: str, command: list[str], documents: int, environment: Mapping[str, str] | None = None
    ) -> tuple[Cost, str]:
        before = self.server.cpu()
        cost, said = measured(command, environment or self.environment)
        cost = replace(cost, server=self.server.cpu() - before)
        pace = documents / cost.wall
        numbers = f"{documents:9} {cost.wall:8.1f} {cost.cpu:8.1f} {cost.server:8.1f} {pace:9.1f} {cost.memory:6.0f}"
        print(f"{name:44} {numbers}", flush=True)
        with self.results.open("a") as results:
            results.write(json.dumps({"what": name, "documents": documents, **asdict(cost)}) + "\n")
        return cost, said

    def say(self, line: str) -> None:
        """A conclusion, for the screen and the results."""
        print(line, flush=True)
        with self.results.open("a") as results:
            results.write(json.dumps({"told": line}) + "\n")


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


def make_digital(folder: Path, count: int, *, dense: bool = False) -> Path:
    """A folder with the first `count` notices, links to those of `folder`/notices, where they are made once."""
    import notices

    every, chosen = folder / "notices", folder / f"digital-{count}"
    every.mkdir(parents=True, exist_ok=True)
    chosen.mkdir(exist_ok=True)
    for number in range(count):
        name = f"notice-{number:05}.pdf"
        if not (every / name).exists():
            notices.digital(number, every, dense=dense)
        if not (chosen / name).exists():
            os.link(every / name, chosen / name)
    return chosen


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
    parser.add_argument("--parts", default=",".join(part for part in PARTS if part != "memory"), help="which")
    parser.add_argument("--dense", action="store_true", help="notices full of figures, in a DIR of their own")
    parser.add_argument("--plain", nargs=3, metavar=("INBOX", "WAREHOUSE", "WORKERS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.plain:
        plain(Path(options.plain[0]), Path(options.plain[1]), int(options.plain[2]))
        return
    parts = options.parts.split(",")
    if unknown := set(parts) - set(PARTS):
        raise SystemExit(f"unknown parts {unknown}; there are {', '.join(PARTS)}")
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="scale-")))
        folder.mkdir(parents=True, exist_ok=True)
        make_digital(folder, options.digital, dense=options.dense)
        without = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        server = Server(stack)
        print(f"the server's own start: {server.started:.1f} s, {server.cpu():.1f} CPU s")
        run(options, parts, folder, Bench(folder, options.workers, server, dense=options.dense), without)


def run(options: argparse.Namespace, parts: list[str], folder: Path, bench: Bench, without: Mapping[str, str]) -> None:
    count = options.digital
    warehouse = folder / f"warehouse-{count}"
    if {"ingest", "memory"} & set(parts) or ({"backfill", "single"} & set(parts) and not warehouse.exists()):
        whole = _ingest(bench, bench.notices(count), warehouse, count)
    if "backfill" in parts:
        at = ("--warehouse", str(warehouse), "--json")
        cost = bench.command(
            "backfill --all, rules only", "backfill", "--all", *at, documents=count, workers=bench.workers
        )
        bench.say(f"backfill: {count / cost.wall:.1f} documents a second with {bench.workers} workers")
    if "single" in parts:
        _single(bench, folder, warehouse, count, without)
    if "memory" in parts:
        tenth = max(1, count // 10)
        with tempfile.TemporaryDirectory(dir=folder) as other:
            part = _ingest(bench, bench.notices(tenth), Path(other) / "warehouse", tenth)
        bench.say(f"peak memory of {count} over that of {tenth}: {whole.memory / part.memory:.2f}")
    if "engine" in parts:
        small = options.small or count
        costs = _engine(bench, "digital", bench.notices(small), small)
        few = max(1, small // 4)
        fewer = _engine(bench, "digital", bench.notices(few), few, workers=(bench.workers,))
        slopes = [(costs[kind] - fewer[kind]) / (small - few) for kind in ("pool", "command")]
        starts = [fewer[kind] - slope * few for kind, slope in zip(("pool", "command"), slopes, strict=True)]
        more = slopes[1] / slopes[0] - 1
        bench.say(
            f"digital: CPU {starts[0]:.1f} s + {slopes[0] * 1000:.1f} ms a document in the plain pool, "
            f"{starts[1]:.1f} s + {slopes[1] * 1000:.1f} ms in the command ({more:+.1%} a document): "
            f"{_at(options.digital, starts, slopes):+.1%} at {options.digital} documents"
        )
    if "scans" in parts:
        inbox, files, pages = make_scans(folder / "scans", options.scans)
        _engine(bench, f"scans ({pages} pages)", inbox, files)


def _at(documents: int, starts: list[float], slopes: list[float]) -> float:
    pool, command = (start + slope * documents for start, slope in zip(starts, slopes, strict=True))
    return command / pool - 1


def _ingest(bench: Bench, inbox: Path, warehouse: Path, count: int) -> Cost:
    shutil.rmtree(warehouse, ignore_errors=True)
    try:
        return bench.command(
            "ingest, digital", "ingest", str(inbox), "--warehouse", str(warehouse), "--json",
            documents=count, workers=bench.workers,
        )  # fmt: skip
    except BaseException:
        shutil.rmtree(warehouse, ignore_errors=True)  # half of one is no warehouse to measure in
        raise


def _engine(
    bench: Bench, kind: str, inbox: Path, documents: int, workers: tuple[int, ...] | None = None
) -> dict[str, float]:
    """The command against a plain pool, with one worker and with all; CPU seconds of both with all."""
    pool, command = {}, {}
    for count in workers or sorted({1, bench.workers}):
        pool[count] = bench.pool(f"{kind}, plain pool, {count} workers", inbox, count, documents)
        with tempfile.TemporaryDirectory(dir=bench.folder) as warehouse:
            command[count] = bench.command(
                f"{kind}, command, {count} workers", "ingest", str(inbox), "--warehouse", warehouse, "--json",
                documents=documents, workers=count,
            )  # fmt: skip
    most = bench.workers
    cpu, wall = command[most].cpu / pool[most].cpu - 1, command[most].wall / pool[most].wall - 1
    bench.say(f"{kind}, {documents} documents: the engine costs {cpu:+.1%} CPU, {wall:+.1%} wall with {most} workers")
    if len(command) > 1:
        speeds = [costs[1].wall / costs[most].wall for costs in (command, pool)]
        bench.say(
            f"{kind}: {most} workers are {speeds[0]:.2f} times as fast as one, {speeds[1]:.2f} in the plain pool "
            f"(ratio {speeds[0] / speeds[1]:.2f})"
        )
    return {"pool": pool[most].cpu, "command": command[most].cpu}


def _single(bench: Bench, folder: Path, warehouse: Path, count: int, without: Mapping[str, str]) -> None:
    import notices
    import pypdfium2

    new = folder / "new"
    new.mkdir(exist_ok=True)
    known = int(time.time())  # of notices that no earlier run has put into this warehouse
    for number, (told, environment) in enumerate((("a server runs", bench.environment), ("no server runs", without))):
        file = notices.digital(known + number, new, dense=bench.dense)
        command = [sys.executable, "-m", "flows", "ingest", str(file), "--warehouse", str(warehouse), "--json"]
        _, said = bench.run(f"ingest of one new file, {told}", command, 1, environment)
        assert json.loads(said)["files_new"] == 1
    two = next(file for file in sorted((folder / "notices").glob("*.pdf")) if len(pypdfium2.PdfDocument(file)) == 2)
    bench.run("read of a two-page file", [sys.executable, "-m", "flows", "read", str(two)], 1, without)


if __name__ == "__main__":
    main()
