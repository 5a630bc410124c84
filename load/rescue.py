"""Makes the current release anew where it was lost: from the lake, else from the newest release that is whole."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from load import manifest, migration, releases
from load.errors import NewerWarehouseError, WarehouseDamagedError
from load.layout import Layout
from load.manifest import DataFile, Manifest, TableState
from load.recovery import Say
from load.snapshot import Snapshot
from load.transaction import Clock
from transform.tables import TABLES


def make_release_anew(layout: Layout, clock: Clock, say: Say) -> None:
    """Does nothing where the current release can be read.

    Raises:
        WarehouseDamagedError: neither the lake nor any release is whole.
    """
    try:
        releases.newest(layout)
        return
    except WarehouseDamagedError as error:
        damage = error
    if layout.current.exists() and not layout.current.is_symlink():
        layout.current.rename(layout.root / "current.copy")
        say(f"{layout.current} was a copy; it is {layout.root / 'current.copy'} now")
    number = max(releases.numbers(layout), default=0) + 1
    found = _of_lake(layout, number, clock)
    if found is not None:
        releases.build(layout, found, {name: TABLES[name] for name in found.tables})
        releases.publish(layout, number)
        say(f"release {number} was made from {layout.lake}: load {found.load_id} is the newest in it")
        return
    for number in reversed(releases.numbers(layout)):
        if _is_whole(layout, number):
            for later in releases.numbers(layout):
                if later > number:  # a person may still want to look at what is left of them
                    layout.release(later).rename(layout.releases / f"{later}.damaged")
            releases.publish(layout, number)
            say(f"{layout.lake} cannot be read; release {number} is the newest one that is whole")
            return
    raise damage


def _of_lake(layout: Layout, number: int, clock: Clock) -> Manifest | None:
    """A release of the tables as the newest load in the lake left them; None if the lake is not whole."""
    try:
        loads = layout.lake / "loads"
        ledger = Snapshot(loads, tuple(_files(DeltaTable(loads)))).every(
            ["load_id", "release", "versions", "schema_hash", "extractor_version"]
        )
        newest = max(ledger, key=lambda row: int(row["release"]))
        versions: Mapping[str, int] = json.loads(newest["versions"] or "{}")
        states = {
            name: TableState(version, tuple(_files(DeltaTable(layout.lake / name, version=version)).values()))
            for name, version in versions.items()
            if name in TABLES
        }
    except (DeltaError, OSError, ValueError, TypeError):
        return None
    there = all((layout.lake / name / file.name).exists() for name, state in states.items() for file in state.files)
    if not states or not there:
        return None
    return Manifest(
        number,
        newest["load_id"],
        clock().isoformat(),
        newest["schema_hash"],
        newest["extractor_version"],
        states,
        root=str(layout.root),
    )


def _files(delta: DeltaTable) -> dict[str, DataFile]:
    actions = pa.table(delta.get_add_actions(flatten=True))
    columns = (actions[name].to_pylist() for name in ("path", "num_records", "size_bytes"))
    return {row[0]: DataFile(*row) for row in sorted(zip(*columns, strict=True))}


def _is_whole(layout: Layout, number: int) -> bool:
    folder = layout.release(number)
    try:
        found = manifest.read(folder)
        migration.outdated(folder, found)
    except (WarehouseDamagedError, NewerWarehouseError):
        return False
    return all((folder / name / file.name).exists() for name, state in found.tables.items() for file in state.files)
