"""A run from a plan to releases, without an engine: what `ingest` and `backfill` have in common."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol

from extract.read import OcrMode
from flows.chunk import ChunkOptions, versions_of
from flows.outcomes import Accepted, Outcome, made_by, outcome_of
from flows.planning import Plan, Refusal, Work
from flows.settling import Unsettled
from load.batch import Batch, DocumentLoad, LoadKind, LoadResult, Sighting
from load.gathered import Gathered
from load.staging import Staging
from load.warehouse import Warehouse

# A load costs a second and more whatever it holds, the more the larger the warehouse is; a long run shows up release by
# release. These bounds, and not the size of a run, decide how much memory it takes.
DOCUMENTS_PER_LOAD = 1000
BYTES_PER_LOAD = 100_000_000
SECONDS_PER_LOAD = 300.0  # what is finished shows up by then, also where pages take seconds


class Asked(Protocol):
    """What every request tells."""

    @property
    def workers(self) -> int:
        """Processes that read at once."""
        ...

    @property
    def ocr(self) -> OcrMode: ...

    @property
    def runner(self) -> str:
        """`local`, `dask` or `dask=ADDRESS`."""
        ...

    @property
    def parameters(self) -> dict[str, object]:
        """As they stand in `loads` and in the engine's records."""
        ...


@dataclass(frozen=True)
class Prepared:
    """A run that knows what it has to do.

    Attributes:
        name: of its flow.
        in_order: the work is in the order of the tables and should be done in it.
        on_done: called when all is loaded.
    """

    name: str
    kind: LoadKind
    request: Asked
    warehouse: Warehouse
    plan: Plan
    started_at: datetime
    extractor_version: str
    in_order: bool = False
    on_done: Callable[[], None] = lambda: None


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
        taken_up: files that an earlier run, which did not come to its end, had done.
    """

    seen: int = 0
    new: int = 0
    unchanged: int = 0
    rederived: int = 0
    refused: list[Refusal] = field(default_factory=list)
    skipped: tuple[str, ...] = ()
    left: tuple[Unsettled, ...] = ()
    documents: int = 0
    to_review: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    loads: list[str] = field(default_factory=list)
    release: int | None = None
    taken_up: int = 0


@dataclass
class Staged:
    """A run's outcomes in the warehouse's staging folder, and how far it is.

    Attributes:
        left: work that no earlier run has done.
        taken_up: work that one has.
        loaded: CPU seconds (estimated) and number of the files that are loaded.
    """

    options: ChunkOptions
    left: tuple[Work, ...]
    taken_up: tuple[Work, ...]
    loaded_seconds: float = 0.0
    loaded: int = 0

    @property
    def staging(self) -> Staging:
        return self.options.staging


@contextmanager
def staged(prepared: Prepared) -> Iterator[Staged]:
    """Opens the run's staging folder and takes up what earlier runs left; finished outcomes outlive the run."""
    ocr = prepared.request.ocr
    staging = Staging.begin(prepared.warehouse.layout)
    options = ChunkOptions(str(prepared.warehouse.layout.root), staging, versions_of(ocr), ocr)
    try:
        taken: list[Work] = []
        left: list[Work] = []
        for work in prepared.plan.work:
            found = staging.take(work.sha256, made_by(work, options.versions))
            found = found and outcome_of(work, staging) is not None  # a damaged one is made anew
            (taken if found else left).append(work)
        yield Staged(options, tuple(left), tuple(taken))
    finally:
        staging.end()


def carry_out(
    prepared: Prepared,
    run: Staged,
    finished: Iterable[Sequence[Work]],
    write: Callable[[Batch], LoadResult],
) -> Summary:
    """Loads the outcomes of chunks as they are finished, in loads of bounded size.

    Args:
        finished: chunks whose process is through with them or died in them; files without an outcome come again.
        write: writes a batch (`Warehouse.load`, as a task of an engine or not).
    """
    loads = _Loads(prepared, write, run)
    for chunk in finished:
        for work in chunk:
            loads.add(work)
    summary = loads.close()
    summary.taken_up = len(run.taken_up)
    prepared.on_done()
    return summary


def without_work(prepared: Prepared, on_wait: Callable[[str], None]) -> Summary:
    """The run of files that are all known or refused: new names and new refusals are written, if there are any.

    Args:
        on_wait: told in one line if another run holds the warehouse.
    """
    summary = _Loads(prepared, partial(prepared.warehouse.load, on_wait=on_wait), None).close()
    prepared.on_done()
    return summary


class _Loads:
    """Gathers finished files into loads. Their outcomes are read only for their load, and removed after it.

    The first load also tells of the files that needed no work.
    """

    def __init__(self, prepared: Prepared, write: Callable[[Batch], LoadResult], run: Staged | None) -> None:
        self.prepared, self.write, self.run = prepared, write, run
        todo = prepared.plan
        self.summary = Summary(
            seen=todo.seen,
            unchanged=todo.unchanged,
            refused=list(todo.refused),
            skipped=todo.skipped,
            left=todo.left,
        )
        self.waiting: list[Work] = []
        self.bytes = 0
        self.began = time.monotonic()
        self.refused = [refusal.file for refusal in todo.refused]
        self.unchanged = todo.unchanged

    def add(self, work: Work) -> None:
        assert self.run is not None
        size = self.run.staging.size(work.sha256)
        if size is None:
            return
        self.waiting.append(work)
        self.bytes += size
        due = time.monotonic() - self.began >= SECONDS_PER_LOAD
        if due or len(self.waiting) >= DOCUMENTS_PER_LOAD or self.bytes >= BYTES_PER_LOAD:
            self._load(())

    def close(self) -> Summary:
        # Names go last: what they name is loaded by then.
        self._load(self.prepared.plan.sightings)
        return self.summary

    def _load(self, sightings: Sequence[Sighting]) -> None:
        seen = len(self.waiting) + len(self.refused) + self.unchanged
        documents = Gathered.of(document for work in self.waiting if (document := self._document(work)) is not None)
        result = self.write(
            Batch(
                kind=self.prepared.kind,
                started_at=self.prepared.started_at,
                extractor_version=self.prepared.extractor_version,
                documents=documents,
                sightings=tuple(sightings),
                refused=tuple(self.refused),
                files_seen=seen,
                files_unchanged=self.unchanged,
                parameters=self.prepared.request.parameters,
            )
        )
        self._acknowledge()
        self.refused, self.unchanged, self.began = [], 0, time.monotonic()
        if result.written:
            self.summary.documents += result.documents_written
            self.summary.new += result.documents_new
            self.summary.rederived += result.documents_written - result.documents_new
            self.summary.rows.update(result.rows)
            self.summary.release = result.release
            if result.load_id is not None:
                self.summary.loads.append(result.load_id)

    def _document(self, work: Work) -> DocumentLoad | None:
        """The document of a finished file; None if it was refused."""
        assert self.run is not None
        outcome: Outcome | None = outcome_of(work, self.run.staging)
        assert outcome is not None  # only this run removes it
        if not isinstance(outcome, Accepted):
            self.summary.refused.append(outcome)
            self.refused.append(outcome.file)
            return None
        self.summary.to_review += outcome.document.needs_review
        self.summary.issues.update(
            problem.code for problem in outcome.document.all_problems if problem.severity != "info"
        )
        return outcome.document

    def _acknowledge(self) -> None:
        """What is loaded need not wait any more."""
        if self.run is None:
            return
        for work in self.waiting:
            self.run.staging.forget(work.sha256, made_by(work, self.run.options.versions))
            self.run.loaded += 1
            self.run.loaded_seconds += work.seconds
        self.waiting, self.bytes = [], 0
