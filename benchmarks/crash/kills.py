"""Writers killed at every file-system step of one load, and at random for as long as you like."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from crash import processes
from crash.judge import Sight, judge, look
from crash.looking import Looking
from crash.outcome import Outcome
from crash.writer import Place, load_only, write

KILLED = -signal.SIGKILL
SYSTEM_CALLS = (
    "rename", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "rmdir", "symlink", "fsync", "fdatasync",
    "ftruncate", "pwrite64",
)  # fmt: skip


def _first(place: Place) -> int:
    """The very first load, also the making of the warehouse."""
    return 0


def _later(place: Place) -> int:
    """A load that replaces documents, moves what stands for an act, adds a name and refuses a file."""
    processes.ask(partial(write, place, "A", 6))
    return 6


def _recovery(place: Place) -> int:
    """The load after one that died when all tables were committed and nothing was visible."""
    steps = processes.ask(partial(write, place, "A", 2, 10**9))
    saved = place.folder / "before"
    shutil.copytree(place.folder, saved, symlinks=True, ignore=shutil.ignore_patterns("before"))
    steps = processes.ask(partial(write, place, "A", 3, 10**9))
    shutil.rmtree(place.root)
    (saved / "warehouse").rename(place.root)
    (saved / "acknowledged").replace(place.journal)
    shutil.rmtree(saved)
    if processes.end(processes.start(partial(write, place, "A", 3, steps * 3 // 4))) != KILLED:
        raise RuntimeError("the writer outlived its last step")
    return 2


def _undo(place: Place) -> int:
    """Taking back the load before."""
    processes.ask(partial(write, place, "A", 5))
    processes.ask(partial(load_only, place, "A"))
    return 5


def _maintain(place: Place) -> int:
    """Merging all small files, then a load."""
    processes.ask(partial(write, place, "A", 15))
    return 15


SCENES: dict[str, Callable[[Place], int]] = {
    "first": _first,
    "later": _later,
    "recovery": _recovery,
    "undo": _undo,
    "maintain": _maintain,
}
"""Each prepares a warehouse and gives the number of the load to be killed."""


ENOUGH_FOR_HISTORY = 100
"""Loads after which the hurrying clock must have made history old enough to be removed."""

Kill = Callable[[Place, int, int], int]
"""Runs the load of that number and kills it at that step; how it ended, 0 if it never came to the step."""


def by_itself(place: Place, number: int, step: int) -> int:
    """The writer counts its own steps, see `crash.steps`."""
    return processes.end(processes.start(partial(write, place, "A", number + 1, step)))


def by_the_system(call: str, place: Place, number: int, step: int) -> int:
    """The system kills it before so many calls of one kind by one of its threads, also those of native libraries."""
    program = (
        "import sys; from pathlib import Path; from crash.writer import Place, load_only, write; "
        "write(Place(Path(sys.argv[1])), 'A', int(sys.argv[2]))"
    )
    # strace counts per thread and call, so each kind of call is gone through by itself
    strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
    strace += ["-e", f"inject={call}:signal=KILL:when={step}"]
    command = [*strace, sys.executable, "-B", "-c", program, str(place.folder), str(number + 1)]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}).returncode


BY_ITSELF: dict[str, Kill] = {"its own steps": by_itself}
BY_THE_SYSTEM: dict[str, Kill] = {call: partial(by_the_system, call) for call in SYSTEM_CALLS}


def at_every_step(
    folder: Path, *, every: int = 1, scenes: Iterable[str] | None = None, kills: Mapping[str, Kill] = BY_ITSELF
) -> Outcome:
    """Kills one load at step 1, 1 + every, … in each scene and way; after each a reader looks, the next run finishes
    the work, and a reader looks again.
    """
    outcome = Outcome()
    for name in scenes or SCENES:
        place = Place(folder / name / "place")
        place.folder.mkdir(parents=True)
        number = SCENES[name](place)
        template = folder / name / "template"
        shutil.copytree(place.folder, template, symlinks=True)
        for way, kill in kills.items():
            step = 1
            while True:
                shutil.rmtree(place.folder)
                shutil.copytree(template, place.folder, symlinks=True)  # at the same path, which the views name
                status = kill(place, number, step)
                if status == 0:
                    break
                at = f"{name}, killed at {step} of {way}"
                if status != KILLED:
                    outcome.faults.append(f"{at}: the writer ended with {status}")
                for when, sight in processes.ask(partial(_finish, place, number + 1)):
                    outcome.faults.extend(f"{at}, {when}: {fault}" for fault in sight.faults)
                outcome.count("kills")
                step += every
            outcome.count(f"{name}, {way}, one in {every} tried: up to", step - 1)
        shutil.rmtree(folder / name)
    outcome.demand("kills", len(kills))
    return outcome


def _finish(place: Place, loads: int) -> list[tuple[str, Sight]]:
    """What a reader sees, and sees when the next run has done the work."""
    sights = [("then", look(place.root, place.acknowledged()))]
    write(place, "A", loads)
    sights.append(("then finished", look(place.root, place.acknowledged())))
    done = [step for step in sights[-1][1].steps if not step.undo]
    if len(done) != loads:
        raise RuntimeError(f"{len(done)} loads, not {loads}")
    return sights


def at_random(folder: Path, *, kills: int, seed: int, least: int) -> Outcome:
    """Kills writer after writer at random, while a reader looks all the time and after each.

    Args:
        least: loads that must have been completed.
    """
    outcome = Outcome()
    place = Place(folder / "random")
    place.folder.mkdir(parents=True)
    dice = random.Random(seed)
    began = time.monotonic()
    processes.ask(partial(write, place, "A", 2, hurry=True))
    span = 2 * (time.monotonic() - began)  # two loads and a start: some die early, some after a load or two
    idle = 0
    with Looking(place) as looking:
        for _ in range(kills):
            before = len(place.acknowledged())
            writer = processes.start(partial(write, place, "A", hurry=True))
            time.sleep(dice.uniform(0, span))
            os.kill(writer, signal.SIGKILL)
            if processes.end(writer) != KILLED:
                outcome.faults.append("a writer ended by itself")
            done = len(place.acknowledged()) - before
            idle = 0 if done else idle + 1
            if idle == 8:  # a busy machine
                span, idle = span * 1.5, 0
            outcome.count("kills")
            outcome.count("completed loads", done)
            outcome.faults.extend(processes.ask(partial(look, place.root, place.acknowledged())).faults)
            if outcome.faults:
                break
        outcome.faults.extend(looking.stop())
        outcome.count("looks during", looking.looks)
    outcome.demand("completed loads", least)
    outcome.demand("looks during", least)
    outcome.faults.extend(processes.ask(partial(_all_releases, place)))
    outcome.count("releases kept", sum(1 for _ in (place.root / "releases").iterdir()))
    log = place.root / "lake" / "loads" / "_delta_log"
    outcome.count("commits of `loads` removed", min(int(path.stem) for path in log.glob("*[0-9].json")))
    if outcome.counts["completed loads"] >= ENOUGH_FOR_HISTORY:
        outcome.demand("commits of `loads` removed", 1)
    return outcome


def _all_releases(place: Place) -> list[str]:
    """Faults of all releases that are kept, and after one more load."""
    loads = sum(not step.undo for step in look(place.root).steps)
    write(place, "A", loads + 1, hurry=True)
    faults = list(look(place.root, place.acknowledged()).faults)
    for release in sorted(place.root.glob("releases/[0-9]*"), key=lambda path: int(path.name)):
        faults.extend(judge(release).faults)
    return faults
