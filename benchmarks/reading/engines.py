"""Runs what reads the pages, each in processes of its own, and keeps what was read and what it cost.

`python benchmarks/reading/engines.py FILE...` is such a process: it reads the files with the program and prints one
JSON line a page, then one with the cost.
"""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.reading.scores import Seen  # noqa: E402

# One thread: several would wait for each other, and the waiting counts as CPU time.
_ENVIRONMENT = {**os.environ, "OMP_THREAD_LIMIT": "1"}


@dataclass(frozen=True)
class Run:
    """What was read from some pages.

    Attributes:
        words: of each file, in reading order.
        cpu: seconds, user and system, of all processes from start to end.
        wall: seconds.
        cost: what else was measured, of the program only: CPU seconds of `clean_up` and of the program's `own` process
            (the rest is its OCR child's), `lines`, those that were read `twice`, `megabytes`; of the first process.
        run: which run of the benchmark read them.
    """

    words: dict[str, list[Seen]]
    cpu: float
    wall: float
    cost: dict[str, Any]
    run: str = ""


def joined(runs: Sequence[Run]) -> Run:
    """The runs as one: costs add up, but the memory is the largest."""
    words = {page: seen for run in runs for page, seen in run.words.items()}
    cost = {name: sum(run.cost[name] for run in runs) for name in runs[0].cost}
    if cost:
        cost["megabytes"] = max(run.cost["megabytes"] for run in runs)
    return Run(words, sum(run.cpu for run in runs), sum(run.wall for run in runs), cost)


def plain_tesseract(images: Sequence[Path], dpi: int) -> Run:
    """`tesseract IMAGE - -l vie --psm 3`, one process an image."""
    words: dict[str, list[Seen]] = {}
    cpu, wall = _children(), time.monotonic()
    for image in images:
        command = ["tesseract", str(image), "-", "-l", "vie", "--psm", "3", "tsv"]
        out = subprocess.run(command, check=True, capture_output=True, text=True, env=_ENVIRONMENT).stdout
        words[image.stem] = _tsv_words(out, 72 / dpi)
    return Run(words, _children() - cpu, time.monotonic() - wall, {})


def program(files: Sequence[Path], *, processes: int = 1) -> Run:
    """The program's reading of the files, in so many processes at once."""
    cpu, wall = _children(), time.monotonic()
    running = [
        subprocess.Popen(
            [sys.executable, __file__, *map(str, files[start::processes])],
            stdout=subprocess.PIPE,
            text=True,
            env={**_ENVIRONMENT, "PYTHONPATH": str(ROOT)},
        )
        for start in range(processes)
    ]
    memory = _Memory(running[0].pid)
    memory.start()
    with ThreadPoolExecutor(processes) as readers:  # at once: a process whose pipe is full stands still
        outputs = [said for said, _ in readers.map(subprocess.Popen.communicate, running)]
    if any(process.returncode for process in running):
        raise RuntimeError("reading failed; see above")
    words: dict[str, list[Seen]] = {}
    cost: dict[str, Any] = {}
    for output in outputs:
        *pages, last = map(json.loads, output.splitlines())
        words |= {page["file"]: [Seen(*fields) for fields in page["words"]] for page in pages}
        cost = last
    return Run(words, _children() - cpu, time.monotonic() - wall, {**cost, "megabytes": memory.most})


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tsv_words(tsv: str, points: float) -> list[Seen]:
    words = []
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] != "5" or not row["text"].strip():
            continue
        x0, top = float(row["left"]) * points, float(row["top"]) * points
        x1, bottom = x0 + float(row["width"]) * points, top + float(row["height"]) * points
        words.append(Seen(row["text"].strip(), x0, top, x1, bottom, float(row["conf"]) / 100))
    return words


def _read(paths: Sequence[Path]) -> None:
    """The process: reads the files with the program as it is, but for the time limit, which a busy machine may pass.

    Raises:
        RuntimeError: a page was not read.
    """
    from extract import scanned_page
    from extract.ocr_worker import OcrProcess
    from extract.read import read_file
    from transform.reading_doubts import reading_doubts

    spent = [0.0]
    clean = scanned_page.clean

    def timed_clean(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return clean(*arguments, **named)
        finally:
            spent[0] += time.process_time() - start

    scanned_page.clean = timed_clean
    lines = twice = 0
    reader = OcrProcess(limit=3600)
    for path in paths:
        reading = read_file(path, reader=reader)
        if any(problem.severity == "error" for problem in reading.problems):
            raise RuntimeError(f"{path}: {reading.problems}")
        page = reading.pages[0]
        lines += len(page.lines)
        twice += sum(any(any(map(str.isdigit, word.text)) for word in line.words) for line in page.lines)
        words = [
            [w.text, w.x0, w.top, w.x1, w.bottom, w.confidence, w.second, bool(reading_doubts([w]))] for w in page.words
        ]
        print(json.dumps({"file": path.stem, "words": words}, ensure_ascii=False), flush=True)
    reader.close()
    print(json.dumps({"clean_up": spent[0], "own": time.process_time(), "lines": lines, "twice": twice}))


class _Memory(threading.Thread):
    """Watches the memory of a process and its children together, as long as it runs."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.most = 0.0

    def run(self) -> None:
        while now := resident_megabytes(self._pid):
            self.most = max(self.most, now)
            time.sleep(1)


def resident_megabytes(pid: int) -> float:
    """Memory of a process and all below it, from /proc: pages that they share count once (PSS)."""
    total = 0.0
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        total = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += sum(map(resident_megabytes, map(int, (task / "children").read_text().split())))
    except (OSError, StopIteration):
        return total  # it has just ended
    return total


if __name__ == "__main__":
    _read([Path(argument) for argument in sys.argv[1:]])
