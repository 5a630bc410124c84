"""A Prefect server for the time of one run, or of `serve`, where none is configured.

Prefect would start one itself, and another one in every process of the pool; this one is shared, starts while Prefect
is still being imported, and is quiet and offline. Nothing here imports prefect.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import metadata
from pathlib import Path
from typing import IO

import filelock

from flows.exit_codes import ExitCode, UserError

START_SECONDS = 120.0  # 6 s on an idle machine, 15 s when its database is made first; a loaded one takes longer
_ANSWER_SECONDS = 4.0
_LOOK_EVERY = 10.0  # seconds
_MISSED = 2
SERVED_BY = "THONGBAO_SERVED_BY"  # process whose server goes with it; runs have nobody to report to then
PAGES_PORT = 4200  # where people look for Prefect; another one if it is taken


class EngineError(UserError):
    """Prefect cannot run the flow; the message says what to do next."""


@contextmanager
def api(*, lasting: bool = False) -> Iterator[Callable[[], None]]:
    """Names a Prefect API in the environment: the configured one, or that of a temporary server.

    To be entered before prefect is imported, which reads the environment then. Gives a function that returns when
    the server answers.

    Args:
        lasting: a server of one's own shows pages to a browser and starts runs by schedule, and has a database of its
            own, which one server at a time may use.

    Raises:
        EngineError: the configured server does not answer; from the function: the temporary one does not start.
    """
    _be_quiet()
    url = configured_url()
    if url is not None:
        if not answers(url):
            raise EngineError(
                f"no Prefect server answers at {url}; start it, or unset PREFECT_API_URL to run with a temporary one"
            )
        with _watched(url):
            yield lambda: None
        return
    with ExitStack() as stack:
        home = _home(stack, "serve" if lasting else "run")
        if lasting:
            _keep_for_this_process(home, stack)
        yield from _own(home, lasting=lasting)


@contextmanager
def _watched(url: str) -> Iterator[None]:
    """Says on stderr when a server of others goes away, and when it is back: Prefect waits for it and says nothing."""
    ended = threading.Event()

    def watch() -> None:
        missed = 0  # in a row; a busy server may miss one
        while not ended.wait(_LOOK_EVERY):
            before, missed = missed, 0 if answers(url) else missed + 1
            if missed == _MISSED:
                print(f"the Prefect server at {url} does not answer any more; waiting for it", file=sys.stderr)
            elif before >= _MISSED and not missed:
                print(f"the Prefect server at {url} answers again", file=sys.stderr)

    threading.Thread(target=watch, name="watch-server", daemon=True).start()
    try:
        yield
    finally:
        ended.set()


def _own(home: Path, *, lasting: bool) -> Iterator[Callable[[], None]]:
    with _listening(PAGES_PORT if lasting else 0) as door:
        yield from _behind(door, home, lasting=lasting)


def _behind(door: socket.socket, home: Path, *, lasting: bool) -> Iterator[Callable[[], None]]:
    url = f"http://127.0.0.1:{door.getsockname()[1]}/api"
    ours = {"PREFECT_HOME": str(home), "PREFECT_API_URL": url}
    if lasting:
        ours[SERVED_BY] = str(os.getpid())
    else:
        ours["PREFECT_LOGGING_TO_API_ENABLED"] = "false"
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    # Two servers that make the same new database at once would spoil it.
    starting = filelock.FileLock(home / ".starting", thread_local=False)
    with tempfile.TemporaryFile() as log:
        starting.acquire()
        server = subprocess.Popen(
            [sys.executable, "-m", "flows.temporary_server", str(door.fileno()), *(["lasting"] if lasting else [])],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the flow, which still reports to the server
            pass_fds=(door.fileno(),),
        )
        door.close()  # open in the server alone, so that nobody answers when that is gone

        stopping = threading.Event()

        def wait() -> None:
            try:
                _wait_for(server, url, log)
            finally:
                starting.release()
            threading.Thread(target=_leave_with, args=(server, stopping), name="leave-with-server", daemon=True).start()

        try:
            yield wait
        finally:
            stopping.set()
            starting.release()
            _stop(server)
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


def configured_url() -> str | None:
    """The Prefect API that the environment or the active profile names, None if there is none."""
    if url := os.environ.get("PREFECT_API_URL"):
        return url
    home = Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser()
    try:
        profiles = tomllib.loads((home / "profiles.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError):  # a broken one is for Prefect to complain of
        return None
    name = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
    url = profiles.get("profiles", {}).get(name, {}).get("PREFECT_API_URL")
    return url if isinstance(url, str) and url else None


def _be_quiet() -> None:
    for name, value in {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",  # what fails is told by us, in one line and not three tracebacks
        "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_ROOT_LEVEL": "CRITICAL",  # `EventsWorker - Still processing items` of a worker that ends
        "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical",
        "PYTHONWARNINGS": "ignore:resource_tracker",  # which cleans up after a killed run, and tells of it
    }.items():
        os.environ.setdefault(name, value)


def _home(stack: ExitStack, use: str) -> Path:
    """A folder for the server's database, kept between runs since making it takes 9 s, one per version of Prefect."""
    if given := os.environ.get("PREFECT_HOME"):
        home = Path(given)
        if use == "serve":
            home /= "serve"
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
        home = cache / "thongbao" / f"prefect-{metadata.version('prefect')}-{use}"
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            return home
    except (OSError, RuntimeError):  # a read-only home, or none at all
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="thongbao-prefect-")))


