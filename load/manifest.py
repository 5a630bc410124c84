"""What a release consists of: for each table the Delta version and its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from load.errors import WarehouseDamagedError


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
    """

    version: int
    files: tuple[DataFile, ...]

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.files)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release, complete.

    Attributes:
        created_at: ISO time, UTC.
    """

    release: int
    load_id: str
    created_at: str
    schema_hash: str
    extractor_version: str
    tables: Mapping[str, TableState]

    def dump(self) -> bytes:
        """As JSON; each table also with its number of rows, for people."""
        content = asdict(self)
        content["tables"] = {
            name: {"version": state.version, "rows": state.rows, "files": [asdict(file) for file in state.files]}
            for name, state in self.tables.items()
        }
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read(release: Path) -> Manifest:
    """The manifest of a release folder.

    Raises:
        WarehouseDamagedError: it is missing or not readable.
    """
    path = release / "manifest.json"
    try:
        content = json.loads(path.read_bytes())
        tables = {
            name: TableState(state["version"], tuple(DataFile(**file) for file in state["files"]))
            for name, state in content["tables"].items()
        }
        return Manifest(**{**content, "tables": tables})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WarehouseDamagedError(
            f"{path} cannot be read ({error}); put the link `current` on an older release that has one"
        ) from error
