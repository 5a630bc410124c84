"""One load, step by step, under the lock: clear up, decide what changes, commit to the lake, release, swap."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from load import dictionary, durable, issues, ledger, releases
from load.batch import Batch, DocumentLoad, LoadResult
from load.delta import LakeTable
from load.errors import SchemaChangedError, WarehouseDamagedError
from load.layout import Layout
from load.manifest import Manifest
from load.works import is_preferred, preferred_documents
from transform.names import clean_name
from transform.tables import DOCUMENT_TABLES, SCHEMA_HASH, TABLES

Row = dict[str, Any]
Lake = Mapping[str, LakeTable]


@dataclass
class Changes:
    """What a load does to the tables: rows to drop, by column and value, and rows to append."""

    drop: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    append: dict[str, list[Row]] = field(default_factory=dict)

    def replace(self, table: str, column: str, values: Iterable[str], rows: Iterable[Row]) -> None:
        """Drops the rows with one of the values in a column, appends others."""
        self.drop.setdefault(table, {}).setdefault(column, set()).update(values)
        self.append.setdefault(table, []).extend(rows)

    def any(self) -> bool:
        return any(self.append.values()) or any(values for drop in self.drop.values() for values in drop.values())


def load_batch(layout: Layout, batch: Batch) -> LoadResult:
    """Writes a batch; the caller holds the lock. See `load.warehouse.Warehouse.load`."""
    current = releases.newest(layout)
    lake = _open_lake(layout, current)
    current = _recover(layout, lake, current)
    number = current.release + 1 if current else 1
    now = datetime.now(UTC)
    load_id = f"{now:%Y%m%d}-{number:06}"

    loaded: dict[str, DocumentLoad] = {}
    for document in batch.documents:
        loaded.setdefault(document.rows.document["document_id"], document)
    known = _known_rows(lake, batch, loaded)
    tables = {id_: _rows_of(document, known.get(id_), load_id, now) for id_, document in loaded.items()}
    documents = {id_: rows["documents"][0] for id_, rows in tables.items()}
    renamed = _remember_names(batch, documents, known)
    issue_changes = issues.changes(lake["issues"], batch, loaded.values(), documents, known, load_id, now)

    changes = Changes()
    for name in DOCUMENT_TABLES[1:]:
        changes.replace(
            name, "document_id", loaded.keys() & known.keys(), [r for t in tables.values() for r in t[name]]
        )
    changes.replace("issues", "issue_id", issue_changes.dropped, issue_changes.rows)
    others = _link_works(lake, tables, known, renamed, changes)
    changes.replace("documents", "document_id", loaded.keys() & known.keys(), documents.values())
    changes.replace("documents", "document_id", others.keys(), others.values())
    if not changes.any():
        return LoadResult(written=False)

    rows = {name: sum(len(t[name]) for t in tables.values()) for name in DOCUMENT_TABLES}
    rows["issues"] = len(issue_changes.rows)
    new = len(loaded.keys() - known.keys())
    entry = ledger.row(batch, load_id, number, now, new=new, written=len(loaded), rows=sum(rows.values()))
    changes.replace("loads", "load_id", (), [entry])
    for name, table in lake.items():
        table.replace(changes.drop.get(name, {}), changes.append.get(name, ()), load_id=load_id)
    states = {name: table.state() for name, table in lake.items()}
    release = Manifest(number, load_id, now.isoformat(), SCHEMA_HASH, batch.extractor_version, states)
    releases.build(layout, release, TABLES)
    dictionary.write(layout.dictionary)
    releases.publish(layout, number)
    invalid = sum(len(document.rows.violations) for document in loaded.values())
    return LoadResult(True, load_id, number, len(loaded), new, rows, invalid)


def _open_lake(layout: Layout, current: Manifest | None) -> Lake:
    if current is not None:
        if current.schema_hash != SCHEMA_HASH:
            raise SchemaChangedError(
                f"{layout.root} was written with other table declarations ({current.schema_hash}, this program has "
                f"{SCHEMA_HASH}); ingest {layout.raw} into a new warehouse"
            )
        for name in current.tables:
            if not (layout.lake / name / "_delta_log").is_dir():
                raise WarehouseDamagedError(f"{layout.lake / name} is missing; put it back from a backup")
    return {name: LakeTable(layout.lake / name, table) for name, table in TABLES.items()}


def _recover(layout: Layout, lake: Lake, current: Manifest | None) -> Manifest | None:
    """Undoes what a load that died had committed but not made visible.

    A restore makes a new version, so the manifest is told, or every load would restore again.
    """
    releases.discard_unpublished(layout, current)
    for name, table in lake.items():
        table.restore(current.tables[name].version if current else 0)
    if current is None or all(lake[name].version == state.version for name, state in current.tables.items()):
        return current
    versions = {name: dataclasses.replace(state, version=lake[name].version) for name, state in current.tables.items()}
    recovered = dataclasses.replace(current, tables=versions)
    durable.write(layout.release(current.release) / "manifest.json", recovered.dump())
    return recovered


def _known_rows(lake: Lake, batch: Batch, loaded: Mapping[str, DocumentLoad]) -> dict[str, Row]:
    """Rows of documents, as they are, of all contents that the batch names."""
    ids = {*loaded, *(sighting.document_id for sighting in batch.sightings)}
    return {row["document_id"]: row for row in lake["documents"].rows("document_id", ids)}


def _rows_of(document: DocumentLoad, known: Row | None, load_id: str, now: datetime) -> dict[str, list[Row]]:
    """All rows of one document, with what only the load knows."""
    tables = {name: [dict(row) for row in document.rows.rows[name]] for name in DOCUMENT_TABLES}
    row = tables["documents"][0]
    own_name = row["file_name"]
    if known is None:
        row.update(file_name=own_name, file_names=own_name, ingested_at=now)
    else:
        row.update({name: known[name] for name in ("file_name", "file_names", "source_uri", "ingested_at")})
        row["file_names"] = _with_name(row["file_names"], own_name)
    severe = any(problem.severity != "info" for problem in document.all_problems)
    doubtful = any(r.get("needs_review") for rows in tables.values() for r in rows)
    row.update(load_id=load_id, status="review" if severe or doubtful else "accepted")
    return tables


def _with_name(names: str, name: str) -> str:
    """Names joined by `; `, with one more unless it is among them."""
    return names if f"; {name}; " in f"; {names}; " else f"{names}; {name}"


def _remember_names(batch: Batch, documents: Mapping[str, Row], known: Mapping[str, Row]) -> dict[str, Row]:
    """Adds new names to the rows of the batch's documents; gives changed rows of other known documents."""
    renamed: dict[str, Row] = {}
    seen = [(sighting.document_id, sighting.file_name) for sighting in batch.sightings]
    seen += [(d.rows.document["document_id"], d.rows.document["file_name"]) for d in batch.documents]
    for id_, file_name in seen:
        row = documents.get(id_) or renamed.get(id_) or known.get(id_)
        if row is None:
            continue  # a refused content: see load.issues
        names = _with_name(row["file_names"], clean_name(file_name))
        if id_ in documents:
            row["file_names"] = names
        elif names != row["file_names"]:
            renamed[id_] = {**row, "file_names": names}
    return renamed


