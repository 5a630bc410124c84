"""DuckDB views over a release, with the descriptions of tables and columns as comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from load import durable
from load.star import STAR, View
from transform.schema import Table
from transform.tables import TABLES

if TYPE_CHECKING:
    import duckdb


def write_database(release: Path, tables: Mapping[str, Table]) -> None:
    """Writes warehouse.duckdb into a release folder. Its paths are absolute and name that release."""
    import duckdb

    with durable.placed(release / "warehouse.duckdb") as aside, duckdb.connect(str(aside)) as connection:
        connection.execute("BEGIN")
        create_views(connection, release, list(tables))
        there = _columns(connection)
        described: tuple[Table | View, ...] = (*tables.values(), *STAR)
        for view in described:
            if any(name == view.name for name, _ in there):
                connection.execute(f"COMMENT ON VIEW {_name(view.name)} IS {_text(view.description)}")
            for column in view.columns:
                if (view.name, column.name) in there:
                    name = f"{_name(view.name)}.{_name(column.name)}"
                    connection.execute(f"COMMENT ON COLUMN {name} IS {_text(column.description)}")
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")


def create_views(connection: duckdb.DuckDBPyConnection, release: Path, tables: Sequence[str]) -> None:
    """Makes one view per table over the files of a release folder, and the star over them.

    A release of an older program may lack columns or tables: it has no star then.
    """
    for name in tables:
        files = _text(str(release / name / "*.parquet"))
        connection.execute(
            f"CREATE VIEW {_name(name)} AS SELECT * FROM read_parquet({files}, hive_partitioning = false)"
        )
    there = _columns(connection)
    if all((name, column) in there for name, table in TABLES.items() for column in table.by_name):
        for view in STAR:
            connection.execute(f"CREATE VIEW {_name(view.name)} AS {view.sql}")


def _columns(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """View and column, for all views."""
    sql = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
    return set(connection.execute(sql).fetchall())


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
