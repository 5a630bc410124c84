from __future__ import annotations

from datetime import UTC, datetime

import pytest

from load.batch import Batch, DocumentLoad
from load.gathered import Gathered
from load.warehouse import Warehouse
from transform.validation import validate


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse.create(tmp_path / "warehouse")


@pytest.fixture
def make_document(make_rows):
    def make(name="thong-bao.pdf", problems=(), **kinds):
        return DocumentLoad(validate(make_rows(name, **kinds)), tuple(problems))

    return make


@pytest.fixture
def make_batch():
    def make(*documents, sightings=(), refused=(), kind="manual", **more):
        return Batch(
            kind,
            datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
            "0.1.0+aaaaaaaaaa",
            Gathered.of(documents),
            tuple(sightings),
            tuple(refused),
            **more,
        )

    return make


@pytest.fixture
def rows_in():
    """Rows of a table in a release folder (or through `current`), as any DuckDB user reads them."""
    import duckdb

    def read(folder, table, columns="*", order="ALL"):
        sql = f"SELECT {columns} FROM read_parquet('{folder}/{table}/*.parquet') ORDER BY {order}"
        with duckdb.connect() as connection:
            return connection.execute(sql).fetchall()

    return read


@pytest.fixture
def turn_a_bit():
    """Turns one bit among the values of a file's first column; what tells of the file and its pages stays as it is."""
    import pyarrow.parquet as pq

    def turn(file):
        column = pq.read_metadata(file).row_group(0).column(0)
        data = bytearray(file.read_bytes())
        data[(column.dictionary_page_offset or column.data_page_offset) + column.total_compressed_size - 1] ^= 1
        file.write_bytes(data)

    return turn
