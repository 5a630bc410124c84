"""A writer as a scheduled run is one: it looks where it stood, loads on, and notes what it was told is done."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crash.judge import Acknowledged, steps_of
from crash.steps import Steps
from crash.world import Step
from load.reader import Reader
from load.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Place:
    """A warehouse, and beside it the journal of acknowledged loads."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "warehouse"

    @property
    def journal(self) -> Path:
        return self.folder / "acknowledged"

    def acknowledge(self, load: Acknowledged) -> None:
        handle = os.open(self.journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(handle, f"{load.step} {load.load_id}\n".encode())
        os.close(handle)

    def acknowledged(self) -> list[Acknowledged]:
        lines = self.journal.read_text().splitlines() if self.journal.exists() else []
        return [Acknowledged(Step.parse(step), load_id) for step, load_id in (line.split() for line in lines)]


def write(
    place: Place, writer: str, until: int | None = None, die_at: int | None = None, *, hurry: bool = False
) -> int:
    """Loads step after step, from the one after the last that is visible; without `until`, for ever.

    Before every fourth load it maintains the warehouse, and every sixth load it takes back.

    Args:
        die_at: file-system step of this process at which it kills itself.
        hurry: an hour of the warehouse's clock passes with each load, and a month with every twentieth, so that old
            releases and old history are removed.

    Returns:
        file-system steps; 0 unless `die_at` is given (one that is never reached counts them all).
    """
    done = _visible(place.root, writer)
    number = sum(not step.undo for _, step in done)
    prepared = Step(writer, number).batch()
    steps = Steps(die_at) if die_at is not None else None
    Warehouse.create(place.root)
    clock = (lambda: _hurried(number)) if hurry else (lambda: datetime.now(UTC))
    warehouse = Warehouse(place.root, clock=clock)
    if done and done[-1][1].undone and not done[-1][1].undo:
        _undo(place, warehouse, *done[-1])
    while until is None or number < until:
        step = Step(writer, number)
        if step.maintained:
            warehouse.maintain()
        load_id = str(warehouse.load(prepared).load_id)
        place.acknowledge(Acknowledged(step, load_id))
        number += 1
        if step.undone:
            _undo(place, warehouse, load_id, step)
        prepared = Step(writer, number).batch()
    return steps.done if steps else 0


def _hurried(number: int) -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number, days=31 * (number // 20))


def load_only(place: Place, writer: str) -> None:
    """The next load, without what belongs before and after it."""
    step = Step(writer, sum(not step.undo for _, step in _visible(place.root, writer)))
    result = Warehouse.create(place.root).load(step.batch())
    place.acknowledge(Acknowledged(step, str(result.load_id)))


def _undo(place: Place, warehouse: Warehouse, load_id: str, step: Step) -> None:
    undone = warehouse.restore(load_id)
    place.acknowledge(Acknowledged(replace(step, undo=True), str(undone.load_id)))


def _visible(root: Path, writer: str) -> list[tuple[str, Step]]:
    """load_id and step of what the writer has in the release that is current."""
    if not (root / "current").is_symlink():
        return []
    with Reader(root) as reader:
        return [(load_id, step) for load_id, step in steps_of(reader.loads()) if step.writer == writer]
