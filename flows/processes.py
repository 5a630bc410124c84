"""The worker processes of a run on this machine. They import what reads and understands, and no engine.

The engine's own pool imports all of it in every process (2 CPU seconds each) and breaks as a whole when one process
dies. Here every process stands alone: whoever hands it a chunk waits for it in a thread.
"""

from __future__ import annotations

import queue
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from flows.chunk import ChunkOptions, leave_with_parent, run_chunk
from flows.planning import Work

RunChunk = Callable[[Sequence[Work], ChunkOptions], int]


@contextmanager
def worker_processes(count: int) -> Iterator[RunChunk]:
    """So many processes, each started when it is first needed; gives `run_chunk` as it runs in one that is idle.

    To be called from no more than `count` threads at once. It raises what `run_chunk` does, and
    `concurrent.futures.BrokenExecutor` if the process died, which costs that chunk only.
    """
    idle: queue.SimpleQueue[ProcessPoolExecutor] = queue.SimpleQueue()
    for _ in range(count):
        idle.put(_process())

    def run_in_process(chunk: Sequence[Work], options: ChunkOptions) -> int:
        process = idle.get()
        try:
            return process.submit(run_chunk, chunk, options).result()
        except BrokenExecutor:
            process.shutdown(wait=False)
            process = _process()
            raise
        finally:
            idle.put(process)

    try:
        yield run_in_process
    finally:
        for _ in range(count):
            idle.get().shutdown()


def _process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    # Ctrl-C is for the command, which ends its processes; they must not complain, nor lose their OCR to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leave_with_parent()
