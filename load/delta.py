"""The Delta tables below lake/: the record, with history. One commit per changed table and load.

Files are written here, not by the Delta writer, so that every file carries the same Arrow schema with the
descriptions of table and columns, also one that a deletion rewrote. Deleting copies the remaining rows of a file
into a new one (no deletion vectors), so that any Parquet reader sees what Delta sees.

What is live is known from the manifest of the current release. The Delta log is opened only to add to it, so that
tables that a load does not touch cost nothing.
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
from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties
from deltalake.exceptions import DeltaError
from deltalake.transaction import AddAction, RemoveAction

from load import durable, parquet
from load.manifest import DataFile, TableState
from load.snapshot import Snapshot
from transform.schema import Table, arrow_schema

Row = dict[str, Any]
Drop = Mapping[str, Set[str]]
"""Values by column: a row that holds one of the values in one of the columns is dropped."""

LOG = "_delta_log"
_CHECKPOINT = 10
"""Commits after which the log is summed up; opening a table reads those since."""
_NO_HOOKS = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
_CONFIGURATION = {
    "delta.enableDeletionVectors": "false",
    # undoing a load needs the log of that load; `load.history` ends it
    "delta.logRetentionDuration": "interval 3650 days",
}


class LakeTable:
    """One Delta table as of a release, open for one writer."""

    def __init__(self, folder: Path, table: Table, state: TableState | None) -> None:
        """Opens the table, making it if it is not there.

        Args:
            state: as the current release shows it; None if it shows no such table.
        """
        self.folder = folder
        self.table = table
        self.schema = arrow_schema(table)
        if not (folder / LOG).is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            DeltaTable.create(
                folder, self.schema, name=table.name, description=table.description, configuration=_CONFIGURATION
            )
        self.state = state or TableState(0, ())
        self._fresh: list[Path] = []

    @property
    def live(self) -> Snapshot:
        """The files whose rows are the table's."""
        return Snapshot(self.folder, tuple(file.name for file in self.state.files))

    def as_of(self, version: int) -> Snapshot:
        """The files of an earlier version.

        Raises:
            DeltaError: the log does not reach back so far.
        """
        return Snapshot(self.folder, tuple(sorted(files_of(DeltaTable(self.folder, version=version)))))

    def rows(self, column: str, values: Set[str], columns: Sequence[str] | None = None) -> list[Row]:
        """See `load.snapshot.Snapshot.rows`."""
        return self.live.rows(column, values, columns)

    def recover(self) -> bool:
        """Makes the table again what the release shows, if a load that died committed to it.

        That is a new version, unless nothing was committed. A commit that a power cut left unreadable is removed.

        Returns:
            whether the version changed.

        Raises:
            DeltaError: the log or files of the version shown are lost.
        """
        beyond = self._commits_beyond(self.state.version)
        if not beyond:
            return False
        for commit in reversed(beyond):
            if _is_whole(commit):
                break
            commit.unlink()
        else:
            durable.sync(self.folder / LOG)
            return False
        delta = DeltaTable(self.folder)
        delta.restore(self.state.version, post_commithook_properties=_NO_HOOKS)
        delta.update_incremental()
        if set(files_of(delta)) != {file.name for file in self.state.files}:
            raise DeltaError(f"version {self.state.version} has not the files that the release has")
        self._committed(delta, self.state.files)
        return True

    def replace(
        self, drop: Drop, rows: Sequence[pa.Table], *, load_id: str, merges: Sequence[Sequence[DataFile]] = ()
    ) -> bool:
        """Drops rows, appends others and merges files in one commit; False, and no commit, if nothing changes."""
        removed: list[DataFile] = []
        added: list[DataFile] = []
        if any(drop.values()):
            for file in self.state.files:
                rest = self._without(file, drop)
                if rest is not None:
                    removed.append(file)
                    added += rest
        for group in merges:
            whole = [file for file in group if file not in removed]
            if len(whole) > 1:
                added.append(self._merged(whole))
                removed += whole
        if any(part.num_rows for part in rows):
            added.append(self._written(pa.concat_tables(rows)))
        if removed or added:
            self._commit("append", removed, added, load_id)
        return bool(removed or added)

    def abandon(self) -> None:
        """Removes the files written since the table was opened: no release will show them, and a full disk needs room.

        Commits that name them are undone by the next writer, which needs the files of the release only.
        """
        for path in self._fresh:
            path.unlink(missing_ok=True)

    def adopt(self, files: Sequence[DataFile], *, load_id: str) -> None:
        """Makes files that lie in the folder already rows of the table."""
        if files:
            self._commit("append", (), files, load_id)

    def migrate(self, *, load_id: str) -> None:
        """Rewrites all files with the declared columns; ones that a file has not are null in it. One commit."""
        added = []
        for file in self.state.files:
            added.append(self._written(parquet.in_form(parquet.read(self.folder / file.name), self.schema)))
        # Delta removes all older files by itself when it overwrites; with them the schema changes.
        self._commit("overwrite", self.state.files, added, load_id)

    def _commit(self, mode: str, removed: Sequence[DataFile], added: Sequence[DataFile], load_id: str) -> None:
        now = int(time.time() * 1000)
        actions: list[AddAction | RemoveAction] = []
        if mode == "append":
            actions += [RemoveAction(file.name, True, now, file.size, {}) for file in removed]
        actions += [
            AddAction(file.name, file.size, {}, now, True, json.dumps({"numRecords": file.rows})) for file in added
        ]
        delta = DeltaTable(self.folder)
        delta.create_write_transaction(
            actions,
            mode,
            self.schema,
            commit_properties=CommitProperties(custom_metadata={"load_id": load_id}),
            post_commithook_properties=_NO_HOOKS,
        )
        delta.update_incremental()
        gone = {file.name for file in removed}
        self._committed(delta, [*(file for file in self.state.files if file.name not in gone), *added])

    def _committed(self, delta: DeltaTable, files: Iterable[DataFile]) -> None:
        """Takes note of a new version, brings it to the disk, and sums the log up every now and then.

        The Delta log is written without syncing; the release must not outlive it.
        """
        version = delta.version()
        self.state = TableState(version, tuple(sorted(files, key=lambda file: file.name)), self.state.since)
        self._sync_log(f"{version:020}.json")
        if version % _CHECKPOINT == 0:
            delta.create_checkpoint()
            self._sync_log(f"{version:020}.checkpoint.parquet", "_last_checkpoint")

    def _sync_log(self, *names: str) -> None:
        log = self.folder / LOG
        for name in names:
            durable.sync(log / name)
        durable.sync(log)

    def _without(self, file: DataFile, drop: Drop) -> list[DataFile] | None:
        """The file that takes a file's place when rows are dropped, none if none is left; None if no row is dropped."""
        path = self.folder / file.name
        dropped: pa.ChunkedArray | None = None
        for column, values in drop.items():
            if values:
                keys = parquet.read(path, [column])[column]
                mask = pc.is_in(keys, pa.array(sorted(values), pa.string()))
                dropped = mask if dropped is None else pc.or_(dropped, mask)
        if dropped is None or not pc.any(dropped).as_py():
            return None
        remaining = parquet.read(path).filter(pc.invert(dropped))
        return [self._written(remaining.cast(self.schema))] if remaining.num_rows else []

    def _merged(self, files: Sequence[DataFile]) -> DataFile:
        parts = [parquet.read(self.folder / file.name).cast(self.schema) for file in files]
        return self._written(pa.concat_tables(parts))

    def _written(self, data: pa.Table) -> DataFile:
        name = f"{uuid.uuid4().hex}.parquet"
        self._fresh.append(self.folder / name)
        with durable.placed(self.folder / name) as aside:
            parquet.write(aside, data)
        return DataFile(name, data.num_rows, (self.folder / name).stat().st_size)

    def _commits_beyond(self, version: int) -> list[Path]:
        """Commits after a version, in order; looks for one after the other, since there are none as a rule."""
        commits: list[Path] = []
        while (commit := self.folder / LOG / f"{version + len(commits) + 1:020}.json").exists():
            commits.append(commit)
        return commits


def files_of(delta: DeltaTable) -> list[str]:
    """Names of the live files of a version."""
    return [str(name) for name in pa.table(delta.get_add_actions(flatten=True))["path"].to_pylist()]


def write_empty(path: Path, table: Table) -> None:
    """A Parquet file with the schema of a table and no rows."""
    with durable.placed(path) as aside:
        parquet.write(aside, arrow_schema(table).empty_table())


def _is_whole(commit: Path) -> bool:
    try:
        lines = commit.read_text("utf-8").splitlines()
        return bool(lines) and all(isinstance(json.loads(line), dict) for line in lines)
    except ValueError:
        return False
