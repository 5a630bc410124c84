"""The documents of one load, gathered one by one: most of their rows as Arrow columns, in far less room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Self

from transform.columns import Columns, columns_of
from transform.schema import arrow_schema
from transform.tables import DOCUMENT_TABLES, TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from extract.reading import Problem
    from load.batch import DocumentLoad

Row = dict[str, Any]

_REST = tuple(name for name in DOCUMENT_TABLES if name not in ("documents", "document_references"))
_TOGETHER = 64
"""Documents that become one table at once: enough that it costs little, few enough that their values take no room."""


@dataclass
class Gathered:
    """Documents to be written together; a content that comes twice is taken the first time.

    Rows that a load looks at or changes one by one stay rows, the others become columns.

    Attributes:
        documents: rows of `documents` by document_id.
        references: rows of `document_references`.
        names: document_id and file name of every document added, also of one that came again.
        problems: of the documents, those of the validation too, by document_id.
        violations: how many rows or values broke the tables' rules.
    """

    documents: dict[str, Row] = field(default_factory=dict)
    references: list[Row] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    violations: int = 0
    _waiting: dict[str, list[Columns]] = field(default_factory=lambda: {name: [] for name in _REST})
    _columns: dict[str, list[pa.Table]] = field(default_factory=lambda: {name: [] for name in _REST})

    @classmethod
    def of(cls, documents: Iterable[DocumentLoad]) -> Self:
        """Some documents."""
        gathered = cls()
        for document in documents:
            gathered.add(document)
        return gathered

    def __len__(self) -> int:
        return len(self.documents)

    def add(self, document: DocumentLoad) -> None:
        """Takes a document; its rows of `documents` and `document_references` are copied, no row is changed."""
        rows = document.rows.rows
        id_ = document.rows.document["document_id"]
        self.names.append((id_, document.rows.document["file_name"]))
        if id_ in self.documents:
            return
        severe = any(problem.severity != "info" for problem in document.all_problems)
        status = "review" if severe or document.needs_review else "accepted"
        self.documents[id_] = {**document.rows.document, "status": status}
        self.references += [dict(row) for row in rows["document_references"]]
        self.problems[id_] = document.all_problems
        self.violations += len(document.rows.violations)
        for name in _REST:
            self._waiting[name].append(columns_of(TABLES[name], rows[name]))
        if len(self._waiting[name]) == _TOGETHER:
            self._turn()

    def put(self, name: str, columns: pa.Table) -> None:
        """Takes rows of a table that are columns already, of documents that are put into `documents`."""
        self._columns[name].append(columns)

    def counts(self) -> dict[str, int]:
        """Rows of every table but `documents`."""
        every = {name: len(self.references) for name in DOCUMENT_TABLES[1:]}
        for name in _REST:
            every[name] = sum(len(columns[0]) for columns in self._waiting[name])
            every[name] += sum(part.num_rows for part in self._columns[name])
        return every

    def tables(self) -> Iterator[tuple[str, pa.Table]]:
        """Name and rows of every table but `documents`; `is_preferred` is that of the document's row."""
        import pyarrow as pa

        self._turn()
        for name in DOCUMENT_TABLES[1:]:
            schema = arrow_schema(TABLES[name])
            if name == "document_references":
                yield name, pa.Table.from_pylist(self.references, schema=schema)
            else:
                yield name, self._preferred(pa.concat_tables([schema.empty_table(), *self._columns[name]]))

    def _turn(self) -> None:
        """Makes one table of the documents gathered since the last time."""
        import pyarrow as pa

        for name, documents in self._waiting.items():
            schema = arrow_schema(TABLES[name])
            columns = [list(chain.from_iterable(values)) for values in zip(*documents, strict=True)]
            if columns and columns[0]:
                arrays = [pa.array(values, each.type) for values, each in zip(columns, schema, strict=True)]
                self._columns[name].append(pa.Table.from_arrays(arrays, schema=schema))
            documents.clear()

    def _preferred(self, columns: pa.Table) -> pa.Table:
        import pyarrow as pa
        import pyarrow.compute as pc

        if "is_preferred" not in columns.column_names:
            return columns
        index = columns.schema.get_field_index("is_preferred")
        preferred = pa.array([id_ for id_, row in self.documents.items() if row["is_preferred"]], pa.string())
        values = pc.is_in(columns["document_id"], preferred)
        return columns.set_column(index, columns.schema.field(index), values)
