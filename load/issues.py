"""Rows of `issues`: what a load raises, and which older ones it does away with."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from load.batch import Batch, DocumentLoad
from load.delta import LakeTable
from transform.names import clean_name

Row = dict[str, Any]


@dataclass(frozen=True)
class IssueChanges:
    """Ids of issues that no longer hold, and new rows."""

    dropped: set[str]
    rows: list[Row]


def changes(
    table: LakeTable,
    batch: Batch,
    loaded: Iterable[DocumentLoad],
    documents: Mapping[str, Row],
    known: Collection[str],
    load_id: str,
    now: datetime,
) -> IssueChanges:
    """The issues of a batch.

    A document's issues replace its older ones, and those of its content from when it was refused. A refusal that is
    a row already is not raised again.

    Args:
        documents: rows of `documents` of the loaded documents, by document_id.
        known: ids of documents that were in the warehouse before.
    """
    rows: list[Row] = []
    for document in loaded:
        row = documents[document.rows.document["document_id"]]
        repeated: Counter[str] = Counter()
        for problem in document.all_problems:
            parts = (row["document_id"], problem.code, str(problem.page), problem.message)
            issue_id = _issue_id(*parts, str(repeated["\0".join(parts)]))
            repeated["\0".join(parts)] += 1
            rows.append(
                {
                    "issue_id": issue_id,
                    "document_id": row["document_id"],
                    "sha256": row["sha256"],
                    "file_name": row["file_name"],
                    "severity": problem.severity,
                    "code": problem.code,
                    "page": problem.page,
                    "message": problem.message,
                }
            )
    rows.extend(_refusals(table, batch))
    for row in rows:
        row.update(load_id=load_id, created_at=now)
    replaced = table.rows("document_id", documents.keys() & known, ["issue_id"])
    accepted = table.rows("sha256", {row["sha256"] for row in documents.values()}, ["issue_id", "document_id"])
    dropped = {row["issue_id"] for row in replaced}
    dropped |= {row["issue_id"] for row in accepted if row["document_id"] is None}
    return IssueChanges(dropped, rows)


def _refusals(table: LakeTable, batch: Batch) -> list[Row]:
    rows: dict[str, Row] = {}
    for refused in batch.refused:
        name = clean_name(refused.file_name)
        issue_id = _issue_id("refused", str(refused.sha256), name, refused.code)
        rows[issue_id] = {
            "issue_id": issue_id,
            "document_id": None,
            "sha256": refused.sha256,
            "file_name": name,
            "severity": "error",
            "code": refused.code,
            "page": None,
            "message": refused.message,
        }
    raised = {row["issue_id"] for row in table.rows("issue_id", rows.keys(), ["issue_id"])}
    return [row for issue_id, row in rows.items() if issue_id not in raised]


def _issue_id(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
