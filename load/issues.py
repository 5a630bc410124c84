"""Rows of `issues`: what a load raises, and which older ones it does away with."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from load.batch import Batch
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
    known: Collection[str],
    load_id: str,
    now: datetime,
) -> IssueChanges:
    """The issues of a batch.

    A document's issues replace its older ones, and those of its content from when it was refused. A refusal that is
    a row already is not raised again. Another name of a refused content is refused for the same reason.

    Args:
        known: ids of documents that were in the warehouse before.
    """
    rows: list[Row] = []
    documents = batch.documents.documents
    for id_, row in documents.items():
        repeated: Counter[str] = Counter()
        for problem in batch.documents.problems[id_]:
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
    rows.extend(_refusals(table, batch, {*documents, *known}))
    for row in rows:
        row.update(load_id=load_id, created_at=now)
    replaced = table.rows("document_id", documents.keys() & known, ["issue_id"])
    accepted = table.rows("sha256", {row["sha256"] for row in documents.values()}, ["issue_id", "document_id"])
    dropped = {row["issue_id"] for row in replaced}
    dropped |= {row["issue_id"] for row in accepted if row["document_id"] is None}
    return IssueChanges(dropped, rows)


def _refusals(table: LakeTable, batch: Batch, accepted: Collection[str]) -> list[Row]:
    refusals = [(r.file_name, r.sha256, r.code, r.message) for r in batch.refused]
    strangers = [sighting for sighting in batch.sightings if sighting.document_id not in accepted]
    earlier = table.rows("sha256", {sighting.sha256 for sighting in strangers}, ["sha256", "code", "message"])
    reasons = {row["sha256"]: (row["code"], row["message"]) for row in earlier}
    reasons |= {sha256: (code, message) for _, sha256, code, message in refusals if sha256 is not None}
    for sighting in strangers:
        if sighting.sha256 not in reasons:
            raise ValueError(f"{sighting.file_name} has a content that is neither known nor in the batch nor refused")
        refusals.append((sighting.file_name, sighting.sha256, *reasons[sighting.sha256]))
    rows: dict[str, Row] = {}
    for file_name, sha256, code, message in refusals:
        name = clean_name(file_name)
        issue_id = _issue_id("refused", str(sha256), name, code)
        rows[issue_id] = {
            "issue_id": issue_id,
            "document_id": None,
            "sha256": sha256,
            "file_name": name,
            "severity": "error",
            "code": code,
            "page": None,
            "message": message,
        }
    raised = {row["issue_id"] for row in table.rows("issue_id", rows.keys(), ["issue_id"])}
    return [row for issue_id, row in rows.items() if issue_id not in raised]


def _issue_id(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
