"""What a release consists of: for each table the Delta version and its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from load.errors import NewerWarehouseError, WarehouseDamagedError

FORMAT = 2
"""Of the warehouse folder as a whole: raised when an older program must not write to it any more."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One Parquet file of a table; the name is never used again for other content."""

    name: str
    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class TableState:
    """A table as of one release.

    Attributes:
        version: of the Delta table.
        files: without the file without rows that an empty table gets in its release.
        since: first release that the history of the Delta table reaches back to; above 0 where it was made anew from
            a release after it had been lost.
    """

    version: int
    files: tuple[DataFile, ...]
    since: int = 0

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.files)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release, complete.

    Attributes:
        created_at: ISO time, UTC.
        root: the warehouse folder as the views of the release name it; None if not known.
        tended_at: ISO time of the last upkeep (see `load.upkeep`); None if there was none.
        format: see `FORMAT`.
    """

    release: int
    load_id: str
    created_at: str
    schema_hash: str
    extractor_version: str
    tables: Mapping[str, TableState]
    root: str | None = None
    tended_at: str | None = None
    format: int = FORMAT

    def dump(self) -> bytes:
        """As JSON; each table also with its number of rows, for people."""
        content = {name: getattr(self, name) for name in _NAMES}
        content["tables"] = {
            name: {
                "version": state.version,
                "since": state.since,
                "rows": state.rows,
                "files": [asdict(file) for file in state.files],
            }
            for name, state in self.tables.items()
        }
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


_NAMES = tuple(field.name for field in fields(Manifest))


def read(release: Path) -> Manifest:
    """The manifest of a release folder.

    Raises:
        WarehouseDamagedError: it is missing or not readable.
        NewerWarehouseError: a newer program wrote it, in a way that this one does not know.
    """
    path = release / "manifest.json"
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
        if (found := content.get("format", 1)) > FORMAT:
            raise NewerWarehouseError(
                f"{release} was written by a newer thongbao ({content.get('extractor_version')}, format {found}; this "
                f"program knows {FORMAT}); update the program"
            )
        tables = {
            name: TableState(
                state["version"], tuple(DataFile(**file) for file in state["files"]), state.get("since", 0)
            )
            for name, state in content["tables"].items()
        }
        return Manifest(**{**content, "tables": tables, "format": FORMAT})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WarehouseDamagedError(
            f"{path} cannot be read ({error}); `thongbao maintain` makes the newest release anew from the lake"
        ) from error
