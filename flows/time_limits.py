"""How long one document may take: a fault that never ends must not stall a run."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType

# A page of OCR has its own limit (`extract.ocr_worker`); all else takes seconds. An estimate may be wrong, and the
# machine busy, by this factor; the base covers starting OCR.
_FACTOR = 40.0
_BASE = 120.0
_GRACE = 30.0  # for a call that cannot be interrupted to come back


class DocumentTimeoutError(Exception):
    """A document took longer than its limit."""


def limit_of(seconds: float) -> float:
    """Seconds after which a document of an estimated CPU time is given up."""
    return _BASE + _FACTOR * seconds


def hard_limit_of(seconds: float) -> float:
    """Seconds after which its process is ended."""
    return limit_of(seconds) + _GRACE


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Interrupts the block at its limit; a process of a pool that cannot be interrupted ends itself some time later.

    Only the main thread of a process can be interrupted; in others (Dask's) the end of the process is the limit. A
    process that is nobody's child is never ended: the command itself.

    Args:
        seconds: the estimate of CPU time.

    Raises:
        DocumentTimeoutError: the block took too long.
    """
    limit = limit_of(seconds)

    def interrupt(_: int, __: FrameType | None) -> None:
        raise DocumentTimeoutError(f"took longer than {limit:.0f} s")

    if multiprocessing.parent_process() is not None:
        _watchdog().ends_at = time.monotonic() + hard_limit_of(seconds)
    interruptible = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
    if interruptible:
        before = signal.signal(signal.SIGALRM, interrupt)
        signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        if interruptible:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        if multiprocessing.parent_process() is not None:
            _watchdog().ends_at = math.inf


class _Watchdog(threading.Thread):
    """Ends the process at a time that may be set anew for each document: starting a thread for each costs far more."""

    def __init__(self) -> None:
        super().__init__(name="watchdog", daemon=True)
        self.ends_at = math.inf

    def run(self) -> None:
        while (left := self.ends_at - time.monotonic()) > 0:
            time.sleep(min(left, _GRACE))
        os._exit(1)


@cache
def _watchdog() -> _Watchdog:
    watchdog = _Watchdog()
    watchdog.start()
    return watchdog
