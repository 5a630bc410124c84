"""The write side of a warehouse: what a run asks of it, in the order of use.

    warehouse = Warehouse.create("warehouse")                 # or open an existing one
    known = warehouse.known(sha256)                           # skip, re-derive or read it
    warehouse.keep_original(path, sha256, media_type)         # before anything is loaded
    warehouse.keep_reading(sha256, ocr_version, data)
    warehouse.quarantine(path, sha256)                        # for refused files
    result = warehouse.load(batch, on_wait=print)             # one lock, one release, one swap
    warehouse.restore(result.load_id)                         # takes it back
    warehouse.maintain()                                      # merges, prunes, mends

Originals and readings may be kept by several processes at once (each content is written once, whole, aside and then
put in place); `load` is done in one place. A load that dies leaves the newest release as it was, and the next load
clears up behind it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from load import dictionary, lock, originals, readings, releases
from load.batch import Batch, KnownDocument, KnownRefusal, LoadResult, Maintained, Undone
from load.errors import WarehouseMissingError, on_one_line, write_failed
from load.known import Index, read_index
from load.layout import Layout
from transform.schema import schema_hash
from transform.tables import TABLES


def _now() -> datetime:
    return datetime.now(UTC)


def _silent(_: str) -> None:
    return


class Warehouse:
    """A warehouse folder, opened for writing. Cheap to make, and to send to another process by its path."""

    def __init__(self, path: Path | str, *, clock: Callable[[], datetime] = _now) -> None:
        """Opens an existing warehouse; writes nothing.

        Args:
            clock: the time, aware; tells what is old enough to be removed.

        Raises:
            WarehouseMissingError: the folder does not exist.
        """
        self.layout = Layout.at(path)
        self._must_be_there()
        self.clock = clock
        self._index: Index | None = None

    @classmethod
    def create(cls, path: Path | str) -> Warehouse:
        """Opens a warehouse, making its folder and data dictionary if they are not there. Makes no release.

        Raises:
            NewerWarehouseError, SchemaChangedError, WarehouseDamagedError: see `expect_loads`; nothing was written.
        """
        layout = Layout.at(path)
        _expect_loads(layout)
        layout.root.mkdir(parents=True, exist_ok=True)
        if not layout.dictionary.exists():  # loads bring it up to date
            dictionary.write(layout.dictionary)
        return cls(path)

    def expect_loads(self) -> None:
        """Finds out whether loads will be possible, before anybody reads documents for them; writes nothing.

        Raises:
            NewerWarehouseError, SchemaChangedError, WarehouseDamagedError: they will not.
        """
        _expect_loads(self.layout)

    def known(self, sha256: str) -> KnownDocument | None:
        """What the newest release says of this content; None if it is not in the warehouse.

        Read once, at the first call of `known` or `known_refusals`; read again after `load`.
        """
        return self._known().documents.get(sha256)

    def known_refusals(self, sha256: str) -> tuple[KnownRefusal, ...]:
        """The refusals of this content that are in `issues`: it may be refused again without looking into it."""
        return tuple(refusal for refusal in self._known().refusals if refusal.sha256 == sha256)

    def keep_original(self, source: Path, sha256: str, media_type: str) -> Path:
        """See `load.originals.keep`.

        Raises:
            WriteFailedError: the warehouse does not take it, as `quarantine` and `keep_reading`.
        """
        return originals.keep(self.layout, source, sha256, media_type)

    def quarantine(self, source: Path, sha256: str) -> Path:
        """See `load.originals.quarantine`."""
        return originals.quarantine(self.layout, source, sha256)

    def original(self, sha256: str) -> Path | None:
        """Where the accepted original lies, for a backfill."""
        return originals.find(self.layout, sha256)

    def keep_reading(self, sha256: str, ocr_version: str, data: bytes) -> None:
        """Keeps a reading (`extract.readings_json.dump`); one that is there already is left as it is."""
        readings.keep(self.layout, sha256, ocr_version, data)

    def reading(self, sha256: str, ocr_version: str) -> bytes | None:
        """The kept reading of that version, None if there is none."""
        return readings.find(self.layout, sha256, ocr_version)

    def reading_size(self, sha256: str, ocr_version: str) -> int | None:
        """Bytes of the kept reading of that version, None if there is none."""
        return readings.size(self.layout, sha256, ocr_version)

    def load(
        self, batch: Batch, *, on_wait: Callable[[str], None] | None = None, timeout: float | None = None
    ) -> LoadResult:
        """Writes a batch as one load and makes it visible at once; a batch without news writes nothing.

        Documents that are known already are replaced, with their issues; file names, source and ingested_at of the
        first time are kept. `is_preferred` and `target_document_id` are set anew for the acts concerned, also in
        the rows of other documents.

        Args:
            on_wait: told, in one line each, if another writer holds the warehouse, and what had to be mended.
            timeout: seconds to wait for it; None = as long as it takes.

        Raises:
            WarehouseBusyError: still held after `timeout`.
            WarehouseDamagedError: the releases are not as a load leaves them; nothing was written.
            NewerWarehouseError, SchemaChangedError: the tables were declared in a way that this program cannot
                write; nothing was written.
            WriteFailedError, OSError: the system did not let a write through; the newest release is as it was.
        """
        from load.loading import load_batch  # pyarrow and deltalake, which the reading of kept files need not wait for

        with self._writing(on_wait, timeout) as say:
            return load_batch(self.layout, batch, self.clock, say)

    def restore(
        self, load_id: str, *, on_wait: Callable[[str], None] | None = None, timeout: float | None = None
    ) -> Undone:
        """Takes one load back, in a load of its own: documents are again as before it, new ones go, with their issues.

        Documents that later loads wrote stay as these left them, and are named. Originals and readings stay.

        Raises:
            LoadNotFoundError: there is no such load, or its history is no longer kept.
            WarehouseError, OSError: as `load`.
        """
        from load.undo import undo_load

        with self._writing(on_wait, timeout) as say:
            return undo_load(self.layout, load_id, self.clock, say)

    def maintain(self, *, on_wait: Callable[[str], None] | None = None, timeout: float | None = None) -> Maintained:
        """Mends what was lost or moved, merges small files, and removes what no reader and no kept history needs.

        Safe at any time. Loads do the same bit by bit; the rows stay the same.

        Raises:
            WarehouseMissingError: nothing was loaded yet.
            WarehouseError, OSError: as `load`.
        """
        from load.maintenance import maintain

        with self._writing(on_wait, timeout) as say:
            return maintain(self.layout, self.clock, say)

    @contextmanager
    def _writing(self, on_wait: Callable[[str], None] | None, timeout: float | None) -> Iterator[Callable[[str], None]]:
        """The lock, and errors of the libraries told as ours."""
        import duckdb
        from deltalake.exceptions import DeltaError

        say = on_wait or _silent
        self._must_be_there()  # else the lock would make a folder, and the load a warehouse without originals
        with lock.writing(self.layout, on_wait=say, timeout=timeout):
            self._index = None
            try:
                yield say
            except (DeltaError, duckdb.Error, OSError) as error:
                if isinstance(error, OSError) and error.errno is not None:
                    raise  # one line, of the system
                # An engine keeps what failed until the process ends; DuckDB's connections complain of that on stderr.
                traceback.clear_frames(error.__traceback__)
                raise write_failed(self.layout.root, on_one_line(error)) from error

    def _must_be_there(self) -> None:
        if not self.layout.root.is_dir():
            raise WarehouseMissingError(f"{self.layout.root} is no folder; `thongbao ingest` makes a warehouse")

    def _known(self) -> Index:
        if self._index is None:
            self._index = read_index(self.layout)
        return self._index


def _expect_loads(layout: Layout) -> None:
    current = releases.newest(layout)
    if current is not None and current.schema_hash != schema_hash(TABLES):
        from load import migration

        migration.outdated(layout.release(current.release), current)