def _keep_for_this_process(home: Path, stack: ExitStack) -> None:
    lock = filelock.FileLock(home / ".serving", thread_local=False)
    try:
        stack.enter_context(lock.acquire(timeout=0))
    except filelock.Timeout:
        raise EngineError(
            "another `thongbao serve` runs on this machine with a server of its own; for a second one start "
            "`prefect server start` and set PREFECT_API_URL for both"
        ) from None


def _listening(wanted: int) -> socket.socket:
    """A socket that listens at the port, or at one that is free (0: any).

    It listens at once, or another one that starts now would be given the port too, and talk to this one's server.
    """
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind(("127.0.0.1", wanted))
        door.listen()
    except OSError:
        door.close()
        if not wanted:
            raise
        return _listening(0)
    return door


def answers(url: str) -> bool:
    """Whether a server is there."""
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=_ANSWER_SECONDS):
            return True
    except urllib.error.HTTPError:
        return True  # it asks for a key, say; Prefect will tell
    except (OSError, ValueError):
        return False


def _wait_for(server: subprocess.Popen[bytes], url: str, log: IO[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while server.poll() is not None or not answers(url):
        if server.poll() is not None or time.monotonic() > until:
            log.seek(0)
            lines = log.read().decode("utf-8", "replace").strip().splitlines()
            raise EngineError(
                f"the Prefect server did not start ({lines[-1] if lines else 'it said nothing'}); "
                "try again, or start one with `prefect server start` and set PREFECT_API_URL"
            )
        time.sleep(0.05)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _leave_with(server: subprocess.Popen[bytes], stopping: threading.Event) -> None:
    """Ends this process when its server has ended before it was to (killed, out of memory), as kill -9 would.

    Prefect would ask the dead server again and again for minutes, at each of its many calls.
    """
    code = server.wait()
    if stopping.is_set():
        return
    how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    print(
        f"thongbao: its Prefect server has ended ({how}), and so does this command; the warehouse is as the last "
        "finished load left it, and the same command goes on from there",
        file=sys.stderr,
        flush=True,
    )
    for worker in multiprocessing.active_children():
        worker.kill()
    os._exit(ExitCode.FAILED)


def leave_with(parent: int) -> None:
    """Ends this process at once when the parent, by its process id, is gone, also after kill -9."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, name="leave-with-parent", daemon=True).start()


def _serve(door: socket.socket, *, lasting: bool) -> None:
    """In the server's process: serves until told to stop, or until the process that started it is gone."""
    import uvicorn

    leave_with(os.getppid())
    if lasting:
        # Prefect prepares the pages beside its code, which may not be ours to write to.
        os.environ.setdefault("PREFECT_UI_STATIC_DIRECTORY", str(Path(os.environ["PREFECT_HOME"]) / "pages"))
        os.environ.setdefault("PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT", "false")
    else:
        # As Prefect starts its own temporary server: no pages for a browser, no services for schedules.
        os.environ["PREFECT_SERVER_UI_ENABLED"] = "false"
        os.environ["PREFECT__SERVER_EPHEMERAL"] = "1"
    os.environ["PREFECT__SERVER_FINAL"] = "1"
    app = "prefect.server.api.server:create_app"
    server = uvicorn.Server(uvicorn.Config(app, factory=True, log_level="error", lifespan="on"))
    server.run(sockets=[door])
    if not server.started:
        sys.exit(1)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])), lasting="lasting" in sys.argv[2:])
