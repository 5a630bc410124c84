"""What a run has finished and not yet loaded, below `.staging/`: it waits by content, also after the run was killed.

    .staging/waiting/<sha256>.<made by>      outcomes, for whichever run asks for that content made in that way
    .staging/runs/<run>/<sha256>.outcome     the same files (links), as the run that made or took them sees them
    .staging/runs/<run>/<sha256>.started     a process of that run has begun with the content (a link to `mark`)

A run sees its own folder only, so that what another one loads, removes or dies of does not disturb it.
"""

from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from load import durable
from load.layout import Layout

KEPT_SECONDS = 3 * 86400.0  # what waits longer belongs to no run that anybody will take up again
_MARK = "mark"
_STARTED = ".started"
_DONE = ".outcome"


@dataclass(frozen=True, slots=True)
class Staging:
    """One run's view; plain values, so that it travels to any process that sees the warehouse's folder."""

    root: str
    run: str

    @classmethod
    def begin(cls, layout: Layout) -> Staging:
        """A folder for a new run."""
        staging = cls(str(layout.staging), uuid.uuid4().hex)
        (layout.staging / "waiting").mkdir(parents=True, exist_ok=True)
        staging._folder.mkdir(parents=True)
        staging._own(_MARK, "").touch()
        return staging

    def start(self, sha256: str) -> None:
        """Marks a content as begun with."""
        with suppress(FileExistsError):  # in an earlier attempt
            durable.link(self._own(_MARK, ""), self._own(sha256, _STARTED))  # quicker than a file of its own

    def was_started(self, sha256: str) -> bool:
        """Whether a process of this run has begun with a content that is not loaded yet."""
        return self._own(sha256, _STARTED).exists()

    def put(self, sha256: str, data: bytes, made_by: str | None) -> None:
        """Leaves an outcome, whole or not at all.

        Args:
            made_by: for later runs, what made it (letters and digits); None: it is for this run alone.
        """
        done, aside = self._own(sha256, _DONE), self._own(sha256, f".{uuid.uuid4().hex}.part")
        aside.write_bytes(data)
        aside.replace(done)
        if made_by is not None:
            self._let_wait(done, self._waiting(sha256, made_by))

    def take(self, sha256: str, made_by: str) -> bool:
        """Makes an outcome that an earlier run left one of this run; False if there is none."""
        try:
            durable.link(self._waiting(sha256, made_by), self._own(sha256, _DONE))
        except FileExistsError:
            return True
        except FileNotFoundError:
            return False
        return True

    def get(self, sha256: str) -> bytes | None:
        """The outcome of this run for a content, None if there is none (any more)."""
        try:
            return self._own(sha256, _DONE).read_bytes()
        except FileNotFoundError:
            return None

    def size(self, sha256: str) -> int | None:
        """Bytes of the outcome, None if there is none."""
        try:
            return self._own(sha256, _DONE).stat().st_size
        except FileNotFoundError:
            return None

    def done(self) -> set[str]:
        """Contents whose outcome waits in this run."""
        with os.scandir(self._folder) as entries:
            return {entry.name.removesuffix(_DONE) for entry in entries if entry.name.endswith(_DONE)}

    def forget(self, sha256: str, made_by: str) -> None:
        """Removes an outcome that is loaded."""
        self._waiting(sha256, made_by).unlink(missing_ok=True)
        self.discard(sha256)

    def discard(self, sha256: str) -> None:
        """Removes an outcome from this run alone."""
        for ending in (_DONE, _STARTED):
            self._own(sha256, ending).unlink(missing_ok=True)

    def end(self) -> None:
        """Removes the run's folder; what it made and did not load goes on waiting."""
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _folder(self) -> Path:
        return Path(self.root, "runs", self.run)

    # a document has a dozen paths, and joining their parts costs as much as using them

    def _own(self, sha256: str, ending: str) -> Path:
        return Path(f"{self.root}/runs/{self.run}/{sha256}{ending}")

    def _waiting(self, sha256: str, made_by: str) -> Path:
        return Path(f"{self.root}/waiting/{sha256}.{made_by}")

    @staticmethod
    def _let_wait(source: Path, target: Path) -> None:
        try:
            durable.link(source, target)
        except FileExistsError:  # another run may have left the same; a damaged one must not stay
            aside = target.with_name(f"{target.name}.{uuid.uuid4().hex}.part")
            durable.link(source, aside)
            aside.replace(target)
            aside.unlink(missing_ok=True)  # renaming a link onto another link of the same file leaves both


def clear(layout: Layout) -> Iterator[Path]:
    """Removes what has waited too long, and the folders of runs that died; gives what was removed."""
    for folder in (layout.staging / "waiting", layout.staging / "runs", layout.staging / "unfinished"):
        for path in sorted(folder.glob("*")):
            try:
                if time.time() - path.lstat().st_mtime <= KEPT_SECONDS:
                    continue
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
            except FileNotFoundError:
                continue  # its run has loaded or ended meanwhile
            yield path
