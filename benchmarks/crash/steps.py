"""Death at the k-th file-system step of a process: before the step is done, so that after it is before the next.

Steps are what Python does to the file system (files opened for writing, renames, links, syncs, …), and the calls that
make native libraries write: Parquet files, Delta commits, DuckDB databases, each before and after it. What happens
inside those calls is the matter of kills at random, and by the system (`crash.kills.by_the_system`).
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import deltalake
import duckdb
import pyarrow.parquet

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
EVENTS = {
    "os.rename", "os.link", "os.symlink", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "os.utime",
}  # fmt: skip
DELTA_WRITES = ("create_write_transaction", "restore", "vacuum", "create_checkpoint", "alter", "update_incremental")


class Steps:
    """Counts the steps of this process from now on, and ends it at one of them."""

    def __init__(self, die_at: int | None) -> None:
        self.done = 0
        self.names: list[str] = []
        self._die_at = die_at
        sys.addaudithook(self._hear)
        for name in ("fsync", "fdatasync"):
            setattr(os, name, self._before(name, getattr(os, name)))
        pyarrow.parquet.write_table = self._around("write_table", pyarrow.parquet.write_table)
        delta: Any = deltalake.DeltaTable
        delta.create = staticmethod(self._around("create", delta.create))
        for name in DELTA_WRITES:
            if hasattr(delta, name):
                setattr(delta, name, self._around(name, getattr(delta, name)))
        connect = duckdb.connect
        duckdb.connect = self._around("duckdb.connect", connect)

    def _step(self, name: str) -> None:
        self.done += 1
        self.names.append(name)
        if self.done == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in EVENTS or (event == "open" and arguments[2] & WRITES):
            self._step(event)

    def _before(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **more: Any) -> Any:
            self._step(name)
            return call(*arguments, **more)

        return counted

    def _around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        before = self._before(name, call)

        def counted(*arguments: Any, **more: Any) -> Any:
            result = before(*arguments, **more)
            self._step(f"{name} done")
            return result

        return counted
