"""Which files a run looks at: paths given, folders searched, each file once, and their contents' hashes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract import sources
from extract.problems import CODES
from load import originals
from load.batch import RefusedFile

SUFFIXES = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_SPECIAL = "a pipe or a device; keep what comes out of it in a file"
_HEAD = 1024  # bytes that tell the media type; see `extract.sources.sniff`


@dataclass(frozen=True)
class Found:
    """What stands at the given paths.

    Attributes:
        files: each once, in order of the paths, folders in order of name.
        refused: paths and folders that are missing or cannot be opened.
        skipped: files in folders that are no documents by name nor by content, and what is no file; a path that is
            given itself is never skipped.
        missing: how many of the given paths do not exist.
    """

    files: tuple[Path, ...]
    refused: tuple[RefusedFile, ...]
    skipped: tuple[Path, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class HashedFile:
    """A file and the SHA-256 of its bytes (64 hex digits)."""

    path: Path
    sha256: str


def find_files(paths: Iterable[Path], *, leave_out: Path) -> Found:
    """Searches the paths; folders recursively, without hidden entries.

    Args:
        leave_out: a folder that is not searched (the warehouse, which may lie below a path).
    """
    files: dict[Path, None] = {}
    refused: list[RefusedFile] = []
    skipped: list[Path] = []
    missing = 0
    visited = {leave_out.resolve()}
    for path in paths:
        try:
            is_folder = path.is_dir()
            exists = is_folder or path.exists()
        except OSError:  # a folder above it may not be entered
            refused.append(_refused(path, "file_unreadable"))
            continue
        if not exists:
            missing += 1
            refused.append(_refused(path, "path_missing"))
        elif not is_folder:
            if _is_special(path):
                refused.append(_refused(path, "file_unreadable", reason=_SPECIAL))
            else:
                files.setdefault(_real(path))
        else:
            for entry in _below(path, visited, refused):
                if not _is_special(entry) and _is_document(entry):
                    files.setdefault(_real(entry))
                else:
                    skipped.append(entry)
    return Found(tuple(files), tuple(refused), tuple(skipped), missing)


def hash_files(files: Iterable[Path]) -> Iterator[HashedFile | RefusedFile]:
    """The files with their hashes, in order; those that cannot be read as refusals (named by their path)."""
    for path in files:
        try:
            yield HashedFile(path, originals.digest(path))
        except OSError as error:
            yield _refused(path, "file_unreadable", error)


def _below(folder: Path, visited: set[Path], refused: list[RefusedFile]) -> Iterator[Path]:
    """Files below a folder, links to folders followed, each folder once."""
    real = folder.resolve()
    if real in visited:
        return
    visited.add(real)
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        refused.append(_refused(folder, "file_unreadable", error))
        return
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _below(path, visited, refused)
        else:
            yield path


def _real(path: Path) -> Path:
    """Where its links end; a link that leads to itself or nowhere stays as it is, and cannot be opened then."""
    real = Path(os.path.realpath(path))
    return real if real.exists() else path


def _is_special(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device: opening one may wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError:  # opening it says what is wrong
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _is_document(path: Path) -> bool:
    """By its name, or by its first bytes where the name says nothing."""
    if path.suffix.lower() in SUFFIXES:
        return True
    try:
        with path.open("rb") as stream:
            return sources.sniff(stream.read(_HEAD)) is not None
    except OSError:
        return False


def _refused(path: Path, code: str, error: OSError | None = None, reason: str = "") -> RefusedFile:
    reason = error.strerror if error is not None and error.strerror else reason
    return RefusedFile(str(path), None, code, CODES[code] + (f" ({reason})" if reason else ""))
