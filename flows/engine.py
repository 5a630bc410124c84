"""The Prefect side of a run: its flow, its tasks, and the processes they run in.

The only module that imports prefect. Import it inside `temporary_server.api()`, which sets the environment up.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from functools import partial
from typing import Any

import httpx
from prefect import flow, tags, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.context import TagsContext
from prefect.exceptions import TerminationSignal
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import Task

from flows.chunk import ChunkOptions, OtherVersionError, run_apart, run_chunk
from flows.exit_codes import Terminated
from flows.planning import Work, share_out
from flows.processes import RunChunk, worker_processes
from flows.run_page import publish
from flows.running import Prepared, Staged, Summary, carry_out, staged
from flows.temporary_server import EngineError
from flows.transient import WAITS, is_transient
from load.batch import Batch, LoadResult
from load.errors import WarehouseError


def run(prepared: Prepared, on_wait: Callable[[str], None], run: Staged | None = None) -> Summary:
    """Runs a prepared plan as a flow of its own, named `ingest` or `backfill`.

    Args:
        on_wait: told in one line if another run holds the warehouse.
        run: its staging folder (`flows.running.staged`), if it is opened already.

    Raises:
        EngineError: Prefect took the tasks and ran none of them, or its server did not come back.
        Terminated: SIGTERM came.
        WarehouseError: see `Warehouse.load`.
    """

    def body(request: dict[str, object]) -> Summary:
        return run_inside(prepared, on_wait, run)

    try:
        with tags("thongbao", prepared.kind):
            return flow(name=prepared.name, persist_result=False, validate_parameters=False)(body)(
                prepared.request.parameters
            )
    except TerminationSignal:
        raise Terminated from None
    except httpx.TransportError as error:
        raise EngineError(
            f"the Prefect server at {os.environ['PREFECT_API_URL']} has gone ({error}); the warehouse is as the last "
            "finished load left it, and the same command goes on from there once the server answers"
        ) from None


def run_inside(prepared: Prepared, on_wait: Callable[[str], None], run: Staged | None = None) -> Summary:
    """As `run`, in the body of a flow that is running: the tasks are that flow run's, their processes its own."""

    def load(batch: Batch) -> LoadResult:
        # Not as the task's parameter: the engine would look for futures in every value of every row.
        def write() -> LoadResult:
            return prepared.warehouse.load(batch, on_wait=on_wait)

        written: Task[[], LoadResult] = task(
            name="load",
            cache_policy=NO_CACHE,
            persist_result=False,
            retries=len(WAITS),
            retry_delay_seconds=list(WAITS),
            retry_condition_fn=_is_transient,
        )(write)
        return written()

    # Tags are the run's. For each tag of a task the engine asks the server for leave, and the processes stand still.
    untagged = TagsContext(current_tags=set())
    own_run = nullcontext(run) if run is not None else staged(prepared)
    with untagged, own_run as own, closing(_finished(prepared, own)) as chunks:
        try:
            summary = carry_out(prepared, own, chunks, load)
        except BaseException:
            # Their chunks are of no use any more, and the pool would wait for them.
            for worker in multiprocessing.active_children():
                worker.kill()
            raise
    publish(prepared, summary)
    return summary


def _is_transient(_: Task[..., Any], __: TaskRun, state: State[Any]) -> bool:
    return is_transient(state.result(raise_on_failure=False))


def _finished(prepared: Prepared, run: Staged) -> Generator[Sequence[Work]]:
    """Chunks as their process is done with them, until every file has an outcome.

    A process that dies costs the rest of its chunk. The file it may have died of is tried again in a process of its
    own; the others go to a new chunk.
    """
    yield run.taken_up
    work: Sequence[Work] = run.left
    while work:
        left: list[Work] = []
        failures: list[str] = []
        for chunk, state in _read(prepared, work, run):
            _stop_if_hopeless(state)
            if not state.is_completed():
                failures.append(state.message or state.name or "no reason given")
            left += [one for one in chunk if run.staging.size(one.sha256) is None]
            yield chunk
        suspects = [one for one in left if run.staging.was_started(one.sha256)]
        if len(left) == len(work) and not suspects:
            raise EngineError(
                f"Prefect ran none of its tasks ({failures[0] if failures else 'and says they are done'}); "
                "PREFECT_LOGGING_LEVEL=INFO shows more"
            )
        for suspect in suspects:
            run_apart(suspect, run.options)
            yield (suspect,)
        work = [one for one in left if one not in suspects]


def _read(prepared: Prepared, work: Sequence[Work], run: Staged) -> Generator[tuple[Sequence[Work], State[Any]]]:
    """Chunks in the order in which their tasks end, well or not, and how they ended."""
    workers = prepared.request.workers
    chunks = share_out(work, workers, in_order=prepared.in_order)
    if len(chunks) == 1:
        # A second process would only import everything once more.
        yield chunks[0], _reading(run_chunk)(chunks[0], run.options, return_state=True)
        return
    with _submitting(prepared.request.runner, min(workers, len(chunks))) as submit:
        futures = {submit({"chunk": chunk, "options": run.options}): chunk for chunk in chunks}
        for future in as_completed(list(futures)):
            yield futures[future], _ended(future)


def _ended(future: PrefectFuture[Any]) -> State[Any]:
    """How a task ended that has. Unless the future has been waited for it would ask the server, which lags behind."""
    future.wait()
    return future.state


def _reading(run: RunChunk) -> Task[[Sequence[Work], ChunkOptions], int]:
    # The warehouse owns the cache: contents, readings and versions decide what is done again.
    reading: Task[[Sequence[Work], ChunkOptions], int] = task(
        name="read_chunk", cache_policy=NO_CACHE, persist_result=False
    )(run)
    return reading


@contextmanager
def _submitting(runner: str, workers: int) -> Iterator[Callable[[dict[str, Any]], PrefectFuture[Any]]]:
    """Sends chunks to processes of this machine (one thread waits for each), or to a Dask cluster."""
    if runner == "local":
        threads: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=workers)
        with worker_processes(workers) as run_in_process, threads:
            yield partial(threads.submit, _reading(run_in_process))
    else:
        # A worker that is stopped leaves its folder behind.
        with (
            tempfile.TemporaryDirectory(prefix="thongbao-dask-", ignore_cleanup_errors=True) as folder,
            _cluster(runner, workers, folder) as cluster,
        ):
            yield partial(cluster.submit, _reading(run_chunk))


def _cluster(name: str, workers: int, folder: str) -> TaskRunner[Any]:
    """A Dask cluster on this machine for the time of the run (`dask`), or one that runs (`dask=ADDRESS`)."""
    try:
        import dask
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError:
        raise EngineError("--runner dask needs packages of its own: pip install 'thongbao[dask]'") from None
    runner: TaskRunner[Any]
    if address := name.partition("=")[2]:
        runner = DaskTaskRunner(address=address)
    else:
        dask.config.set({"temporary-directory": folder})
        # One document at a time in a process, as PDFium and a clean end after a time-out need it.
        runner = DaskTaskRunner(
            cluster_kwargs={
                "n_workers": workers,
                "threads_per_worker": 1,
                "dashboard_address": "127.0.0.1:0",  # None takes 8787, and complains if that is taken
            }
        )
    return runner


def _stop_if_hopeless(state: State[Any]) -> None:
    """A warehouse that takes nothing (full, read-only, gone) or a worker of another version ends the run.

    Any other failure is some file's.
    """
    if state.is_failed():
        error = state.result(raise_on_failure=False)
        if isinstance(error, OtherVersionError):
            raise EngineError(str(error))
        if isinstance(error, (WarehouseError, OSError)):
            raise error
