"""What commands have in common: options, and how rows are printed."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.exit_codes import UsageError


class Ocr(StrEnum):
    """When pages are read by OCR."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


WarehouseOption = Annotated[
    Path,
    typer.Option("--warehouse", envvar="THONGBAO_WAREHOUSE", help="Folder of the warehouse.", file_okay=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="For machines: JSON on stdout.")]
OcrOption = Annotated[Ocr, typer.Option("--ocr", help="Pages without a sound text layer, all pages, or none.")]
WorkersOption = Annotated[int | None, typer.Option("--workers", min=1, help="Processes that work at once; all cores.")]
RunnerOption = Annotated[
    str, typer.Option("--runner", metavar="local|dask[=ADDRESS]", help="Processes of this machine, or a Dask cluster.")
]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="Rows to show at most.")]
DEFAULT_WAREHOUSE = Path("warehouse")


def day(text: str | None, option: str) -> date | None:
    """A day as people give it.

    Raises:
        UsageError: it is none.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"{option}: {text} is no date; write it as 2021-08-30") from None


def print_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, as_json: bool) -> None:
    """Rows as a table with their number, or as JSON."""
    if as_json:
        print_json(rows)
        return
    from flows.screen import print_table

    print_table(columns, [[row[column] for column in columns] for row in rows])
    print(rows_in_words(len(rows)))


def rows_in_words(count: int) -> str:
    """`1 row`, `2 rows`."""
    return "1 row" if count == 1 else f"{count} rows"


def print_json(value: Any) -> None:
    """JSON on one line of stdout."""
    from flows.screen import as_json

    print(as_json(value))


def say(line: str) -> None:
    """One line on stderr."""
    print(line, file=sys.stderr)
