"""One load, step by step, under the lock: decide what changes, then commit, release and swap."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from load import issues, ledger
from load.batch import Batch, LoadResult
from load.changes import Changes
from load.delta import LakeTable
from load.layout import Layout
from load.linking import link_works
from load.recovery import Say
from load.transaction import Clock, begin, commit
from transform.names import clean_name

Row = dict[str, Any]
Lake = Mapping[str, LakeTable]


def load_batch(layout: Layout, batch: Batch, clock: Clock, say: Say) -> LoadResult:
    """Writes a batch; the caller holds the lock. See `load.warehouse.Warehouse.load`."""
    transaction = begin(layout, clock, say)
    lake, load_id, now = transaction.lake, transaction.load_id, transaction.now
    gathered = batch.documents
    documents = gathered.documents
    known = _known_rows(lake, batch)
    for id_, row in documents.items():
        _tell_of_load(row, known.get(id_), load_id, now)
    renamed = _remember_names(batch, known)
    issue_changes = issues.changes(lake["issues"], batch, known, load_id, now)

    changes = Changes()
    replaced = documents.keys() & known.keys()
    changes.replace("issues", "issue_id", issue_changes.dropped, issue_changes.rows)
    others = link_works(lake, gathered, {id_: known[id_] for id_ in replaced}, renamed, changes)
    for name, columns in gathered.tables():
        changes.replace(name, "document_id", replaced, columns)
    changes.replace("documents", "document_id", replaced, documents.values())
    changes.replace("documents", "document_id", others.keys(), others.values())
    if not changes.any():
        return LoadResult(written=False)

    rows = {"documents": len(documents), **gathered.counts(), "issues": len(issue_changes.rows)}
    new = len(documents) - len(replaced)
    entry = ledger.row(
        batch, load_id, transaction.number, now, new=new, written=len(documents), rows=sum(rows.values())
    )
    commit(transaction, changes, entry)
    return LoadResult(True, load_id, transaction.number, len(documents), new, rows, gathered.violations)


def _known_rows(lake: Lake, batch: Batch) -> dict[str, Row]:
    """Rows of documents, as they are, of all contents that the batch names."""
    ids = {*batch.documents.documents, *(sighting.document_id for sighting in batch.sightings)}
    return {row["document_id"]: row for row in lake["documents"].rows("document_id", ids)}


def _tell_of_load(row: Row, known: Row | None, load_id: str, now: datetime) -> None:
    """Adds to a row of `documents` what only the load knows."""
    if known is None:
        row.update(file_names=row["file_name"], ingested_at=now)
    else:
        row.update({name: known[name] for name in ("file_name", "file_names", "source_uri", "ingested_at")})
    row["load_id"] = load_id


def _with_name(names: str, name: str) -> str:
    """Names joined by `; `, with one more unless it is among them."""
    return names if f"; {name}; " in f"; {names}; " else f"{names}; {name}"


def _remember_names(batch: Batch, known: Mapping[str, Row]) -> dict[str, Row]:
    """Adds new names to the rows of the batch's documents; gives changed rows of other known documents."""
    documents = batch.documents.documents
    renamed: dict[str, Row] = {}
    seen = [(sighting.document_id, sighting.file_name) for sighting in batch.sightings]
    for id_, file_name in (*seen, *batch.documents.names):
        row = documents.get(id_) or renamed.get(id_) or known.get(id_)
        if row is None:
            continue  # a refused content: see load.issues
        names = _with_name(row["file_names"], clean_name(file_name))
        if id_ in documents:
            row["file_names"] = names
        elif names != row["file_names"]:
            renamed[id_] = {**row, "file_names": names}
    return renamed
