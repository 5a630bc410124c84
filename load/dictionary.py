"""The data dictionary: README.md of a warehouse, made from the declarations."""

from __future__ import annotations

from pathlib import Path

from extract.problems import CODES
from load import durable
from load.star import STAR, View
from transform.schema import Column, Table
from transform.tables import FLAGS, TABLES

EXIT_CODES: dict[int, str] = {
    0: "all files were accepted",
    1: "the run failed; the warehouse is as before",
    2: "wrong usage, or no PATH exists",
    3: "finished, but some files were refused (also ones refused before, or a PATH missing beside others)",
}

_INTRODUCTION = """\
# The warehouse

Generated from the program's table declarations; do not edit. What stands where:

| path | what |
|---|---|
| `current/<table>/*.parquet` | all tables of the newest load, plain Parquet; `current` is a link to `releases/<n>` |
| `warehouse.duckdb` | the same tables as DuckDB views with comments (open it read-only) |
| `releases/<n>/` | one folder per load, all tables of one moment, never changed; `manifest.json` lists it |
| `lake/<table>/` | the record as Delta tables, with history |
| `raw/<aa>/<sha256>.<ext>` | every accepted original, by content |
| `readings/<aa>/<sha256>.…` | what was read from it, per `ocr_version` |
| `quarantine/<sha256>.<ext>` | every refused original; the reason is in `issues` |

Resolve `current` once and read that folder, or open `warehouse.duckdb`: all tables then belong to one load. A release
stays for 24 hours after the next one came, the newest three stay always. The views name their release by its absolute
path: after the warehouse was moved, the next run of the program mends them.

Conventions: text is NFC with its diacritics as printed. Unknown is null, never a guess and never an empty text. Pages
count from 1; characters are code points from 0, ends exclusive, into `pages.text`; coordinates are PDF points from the
top left of the upright page. Dates are as printed; nothing is computed that the text does not say. Ids are
deterministic: the same bytes through the same version give the same ids.
"""

_VIEWS = """\
Joins of these tables that people often need, in `warehouse.duckdb` and for `thongbao query`; `docs/bi.md` shows their
use.
"""


def text() -> str:
    """The whole dictionary, Markdown."""
    parts = [_INTRODUCTION, "## Tables\n"]
    parts += [_table(table) for table in TABLES.values()]
    parts += ["## Views\n", _VIEWS]
    parts += [_view(view) for view in STAR]
    parts += ["## Flags\n\nCodes of the columns `flags`, comma-separated.\n", _list(FLAGS)]
    parts += ["## Issue codes\n\nCodes of `issues.code`.\n", _list(CODES)]
    parts += ["## Exit codes of `thongbao`\n", _list({str(code): meaning for code, meaning in EXIT_CODES.items()})]
    return "\n".join(parts)


def write(path: Path) -> None:
    """Writes the dictionary, unless the file says the same already."""
    data = text().encode()
    if not path.exists() or path.read_bytes() != data:
        durable.write(path, data)


def _table(table: Table) -> str:
    lines = [
        f"### {table.name}\n",
        f"{table.description} Key: {', '.join(f'`{name}`' for name in table.key)}.\n",
        "| column | type | null | meaning |",
        "|---|---|---|---|",
    ]
    lines += [f"| `{c.name}` | {c.type} | {'yes' if c.nullable else 'no'} | {_meaning(c)} |" for c in table.columns]
    return "\n".join(lines) + "\n"


def _view(view: View) -> str:
    lines = [f"### {view.name}\n", f"{view.description}\n", "| column | meaning |", "|---|---|"]
    lines += [f"| `{column.name}` | {column.description} |" for column in view.columns]
    return "\n".join(lines) + "\n"


def _meaning(column: Column) -> str:
    parts = [column.description]
    if column.vocabulary is not None:
        parts.append("One of: " + ", ".join(f"`{value}`" for value in column.vocabulary) + ".")
    if column.references is not None:
        parts.append(f"Refers to `{column.references}`.")
    return " ".join(parts).replace("|", "\\|")


def _list(meanings: dict[str, str]) -> str:
    return "\n".join(f"- `{code}`: {meaning}" for code, meaning in meanings.items()) + "\n"
