"""One writer at a time: an advisory lock that the system releases when its holder dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import filelock

from load.errors import WarehouseBusyError
from load.layout import Layout


@contextmanager
def writing(
    layout: Layout, *, on_wait: Callable[[str], None] | None = None, timeout: float | None = None
) -> Iterator[None]:
    """Holds the warehouse's lock.

    Args:
        on_wait: told once, in one line, if another writer holds it.
        timeout: seconds to wait; None = as long as it takes.

    Raises:
        WarehouseBusyError: still held after `timeout`.
    """
    lock = filelock.FileLock(layout.lock, thread_local=False)
    try:
        lock.acquire(blocking=False)
    except filelock.Timeout:
        if on_wait is not None:
            on_wait(f"another run is writing to {layout.root}; waiting until it is done")
        try:
            lock.acquire(timeout=-1 if timeout is None else timeout)
        except filelock.Timeout:
            raise WarehouseBusyError(
                f"another run has been writing to {layout.root} for {timeout:g} s; try again later"
            ) from None
    try:
        yield
    finally:
        lock.release()
