"""The commands that show what is in the warehouse: `status`, `loads`, `issues`, `show`, `query`, `export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.command_parts import (
    DEFAULT_WAREHOUSE,
    JsonOption,
    LimitOption,
    WarehouseOption,
    print_json,
    print_rows,
    rows_in_words,
)
from flows.exit_codes import UsageError


def status(warehouse: WarehouseOption = DEFAULT_WAREHOUSE, as_json: JsonOption = False) -> None:
    """What is in the warehouse."""
    from dataclasses import asdict

    from extract.versions import extractor_version
    from load.reader import Reader

    found = asdict(Reader(warehouse).status(extractor_version()))
    if as_json:
        print_json(found)
        return
    from flows.screen import print_table

    rows = found.pop("rows")
    # Without the reading modules, which take half a second to import, nothing is known of the reading's version.
    del found["outdated_reading"]
    print_table(("warehouse", str(warehouse)), list(found.items()))
    print_table(("table", "rows"), list(rows.items()))


def loads(warehouse: WarehouseOption = DEFAULT_WAREHOUSE, limit: LimitOption = 20, as_json: JsonOption = False) -> None:
    """What ran, the newest first."""
    from load.reader import Reader

    shown = ("load_id", "kind", "started_at", "status", "files_seen", "files_new", "files_unchanged", "files_refused")
    print_rows(Reader(warehouse).loads(limit), (*shown, "documents_written", "rows_written"), as_json=as_json)


def issues(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE, limit: LimitOption = None, as_json: JsonOption = False
) -> None:
    """What needs a person, the worst first."""
    from load.reader import Reader

    shown = ("severity", "code", "document_id", "file_name", "page", "message")
    print_rows(Reader(warehouse).issues(limit), shown, as_json=as_json)


def show(
    document: Annotated[str, typer.Argument(help="Id, file name, or number and symbol.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one document of the warehouse."""
    from load.reader import DocumentNotFoundError, Reader

    try:
        tables = Reader(warehouse).document(document)
    except DocumentNotFoundError as error:
        raise UsageError(str(error)) from None
    if as_json:
        print_json(tables)
        return
    from flows.document_on_screen import print_document

    print_document(tables["documents"][0], tables, most=limit)


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One question over the views, in DuckDB's SQL.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    as_json: JsonOption = False,
) -> None:
    """Ask the tables in SQL."""
    from load.reader import Reader

    answer = Reader(warehouse).query(sql)
    if as_json:
        print_json(answer.dicts())
        return
    from flows.screen import print_table

    print_table(answer.columns, answer.rows)
    print(rows_in_words(len(answer.rows)))


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to write: .xlsx, for a table also .csv.")],
    tasks: Annotated[bool, typer.Option("--tasks", help="The sheet of tasks that offices keep.")] = False,
    table: Annotated[str | None, typer.Option("--table", metavar="T", help="All rows of one table.")] = None,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
) -> None:
    """Write the tasks or a table for spreadsheets."""
    if tasks == (table is not None):
        raise UsageError("export: give either --tasks FILE.xlsx or --table T FILE")
    from load.reader import Reader
    from load.spreadsheets import ExportError, export_table, export_tasks

    with Reader(warehouse) as reader:
        try:
            count = export_table(reader, table, file) if table is not None else export_tasks(reader, file)
        except ExportError as error:
            raise UsageError(f"export: {error}") from None
    print(f"{file}: {rows_in_words(count)}")
