"""What the next writer does first: undo a load that died, mend what was lost or moved, from what is still there.

The current release is the truth. The lake is brought back to it: by Delta's own restore where a load died after some
of its commits, from the release's files where files or the log are gone.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from deltalake.exceptions import DeltaError

from load import durable, releases
from load.delta import LOG, LakeTable
from load.layout import Layout
from load.manifest import DataFile, Manifest, TableState
from load.place import was_moved
from load.views import write_database
from transform.tables import TABLES

Lake = Mapping[str, LakeTable]
Say = Callable[[str], None]


def recover(layout: Layout, current: Manifest | None, say: Say) -> tuple[Manifest | None, Lake]:
    """Opens the tables as the current release shows them.

    Args:
        say: told in one line each what was lost and mended.

    Returns:
        the manifest, written anew if a version or the place of the warehouse changed (a restore makes a new version:
        without that every load would restore again); and the tables.

    Raises:
        WarehouseDamagedError: a table is neither in the lake nor in the release.
    """
    releases.discard_unpublished(layout, current)
    lake = {name: _open(layout, name, current, say) for name in TABLES}
    if current is None:
        return None, lake
    tables = {name: lake[name].state for name in current.tables}
    moved = was_moved(layout, current) and releases.is_whole(layout, current)  # views of a torn one cannot be made
    if moved:
        say(f"the warehouse was moved from {current.root}; its views name {layout.root} now")
        write_database(layout.release(current.release), {name: TABLES[name] for name in tables})
    recovered = dataclasses.replace(current, tables=tables, root=str(layout.root) if moved else current.root)
    if recovered != current:
        durable.write(layout.release(current.release) / "manifest.json", recovered.dump())
    return recovered, lake


def _open(layout: Layout, name: str, current: Manifest | None, say: Say) -> LakeTable:
    folder, table = layout.lake / name, TABLES[name]
    state = current.tables.get(name) if current else None
    if current is None or state is None:
        opened = LakeTable(folder, table, None)
        opened.recover()
        return opened
    release = layout.release(current.release) / name
    if lost := [file for file in state.files if not _is_there(folder / file.name, file)]:
        folder.mkdir(parents=True, exist_ok=True)
        for file in lost:
            _put_back(release, folder, file)
        say(f"{folder}: {len(lost)} lost files were put back from release {current.release}")
    if (folder / LOG / f"{state.version:020}.json").exists():
        opened = LakeTable(folder, table, state)
        try:
            opened.recover()
            return opened
        except DeltaError as error:
            say(f"{folder}: its log cannot be read ({error}) and begins anew")
    else:
        say(f"{folder}: its log is lost and begins anew with release {current.release}")
    return _begun_anew(folder, name, state, current)


def _begun_anew(folder: Path, name: str, state: TableState, current: Manifest) -> LakeTable:
    """A table whose history is lost, with the files of the current release."""
    log = folder / LOG
    if log.exists():
        aside = folder / f"{LOG}.lost-{current.release}"
        shutil.rmtree(aside, ignore_errors=True)
        log.rename(aside)
    table = LakeTable(folder, TABLES[name], TableState(0, (), since=current.release))
    table.adopt(state.files, load_id=current.load_id)
    return table


def _put_back(release: Path, folder: Path, file: DataFile) -> None:
    source = release / file.name
    if not _is_there(source, file):
        raise releases.lost(source)
    (folder / file.name).unlink(missing_ok=True)
    durable.link(source, folder / file.name)
    durable.sync(folder)


def _is_there(path: Path, file: DataFile) -> bool:
    try:
        return path.stat().st_size == file.size
    except FileNotFoundError:
        return False
