"""Faults that pass: of a shared folder that is away for a moment, a lock, a signal. Only these are tried again."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from typing import TypeVar

from load.errors import WriteFailedError

T = TypeVar("T")

WAITS = (0.5, 5.0)
"""Seconds before the second and the third try; there is no fourth."""

_PASSING = frozenset(
    {
        errno.EAGAIN,
        errno.EBUSY,
        errno.EINTR,
        errno.EIO,
        errno.ESTALE,
        errno.ETIMEDOUT,
        errno.ENETDOWN,
        errno.ENETUNREACH,
        errno.EHOSTDOWN,
        errno.EHOSTUNREACH,
        errno.ECONNRESET,
    }
)


def is_transient(error: BaseException | None) -> bool:
    """Whether the same may go well a little later."""
    if isinstance(error, WriteFailedError):
        error = error.__cause__
    return isinstance(error, OSError) and error.errno in _PASSING


def patiently(action: Callable[[], T]) -> T:
    """Does it, and does it again after a transient fault, three times at most.

    Raises:
        OSError, WriteFailedError: the last fault.
    """
    for wait in WAITS:
        try:
            return action()
        except (OSError, WriteFailedError) as error:
            if not is_transient(error):
                raise
        time.sleep(wait)
    return action()
