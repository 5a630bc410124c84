"""The row that a load leaves in `loads`."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from load.batch import Batch
from transform.schema import schema_hash
from transform.tables import TABLES


def row(
    batch: Batch, load_id: str, release: int, finished_at: datetime, *, new: int, written: int, rows: int
) -> dict[str, Any]:
    """The ledger's row of one load, but for the versions of the tables, which `load.transaction.commit` adds.

    Args:
        new: documents whose content was not known before.
        written: documents whose rows were written.
        rows: rows of those documents and of issues.
    """
    return {
        "load_id": load_id,
        "kind": batch.kind,
        "started_at": batch.started_at,
        "finished_at": finished_at,
        "status": "refused" if batch.refused else "ok",
        "files_seen": batch.files_seen,
        "files_new": new,
        "files_unchanged": batch.files_unchanged,
        "files_refused": len(batch.refused),
        "documents_written": written,
        "rows_written": rows,
        "parameters": json.dumps(dict(batch.parameters), ensure_ascii=False, sort_keys=True, default=str),
        "extractor_version": batch.extractor_version,
        "schema_hash": schema_hash(TABLES),
        "release": str(release),
    }
