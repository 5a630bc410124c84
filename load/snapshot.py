"""The files of one table as of one moment, and the rows in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from load import parquet

Row = dict[str, Any]


@dataclass(frozen=True)
class Snapshot:
    """Parquet files of one folder. A look-up reads the key column of all, the other columns only where it hits."""

    folder: Path
    names: tuple[str, ...]

    def rows(self, column: str, values: Set[str], columns: Sequence[str] | None = None) -> list[Row]:
        """The rows that hold one of the values in a column; all columns, or the named ones."""
        return [row for part in self.parts(column, values, columns) for row in part.to_pylist()]

    def parts(self, column: str, values: Set[str], columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """The same as columns, in parts."""
        if values:
            wanted = pa.array(sorted(values), pa.string())
            for name in self.names:
                yield from _hits(self.folder / name, column, wanted, columns)

    def every(self, columns: Sequence[str]) -> Iterator[Row]:
        """Some columns of every row, null where a file was written before they were; for what is done rarely."""
        empty = dict.fromkeys(columns)
        for name in self.names:
            with parquet.opened(self.folder / name) as file:
                there = [column for column in columns if column in file.schema_arrow.names]
                yield from ({**empty, **row} for row in file.read(columns=there).to_pylist())


def _hits(path: Path, column: str, wanted: pa.Array, columns: Sequence[str] | None) -> Iterator[pa.Table]:
    with parquet.opened(path) as file:
        mask = pc.is_in(file.read(columns=[column])[column], wanted)
        if not pc.any(mask).as_py():
            return
        start = 0
        for group in range(file.num_row_groups):
            part = mask.slice(start, file.metadata.row_group(group).num_rows)
            start += len(part)
            if pc.any(part).as_py():
                yield file.read_row_group(group, columns=columns).filter(part)
