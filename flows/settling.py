"""Which files of an inbox are there in full. A file that somebody is still writing is left for the next run.

There is no sign that a file is finished, so three are taken together: nobody has written to it for a while, its bytes
end as its kind ends, and it did not change while its content was read.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.candidates import HashedFile, hash_files
from load.batch import RefusedFile

# A scanner or a slow network that pauses for longer has given up: what it left is damaged, and refused as such.
GIVEN_UP_SECONDS = 3600.0
_TAIL = 2048  # bytes; readers of PDF look for the end mark in the last 1024
_ENDS = {
    b"%PDF-": b"%%EOF",
    b"\x89PNG\r\n\x1a\n": b"IEND",
    b"\xff\xd8\xff": b"\xff\xd9",
}  # a TIFF has no end


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A file that is left for the next run.

    Attributes:
        reason: what makes it look unfinished, in a few words.
    """

    path: Path
    reason: str


def hash_settled(files: Iterable[Path], seconds: float) -> Iterator[HashedFile | RefusedFile | Unsettled]:
    """As `candidates.hash_files`, without the files that are still being written.

    Args:
        seconds: how long nobody must have written to a file; 0: every file is taken as it is.
    """
    for path in files:
        if seconds <= 0:
            yield from hash_files((path,))
            continue
        try:
            before = path.stat()
            unfinished = _unfinished(path, before, seconds, time.time())
        except OSError:  # it is gone, or may not be read; hashing says which
            unfinished, before = None, None
        if unfinished is not None:
            yield Unsettled(path, unfinished)
            continue
        for found in hash_files((path,)):
            if before is not None and _changed(path, before):
                yield Unsettled(path, "it changed while it was being read")
            else:
                yield found


def _unfinished(path: Path, status: os.stat_result, seconds: float, now: float) -> str | None:
    age = _age(status, now)
    if age < seconds:
        return f"it was written to {max(age, 0):.0f} s ago"
    if age < GIVEN_UP_SECONDS and not _ends_well(path, status.st_size):
        return "its end is missing"
    return None


def _age(status: os.stat_result, now: float) -> float:
    """Seconds since somebody wrote. A time that lies ahead says nothing; the inode's is this machine's."""
    return now - (status.st_mtime if status.st_mtime <= now else min(status.st_ctime, now))


def _ends_well(path: Path, size: int) -> bool:
    if size == 0:
        return False
    with path.open("rb") as stream:
        head = stream.read(_TAIL)
        stream.seek(max(0, size - _TAIL))
        tail = stream.read()
    # Some PDF begin after a few other bytes.
    end = next((end for start, end in _ENDS.items() if head.startswith(start)), b"%%EOF" if b"%PDF-" in head else b"")
    return end in tail


def _changed(path: Path, before: os.stat_result) -> bool:
    try:
        now = path.stat()
    except OSError:
        return True
    return (now.st_size, now.st_mtime_ns, now.st_ino) != (before.st_size, before.st_mtime_ns, before.st_ino)
