"""How rows are shown: as a table for people, as JSON for machines."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

# Of the offices whose notices these are. It has had no other hours since 1975, so that no time zone data is needed.
TIME_ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

# Where the output goes to a file or a pipe there is no width to keep to; lines this long still fit an editor.
_WIDTH_OF_A_FILE = 220


def as_json(value: object) -> str:
    """JSON on one line: decimals as strings, dates as ISO, letters as they are.

    Bytes in names of files that are no UTF-8 are escapes (`"\\udce1"`), which Python reads back as the same name.
    """
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def path_as_text(path: Path | str) -> str:
    """A path in one line that every log takes: control characters and bytes that are no UTF-8 are escapes (`\\xe1`)."""
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in str(path))


def _escaped(letter: str) -> str:
    # Names of other encodings come as halves of pairs, \udc80 to \udcff.
    return f"\\x{ord(letter) - 0xDC00:02x}" if "\udc80" <= letter <= "\udcff" else ascii(letter)[1:-1]


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str | None = None, most: int | None = None
) -> None:
    """Prints a table on stdout, as wide as the terminal; unknown values stay empty.

    Args:
        most: rows to show at most; what is left out is told.
    """
    from rich import box  # a tenth of a second, which commands that print no table need not spend
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    all_rows = list(rows)
    shown = all_rows if most is None else all_rows[:most]
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for index, column in enumerate(columns):
        numbers = any(isinstance(row[index], int | float | Decimal) for row in shown) and all(
            row[index] is None or isinstance(row[index], int | float | Decimal) for row in shown
        )
        table.add_column(column, justify="right" if numbers else "left", overflow="fold")
    for row in shown:
        table.add_row(*(Text(text_of(value)) for value in row))
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH_OF_A_FILE)
    console.print(table)
    if len(shown) < len(all_rows):
        console.print(f"… and {len(all_rows) - len(shown)} more")


def text_of(value: object) -> str:
    """A value as people read it: unknown is empty, whole numbers have no `.0`, decimals no idle zeros."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}" if not value.is_integer() or abs(value) >= 1e18 else str(int(value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime):
        local = value if value.tzinfo is None else value.astimezone(TIME_ZONE)
        return f"{local:%Y-%m-%d %H:%M}"
    return str(value)


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
