"""Which code read or understood a document: two stable hashes of sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


def source_hash(paths: Iterable[Path]) -> str:
    """First 10 hex digits of a SHA-256 over names and contents of files, in order of name."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


@cache
def extractor_version() -> str:
    """Package version and hash of the sources of `extract` and `transform`, e.g. `0.1.0+3f2a91c04b`."""
    sources = [path for name in ("extract", "transform") for path in (_ROOT / name).rglob("*.py")]
    return f"{metadata.version('thongbao')}+{source_hash(sources)}"
