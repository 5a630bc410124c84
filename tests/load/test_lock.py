from __future__ import annotations

import threading

import pytest

from load.errors import WarehouseBusyError
from load.lock import writing


def test_the_second_writer_is_told_and_waits(warehouse):
    told = []
    done = []

    def second():
        with writing(warehouse.layout, on_wait=told.append):
            done.append("second")

    with writing(warehouse.layout):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
        assert told == [f"another run is writing to {warehouse.layout.root}; waiting until it is done"]
        done.append("first")
    thread.join()
    assert done == ["first", "second"]


def test_waiting_ends(warehouse):
    with (
        writing(warehouse.layout),
        pytest.raises(WarehouseBusyError, match="try again later"),
        writing(warehouse.layout, timeout=0.05),
    ):
        pass


def test_a_free_lock_says_nothing(warehouse):
    told = []
    for _ in range(2):
        with writing(warehouse.layout, on_wait=told.append):
            pass
    assert told == []
