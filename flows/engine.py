"""The Prefect side of a run: the flow `ingest`, its tasks, and the processes they run in.

The only module that imports prefect. Import it inside `temporary_server.api()`, which sets the environment up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import as_completed
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner

from flows.chunk import ChunkOptions, outcome_of, run_apart, run_chunk, was_started
from flows.ingest import Prepared, Summary, carry_out
from flows.planning import Work, share_out
from flows.temporary_server import EngineError
from load.batch import Batch, LoadResult
from load.errors import WarehouseError

T = TypeVar("T")

# The warehouse owns the cache: contents, readings and versions decide what is done again.
read_chunk = task(name="read_chunk", cache_policy=NO_CACHE, persist_result=False)(run_chunk)


def run(prepared: Prepared, options: ChunkOptions, on_wait: Callable[[str], None]) -> Summary:
    """Runs the flow `ingest` over a prepared plan.

    Args:
        on_wait: told in one line if another run holds the warehouse.

    Raises:
        EngineError: Prefect took the tasks and ran none of them.
        WarehouseError: see `Warehouse.load`.
    """
    workers = prepared.request.workers

    @task(name="load", cache_policy=NO_CACHE, persist_result=False)
    def load(batch: Batch) -> LoadResult:
        return prepared.warehouse.load(batch, on_wait=on_wait)

    def ingest(paths: list[str], warehouse: str, workers: int, ocr: str, force: bool) -> Summary:
        return carry_out(prepared, options, _finished(prepared.plan.work, workers, options), load)

    return _in_processes("ingest", workers, ingest, prepared.request.parameters)


def _finished(work: Sequence[Work], workers: int, options: ChunkOptions) -> Iterator[Sequence[Work]]:
    """Chunks as their process is done with them, until every file has an outcome.

    A process that dies takes its whole pool with it. The files it may have died of are tried again one by one, each in
    a process of its own; the others go to a new pool.
    """
    attempt: Iterable[Sequence[Work]] = _read(share_out(work, workers), options)
    while True:
        left: list[Work] = []
        for chunk in attempt:
            yield chunk
            left += [one for one in chunk if outcome_of(one, options) is None]
        if not left:
            return
        suspects = [one for one in left if was_started(one, options)]
        if len(left) == len(work) and not suspects:
            raise EngineError("Prefect ran none of its tasks; see its log (PREFECT_LOGGING_LEVEL=INFO shows more)")
        for suspect in suspects:
            run_apart(suspect, options)
            yield (suspect,)
        work = [one for one in left if one not in suspects]
        attempt = _read_in_new_pool(work, workers, options) if work else ()


def _read(chunks: Sequence[Sequence[Work]], options: ChunkOptions) -> Iterator[Sequence[Work]]:
    """Chunks in the order in which their tasks end, well or not."""
    if len(chunks) == 1:
        # A second process would only import everything once more.
        _stop_if_unwritable(read_chunk(chunks[0], options, return_state=True))
        yield chunks[0]
        return
    futures = {read_chunk.submit(chunk, options): chunk for chunk in chunks}
    for future in as_completed(list(futures)):
        _stop_if_unwritable(future.state)
        yield futures[future]


def _stop_if_unwritable(state: State[Any]) -> None:
    """A warehouse that takes nothing (full, read-only, gone) ends the run; any other failure is some file's."""
    if state.is_failed():
        error = state.result(raise_on_failure=False)
        if isinstance(error, (WarehouseError, OSError)):
            raise error


def _read_in_new_pool(work: Sequence[Work], workers: int, options: ChunkOptions) -> list[Sequence[Work]]:
    def read_again() -> list[Sequence[Work]]:
        return list(_read(share_out(work, workers), options))

    return _in_processes("read_again", workers, read_again, {})


def _in_processes(name: str, workers: int, body: Callable[..., T], parameters: Mapping[str, object]) -> T:
    """Runs a function as a flow whose tasks go to a pool of processes of its own."""
    runner: TaskRunner[Any] = ProcessPoolTaskRunner(max_workers=workers)
    run_flow = flow(name=name, task_runner=runner, persist_result=False, validate_parameters=False)(body)
    return run_flow(**parameters)
