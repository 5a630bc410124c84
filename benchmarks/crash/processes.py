"""Processes that share the imports and nothing else: the parent only forks, and uses no library that has threads."""

from __future__ import annotations

import os
import pickle
import traceback
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def start(work: Callable[[], object]) -> int:
    """Runs `work` in a process of its own; its id. It ends with 1 and a traceback if the work raises."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        work()
        status = 0
    except BaseException:  # whatever it is, the child must not go on as a second parent
        traceback.print_exc()
    finally:
        os._exit(status)


def end(process: int) -> int:
    """Waits for a process; its exit status, negative for the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def ask(work: Callable[[], Answer]) -> Answer:
    """What `work` gives when it runs in a process of its own.

    Raises:
        RuntimeError: it raised or died; its traceback is on stderr.
    """
    reading, writing = os.pipe()

    def answer() -> None:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe)

    process = start(answer)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    if status := end(process):
        raise RuntimeError(f"a process ended with {status}")
    return pickle.loads(data)