def _link_works(
    lake: Lake,
    tables: Mapping[str, Mapping[str, list[Row]]],
    known: Mapping[str, Row],
    renamed: Mapping[str, Row],
    changes: Changes,
) -> dict[str, Row]:
    """Sets is_preferred and target_document_id, in the batch's rows and where they change in other documents.

    Returns:
        rows of `documents` of other documents that changed, also those that were only renamed.
    """
    rows = [t["documents"][0] for t in tables.values()]
    before = [known[id_] for id_ in tables.keys() & known.keys()]
    touched = {row["work_id"] for row in (*rows, *before)} - {None}
    named = {row["work_id"] for t in tables.values() for row in t["document_references"]} - {None}
    others = {
        row["document_id"]: renamed.get(row["document_id"], row)
        for row in lake["documents"].rows("work_id", touched | named)
        if row["document_id"] not in tables
    }
    preferred = preferred_documents([*rows, *others.values()])

    for t in tables.values():
        value = is_preferred(t["documents"][0], preferred)
        for row in (*t["documents"], *t["figures"], *t["directives"]):
            row["is_preferred"] = value
        for row in t["document_references"]:
            row["target_document_id"] = preferred.get(row["work_id"])

    changed = {
        id_: {**row, "is_preferred": is_preferred(row, preferred)}
        for id_, row in others.items()
        if row["is_preferred"] != is_preferred(row, preferred)
    }
    for name in ("figures", "directives"):
        rewritten = [
            {**row, "is_preferred": changed[row["document_id"]]["is_preferred"]}
            for row in lake[name].rows("document_id", changed.keys())
        ]
        changes.replace(name, "document_id", {row["document_id"] for row in rewritten}, rewritten)
    moved = [
        {**row, "target_document_id": preferred.get(row["work_id"])}
        for row in lake["document_references"].rows("work_id", touched)
        if row["document_id"] not in tables and row["target_document_id"] != preferred.get(row["work_id"])
    ]
    changes.replace("document_references", "reference_id", {row["reference_id"] for row in moved}, moved)
    return {**renamed, **changed}
