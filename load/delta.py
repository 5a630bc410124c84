"""The Delta tables below lake/: the record, with history. One commit per changed table and load.

Files are written here, not by the Delta writer, so that every file carries the same Arrow schema with the
descriptions of table and columns, also one that a deletion rewrote. Deleting copies the remaining rows of a file
into a new one (no deletion vectors), so that any Parquet reader sees what Delta sees.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties
from deltalake.exceptions import TableNotFoundError
from deltalake.transaction import AddAction, RemoveAction

from load import durable
from load.manifest import DataFile, TableState
from transform.schema import Table, arrow_schema

Row = dict[str, Any]
Drop = Mapping[str, Set[str]]
"""Values by column: a row that holds one of the values in one of the columns is dropped."""

_CONFIGURATION = {
    "delta.enableDeletionVectors": "false",
    # undoing a load needs the log of that load, however long ago it was
    "delta.logRetentionDuration": "interval 3650 days",
}


class LakeTable:
    """One Delta table, open for one writer."""

    def __init__(self, folder: Path, table: Table) -> None:
        """Opens the table, making it if it is not there."""
        self.folder = folder
        self.table = table
        self.schema = arrow_schema(table)
        try:
            self._delta = DeltaTable(folder)
        except TableNotFoundError:
            folder.mkdir(parents=True, exist_ok=True)
            self._delta = DeltaTable.create(
                folder, self.schema, name=table.name, description=table.description, configuration=_CONFIGURATION
            )

    @property
    def version(self) -> int:
        return self._delta.version()

    def state(self) -> TableState:
        """Version and live files, in order of name."""
        actions = pa.table(self._delta.get_add_actions(flatten=True))
        columns = (actions[name].to_pylist() for name in ("path", "num_records", "size_bytes"))
        return TableState(
            self.version, tuple(sorted((DataFile(*row) for row in zip(*columns, strict=True)), key=_name))
        )

    def restore(self, version: int) -> None:
        """Makes the table what it was at `version`; a new version, unless it is that one."""
        if self.version != version:
            self._delta.restore(version)
            self._sync_log()

    def rows(self, column: str, values: Set[str], columns: Sequence[str] | None = None) -> list[Row]:
        """The rows that hold one of the values in a column; all columns, or the named ones."""
        wanted = sorted(values)
        if not wanted:
            return []
        found: list[Row] = []
        for path in self._delta.file_uris():
            mask = pc.is_in(self._column(path, column), pa.array(wanted, pa.string()))
            if pc.any(mask).as_py():
                found.extend(pq.read_table(path, columns=columns, partitioning=None).filter(mask).to_pylist())
        return found

    def replace(self, drop: Drop, rows: Sequence[Row], *, load_id: str) -> bool:
        """Drops rows and appends others in one commit; False, and no commit, if nothing changes."""
        actions: list[AddAction | RemoveAction] = []
        for path in self._delta.file_uris() if any(drop.values()) else ():
            actions.extend(self._without(Path(path), drop))
        if rows:
            actions.append(self._add(pa.Table.from_pylist(list(rows), schema=self.schema)))
        if not actions:
            return False
        self._delta.create_write_transaction(
            actions,
            "append",
            self.schema,
            commit_properties=CommitProperties(custom_metadata={"load_id": load_id}),
            post_commithook_properties=PostCommitHookProperties(create_checkpoint=True, cleanup_expired_logs=False),
        )
        self._delta.update_incremental()
        self._sync_log()
        return True

    def _without(self, path: Path, drop: Drop) -> Iterable[AddAction | RemoveAction]:
        masks = [
            pc.is_in(self._column(str(path), column), pa.array(sorted(values), pa.string()))
            for column, values in drop.items()
            if values
        ]
        dropped = masks[0]
        for mask in masks[1:]:
            dropped = pc.or_(dropped, mask)
        if not pc.any(dropped).as_py():
            return
        yield RemoveAction(path.name, True, _now(), path.stat().st_size, {})
        remaining = pq.read_table(path, partitioning=None).filter(pc.invert(dropped))
        if remaining.num_rows:
            yield self._add(remaining.cast(self.schema))

    def _column(self, path: str, column: str) -> pa.ChunkedArray:
        return pq.read_table(path, columns=[column], partitioning=None)[column]

    def _add(self, data: pa.Table) -> AddAction:
        name = f"{uuid.uuid4().hex}.parquet"
        with durable.placed(self.folder / name) as aside:
            pq.write_table(data, aside, compression="zstd")
        size = (self.folder / name).stat().st_size
        return AddAction(name, size, {}, _now(), True, json.dumps({"numRecords": data.num_rows}))

    def _sync_log(self) -> None:
        """The Delta log is written without syncing; the release must not outlive it."""
        log = self.folder / "_delta_log"
        durable.sync(log / f"{self.version:020}.json")
        durable.sync(log)


def write_empty(path: Path, table: Table) -> None:
    """A Parquet file with the schema of a table and no rows."""
    with durable.placed(path) as aside:
        pq.write_table(arrow_schema(table).empty_table(), aside, compression="zstd")


def _name(file: DataFile) -> str:
    return file.name


def _now() -> int:
    return int(time.time() * 1000)
