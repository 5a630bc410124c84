"""OCR in a child process with limits of time and memory: a crash or a hang there costs one page, not the run.

`python -m extract.ocr_worker` is the child. It reads requests from its standard input and answers on its standard
output, both binary:

    request  `>4sIIII` = b"OCR2", width, height, dpi, length of options; the options as JSON (`second`: whether to read
             digits twice, `cells`: boxes of table cells, `shapes`: whether to measure numbers, `around`: whether to
             read what stands around the cells, `limit`: CPU seconds); then width * height grey bytes
    answer   `>cI`     = b"K" (words) or b"E" (message), length; then that many bytes of JSON

A child process of its own (not `multiprocessing`): workers of process pools are daemons and may not have such
children. It keeps its engine between pages and ends when its parent is gone.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import math
import os
import resource
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import cv2
import numpy as np

from extract.number_cells import Cell
from extract.ocr import Engine, find_tessdata
from extract.ocr_words import OcrWord
from extract.page_image import Image

_REQUEST = struct.Struct(">4sIIII")
_ANSWER = struct.Struct(">cI")
_MAGIC = b"OCR2"

# CPU seconds. A dense page takes 2 to 4.
DEFAULT_LIMIT = 60.0
# A machine with much else to do takes many times the CPU time; a child that waits for ever uses none.
_PATIENCE = 10.0
# Address space of the child in bytes: code, both models and a page take 0.8 GB of it, of which 0.2 GB are in memory.
MOST_MEMORY = 2 * 1024**3


class OcrFailedError(Exception):
    """The page could not be read; the next page can be."""


class OcrTimeoutError(OcrFailedError):
    """The page took longer than the limit and its reader was ended."""


class OcrProcess:
    """A child that reads pages; started when first needed, and again after a crash or a time-out.

    Not for use by two threads at once: `shared_reader` gives each thread its own.
    """

    def __init__(
        self, command: Sequence[str] | None = None, *, limit: float = DEFAULT_LIMIT, patience: float = _PATIENCE
    ) -> None:
        """Starts nothing yet.

        Args:
            command: how to start the child (tests inject faults here).
            limit: CPU seconds for one page.
            patience: how many times as long it may take by the clock.
        """
        self._command = list(command) if command else [sys.executable, "-m", "extract.ocr_worker"]
        self._limit, self._patience = limit, patience
        self._child: subprocess.Popen[bytes] | None = None

    def read(
        self,
        grey: Image,
        dpi: int,
        *,
        second: bool = True,
        cells: Sequence[Cell] = (),
        shapes: bool = True,
        around: bool = True,
    ) -> list[OcrWord]:
        """Words of a clean page; see `extract.ocr.Engine.read`.

        Raises:
            OcrTimeoutError: longer than the limit.
            OcrFailedError: the child crashed or could not read the page.
        """
        child = self._running()
        height, width = grey.shape
        longest = self._limit * self._patience
        timer = threading.Timer(longest, child.kill)
        timer.daemon = True
        started = time.monotonic()
        timer.start()
        try:
            assert child.stdin is not None and child.stdout is not None
            asked = {"second": second, "cells": list(cells), "shapes": shapes, "around": around, "limit": self._limit}
            options = json.dumps(asked).encode()
            child.stdin.write(_REQUEST.pack(_MAGIC, width, height, dpi, len(options)) + options)
            child.stdin.write(np.ascontiguousarray(grey).data)
            child.stdin.flush()
            status, length = _ANSWER.unpack(_exactly(child.stdout, _ANSWER.size))
            payload = json.loads(_exactly(child.stdout, length))
        except (OSError, EOFError, struct.error, ValueError) as error:
            ended = self._end_of(child)
            self.close()
            if ended == -signal.SIGXCPU:
                raise OcrTimeoutError(f"OCR took more than {self._limit:g} s of CPU time") from error
            if time.monotonic() - started >= longest:
                raise OcrTimeoutError(f"OCR took longer than {longest:g} s") from error
            raise OcrFailedError(f"the OCR process ended unexpectedly ({type(error).__name__})") from error
        finally:
            timer.cancel()
        if status != b"K":
            raise OcrFailedError(str(payload))
        return [OcrWord(*fields) for fields in payload]

    @staticmethod
    def _end_of(child: subprocess.Popen[bytes]) -> int | None:
        """How a child that stopped answering ended; None if it is still there."""
        try:
            return child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return None

    def close(self) -> None:
        """Ends the child, if there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        child.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            root = str(Path(__file__).resolve().parent.parent)
            path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # One thread a page: pages are read side by side by processes.
                env={**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": path},
            )
        return self._child


_own = threading.local()
_started: list[OcrProcess] = []


def shared_reader(limit: float = DEFAULT_LIMIT) -> OcrProcess:
    """The reader of this thread, which keeps its engine between documents; ended when the process ends."""
    reader: OcrProcess | None = getattr(_own, "reader", None)
    # A forked process must not talk through its parent's pipes.
    if reader is None or _own.pid != os.getpid():
        reader = OcrProcess(limit=limit)
        _own.reader, _own.pid = reader, os.getpid()
        if not _started:
            atexit.register(_close_all)
        _started.append(reader)
    return reader


def _close_all() -> None:
    for reader in _started:
        reader.close()


def _exactly(stream: IO[bytes], length: int) -> bytes:
    """Raises: EOFError if the stream ends before."""
    chunks = bytearray()
    while len(chunks) < length:
        chunk = stream.read(length - len(chunks))
        if not chunk:
            raise EOFError
        chunks += chunk
    return bytes(chunks)


def _end_with_parent() -> None:
    """Ends this process soon after its parent is gone, also in the middle of a page."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _limit_memory() -> None:
    """A page that makes the engine grow without end fails with what the allocator raises, and nothing else does."""
    try:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, hard))
    except (OSError, ValueError) as error:
        # macOS knows the limit and refuses to set it.
        print(f"no memory limit: {error}", file=sys.stderr)


def _limit_cpu(seconds: float) -> None:
    """Lets the system end this process with SIGXCPU once it has used so much more CPU time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime + seconds)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def serve() -> None:
    """The child: answers requests until its input ends."""
    _end_with_parent()
    _limit_memory()
    # Only answers may go to the parent; whatever libraries print goes to standard error.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    requests = sys.stdin.buffer
    tessdata = find_tessdata()
    engine: Engine | None = None
    while True:
        try:
            magic, width, height, dpi, length = _REQUEST.unpack(_exactly(requests, _REQUEST.size))
            if magic != _MAGIC:
                return
            options = json.loads(_exactly(requests, length))
            grey = np.frombuffer(_exactly(requests, width * height), dtype=np.uint8).reshape(height, width)
        except EOFError:
            return
        _limit_cpu(options.pop("limit"))
        status, payload = b"K", b""
        try:
            if tessdata is None:
                raise RuntimeError("no Vietnamese OCR data found")
            engine = engine or Engine(tessdata)
            words = engine.read(grey, dpi, **options)
            payload = json.dumps(
                [[w.text, w.x0, w.top, w.x1, w.bottom, w.confidence, w.size, w.second, w.outvoted] for w in words]
            ).encode()
        except (RuntimeError, ValueError, MemoryError, cv2.error) as error:
            status, payload = b"E", json.dumps(f"{type(error).__name__}: {error}").encode()
        answers.write(_ANSWER.pack(status, len(payload)) + payload)
        answers.flush()


if __name__ == "__main__":
    serve()
