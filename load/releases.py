"""Releases: plain Parquet folders of all tables of one load, made visible by one swap of the link `current`."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from load import durable, manifest
from load.errors import WarehouseDamagedError
from load.layout import Layout
from load.manifest import Manifest
from load.views import write_database
from transform.schema import Table


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
            f"{layout.current} leads nowhere; link it to the newest complete folder of {layout.releases}"
        ) from None
    if release is not None:
        return manifest.read(release)
    # a first load that died leaves one release and has not come to the link of the database
    if _numbers(layout) and (layout.database.is_symlink() or _numbers(layout)[-1] > 1):
        raise WarehouseDamagedError(
            f"{layout.current} is missing; link it to the newest complete folder of {layout.releases}"
        )
    return None


def discard_unpublished(layout: Layout, current: Manifest | None) -> None:
    """Removes what a load that died had built but not made visible; nobody can have read it."""
    for number in _numbers(layout):
        if number > (current.release if current else 0):
            shutil.rmtree(layout.release(number))


def build(layout: Layout, release: Manifest, tables: Mapping[str, Table]) -> None:
    """Fills the folder of a release: links to the live files, views, manifest; synced, not visible yet."""
    from load.delta import write_empty

    folder = layout.release(release.release)
    folder.mkdir(parents=True)
    for name, state in release.tables.items():
        target = folder / name
        target.mkdir()
        for file in state.files:
            _link(layout.lake / name / file.name, target / file.name)
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


def _numbers(layout: Layout) -> list[int]:
    if not layout.releases.is_dir():
        return []
    return sorted(int(path.name) for path in layout.releases.iterdir() if path.name.isdecimal())


def _link(source: Path, target: Path) -> None:
    """A second name for the same file; a copy where the file system has no such links."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS):
            raise
        with durable.placed(target) as aside:
            shutil.copyfile(source, aside)
