"""Tells somebody that a scheduled run failed, or refused files: by a command, or by a webhook."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

from flows.screen import as_json

VARIABLE = "THONGBAO_ON_FAILURE"
"""Names the hook. No parameter of a run: who may start runs need not be able to start commands."""

_SECONDS = 60.0
_SAID = 4000  # bytes of a command's output that are looked at


@dataclass(frozen=True)
class Failure:
    """What is told.

    Attributes:
        event: failed: nothing more was loaded; refused: the run finished, but files were refused for the first time.
        run: name of the flow run.
        refused: path, code and message of each file refused for the first time.
    """

    event: Literal["failed", "refused"]
    run: str
    run_id: str
    message: str
    inbox: str | None = None
    warehouse: str | None = None
    refused: Sequence[dict[str, str]] = field(default=())


def hook() -> str | None:
    """The command or the URL (http, https) to be told, None if there is none."""
    return os.environ.get(VARIABLE) or None


def tell(target: str, failure: Failure) -> str | None:
    """Runs the command or calls the webhook; what went wrong with it, None if it went well.

    A command is run by the shell, with the failure as JSON on stdin and its parts in the environment
    (THONGBAO_EVENT, _RUN, _RUN_ID, _MESSAGE, _INBOX, _WAREHOUSE, _REFUSED: a count). A webhook gets the JSON by POST.
    """
    body = as_json(asdict(failure))
    if target.startswith(("http://", "https://")):
        return _post(target, body)
    parts = {
        f"THONGBAO_{name.upper()}": str(len(value) if name == "refused" else value or "")
        for name, value in asdict(failure).items()
    }
    with tempfile.TemporaryFile() as said:  # a pipe would wait for all that the command leaves running
        command = subprocess.Popen(
            target,
            shell=True,
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=os.environ | parts,
            start_new_session=True,
        )
        try:
            command.communicate(body.encode("utf-8", "surrogateescape"), timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(command.pid, signal.SIGKILL)  # not the shell alone
            command.communicate()
            return f"the command took more than {_SECONDS:g} s"
        if not command.returncode:
            return None
        said.seek(0, os.SEEK_END)
        said.seek(max(0, said.tell() - _SAID))
        lines = said.read().decode("utf-8", "replace").strip().splitlines()
    return f"the command ended with {command.returncode}" + (f" ({lines[-1]})" if lines else "")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A POST that is sent elsewhere would go there as a GET, without what is to be told."""

    def redirect_request(self, *_: object) -> None:
        return None


def _post(url: str, body: str) -> str | None:
    try:
        request = urllib.request.Request(url, body.encode(), {"Content-Type": "application/json; charset=utf-8"})
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=_SECONDS):
            return None
    except urllib.error.HTTPError as error:
        elsewhere = error.headers.get("Location")
        return f"the webhook answered {error.code}" + (f"; it is at {elsewhere} now" if elsewhere else "")
    except (OSError, ValueError) as error:
        return f"the webhook cannot be reached ({error})"
