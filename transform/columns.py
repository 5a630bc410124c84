"""Rows of a table kept by column: as they wait for their load and as it writes them, without a dictionary for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

from transform.schema import Table
from transform.tables import TABLES

Row = dict[str, Any]
Columns = Sequence[Sequence[Any]]
"""The values of each column of a table, in the order of its declaration."""


class ColumnRows(Sequence[Row]):
    """Complete rows of one table; each is made when it is asked for."""

    __slots__ = ("columns", "table")

    def __init__(self, table: str, columns: Columns) -> None:
        self.table = table
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0])

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        return list(self)[index]

    def __iter__(self) -> Iterator[Row]:
        names = TABLES[self.table].column_names
        return (dict(zip(names, values, strict=True)) for values in zip(*self.columns, strict=True))

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type[ColumnRows], tuple[str, Columns]]:
        return ColumnRows, (self.table, self.columns)


def columns_of(table: Table, rows: Sequence[Row]) -> Columns:
    """The columns of complete rows."""
    if isinstance(rows, ColumnRows):
        return rows.columns
    return list(zip(*map(table.values_of, rows), strict=True)) or [()] * len(table.columns)
