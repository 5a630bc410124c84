"""Sets is_preferred and target_document_id: in the rows of a load, and where it changes them in other documents."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from load.changes import Changes
from load.delta import LakeTable
from load.gathered import Gathered
from load.works import is_preferred, preferred_documents

Row = dict[str, Any]

_OF_WORKS = ("document_id", "work_id", "text_source", "ocr_confidence", "is_preferred")


def link_works(
    lake: Mapping[str, LakeTable],
    gathered: Gathered,
    before: Mapping[str, Row],
    renamed: Mapping[str, Row],
    changes: Changes,
) -> dict[str, Row]:
    """Looks at the acts concerned only: those that rows written or replaced are, and those that they refer to.

    Args:
        gathered: the documents that are written; their rows are changed in place.
        before: rows of `documents` that are replaced or removed, by document_id.
        renamed: changed rows of other documents.
        changes: gets the changed rows of tables other than `documents`.

    Returns:
        rows of `documents` of other documents that changed, also those that were only renamed.
    """
    rows = gathered.documents
    touched = {row["work_id"] for row in (*rows.values(), *before.values())} - {None}
    named = {row["work_id"] for row in gathered.references} - {None}
    others = {
        row["document_id"]: row
        for row in lake["documents"].rows("work_id", touched | named, _OF_WORKS)
        if row["document_id"] not in rows and row["document_id"] not in before
    }
    preferred = preferred_documents([*rows.values(), *others.values()])

    for row in rows.values():
        row["is_preferred"] = is_preferred(row, preferred)
    for row in gathered.references:
        row["target_document_id"] = preferred.get(row["work_id"])

    turned = {
        id_: not row["is_preferred"]
        for id_, row in others.items()
        if row["is_preferred"] != is_preferred(row, preferred)
    }
    for name in ("figures", "directives"):
        rewritten = [
            {**row, "is_preferred": turned[row["document_id"]]} for row in lake[name].rows("document_id", turned.keys())
        ]
        changes.replace(name, "document_id", {row["document_id"] for row in rewritten}, rewritten)
    _move_targets(lake["document_references"], touched, {*rows, *before}, preferred, changes)
    whole = {row["document_id"]: row for row in lake["documents"].rows("document_id", turned.keys() - renamed.keys())}
    changed = {id_: {**(renamed.get(id_) or whole[id_]), "is_preferred": value} for id_, value in turned.items()}
    return {**renamed, **changed}


def _move_targets(
    references: LakeTable, works: Set[str], left_out: Set[str], preferred: Mapping[str, str], changes: Changes
) -> None:
    """Points references of other documents to the document that stands for their act now."""
    moved = {
        row["reference_id"]
        for row in references.rows("work_id", works, ("reference_id", "document_id", "work_id", "target_document_id"))
        if row["document_id"] not in left_out and row["target_document_id"] != preferred.get(row["work_id"])
    }
    rows = [
        {**row, "target_document_id": preferred.get(row["work_id"])} for row in references.rows("reference_id", moved)
    ]
    changes.replace("document_references", "reference_id", moved, rows)
