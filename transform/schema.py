"""How a table is declared: its columns, their types and meanings, from which all else is made.

The Arrow schema, the Parquet metadata, the comments of the views, the data dictionary and the validation of rows
come from these declarations and from nowhere else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    import pyarrow as pa

ArrowType = Literal[
    "string", "int32", "int64", "double", "decimal128(38,8)", "date32", "timestamp[us,UTC]", "timestamp[us]", "bool"
]
ARROW_TYPES: tuple[str, ...] = get_args(ArrowType)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        nullable: whether null (unknown) is allowed.
        vocabulary: the closed list of values, None where the values are open. Null is allowed as `nullable` says.
        references: `table.column` whose values this one repeats, None if none.
    """

    name: str
    type: ArrowType
    description: str
    nullable: bool = True
    vocabulary: tuple[str, ...] | None = None
    references: str | None = None


@dataclass(frozen=True)
class Table:
    """One table of the warehouse.

    Attributes:
        key: columns whose values together name one row.
        located: its rows point at a span of `pages.text` (columns `page` to `bottom`).
    """

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...] = field(repr=False)
    located: bool = False

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @cached_property
    def values_of(self) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
        """Gives the values of a complete row, in the order of the columns."""
        return itemgetter(*self.column_names)

    @cached_property
    def links(self) -> tuple[tuple[Column, str, str], ...]:
        """Columns that lead to another row of the same document, each with the table and column it leads to."""
        found = []
        for column in self.columns:
            if column.references and column.name != "target_document_id":  # may lead to any document; the load sets it
                parent, parent_column = column.references.split(".")
                found.append((column, parent, parent_column))
        return tuple(found)

    def empty_row(self) -> dict[str, object]:
        """A row with every column, all null: where a builder starts, so that no column is forgotten."""
        return self._empty.copy()

    @cached_property
    def _empty(self) -> dict[str, object]:
        return dict.fromkeys(self.column_names)


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table, descriptions in the metadata (key `comment`) of the table and of each field."""
    import pyarrow as pa  # half a second, which `thongbao explain` need not spend

    types: dict[str, pa.DataType] = {
        "string": pa.string(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "decimal128(38,8)": pa.decimal128(38, 8),
        "date32": pa.date32(),
        "timestamp[us,UTC]": pa.timestamp("us", "UTC"),
        "timestamp[us]": pa.timestamp("us"),
        "bool": pa.bool_(),
    }
    fields = [
        pa.field(c.name, types[c.type], nullable=c.nullable, metadata={"comment": c.description}) for c in table.columns
    ]
    return pa.schema(fields, metadata={"comment": table.description})


def schema_hash(tables: dict[str, Table]) -> str:
    """First 16 hex digits of a SHA-256 over names, types and keys: what files must agree on to be one table.

    Words do not count: a better description, or one more value of a vocabulary, changes no file.
    """
    shape = [
        [name, table.key, [[c.name, c.type, c.nullable] for c in table.columns]]
        for name, table in sorted(tables.items())
    ]
    return hashlib.sha256(json.dumps(shape, ensure_ascii=False).encode()).hexdigest()[:16]
