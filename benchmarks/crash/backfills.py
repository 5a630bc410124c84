"""Kills the command `thongbao backfill --all` at random moments and starts it again, until it comes to its end.

What it had done is counted from the disk after each kill: documents in loads of the backfill, and outcomes that wait.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crash.outcome import Outcome

ROOT = Path(__file__).resolve().parents[2]
_LOOK_EVERY = 0.02  # seconds
_ORPHANS = 1.5  # seconds in which the killed command's workers notice that it is gone


@dataclass(frozen=True)
class Field:
    """Where it happens.

    Attributes:
        documents: that lie in the warehouse.
        settings: Python statements before each command (sizes of chunks and loads).
        workers: processes; so many chunks are in flight, each at one document.
    """

    warehouse: Path
    documents: int
    workers: int
    settings: str
    environment: Mapping[str, str]

    def command(self, *arguments: str) -> list[str]:
        program = (
            f"import sys\nfrom flows import cli, planning, running\n{self.settings}\nsys.exit(cli.run(sys.argv[1:]))"
        )
        return [sys.executable, "-c", program, *arguments, "--warehouse", str(self.warehouse), "--json"]

    def run(self, *arguments: str) -> dict[str, object]:
        ended = subprocess.run(
            self.command(*arguments), cwd=ROOT, env=dict(self.environment), capture_output=True, text=True
        )
        if ended.returncode:
            raise RuntimeError(f"{arguments} ended with {ended.returncode}: {ended.stderr[-2000:]}")
        told: dict[str, object] = json.loads(ended.stdout)
        return told

    def waiting(self) -> set[str]:
        """Contents (sha256) whose outcome waits."""
        return {
            path.name.split(".")[0]
            for path in (self.warehouse / ".staging" / "waiting").glob("*.*")
            if path.suffix != ".part"
        }

    def begun(self) -> set[str]:
        """Contents that some run began with and did not load."""
        return {path.stem for path in (self.warehouse / ".staging" / "runs").glob("*/*.started")}

    def loaded(self, kind: str = "backfill") -> frozenset[str]:
        """Contents whose rows a load of that kind wrote."""
        return _loaded(self.warehouse, (self.warehouse / "current").readlink(), kind)


@cache
def _loaded(warehouse: Path, _: Path, kind: str) -> frozenset[str]:
    """Once for every release: a look that takes long would meet the moments between loads only."""
    from load.reader import Reader

    with Reader(warehouse) as reader:
        sql = "SELECT sha256 FROM documents JOIN loads USING (load_id) WHERE kind = $1"
        return frozenset(row[0] for row in reader.ask(sql, [kind]).rows)


@contextmanager
def prefect_server() -> Iterator[dict[str, str]]:
    """The environment with a server for all commands, so that not each of them starts one."""
    from flows.temporary_server import api

    with api() as ready:
        ready()
        yield dict(os.environ)


def at_random_moments(field: Field, inbox: Path, *, kills: int, seed: int) -> Outcome:
    """Ingests the inbox, kills backfills of all of it, lets one end, and judges."""
    outcome, chance = Outcome(), random.Random(seed)
    field.run("ingest", str(inbox))
    outcome.count("documents", len(field.loaded("manual")))
    outcome.demand("documents", field.documents)
    done: set[str] = set()
    # Any moments from the first document on, some of them in a load; not the last ones, when the command may be faster.
    moments = sorted(chance.sample(range(1, field.documents * 9 // 10), kills))
    for kill, target in enumerate(moments):
        if not _killed_at(field, target, chance.random() * 0.5):
            outcome.faults.append(f"kill {kill}: the backfill had come to its end before; too few documents")
            return outcome
        outcome.count("kills")
        now = field.waiting() | field.loaded()
        lost = done - now
        if lost:
            outcome.faults.append(f"kill {kill}: {len(lost)} documents that were finished are so no more")
        repeated = field.begun() - now
        outcome.count("documents begun and lost", len(repeated))
        if len(repeated) > field.workers:
            outcome.faults.append(f"kill {kill}: {len(repeated)} documents in flight, {field.workers} workers")
        _clear_dead_runs(field)
        done = now
    outcome.demand("kills", kills)
    loaded_before, waiting = field.loaded(), field.waiting()
    told = field.run("backfill", "--all")
    # What was loaded and not yet acknowledged waits without being needed.
    expected = (len(loaded_before), len(waiting - loaded_before))
    if (told["files_unchanged"], told["files_taken_up"]) != expected:
        outcome.faults.append(
            f"the last run took up {told['files_unchanged']}, {told['files_taken_up']}, not {expected}"
        )
    outcome.notes["the last run"] = (
        f"{told['files_unchanged']} loaded before, {told['files_taken_up']} finished before, "
        f"{field.documents - sum(expected)} computed"
    )
    _judge(field, outcome)
    return outcome


def _killed_at(field: Field, target: int, later: float) -> bool:
    """Starts a backfill and kills it when so many documents are done; False if it ended before."""
    process = subprocess.Popen(
        field.command("backfill", "--all"),
        cwd=ROOT,
        env=dict(field.environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None:
        if len(field.waiting() | field.loaded()) >= target and field.begun():
            time.sleep(later)
            break
        time.sleep(_LOOK_EVERY)
    alive = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    time.sleep(_ORPHANS)
    return alive


def _clear_dead_runs(field: Field) -> None:
    for path in (field.warehouse / ".staging" / "runs").glob("*/*"):
        path.unlink()


def _judge(field: Field, outcome: Outcome) -> None:
    from load.reader import Reader
    from load.soundness import check
    from transform.tables import DOCUMENT_TABLES, TABLES

    with Reader(field.warehouse) as reader:
        for name in DOCUMENT_TABLES:
            key = ", ".join(TABLES[name].key)
            rows, different, documents = reader.ask(
                f"SELECT count(*), (SELECT count(*) FROM (SELECT DISTINCT {key} FROM {name})), "
                f"count(DISTINCT document_id) FROM {name}"
            ).rows[0]
            if rows != different:
                outcome.faults.append(f"{name}: {rows - different} rows stand twice")
            if name in ("documents", "pages") and documents != field.documents:
                outcome.faults.append(f"{name}: {documents} documents, not {field.documents}")
        outcome.faults += [f"{found.subject}: {found.message}" for found in check(reader, quick=False)]
    if len(field.loaded()) != field.documents:
        outcome.faults.append(f"{field.documents - len(field.loaded())} documents were not made anew")
    if field.begun() or list((field.warehouse / ".staging" / "unfinished").iterdir()):
        outcome.faults.append("the backfill that came to its end left traces")
