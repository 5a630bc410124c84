"""Tells somebody that a scheduled run failed, or refused files: by a command, or by a webhook."""

from __future__ import annotations

import os
import subprocess
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

from flows.screen import as_json

VARIABLE = "THONGBAO_ON_FAILURE"
"""Names the hook. No parameter of a run: who may start runs need not be able to start commands."""

_SECONDS = 60.0


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
    try:
        ended = subprocess.run(
            target,
            shell=True,
            input=body,
            text=True,
            env=os.environ | parts,
            capture_output=True,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"the command took more than {_SECONDS:.0f} s"
    if ended.returncode:
        said = (ended.stderr or ended.stdout).strip().splitlines()
        return f"the command ended with {ended.returncode}" + (f" ({said[-1]})" if said else "")
    return None


def _post(url: str, body: str) -> str | None:
    try:
        request = urllib.request.Request(url, body.encode(), {"Content-Type": "application/json; charset=utf-8"})
        with urllib.request.urlopen(request, timeout=_SECONDS):
            return None
    except urllib.error.HTTPError as error:
        return f"the webhook answered {error.code}"
    except (OSError, ValueError) as error:
        return f"the webhook cannot be reached ({error})"
