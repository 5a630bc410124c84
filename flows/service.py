"""What `thongbao serve` serves, checked before anything is started, and how it is run."""

from __future__ import annotations

import os
import sys
import zoneinfo
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from extract.read import OcrMode
from flows import failure_hook
from flows.exit_codes import Terminated, UsageError
from flows.screen import as_json as to_json
from flows.temporary_server import api, configured_url

TOLD_AS_JSON = "THONGBAO_TOLD_AS_JSON"
"""Set where the stdout of runs is for machines."""


@dataclass(frozen=True)
class Service:
    """What is served.

    Attributes:
        inbox, warehouse: absolute folders.
        cron, timezone: when runs are due.
        workers: processes of a run; None: all cores.
    """

    inbox: Path
    warehouse: Path
    cron: str
    timezone: str
    workers: int | None
    ocr: OcrMode
    settle_seconds: float


def serve(service: Service, on_failure: str | None, *, as_json: bool = False) -> None:
    """Serves until it is stopped; says on stderr what is served and where.

    Args:
        on_failure: a command or a URL, see `failure_hook`.
        as_json: say it on stdout too, in one line of JSON, and one more for each run that has ended.

    Raises:
        UsageError: the inbox, the time zone or the schedule is none.
        EngineError: there is no server, and none could be started.
    """
    _check_inbox(service)
    _check_timezone(service.timezone)
    own = configured_url() is None
    # The runs' own lines are for a person to read, here and on their pages; Prefect's other ones are not.
    os.environ.setdefault("PREFECT_LOGGING_LOGGERS_PREFECT_FLOW_RUNS_LEVEL", "INFO")
    if on_failure is not None:
        os.environ[failure_hook.VARIABLE] = on_failure
    if as_json:
        os.environ[TOLD_AS_JSON] = "1"
    # Whenever it is stopped, also while it is starting, that is its end and no failure.
    with suppress(KeyboardInterrupt, Terminated), api(lasting=True) as ready:
        _check_cron(service.cron)
        from flows import serving

        ready()
        if own:
            serving.end_dead_runs()
        if as_json:
            served = {name: str(value) if isinstance(value, Path) else value for name, value in asdict(service).items()}
            print(to_json({"event": "serving", "api": os.environ["PREFECT_API_URL"], **served}), flush=True)
        serving.serve(service, _say)


def _check_inbox(service: Service) -> None:
    if not service.inbox.is_dir():
        raise UsageError(f"serve: --inbox: {service.inbox} is no folder; make it, or check the spelling")
    if service.warehouse.resolve() == service.inbox.resolve():
        raise UsageError(f"serve: --inbox and --warehouse are the same folder, {service.inbox}")


def _check_timezone(name: str) -> None:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(f"serve: --timezone: {name!r} is no time zone; write it as Asia/Ho_Chi_Minh") from None


def _check_cron(text: str) -> None:
    from prefect.client.schemas.schedules import CronSchedule
    from pydantic import ValidationError

    try:
        CronSchedule(cron=text)
    except ValidationError:
        raise UsageError(
            f"serve: --cron: {text!r} is no schedule; five fields: minute hour day month weekday, as in '0 6 * * *'"
        ) from None


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
