"""A run of `ingest` from paths to a release, without an engine: what is prepared, and what becomes of the outcomes."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from extract.read import OcrMode
from flows.candidates import find_files, hash_files
from flows.chunk import ChunkOptions, Outcome, outcome_of
from flows.exit_codes import UsageError
from flows.planning import Plan, Refusal, Work, current_versions, plan
from load.batch import Batch, DocumentLoad, LoadResult, Sighting
from load.warehouse import Warehouse

# A load costs about a second whatever it holds; a long run shows up release by release.
DOCUMENTS_PER_LOAD = 1000


class NoSuchPathError(UsageError):
    """None of the given paths exists."""


@dataclass(frozen=True)
class Request:
    """What was asked for.

    Attributes:
        workers: processes that read at once.
        force: take up known and refused files again.
    """

    paths: tuple[Path, ...]
    warehouse: Path
    workers: int
    ocr: OcrMode = "auto"
    force: bool = False

    @property
    def parameters(self) -> dict[str, object]:
        """As they stand in `loads` and in the engine's records."""
        return {
            "paths": [str(path) for path in self.paths],
            "warehouse": str(self.warehouse),
            "workers": self.workers,
            "ocr": self.ocr,
            "force": self.force,
        }


@dataclass(frozen=True)
class Prepared:
    """A run that knows what it has to do."""

    request: Request
    warehouse: Warehouse
    plan: Plan
    started_at: datetime
    extractor_version: str


@dataclass
class Summary:
    """What a run did.

    Attributes:
        documents: documents written, new ones and those understood anew.
        rows: rows written per table.
        to_review: documents with a row that a person should compare with the page.
        issues: how many issues of severity error and warning the written documents have, by code.
        loads: ids of the loads; none if there was nothing to write.
        release: the newest release, None if this run wrote none.
    """

    seen: int = 0
    new: int = 0
    unchanged: int = 0
    rederived: int = 0
    refused: list[Refusal] = field(default_factory=list)
    skipped: tuple[str, ...] = ()
    documents: int = 0
    to_review: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    loads: list[str] = field(default_factory=list)
    release: int | None = None


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
    todo = plan(
        hash_files(found.files), warehouse, versions, force=request.force, refused=found.refused, skipped=found.skipped
    )
    return Prepared(request, warehouse, todo, started_at, versions.extractor)


@contextmanager
def staging(prepared: Prepared) -> Iterator[ChunkOptions]:
    """A folder inside the warehouse for the outcomes of the chunks, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".staging-", dir=prepared.warehouse.layout.root) as folder:
        yield ChunkOptions(str(prepared.warehouse.layout.root), folder, prepared.request.ocr)


def carry_out(
    prepared: Prepared,
    options: ChunkOptions,
    finished: Iterable[Sequence[Work]],
    write: Callable[[Batch], LoadResult],
) -> Summary:
    """Loads the outcomes of chunks as they are finished, in loads of bounded size.

    Args:
        finished: chunks whose process is through with them or died in them; files without an outcome come again.
        write: writes a batch (`Warehouse.load`, as a task of an engine or not).
    """
    run = _Run(prepared, write)
    for chunk in finished:
        for work in chunk:
            outcome = outcome_of(work, options)
            if outcome is not None:
                run.add(outcome)
    return run.close()


def without_work(prepared: Prepared, on_wait: Callable[[str], None]) -> Summary:
    """The run of files that are all known or refused: new names and new refusals are written, if there are any.

    Args:
        on_wait: told in one line if another run holds the warehouse.
    """
    return _Run(prepared, partial(prepared.warehouse.load, on_wait=on_wait)).close()


class _Run:
    """Gathers outcomes into batches. The first load also tells of the files that needed no work."""

    def __init__(self, prepared: Prepared, write: Callable[[Batch], LoadResult]) -> None:
        self.prepared, self.write = prepared, write
        todo = prepared.plan
        self.summary = Summary(
            seen=todo.seen, unchanged=todo.unchanged, refused=list(todo.refused), skipped=todo.skipped
        )
        self.documents: list[DocumentLoad] = []
        self.refused = [refusal.file for refusal in todo.refused]
        self.unchanged = todo.unchanged

    def add(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.summary.refused.append(outcome)
            self.refused.append(outcome.file)
            return
        self.documents.append(outcome.document)
        problems = (*outcome.document.problems, *outcome.document.rows.problems)
        tables = outcome.document.rows.rows.values()
        self.summary.to_review += any(row.get("needs_review") for rows in tables for row in rows)
        self.summary.issues.update(problem.code for problem in problems if problem.severity != "info")
        if len(self.documents) >= DOCUMENTS_PER_LOAD:
            self._load(())

    def close(self) -> Summary:
        # Names go last: what they name is loaded by then.
        self._load(self.prepared.plan.sightings)
        return self.summary

    def _load(self, sightings: Sequence[Sighting]) -> None:
        result = self.write(
            Batch(
                kind="manual",
                started_at=self.prepared.started_at,
                extractor_version=self.prepared.extractor_version,
                documents=tuple(self.documents),
                sightings=tuple(sightings),
                refused=tuple(self.refused),
                files_seen=len(self.documents) + len(self.refused) + self.unchanged,
                files_unchanged=self.unchanged,
                parameters=self.prepared.request.parameters,
            )
        )
        self.documents, self.refused, self.unchanged = [], [], 0
        if result.written:
            self.summary.documents += result.documents_written
            self.summary.new += result.documents_new
            self.summary.rederived += result.documents_written - result.documents_new
            self.summary.rows.update(result.rows)
            self.summary.release = result.release
            if result.load_id is not None:
                self.summary.loads.append(result.load_id)
