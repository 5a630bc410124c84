"""The warehouse's Parquet files: written with a checksum per page and read by it, so that damage is not read over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from load.errors import WarehouseDamagedError, on_one_line

ROWS_PER_GROUP = 20_000
"""A look-up reads whole row groups where it hits."""


def write(path: Path, data: pa.Table) -> None:
    """Writes a file, not synced."""
    pq.write_table(data, path, compression="zstd", row_group_size=ROWS_PER_GROUP, write_page_checksum=True)


@contextmanager
def opened(path: Path) -> Iterator[pq.ParquetFile]:
    """A file to read from.

    Raises:
        WarehouseDamagedError: its bytes are not those that were written.
        OSError: the system does not let it be read.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            yield file
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise WarehouseDamagedError(
            f"{path} is damaged ({on_one_line(error)}); put it back from a backup, or ingest raw/ into a new warehouse"
        ) from error


def read(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """A whole file, or some columns of it; raises as `opened`."""
    with opened(path) as file:
        return file.read(columns=columns)


def in_form(data: pa.Table, schema: pa.Schema) -> pa.Table:
    """Columns as they are declared now; ones that the data has not are null in it."""
    for field in schema:
        if field.name not in data.column_names:
            data = data.append_column(field, pa.nulls(data.num_rows, field.type))
    return data.select(schema.names).cast(schema)
