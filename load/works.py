"""Which file stands for an act that several files hold, and which document an act named elsewhere is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

_RANK = {"digital": 0, "mixed": 1, "ocr": 2}


def preferred_documents(documents: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The best file of each act: digital before mixed before scan, then better read, then smaller document_id.

    Args:
        documents: all documents of the acts, with document_id, work_id, text_source, ocr_confidence.

    Returns:
        document_id by work_id; documents whose act is not known are in none.
    """
    files: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
    for row in documents:
        if row["work_id"] is not None:
            confidence = 1.0 if row["ocr_confidence"] is None else row["ocr_confidence"]
            files[row["work_id"]].append((_RANK[row["text_source"]], -confidence, row["document_id"]))
    return {work: min(candidates)[2] for work, candidates in files.items()}


def is_preferred(document: Mapping[str, Any], preferred: Mapping[str, str]) -> bool:
    """Whether a document is the one that stands for its act; one whose act is not known stands for itself."""
    work = document["work_id"]
    return work is None or preferred[work] == document["document_id"]
