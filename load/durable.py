"""Files that are whole or absent, also after a power cut: written aside, synced, then put in place."""

from __future__ import annotations

import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def sync(path: Path) -> None:
    """Brings a file or folder from the system's memory to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """A path to write to; when the block ends well, that file is synced and becomes `target` in one step."""
    aside = target.parent / f".{uuid.uuid4().hex}.part"
    try:
        yield aside
        sync(aside)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    sync(target.parent)


def write(target: Path, data: bytes) -> None:
    """Writes a whole file in one step."""
    with placed(target) as aside:
        aside.write_bytes(data)


def point(link: Path, destination: str) -> None:
    """Makes `link` a symbolic link to `destination` (relative to its folder), replacing an older one in one step."""
    aside = link.parent / f".{uuid.uuid4().hex}.link"
    aside.symlink_to(destination)
    try:
        aside.replace(link)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    sync(link.parent)


def link(source: Path, target: Path) -> None:
    """A second name for the same file; a synced copy where the file system has no such links."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS):
            raise
        with placed(target) as aside:
            shutil.copyfile(source, aside)


def remove_folder(folder: Path) -> None:
    """Removes a folder with all in it. It loses its name first, so that nobody meets half of it."""
    aside = folder.parent / f".{uuid.uuid4().hex}.gone"
    folder.rename(aside)
    shutil.rmtree(aside)
