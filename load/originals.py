"""Originals by content: accepted ones below raw/, refused ones in quarantine/. Bytes are never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from load import durable
from load.errors import OriginalChangedError, taking
from load.layout import Layout

_CHUNK = 1 << 20


def keep(layout: Layout, source: Path, sha256: str, media_type: str) -> Path:
    """Copies an accepted file to raw/, unless its content is there already; gives its place.

    Raises:
        OriginalChangedError: the bytes are no longer those that were hashed.
        OSError: the file cannot be read.
        WriteFailedError: the warehouse does not take it.
    """
    return _copy(source, layout.original(sha256, media_type), sha256)


def quarantine(layout: Layout, source: Path, sha256: str) -> Path:
    """Copies a refused file to quarantine/, unless its content is there already; gives its place.

    Raises:
        OriginalChangedError: the bytes are no longer those that were hashed.
        OSError: the file cannot be read.
        WriteFailedError: the warehouse does not take it.
    """
    present = next(layout.quarantine.glob(f"{sha256}.*"), None) if layout.quarantine.is_dir() else None
    return present or _copy(source, layout.refused(sha256, source.name), sha256)


def find(layout: Layout, sha256: str) -> Path | None:
    """The accepted original with this content, None if there is none."""
    folder = layout.raw / sha256[:2]
    return next(folder.glob(f"{sha256}.*"), None) if folder.is_dir() else None


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, 64 hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _copy(source: Path, target: Path, sha256: str) -> Path:
    with source.open("rb") as reading, taking(target):
        if target.exists():
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        with durable.placed(target) as aside:
            check = hashlib.sha256()
            with aside.open("wb") as writing:
                for chunk in _chunks(source, reading):
                    check.update(chunk)
                    writing.write(chunk)
            if check.hexdigest() != sha256:
                raise OriginalChangedError(f"{source} changed while it was being read; ingest it again")
    return target


def _chunks(source: Path, reading: BinaryIO) -> Iterator[bytes]:
    try:
        while chunk := reading.read(_CHUNK):
            yield chunk
    except OSError as error:
        raise OriginalChangedError(f"{source} cannot be read to its end ({error}); ingest it again") from error
