"""Releases: plain Parquet folders of all tables of one load, made visible by one swap of the link `current`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from load import durable, manifest
from load.errors import WarehouseDamagedError
from load.layout import Layout
from load.manifest import Manifest
from load.views import write_database
from transform.schema import Table

KEPT = 3
"""The newest releases stay, however old."""
KEPT_FOR = timedelta(hours=24)
"""Every release stays so long after the next one took its place: somebody may still read it."""


def newest(layout: Layout) -> Manifest | None:
    """The manifest of the current release; None if nothing was loaded yet.

    Raises:
        WarehouseDamagedError: `current` is missing, no link, or leads nowhere although there are releases, or its
            manifest is missing or not readable.
    """
    if layout.current.exists() and not layout.current.is_symlink():
        raise WarehouseDamagedError(
            f"{layout.current} is a copy and no link; replace it by a link to its folder of {layout.releases}"
        )
    try:
        release = layout.current_release()
    except FileNotFoundError:
        raise WarehouseDamagedError(
            f"{layout.current} leads nowhere; `thongbao maintain` makes the newest release anew from {layout.lake}"
        ) from None
    if release is not None:
        return manifest.read(release)
    # a first load that died leaves one release and has not come to the link of the database
    if layout.database.is_symlink() or (numbers(layout) and numbers(layout)[-1] > 1):
        raise WarehouseDamagedError(
            f"{layout.current} is missing; link it to the newest complete folder of {layout.releases}, or let "
            f"`thongbao maintain` make one from {layout.lake}"
        )
    return None


def discard_unpublished(layout: Layout, current: Manifest | None) -> None:
    """Removes what a load that died had built but not made visible; nobody can have read it."""
    for number in numbers(layout):
        if number > (current.release if current else 0):
            durable.remove_folder(layout.release(number))


def build(layout: Layout, release: Manifest, tables: Mapping[str, Table]) -> None:
    """Fills the folder of a release: links to the live files, views, manifest; synced, not visible yet."""
    from load.delta import write_empty

    folder = layout.release(release.release)
    folder.mkdir(parents=True)
    for name, state in release.tables.items():
        target = folder / name
        target.mkdir()
        for file in state.files:
            durable.link(layout.lake / name / file.name, target / file.name)
        if not state.files:
            write_empty(target / f"empty-{release.release}.parquet", tables[name])
        durable.sync(target)
    write_database(folder, tables)
    durable.write(folder / "manifest.json", release.dump())
    durable.sync(layout.releases)


def publish(layout: Layout, number: int) -> None:
    """Makes a built release the current one, in one step."""
    durable.point(layout.current, f"releases/{number}")
    if not layout.database.is_symlink():
        durable.point(layout.database, "current/warehouse.duckdb")


def prune(layout: Layout, now: datetime) -> list[int]:
    """Removes releases that nobody needs to have any more; their numbers.

    Looks at them from the oldest on and stops at the first that stays, so that it costs what it removes.
    """
    there = numbers(layout)
    removed = []
    for number, successor in pairwise(there[: 1 - KEPT]):
        if _made(layout, successor) > now - KEPT_FOR:
            break
        durable.remove_folder(layout.release(number))
        removed.append(number)
    return removed


def is_whole(layout: Layout, release: Manifest) -> bool:
    """Whether a release has the files that its manifest names, in their sizes, and no others."""
    for name, state in release.tables.items():
        found = {path.name: path.stat().st_size for path in (layout.release(release.release) / name).glob("*.parquet")}
        if state.files and found != {file.name: file.size for file in state.files}:
            return False
        if not state.files and len(found) != 1:
            return False
    return True


def _made(layout: Layout, number: int) -> datetime:
    """When a release became visible, as good as: when its files were complete. Unreadable ones count as new."""
    try:
        return datetime.fromisoformat(manifest.read(layout.release(number)).created_at)
    except WarehouseDamagedError:
        return datetime.max.replace(tzinfo=UTC)


def numbers(layout: Layout) -> list[int]:
    """All releases that are there, the oldest first."""
    if not layout.releases.is_dir():
        return []
    return sorted(int(path.name) for path in layout.releases.iterdir() if path.name.isdecimal())


def lost(path: Path) -> WarehouseDamagedError:
    """A file is gone from everywhere."""
    return WarehouseDamagedError(
        f"{path} is lost or damaged, and so is its twin in the lake; put it back from a backup, or undo the loads "
        "since (`thongbao loads`), or ingest raw/ into a new warehouse"
    )
