"""What a load does to the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]


@dataclass
class Changes:
    """Rows to drop, by column and value, and rows to append, per table."""

    drop: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    append: dict[str, list[Row]] = field(default_factory=dict)

    def replace(self, table: str, column: str, values: Iterable[str], rows: Iterable[Row]) -> None:
        """Drops the rows with one of the values in a column, appends others."""
        self.drop.setdefault(table, {}).setdefault(column, set()).update(values)
        self.append.setdefault(table, []).extend(rows)

    def any(self) -> bool:
        return any(self.append.values()) or any(values for drop in self.drop.values() for values in drop.values())
