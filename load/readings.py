"""What was read from each content, per `ocr_version`; bytes in, bytes out."""

from __future__ import annotations

from load import durable
from load.errors import taking
from load.layout import Layout


def keep(layout: Layout, sha256: str, ocr_version: str, data: bytes) -> None:
    """Keeps a reading (`extract.readings_json.dump`); one that is there already is left as it is.

    Raises:
        WriteFailedError: the warehouse does not take it.
    """
    target = layout.reading(sha256, ocr_version)
    with taking(target):
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            durable.write(target, data)


def find(layout: Layout, sha256: str, ocr_version: str) -> bytes | None:
    """The kept reading, None if there is none of that version."""
    try:
        return layout.reading(sha256, ocr_version).read_bytes()
    except FileNotFoundError:
        return None


def size(layout: Layout, sha256: str, ocr_version: str) -> int | None:
    """Bytes of the kept reading, None if there is none of that version."""
    try:
        return layout.reading(sha256, ocr_version).stat().st_size
    except FileNotFoundError:
        return None
