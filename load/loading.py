"""One load, step by step, under the lock: decide what changes, then commit, release and swap."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from load import issues, ledger
from load.batch import Batch, DocumentLoad, LoadResult
from load.changes import Changes
from load.delta import LakeTable
from load.layout import Layout
from load.linking import link_works
from load.recovery import Say
from load.transaction import Clock, begin, commit
from transform.names import clean_name
from transform.tables import DOCUMENT_TABLES

Row = dict[str, Any]
Lake = Mapping[str, LakeTable]


def load_batch(layout: Layout, batch: Batch, clock: Clock, say: Say) -> LoadResult:
    """Writes a batch; the caller holds the lock. See `load.warehouse.Warehouse.load`."""
    transaction = begin(layout, clock, say)
    lake, load_id, now = transaction.lake, transaction.load_id, transaction.now
    loaded: dict[str, DocumentLoad] = {}
    for document in batch.documents:
        loaded.setdefault(document.rows.document["document_id"], document)
    known = _known_rows(lake, batch, loaded)
    tables = {id_: _rows_of(document, known.get(id_), load_id, now) for id_, document in loaded.items()}
    documents = {id_: rows["documents"][0] for id_, rows in tables.items()}
    renamed = _remember_names(batch, documents, known)
    issue_changes = issues.changes(lake["issues"], batch, loaded.values(), documents, known, load_id, now)

    changes = Changes()
    replaced = loaded.keys() & known.keys()
    for name in DOCUMENT_TABLES[1:]:
        changes.replace(name, "document_id", replaced, [row for t in tables.values() for row in t[name]])
    changes.replace("issues", "issue_id", issue_changes.dropped, issue_changes.rows)
    others = link_works(lake, tables, {id_: known[id_] for id_ in replaced}, renamed, changes)
    changes.replace("documents", "document_id", replaced, documents.values())
    changes.replace("documents", "document_id", others.keys(), others.values())
    if not changes.any():
        return LoadResult(written=False)

    rows = {name: sum(len(t[name]) for t in tables.values()) for name in DOCUMENT_TABLES}
    rows["issues"] = len(issue_changes.rows)
    new = len(loaded) - len(replaced)
    entry = ledger.row(batch, load_id, transaction.number, now, new=new, written=len(loaded), rows=sum(rows.values()))
    commit(transaction, changes, entry)
    invalid = sum(len(document.rows.violations) for document in loaded.values())
    return LoadResult(True, load_id, transaction.number, len(loaded), new, rows, invalid)


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
