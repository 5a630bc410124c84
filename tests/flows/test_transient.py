"""What is tried again, and how often."""

import errno

import pytest

from flows import transient
from flows.transient import is_transient, patiently
from load.errors import WriteFailedError


@pytest.fixture(autouse=True)
def waits(monkeypatch):
    slept = []
    monkeypatch.setattr(transient.time, "sleep", slept.append)
    return slept


def failing(error, times):
    calls = []

    def action():
        calls.append(1)
        if len(calls) <= times:
            raise error
        return len(calls)

    return action


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_fault_that_passes_is_waited_for(waits, times):
    assert patiently(failing(OSError(errno.ESTALE, "stale handle"), times)) == times + 1
    assert waits == list(transient.WAITS[:times])


def test_after_the_third_time_it_is_told(waits):
    with pytest.raises(OSError, match="stale handle"):
        patiently(failing(OSError(errno.ESTALE, "stale handle"), 3))
    assert len(waits) == 2


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "full"), FileNotFoundError(errno.ENOENT, "gone"), ValueError()]
)
def test_what_will_not_pass_is_told_at_once(waits, error):
    with pytest.raises(type(error)):
        patiently(failing(error, 1))
    assert waits == []


def test_a_write_fails_for_a_while_if_its_cause_does():
    passing, lasting = WriteFailedError("x"), WriteFailedError("x")
    passing.__cause__, lasting.__cause__ = OSError(errno.EIO, "io"), OSError(errno.EROFS, "read-only")
    assert is_transient(passing) and not is_transient(lasting) and not is_transient(WriteFailedError("x"))
