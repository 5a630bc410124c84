"""A document that never ends is given up, whether it can be interrupted or not."""

import multiprocessing
import signal
import time

import pytest

from flows import time_limits
from flows.time_limits import DocumentTimeoutError, limited


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(time_limits, "_BASE", 0.05)
    monkeypatch.setattr(time_limits, "_FACTOR", 0.0)
    monkeypatch.setattr(time_limits, "_GRACE", 0.05)


def test_a_loop_without_end_is_interrupted_and_the_alarm_is_as_before(short):
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(DocumentTimeoutError, match="took longer than"), limited(1.0):
        while True:
            pass
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_ends_in_time_is_left_alone():
    with limited(1.0):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 100
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def hang_where_no_signal_comes():
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    time_limits._BASE = time_limits._FACTOR = 0.0
    time_limits._GRACE = 0.1
    with limited(1.0):
        time.sleep(60)


def test_a_process_that_cannot_be_interrupted_ends():
    process = multiprocessing.get_context("spawn").Process(target=hang_where_no_signal_comes)
    process.start()
    process.join(50)
    assert process.exitcode == 1


def take_one_document_after_the_other():
    time_limits._BASE, time_limits._FACTOR, time_limits._GRACE = 0.3, 0.0, 0.2
    for _ in range(4):
        with limited(1.0):
            time.sleep(0.2)
    time.sleep(0.6)  # no document, no limit
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    with limited(1.0):
        time.sleep(60)


def test_each_document_of_a_process_has_its_own_limit():
    process = multiprocessing.get_context("spawn").Process(target=take_one_document_after_the_other)
    began = time.monotonic()
    process.start()
    process.join(50)
    assert process.exitcode == 1
    assert time.monotonic() - began > 4 * 0.2 + 0.6  # it got as far as the last
