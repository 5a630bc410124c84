"""The read side: one release, resolved once, through DuckDB alone (so that a question is answered within a second)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from load.errors import WarehouseDamagedError, WarehouseError, WarehouseMissingError, on_one_line
from load.layout import Layout
from load.views import create_views
from transform.tables import DOCUMENT_TABLES, TABLES

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]


class QueryError(WarehouseError):
    """The SQL is wrong or does more than ask."""


class DocumentNotFoundError(WarehouseError):
    """No document goes by that name, or more than one."""


@dataclass(frozen=True)
class Answer:
    """What a query gave: names of the columns, and the rows as tuples."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def dicts(self) -> list[Row]:
        """The rows by name of column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Status:
    """What is in a warehouse.

    Attributes:
        rows: number of rows per table.
        review: documents that a person should look at.
        outdated: documents understood by another `extractor_version` than asked for.
        outdated_reading: documents read by another `ocr_version` than asked for; 0 if none was given.
        refused: distinct refused files.
    """

    release: str
    load_id: str
    loaded_at: Any
    rows: dict[str, int]
    review: int
    scanned: int
    outdated: int
    outdated_reading: int
    refused: int
    digit_runs: int
    digit_runs_explained: int


class Reader:
    """A release, opened for reading. What it shows never changes, whatever is loaded meanwhile."""

    def __init__(self, path: Path | str) -> None:
        """Resolves the newest release of a warehouse.

        Raises:
            WarehouseMissingError: there is no warehouse, or nothing was loaded yet.
        """
        self.layout = Layout.at(path)
        try:
            release = self.layout.current_release()
        except FileNotFoundError:
            raise WarehouseMissingError(
                f"{self.layout.current} leads nowhere; link it to a folder of {self.layout.releases}"
            ) from None
        if release is None:
            raise WarehouseMissingError(f"nothing is loaded at {self.layout.root}; `thongbao ingest` does that")
        self.release = release
        self._connection: duckdb.DuckDBPyConnection | None = None

    def ask(self, sql: str, parameters: Sequence[object] = ()) -> Answer:
        """Runs SQL of our own over the views.

        Raises:
            WarehouseDamagedError: files of the release are missing or damaged.
        """
        import duckdb

        connection = self._connect()
        try:
            connection.execute(sql, list(parameters))
            return Answer(tuple(column[0] for column in connection.description), connection.fetchall())
        except duckdb.Error as error:
            raise self._damaged(error) from error

    def query(self, sql: str) -> Answer:
        """Runs one statement that asks (SELECT, WITH, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN) over the views.

        Raises:
            QueryError: the SQL is wrong, holds no or several statements, or would do more than ask.
            WarehouseDamagedError: files of the release are missing.
        """
        import duckdb

        connection = self._connect()
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1:
                raise QueryError(f"one statement, please; this is {len(statements)}")
            if statements[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
                raise QueryError(
                    "only questions (SELECT, DESCRIBE, SUMMARIZE, EXPLAIN); nothing is changed by SQL here"
                )
            connection.execute(statements[0])
            return Answer(tuple(column[0] for column in connection.description), connection.fetchall())
        except duckdb.Error as error:
            raise QueryError(str(error)) from error

    def status(self, extractor_version: str, ocr_version: str | None = None) -> Status:
        """Counts, and how many documents were made by another version than these."""
        counts = ", ".join(f"(SELECT count(*) FROM {name})" for name in TABLES)
        rows = dict(zip(TABLES, self.ask(f"SELECT {counts}").rows[0], strict=True))
        documents = self.ask(
            "SELECT count(*) FILTER (status = 'review'), count(*) FILTER (text_source <> 'digital'), "
            "count(*) FILTER (extractor_version <> $1), "
            "count(*) FILTER (ocr_version <> coalesce($2, ocr_version)), "
            "coalesce(sum(digit_runs), 0)::BIGINT, coalesce(sum(digit_runs_explained), 0)::BIGINT FROM documents",
            [extractor_version, ocr_version],
        ).rows[0]
        review, scanned, outdated, outdated_reading, runs, explained = documents
        refused = self.ask(
            "SELECT count(DISTINCT coalesce(sha256, file_name)) FROM issues WHERE document_id IS NULL"
        ).rows[0][0]
        load_id, release, finished_at = self.ask(
            "SELECT load_id, release, finished_at FROM loads ORDER BY release::BIGINT DESC LIMIT 1"
        ).rows[0]
        return Status(
            release,
            load_id,
            finished_at,
            rows,
            review,
            scanned,
            outdated,
            outdated_reading,
            refused,
            runs,
            explained,
        )

    def find_document(self, name: str) -> str:
        """The document_id that a person means: the begin of a document_id or sha256, a file name, or a number.

        Raises:
            DocumentNotFoundError: no document goes by that name, or more than one; the message lists them.
        """
        found = self.ask(
            "SELECT document_id, file_name, number_symbol FROM documents WHERE starts_with(sha256, lower($1)) "
            "OR contains('; ' || file_names || '; ', '; ' || $1 || '; ') OR number_symbol = $1 ORDER BY document_id",
            [name],
        ).rows
        if len(found) == 1:
            return str(found[0][0])
        if not found:
            raise DocumentNotFoundError(
                f'no document goes by {name!r}; try: thongbao query "SELECT document_id, file_name FROM documents"'
            )
        names = ", ".join(f"{row[0]} ({row[1]})" for row in found[:10])
        raise DocumentNotFoundError(f"{len(found)} documents go by {name!r}: {names}; give the document_id")

    def document(self, name: str) -> dict[str, list[Row]]:
        """All rows of one document by table, its issues too, in reading order. See `find_document` for the name."""
        document_id = self.find_document(name)
        rows: dict[str, list[Row]] = {}
        for table in (*DOCUMENT_TABLES, "issues"):
            order = ", ".join(_reading_order(table))
            sql = f"SELECT * FROM {table} WHERE document_id = $1 ORDER BY {order}"
            rows[table] = self.ask(sql, [document_id]).dicts()
        return rows

    def loads(self, limit: int | None = None) -> list[Row]:
        """The ledger, newest first."""
        return self.ask("SELECT * FROM loads ORDER BY release::BIGINT DESC LIMIT $1", [limit]).dicts()

    def issues(self, limit: int | None = None) -> list[Row]:
        """What a person should know, worst first."""
        return self.ask(
            "SELECT * FROM issues ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, "
            "file_name, page NULLS FIRST, issue_id LIMIT $1",
            [limit],
        ).dicts()

    def close(self) -> None:
        """Gives the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _connect(self) -> duckdb.DuckDBPyConnection:
        """Views in memory over the release: right also after the warehouse was moved, and no file is locked."""
        if self._connection is None:
            import duckdb

            connection = duckdb.connect()
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute("SET parquet_metadata_cache = true")  # the files of a release never change
            try:
                create_views(connection, self.release, list(TABLES))
            except duckdb.Error as error:
                connection.close()
                raise self._damaged(error) from error
            self._connection = connection
        return self._connection

    def _damaged(self, error: Exception) -> WarehouseDamagedError:
        return WarehouseDamagedError(
            f"{self.release} cannot be read ({on_one_line(error)}); `thongbao check` says what to do"
        )


def _reading_order(table: str) -> tuple[str, ...]:
    if table == "issues":
        return "page NULLS FIRST", "issue_id"
    columns = TABLES[table].by_name
    order = [name for name in ("ordinal", "page", "char_start", "row_index", "column_index") if name in columns]
    return (*order, *TABLES[table].key)
