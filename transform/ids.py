"""Deterministic ids: the same bytes through the same version give the same ids, in any order, on any machine."""

from __future__ import annotations

import hashlib


def document_id(sha256: str) -> str:
    """First 16 hex digits of the SHA-256 of a file's bytes."""
    return sha256[:16]


def row_id(document: str, table: str, *key: object) -> str:
    """16 hex digits that name a row of a document: of its table and what is unique in it (a path, an ordinal)."""
    text = "|".join((document, table, *map(str, key)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
