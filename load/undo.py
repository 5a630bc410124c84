"""Takes one load back: what it wrote becomes what was there before, except what later loads wrote since.

It is a load of its own, of kind `maintenance`: the ledger says what was taken back, and it can be taken back too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deltalake.exceptions import DeltaError

from extract.versions import extractor_version
from load import ledger, parquet
from load.batch import Batch, KeptDocument, Undone
from load.changes import Changes
from load.delta import LakeTable
from load.errors import LoadNotFoundError
from load.gathered import Gathered
from load.layout import Layout
from load.linking import link_works
from load.recovery import Say
from load.snapshot import Snapshot
from load.transaction import Clock, Transaction, begin, commit
from transform.schema import arrow_schema
from transform.tables import DOCUMENT_TABLES, TABLES

Row = dict[str, Any]


@dataclass(frozen=True)
class _Moment:
    """The tables as one load left them.

    Attributes:
        versions: of the Delta tables; none of them before the first load.
    """

    transaction: Transaction
    versions: Mapping[str, int]

    def table(self, name: str) -> Snapshot:
        table = self.transaction.lake[name]
        if name not in self.versions:
            return Snapshot(table.folder, ())
        return table.as_of(self.versions[name])

    def documents(self) -> dict[str, tuple[str, str]]:
        """load_id and file_names of all documents, by document_id."""
        return _load_and_names(self.table("documents"))


def undo_load(layout: Layout, load_id: str, clock: Clock, say: Say) -> Undone:
    """Takes a load back; the caller holds the lock. See `load.warehouse.Warehouse.restore`."""
    transaction = begin(layout, clock, say)
    before, after = _moments(transaction, load_id)
    try:
        plan = _plan(transaction, load_id, before, after)
    except (DeltaError, FileNotFoundError) as error:
        raise LoadNotFoundError(
            f"the history of load {load_id} is not kept any more ({error}); ingest its files again with --force"
        ) from error
    if not plan.changes.any():
        return Undone(load_id, None, None, 0, 0, plan.kept)
    batch = Batch(
        "maintenance",
        transaction.now,
        extractor_version(),
        parameters={"restore": load_id, "kept": [each.document_id for each in plan.kept]},
    )
    number, now = transaction.number, transaction.now
    commit(
        transaction,
        plan.changes,
        ledger.row(batch, transaction.load_id, number, now, new=0, written=plan.restored, rows=plan.changes.appended()),
    )
    return Undone(load_id, transaction.load_id, number, plan.restored, plan.removed, plan.kept)


def _moments(transaction: Transaction, load_id: str) -> tuple[_Moment, _Moment]:
    """The warehouse before and after a load.

    Raises:
        LoadNotFoundError: there is no such load, or its history is not kept.
    """
    names = ["load_id", "release", "versions"]
    loads = sorted(transaction.lake["loads"].live.every(names), key=lambda row: int(row["release"]))
    index = next((i for i, row in enumerate(loads) if row["load_id"] == load_id), None)
    if index is None:
        raise LoadNotFoundError(f"there is no load {load_id}; `thongbao loads` lists them")
    needed = loads[max(index - 1, 0) : index + 1]
    begun = max(table.state.since for table in transaction.lake.values())
    if any(row["versions"] is None or int(row["release"]) <= begun for row in needed):
        raise LoadNotFoundError(
            f"the history of load {load_id} is not kept (an older program wrote it, or the lake was lost since); "
            "ingest its files again with --force"
        )
    before = json.loads(needed[0]["versions"]) if index > 0 else {}
    return _Moment(transaction, before), _Moment(transaction, json.loads(needed[-1]["versions"]))


@dataclass(frozen=True)
class _Plan:
    """What taking a load back changes.

    Attributes:
        restored: documents whose earlier rows come back.
        removed: documents that were not there before.
        kept: documents that stay as a later load left them.
    """

    changes: Changes
    restored: int
    removed: int
    kept: tuple[KeptDocument, ...]


def _plan(transaction: Transaction, load_id: str, before: _Moment, after: _Moment) -> _Plan:
    lake = transaction.lake
    was, became = before.documents(), after.documents()
    now = _load_and_names(lake["documents"].live)
    touched = {id_ for id_ in was.keys() | became.keys() if _load(was, id_) != _load(became, id_)}
    later = {id_ for id_ in touched if _load(now, id_) != _load(became, id_)}
    back = touched - later
    same = (was.keys() & became.keys()) - touched
    renamed_ids = {id_ for id_ in same if was[id_] != became[id_] and now.get(id_) == became[id_]}

    current = {row["document_id"]: row for row in lake["documents"].rows("document_id", back | renamed_ids)}
    gathered = _as_they_were(before, back)
    for id_, row in gathered.documents.items():
        if id_ in current and id_ in became and current[id_]["file_names"] != became[id_][1]:
            row["file_names"] = current[id_]["file_names"]  # names seen since are remembered
    replaced = {id_: current[id_] for id_ in back if id_ in current}
    renamed = {id_: {**current[id_], "file_names": was[id_][1]} for id_ in renamed_ids}

    changes = Changes()
    _issues_back(lake["issues"], before.table("issues"), load_id, back, replaced, changes)
    others = link_works(lake, gathered, replaced, renamed, changes)
    for name, columns in gathered.tables():
        changes.replace(name, "document_id", replaced, columns)
    changes.replace("documents", "document_id", replaced, gathered.documents.values())
    changes.replace("documents", "document_id", others, others.values())
    kept = tuple(
        KeptDocument(id_, (now.get(id_) or became.get(id_) or was[id_])[1], _load(now, id_)) for id_ in sorted(later)
    )
    return _Plan(changes, len(gathered), len(back - gathered.documents.keys()), kept)


def _as_they_were(before: _Moment, documents: set[str]) -> Gathered:
    """All rows of some documents at an earlier moment; documents that were not there then are not in it."""
    gathered = Gathered()
    for name in DOCUMENT_TABLES:
        rows = before.table(name)
        if name == "documents":
            gathered.documents = {row["document_id"]: row for row in rows.rows("document_id", documents)}
        elif name == "document_references":
            gathered.references = rows.rows("document_id", documents)
        else:
            for columns in rows.parts("document_id", documents):
                gathered.put(name, parquet.in_form(columns, arrow_schema(TABLES[name])))
    return gathered


def _issues_back(
    table: LakeTable,
    earlier: Snapshot,
    load_id: str,
    back: set[str],
    replaced: Mapping[str, Row],
    changes: Changes,
) -> None:
    """Issues of the documents become the earlier ones; refusals of the load go, those that it ended come again."""
    columns = ["issue_id", "document_id"]
    refused = [row for row in table.rows("load_id", {load_id}, columns) if row["document_id"] is None]
    gone = {row["issue_id"] for row in (*refused, *table.rows("document_id", back, columns))}
    contents = {row["sha256"] for row in replaced.values()}
    rows = [
        *earlier.rows("document_id", back),
        *(row for row in earlier.rows("sha256", contents) if row["document_id"] is None),
    ]
    there = {row["issue_id"] for row in table.rows("issue_id", {row["issue_id"] for row in rows}, columns)}
    changes.replace("issues", "issue_id", gone, [row for row in rows if row["issue_id"] not in there - gone])


def _load_and_names(documents: Snapshot) -> dict[str, tuple[str, str]]:
    """load_id and file_names of all documents, by document_id."""
    rows = documents.every(["document_id", "load_id", "file_names"])
    return {row["document_id"]: (row["load_id"], row["file_names"]) for row in rows}


def _load(documents: Mapping[str, tuple[str, str]], document_id: str) -> str | None:
    found = documents.get(document_id)
    return None if found is None else found[0]
