"""What keeps a warehouse small: old releases, files and log entries that no kept history needs, leftovers of the dead.

Releases are pruned after every load, the rest once a day. Everything here may be interrupted and done again.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from deltalake import DeltaTable

from load import durable, releases, staging
from load.delta import LOG, LakeTable, files_of
from load.layout import Layout
from load.manifest import Manifest

HISTORY = timedelta(days=30)
"""Loads stay undoable so long,"""
HISTORY_LOADS = 50
"""and the newest loads however old they are."""
EVERY = timedelta(hours=24)
_LEFT = 2 * 86400.0
"""Seconds after which a file that was never finished belongs to nobody any more."""

Lake = Mapping[str, LakeTable]


@dataclass(frozen=True, slots=True)
class Cleared:
    """What was removed.

    Attributes:
        files: of the lake and of what dead runs left.
        bytes: of the files of the lake; those that a kept release still links take up their space until it goes.
    """

    releases: tuple[int, ...] = ()
    files: int = 0
    bytes: int = 0


def after_load(layout: Layout, manifest: Manifest, lake: Lake, now: datetime) -> Manifest:
    """Prunes releases, and does the daily work if it is due; the manifest, which knows when it was done."""
    if manifest.tended_at is not None and now - datetime.fromisoformat(manifest.tended_at) < EVERY:
        releases.prune(layout, now)
        return manifest
    return clear(layout, manifest, lake, now)[0]


def clear(layout: Layout, manifest: Manifest, lake: Lake, now: datetime) -> tuple[Manifest, Cleared]:
    """Removes all that is not needed any more."""
    pruned = releases.prune(layout, now)
    sizes = [*_vacuum(lake, now), *(0 for _ in _leftovers(layout))]
    tended = dataclasses.replace(manifest, tended_at=now.isoformat())
    durable.write(layout.release(manifest.release) / "manifest.json", tended.dump())
    return tended, Cleared(tuple(pruned), len(sizes), sum(sizes))


def oldest_kept(ledger: Iterable[Mapping[str, Any]], now: datetime) -> tuple[int, Mapping[str, int]]:
    """The release from which on history is kept, and the version of each table in it; 0 and nothing if all is.

    Args:
        ledger: rows of `loads` with `release`, `finished_at`, `versions`, in any order.
    """
    loads = sorted(ledger, key=lambda row: int(row["release"]))
    for row in reversed(loads[:-HISTORY_LOADS]):
        if row["finished_at"] < now - HISTORY and row["versions"] is not None:
            return int(row["release"]), json.loads(row["versions"])
    return 0, {}


def _vacuum(lake: Lake, now: datetime) -> Iterator[int]:
    """Removes files and log entries of the lake older than the history that is kept; the sizes of the files."""
    release, versions = oldest_kept(lake["loads"].live.every(["release", "finished_at", "versions"]), now)
    for name, table in lake.items():
        first = versions.get(name, 0) if release > table.state.since else 0
        needed = _needed(table, first)
        for path in sorted(table.folder.glob("*.parquet")):
            if path.name not in needed:
                yield path.stat().st_size
                path.unlink()
        _shorten_log(table.folder / LOG, first)


def _needed(table: LakeTable, first: int) -> set[str]:
    """Files that are live in a version or were added after it."""
    log = table.folder / LOG
    needed = {file.name for file in table.state.files}
    if first > 0:
        needed.update(files_of(DeltaTable(table.folder, version=first)))
    for version in range(first, table.state.version + 1):
        commit = log / f"{version:020}.json"
        for line in commit.read_text("utf-8").splitlines() if commit.exists() else ():
            if (added := json.loads(line).get("add")) is not None:
                needed.add(added["path"])
    return needed


def _shorten_log(log: Path, first: int) -> None:
    """Removes commits that a checkpoint sums up and no kept version needs."""
    numbered = [(int(path.name[:20]), path) for path in log.iterdir() if path.name[:20].isdecimal()]
    summed = [number for number, path in numbered if number <= first and ".checkpoint" in path.name]
    for number, path in numbered:
        if summed and number < max(summed):
            path.unlink()


def _leftovers(layout: Layout) -> Iterator[Path]:
    """Removes what processes that died were about to write, and gives it."""
    folders = [layout.root, layout.quarantine, layout.releases, *layout.lake.glob("*")]
    folders += [*layout.raw.glob("*"), *layout.readings.glob("*")]
    for folder in folders:
        for path in folder.glob(".*"):
            unfinished = path.suffix in (".part", ".link")
            if path.suffix == ".gone" or (unfinished and time.time() - path.lstat().st_mtime > _LEFT):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
                yield path
    yield from staging.clear(layout)
