"""What a load does to the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from transform.schema import arrow_schema
from transform.tables import TABLES

Row = dict[str, Any]


@dataclass
class Changes:
    """Rows to drop, by column and value, and rows to append, per table."""

    drop: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    append: dict[str, list[pa.Table]] = field(default_factory=dict)

    def replace(self, table: str, column: str, values: Iterable[str], rows: Iterable[Row] | pa.Table) -> None:
        """Drops the rows with one of the values in a column, appends others."""
        self.drop.setdefault(table, {}).setdefault(column, set()).update(values)
        if not isinstance(rows, pa.Table):
            rows = pa.Table.from_pylist(list(rows), schema=arrow_schema(TABLES[table]))
        self.append.setdefault(table, []).append(rows)

    def appended(self) -> int:
        """How many rows are appended to all tables."""
        return sum(rows.num_rows for tables in self.append.values() for rows in tables)

    def any(self) -> bool:
        return self.appended() > 0 or any(values for drop in self.drop.values() for values in drop.values())
