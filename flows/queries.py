"""Questions to a warehouse, answered with DuckDB over the files of one release, resolved once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.exit_codes import UsageError, UserError
from load.errors import WarehouseMissingError
from load.layout import Layout
from load.views import create_views
from transform.tables import TABLES

if TYPE_CHECKING:
    import duckdb


class QueryError(UserError):
    """A query that DuckDB refuses; the message is DuckDB's."""


class DocumentNotFoundError(UsageError):
    """A name that means no document, or several; the message lists what it may mean."""


@dataclass(frozen=True)
class Result:
    """Rows of a query.

    Attributes:
        rows: in the order of `columns`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def records(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class ReleaseView:
    """One release, open for queries; later loads do not change what it shows."""

    path: Path
    connection: duckdb.DuckDBPyConnection

    @property
    def number(self) -> int:
        return int(self.path.name)

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> Result:
        """Runs one SQL statement.

        Args:
            parameters: values for `$name`.

        Raises:
            QueryError: DuckDB refuses it.
        """
        import duckdb

        try:
            cursor = self.connection.execute(sql, parameters or None)
            columns = tuple(column[0] for column in cursor.description or ())
            return Result(columns, tuple(cursor.fetchall()))
        except duckdb.Error as error:
            raise QueryError(str(error)) from error

    def document(self, name: str) -> dict[str, Any]:
        """The row of `documents` with this id (or the beginning of its id or hash), file name or number and symbol.

        Raises:
            DocumentNotFoundError: no document, or several.
        """
        found = self.query(
            "SELECT * FROM documents WHERE sha256 = lower($name) OR number_symbol = $name"
            " OR list_contains(string_split(file_names, '; '), $name)"
            " OR (length($name) >= 4 AND starts_with(sha256, lower($name))) ORDER BY document_id",
            {"name": name},
        ).records
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(f"{row['document_id']} ({row['file_name']})" for row in found[:10])
            raise DocumentNotFoundError(f"{name} means {len(found)} documents; name one by its id: {several}")
        raise DocumentNotFoundError(
            f"no document {name}; `thongbao query 'SELECT document_id, file_name FROM documents'` lists them"
        )

    def rows_of(self, document_id: str, table: str) -> list[dict[str, Any]]:
        """The rows of one table that belong to a document, in its order."""
        order = next((name for name in ("ordinal", "row_index") if name in TABLES[table].by_name), "page")
        return self.query(
            f'SELECT * FROM "{table}" WHERE document_id = $id ORDER BY {order}', {"id": document_id}
        ).records


def open_release(warehouse: Path) -> ReleaseView:
    """Opens the newest release.

    The views are made here, over the files themselves, so that a warehouse that was moved answers as well.

    Raises:
        WarehouseMissingError: there is none, or nothing was loaded into it yet.
    """
    layout = Layout.at(warehouse)
    try:
        release = layout.current_release()
    except FileNotFoundError:
        release = None
    if release is None:
        raise WarehouseMissingError(f"nothing was loaded into {layout.root} yet; `thongbao ingest PATH` does it")
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'Asia/Ho_Chi_Minh'")
    create_views(connection, release, [name for name in TABLES if (release / name).is_dir()])
    return ReleaseView(release, connection)


def status(view: ReleaseView, extractor_version: str) -> dict[str, Any]:
    """Counts that say how the warehouse stands.

    Args:
        extractor_version: of this program; documents of another one are outdated.
    """
    (documents,) = view.query(
        """
        SELECT count(*) AS documents, count(DISTINCT work_id) AS acts, coalesce(sum(page_count), 0)::BIGINT AS pages,
               count(*) FILTER (text_source <> 'digital') AS scanned,
               count(*) FILTER (status = 'review') AS to_review,
               count(*) FILTER (extractor_version <> $version) AS outdated,
               coalesce(sum(digit_runs), 0)::BIGINT AS digit_runs,
               coalesce(sum(digit_runs_explained), 0)::BIGINT AS digit_runs_explained
        FROM documents
        """,
        {"version": extractor_version},
    ).records
    (refused,) = view.query("SELECT count(DISTINCT sha256) AS n FROM issues WHERE document_id IS NULL").records
    rows = {name: view.query(f'SELECT count(*) AS n FROM "{name}"').records[0]["n"] for name in TABLES}
    last = view.query("SELECT * FROM loads ORDER BY started_at DESC, load_id DESC LIMIT 1").records
    return {
        "release": view.number,
        **documents,
        "refused": refused["n"],
        "extractor_version": extractor_version,
        "rows": rows,
        "last_load": last[0] if last else None,
    }
