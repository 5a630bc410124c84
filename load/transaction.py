"""From one release to the next: recovery, commits to the lake, a new release, one swap, and clearing up.

    transaction = begin(layout, clock, say)      # under the lock
    commit(transaction, changes, entry, ...)    # visible at once, when `current` is swapped

Whatever ends the process in between leaves the current release as it is; `begin` of the next one undoes the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deltalake.exceptions import DeltaError

from load import dictionary, durable, merging, migration, recovery, releases, upkeep
from load.changes import Changes
from load.delta import LakeTable
from load.layout import Layout
from load.manifest import Manifest
from load.merging import Files
from load.recovery import Say
from transform.schema import schema_hash
from transform.tables import TABLES

Row = dict[str, Any]
Clock = Callable[[], datetime]
"""The time now, aware, UTC."""

MERGED_AT_MOST = 2 * merging.LARGE
"""Bytes that one load merges at most, beside its own work."""


@dataclass(frozen=True)
class Transaction:
    """A warehouse opened by its one writer.

    Attributes:
        current: the release that readers see; None before the first load.
        lake: the tables as that release shows them.
        outdated: tables whose declaration has grown since.
        number: of the release to come; load_id and now belong to it.
        say: told what had to be mended, one line each.
    """

    layout: Layout
    clock: Clock
    current: Manifest | None
    lake: Mapping[str, LakeTable]
    outdated: frozenset[str]
    number: int
    load_id: str
    now: datetime
    say: Say


def begin(layout: Layout, clock: Clock, say: Say) -> Transaction:
    """Opens a warehouse for writing and undoes what a load that died has left.

    Raises:
        WarehouseDamagedError: the current release cannot be read.
        NewerWarehouseError, SchemaChangedError: see `load.migration`; nothing was written.
    """
    current = releases.newest(layout)
    outdated = migration.outdated(layout.release(current.release), current) if current else frozenset[str]()
    current, lake = recovery.recover(layout, current, say)
    number = current.release + 1 if current else 1
    now = clock()
    return Transaction(layout, clock, current, lake, outdated, number, f"{now:%Y%m%d}-{number:06}", now, say)


def commit(
    transaction: Transaction,
    changes: Changes,
    entry: Row,
    *,
    merges: Mapping[str, Sequence[Files]] | None = None,
    tend: bool = True,
) -> Manifest:
    """Writes changes to the lake, makes a release of it and swaps; then clears up.

    Args:
        entry: the row of `loads`, but for the versions of the tables.
        merges: groups of files to merge; if not given, small ones of tables that have many.
        tend: whether to clear up afterwards.
    """
    layout = transaction.layout
    try:
        manifest = _written(transaction, changes, entry, merges)
        releases.build(layout, manifest, TABLES)
        dictionary.write(layout.dictionary)
    except BaseException:
        _abandon(transaction)
        raise
    releases.publish(layout, transaction.number)
    if not tend:
        return manifest
    try:
        return upkeep.after_load(layout, manifest, transaction.lake, transaction.clock())
    except (OSError, DeltaError) as error:
        # The load is done and seen; what is left over is cleared up by a later one.
        transaction.say(f"old releases or files could not be removed ({error}); `thongbao maintain` tries again")
        return manifest


def _written(
    transaction: Transaction, changes: Changes, entry: Row, merges: Mapping[str, Sequence[Files]] | None
) -> Manifest:
    """The release to come, its files and versions in the lake."""
    lake, current = transaction.lake, transaction.current
    planned = _due_merges(lake) if merges is None else merges
    for name in transaction.outdated:
        lake[name].migrate(load_id=transaction.load_id)
        planned = {**planned, name: ()}
    for name in sorted(lake, key="loads".__eq__):
        table = lake[name]
        if name == "loads":  # the last: it tells the versions of all
            versions = {other: table.state.version for other, table in lake.items()} | {name: table.state.version + 1}
            changes.replace(name, "load_id", (), [{**entry, "versions": json.dumps(versions)}])
        rows = changes.append.get(name, ())
        table.replace(changes.drop.get(name, {}), rows, load_id=transaction.load_id, merges=planned.get(name, ()))
    return Manifest(
        transaction.number,
        transaction.load_id,
        transaction.clock().isoformat(),
        schema_hash(TABLES),
        entry["extractor_version"],
        {name: table.state for name, table in lake.items()},
        root=str(transaction.layout.root),
        tended_at=current.tended_at if current else None,
    )


def _abandon(transaction: Transaction) -> None:
    """Gives back the room that a load took which cannot be finished; where that fails too, the next writer does it."""
    with suppress(OSError):
        for table in transaction.lake.values():
            table.abandon()
        durable.remove_folder(transaction.layout.release(transaction.number))


def _due_merges(lake: Mapping[str, LakeTable]) -> dict[str, Sequence[Files]]:
    """Merges of this load: of the tables with most files first, until enough is copied; the others' turn comes."""
    planned: dict[str, Sequence[Files]] = {}
    copied = 0
    for name, table in sorted(lake.items(), key=lambda item: -len(item[1].state.files)):
        group = merging.tier(table.state.files)
        if group and copied < MERGED_AT_MOST:
            planned[name] = (group,)
            copied += sum(file.size for file in group)
    return planned
