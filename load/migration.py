"""What has to happen to a warehouse whose tables were declared otherwise than this program declares them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from load.errors import NewerWarehouseError, SchemaChangedError
from load.manifest import Manifest
from transform.schema import Table, arrow_schema, schema_hash
from transform.tables import TABLES


def outdated(release: Path, manifest: Manifest) -> frozenset[str]:
    """Names of the tables that must be rewritten before this program can write to them; looks, and changes nothing.

    Columns that may be null can be added, and may become null; whole tables too. Files of one table must agree on
    their columns, so that any reader of plain Parquet files reads them as one: such a table is rewritten once.

    Args:
        release: folder of the current release, whose manifest it is.

    Raises:
        NewerWarehouseError: the warehouse has tables or columns that this program does not know.
        SchemaChangedError: a column changed in a way that its values cannot follow.
    """
    if manifest.schema_hash == schema_hash(TABLES):
        return frozenset()
    unknown = sorted(manifest.tables.keys() - TABLES.keys())
    changed: set[str] = set()
    lost: list[str] = []
    for name in sorted(manifest.tables.keys() & TABLES.keys()):
        here, there = _columns(arrow_schema(TABLES[name])), _columns(_schema_of(release / name, TABLES[name]))
        if list(here.items()) != list(there.items()):
            changed.add(name)
        unknown += [f"{name}.{column}" for column in there if column not in here]
        for column, (kind, nullable) in here.items():
            was, was_nullable = there.get(column, (kind, True))
            if was != kind:
                lost.append(f"{name}.{column} was {was} and is {kind}")
            elif was_nullable and not nullable:
                lost.append(f"{name}.{column} may not be null any more")
    if unknown:
        raise NewerWarehouseError(
            f"the warehouse was written by another thongbao ({manifest.extractor_version}) with {', '.join(unknown)}, "
            "which this one does not know; update the program (nothing was changed)"
        )
    if lost:
        raise SchemaChangedError(
            f"the warehouse's tables cannot become those of this program ({'; '.join(lost)}); ingest its folder raw/ "
            "into a new warehouse"
        )
    return frozenset(changed)


def _schema_of(folder: Path, table: Table) -> pa.Schema:
    file = next(iter(sorted(folder.glob("*.parquet"))), None)
    return arrow_schema(table) if file is None else pq.read_schema(file)


def _columns(schema: pa.Schema) -> dict[str, tuple[str, bool]]:
    return {field.name: (str(field.type), field.nullable) for field in schema}
