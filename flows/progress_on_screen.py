"""How far a run is, on stderr: a bar where a person watches, else a line now and then."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

from flows.running import Staged

_LOOK_EVERY = 0.3  # seconds
_TELL_EVERY = 30.0


def duration(seconds: float) -> str:
    """Roughly, in words: `40 s`, `12 min`, `3 h 20 min`."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    if minutes < 90:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"


class Pace:
    """How far a run is, and how long it will take from here at its pace so far."""

    def __init__(self, run: Staged) -> None:
        self.run = run
        self.total = len(run.left) + len(run.taken_up)
        self.seconds = {work.sha256: work.seconds for work in (*run.left, *run.taken_up)}
        # What is loaded at once was no work of this run.
        self.whole = sum(work.seconds for work in run.left)
        self.free = sum(work.seconds for work in run.taken_up)
        self.began = time.monotonic()

    def look(self) -> tuple[int, float | None]:
        """Files done, and seconds to go; None where it is too early to say."""
        waiting = self.run.staging.done()
        done = self.run.loaded + len(waiting)
        spent = self.run.loaded_seconds + sum(self.seconds.get(name, 0.0) for name in waiting) - self.free
        if spent <= 0:
            return done, None
        return done, (time.monotonic() - self.began) * max(0.0, self.whole - spent) / spent


@contextmanager
def progress(run: Staged) -> Iterator[None]:
    """Shows on stderr how many files are done and the time that remains."""
    pace = Pace(run)
    ended = threading.Event()
    with ExitStack() as stack:
        if sys.stderr.isatty():
            show, every = _bar(stack, pace.total), _LOOK_EVERY
        else:
            show, every = _line(pace.total), _TELL_EVERY

        def look() -> None:
            while not ended.wait(every):
                with suppress(OSError):  # the folder is gone when the run ends
                    show(*pace.look())

        watcher = threading.Thread(target=look, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()


Show = Callable[[int, float | None], None]


def _remaining(done: int, total: int, left: float | None) -> str:
    if done >= total:
        return ", loading"
    return "" if left is None else f", about {duration(left)} to go"


def _line(total: int) -> Show:
    def show(done: int, left: float | None) -> None:
        print(f"{done} of {total} documents{_remaining(done, total, left)}", file=sys.stderr, flush=True)

    return show


def _bar(stack: ExitStack, total: int) -> Show:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
    )  # fmt: skip
    bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    files = bar.add_task("documents", total=total, left="")

    def show(done: int, left: float | None) -> None:
        bar.update(files, completed=done, left=_remaining(done, total, left).lstrip(", "))

    return show
