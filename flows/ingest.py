"""A run of `ingest`: what was asked for, and what has to be done for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.read import OcrMode
from flows.candidates import find_files
from flows.exit_codes import UsageError
from flows.planning import current_versions, plan
from flows.running import Prepared
from flows.screen import path_as_text
from flows.settling import hash_settled
from load.batch import LoadKind
from load.warehouse import Warehouse


class NoSuchPathError(UsageError):
    """None of the given paths exists."""


@dataclass(frozen=True)
class Request:
    """What was asked for.

    Attributes:
        workers: processes that read at once.
        force: take up known and refused files again.
        runner: `local`, `dask` or `dask=ADDRESS`.
        kind: of the loads.
        settle_seconds: files that somebody wrote to since then are left for the next run; 0: none is.
    """

    paths: tuple[Path, ...]
    warehouse: Path
    workers: int
    ocr: OcrMode = "auto"
    force: bool = False
    runner: str = "local"
    kind: LoadKind = "manual"
    settle_seconds: float = 0

    @property
    def parameters(self) -> dict[str, object]:
        """As they stand in `loads` and in the engine's records."""
        return {
            "paths": [path_as_text(path) for path in self.paths],
            "warehouse": str(self.warehouse),
            "workers": self.workers,
            "runner": self.runner,
            "ocr": self.ocr,
            "force": self.force,
            "settle_seconds": self.settle_seconds,
        }


def prepare(request: Request) -> Prepared:
    """Looks at the paths and into the warehouse, which is made if it is not there; reads no document.

    Raises:
        NoSuchPathError: none of the paths exists.
        WarehouseError: the warehouse cannot be used.
    """
    started_at = datetime.now(UTC)
    found = find_files(request.paths, leave_out=request.warehouse)
    if found.missing == len(request.paths):
        raise NoSuchPathError(f"no such file or folder: {', '.join(map(str, request.paths))}; check the spelling")
    warehouse = Warehouse.create(request.warehouse)
    versions = current_versions(request.ocr)
    hashed = hash_settled(found.files, request.settle_seconds)
    todo = plan(hashed, warehouse, versions, force=request.force, refused=found.refused, skipped=found.skipped)
    return Prepared("ingest", request.kind, request, warehouse, todo, started_at, versions.extractor)
