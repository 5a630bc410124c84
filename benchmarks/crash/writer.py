"""A writer as a scheduled run is one: it looks where it stood, loads on, and notes what it was told is done."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from crash.judge import Acknowledged
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


def write(place: Place, writer: str, until: int | None = None, die_at: int | None = None) -> int:
    """Loads step after step, from the one after the last that is visible; without `until`, for ever.

    Args:
        die_at: file-system step of this process at which it kills itself.

    Returns:
        file-system steps; 0 unless `die_at` is given (one that is never reached counts them all).
    """
    number = _visible(place.root, writer)
    prepared = Step(writer, number).batch()
    steps = Steps(die_at) if die_at is not None else None
    warehouse = Warehouse.create(place.root)
    while until is None or number < until:
        result = warehouse.load(prepared)
        place.acknowledge(Acknowledged(Step(writer, number), str(result.load_id)))
        number += 1
        prepared = Step(writer, number).batch()
    return steps.done if steps else 0


def _visible(root: Path, writer: str) -> int:
    """Number of the writer's loads in the release that is current."""
    if not (root / "current").is_symlink():
        return 0
    with Reader(root) as reader:
        names = [json.loads(row["parameters"]).get("step", "") for row in reader.loads()]
    return sum(name.startswith(f"{writer}-") for name in names)
