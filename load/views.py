"""DuckDB views over a release, with the descriptions of tables and columns as comments."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from load import durable
from transform.schema import Table

if TYPE_CHECKING:
    import duckdb


def write_database(release: Path, tables: Mapping[str, Table]) -> None:
    """Writes warehouse.duckdb into a release folder. Its paths are absolute and name that release."""
    import duckdb

    with durable.placed(release / "warehouse.duckdb") as aside, duckdb.connect(str(aside)) as connection:
        connection.execute("BEGIN")
        create_views(connection, release, list(tables))
        for table in tables.values():
            connection.execute(f"COMMENT ON VIEW {_name(table.name)} IS {_text(table.description)}")
            for column in table.columns:
                comment = f"{_name(table.name)}.{_name(column.name)} IS {_text(column.description)}"
                connection.execute(f"COMMENT ON COLUMN {comment}")
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")


def create_views(connection: duckdb.DuckDBPyConnection, release: Path, tables: list[str]) -> None:
    """Makes one view per table over the files of a release folder."""
    for name in tables:
        files = _text(str(release / name / "*.parquet"))
        connection.execute(
            f"CREATE VIEW {_name(name)} AS SELECT * FROM read_parquet({files}, hive_partitioning = false)"
        )


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
