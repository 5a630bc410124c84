"""Two writers at once, and readers in a loop during all their swaps."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from crash import processes
from crash.judge import look
from crash.looking import Looking, globbing, resolving
from crash.outcome import Outcome
from crash.writer import Place, write

WRITERS = ("A", "B")


def two_writers(folder: Path, *, loads: int) -> Outcome:
    """Each of two writers makes so many loads; all must be there, once, and no reader sees anything else."""
    outcome = Outcome()
    place = Place(folder)
    processes.ask(partial(write, place, "A", 1))
    with Looking(place, resolving) as reader, Looking(place, globbing) as glob:
        running = [processes.start(partial(write, place, writer, loads)) for writer in WRITERS]
        for writer, process in zip(WRITERS, running, strict=True):
            if status := processes.end(process):
                outcome.faults.append(f"writer {writer} ended with {status}")
        outcome.faults += reader.stop() + glob.stop()
    acknowledged = place.acknowledged()
    sight = processes.ask(partial(look, place.root, acknowledged))
    outcome.faults += sight.faults
    if len(acknowledged) != len(sight.steps):
        outcome.faults.append(f"{len(acknowledged)} loads acknowledged, {len(sight.steps)} there")
    outcome.count("loads", len(sight.steps))
    outcome.count("looks at a resolved release", reader.looks)
    outcome.count("looks through `current`", glob.looks)
    outcome.count("errors through `current`", glob.errors)
    if glob.error:
        outcome.notes["first error through `current`"] = glob.error
    outcome.demand("loads", loads * len(WRITERS))
    outcome.demand("looks at a resolved release", loads // 2)
    outcome.demand("looks through `current`", loads // 4)
    return outcome
