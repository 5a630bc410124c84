"""Readers in processes of their own that look again and again while others write."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import duckdb

from crash import processes
from crash.judge import look
from crash.world import World
from crash.writer import Place

PAUSE = 0.05
KEPT = 3
"""The newest releases are always there."""


class Looking:
    """A reader that looks until it is told to stop.

    Attributes:
        looks: how often it did, known after `stop`.
        errors: looks that failed in a way that a reader may meet (none for one that resolves the release).
        error: the first of these.
    """

    def __init__(self, place: Place, reader: Callable[[Place], _Report] | None = None) -> None:
        self._place = place
        self._reader = reader or resolving
        self.looks = 0
        self.errors = 0
        self.error = ""

    def __enter__(self) -> Looking:
        self._end = self._place.folder / f"stop {self._reader.__name__}"
        self._report = self._place.folder / f"report {self._reader.__name__}"
        self._process = processes.start(self._run)
        return self

    def __exit__(self, *_: object) -> None:
        if not self._end.exists():
            self.stop()

    def stop(self) -> list[str]:
        """The faults it saw."""
        self._end.touch()
        if status := processes.end(self._process):
            return [f"the reader ended with {status}"]
        report = json.loads(self._report.read_text())
        self.looks, self.errors, self.error = report["looks"], report["errors"], report["error"]
        return list(report["faults"])

    def _run(self) -> None:
        total = _Report()
        steps = 0
        while not self._end.exists() and not total.faults:
            found = self._reader(self._place)
            if found.steps < steps:
                total.faults.append(f"a reader saw {steps} loads, and then {found.steps}")
            steps = found.steps
            total.add(found)
            time.sleep(PAUSE)
        self._report.write_text(json.dumps(asdict(total)))


@dataclass
class _Report:
    looks: int = 0
    errors: int = 0
    steps: int = 0
    error: str = ""
    faults: list[str] = field(default_factory=list)

    def add(self, other: _Report) -> None:
        self.looks += other.looks
        self.errors += other.errors
        self.error = self.error or other.error
        self.faults += other.faults


def resolving(place: Place) -> _Report:
    """Resolves the release once and judges all of it.

    Where the warehouse's clock hurries, a slow look may outlive its release: then the next one counts.
    """
    report = _Report(looks=1)
    while True:
        acknowledged = place.acknowledged()
        sight = look(place.root, acknowledged)
        outlived = sight.release is not None and not sight.release.exists() and _releases_since(sight.release) >= KEPT
        if not outlived:
            report.faults, report.steps = list(sight.faults), len(sight.steps)
            return report


def _releases_since(release: Path) -> int:
    newest = (release.parents[1] / "current").resolve()
    return int(newest.name) - int(release.name)


def globbing(place: Place) -> _Report:
    """Reads through `current` with a glob, which may find a file gone, but never a wrong row."""
    report = _Report(looks=1)
    before = len(look(place.root).steps)
    report.steps = before
    try:
        with duckdb.connect(config={"threads": 1}) as connection:
            documents = connection.execute(
                f"SELECT document_id, extractor_version FROM '{place.root}/current/documents/*.parquet'"
            ).fetchall()
            between = len(look(place.root).steps)
            figures = connection.execute(
                f"SELECT document_id, amount FROM '{place.root}/current/figures/*.parquet'"
            ).fetchall()
    except duckdb.Error as error:
        report.errors, report.error = 1, str(error).splitlines()[0]
        return report
    order = look(place.root).steps
    worlds = [World.after(order[:number]) for number in range(before, len(order) + 1)]
    if not any(Counter(documents) == _documents(world) for world in worlds[: between - before + 1]):
        report.faults.append(f"documents through `current` are those of no release from {before} to {between}")
    if not any(Counter(figures) == _figures(world) for world in worlds):
        report.faults.append(f"figures through `current` are those of no release from {between} to {len(order)}")
    return report


def _documents(world: World) -> Counter[tuple[str, str]]:
    return Counter((id_, notice.version) for id_, (notice, _) in world.notices.items())


def _figures(world: World) -> Counter[tuple[str, float]]:
    return world.rows({"figures": ("document_id", "amount")})["figures"]
