"""The flows that Prefect runs by schedule or on demand: the same runs as the command line, with checked parameters.

Prefect refuses a wrong parameter by its name when a run is asked for, and once more when it begins.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.objects import State as AnyState
from prefect.flows import Flow
from prefect.logging import get_logger, get_run_logger
from prefect.runtime import flow_run as this_run
from prefect.states import Completed, Failed
from pydantic import Field

from extract.read import OcrMode
from flows import backfill as backfilling
from flows import failure_hook, ingest
from flows.engine import run_inside
from flows.exit_codes import UserError
from flows.failure_hook import Failure
from flows.planning import cores
from flows.running import Prepared, Summary
from flows.screen import as_json as to_json
from flows.screen import path_as_text
from flows.service import TOLD_AS_JSON
from flows.summary_on_screen import refusal_line, summary_record
from flows.temporary_server import SERVED_BY, leave_with
from load.errors import WarehouseError

State = AnyState[Any]

Day = Annotated[
    date,
    Field(json_schema_extra={"pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"}, examples=["2021-08-30"]),
]
DocumentId = Annotated[str, Field(pattern=r"^([0-9a-f]{16}|[0-9a-f]{64})$")]
Workers = Annotated[int, Field(ge=1)]
Runner = Annotated[str, Field(pattern=r"^(local|dask(=.+)?)$")]
Seconds = Annotated[float, Field(ge=0)]

SETTLE_SECONDS = 60.0


def tell_failed(flow_run: FlowRun, state: State) -> None:
    """Tells whoever wants to know that a scheduled run failed, or that its process died."""
    parameters = flow_run.parameters or {}
    _tell(
        Failure(
            "failed",
            flow_run.name,
            str(flow_run.id),
            state.message or state.name or "failed",
            _text(parameters.get("inbox")),
            _text(parameters.get("warehouse")),
        )
    )


def _tell_failed(flow: Flow[..., Any], flow_run: FlowRun, state: State) -> None:
    """Prefect's hook."""
    tell_failed(flow_run, state)


@flow(name="scheduled-ingest", persist_result=False, on_failure=[_tell_failed], on_crashed=[_tell_failed])
def scheduled_ingest(
    inbox: Path,
    warehouse: Path = Path("warehouse"),
    workers: Workers | None = None,
    ocr: OcrMode = "auto",
    runner: Runner = "local",
    settle_seconds: Seconds = SETTLE_SECONDS,
) -> State:
    """Reads what is new in a folder into the warehouse.

    Args:
        inbox: A folder, searched recursively. Files may stay in it: a content is read once.
        warehouse: The folder of the warehouse; it is made if it is not there.
        workers: Processes that read at once; all cores by default.
        ocr: Which pages are read by OCR.
        runner: Processes of this machine (local), or a Dask cluster (dask, dask=ADDRESS).
        settle_seconds: Files that somebody wrote to within these seconds are left for the next run.
    """
    return _told(
        lambda: ingest.prepare(
            ingest.Request(
                (inbox,),
                warehouse,
                workers or cores(),
                ocr,
                runner=runner,
                kind="scheduled",
                settle_seconds=settle_seconds,
            )
        ),
        on_refused=lambda summary: _tell_refused(summary, inbox, warehouse),
    )


@flow(name="backfill", persist_result=False)
def backfill(
    warehouse: Path = Path("warehouse"),
    since: Day | None = None,
    until: Day | None = None,
    issuer: str | None = None,
    documents: tuple[DocumentId, ...] = (),
    outdated: bool = False,
    all: bool = False,
    from_originals: bool = False,
    workers: Workers | None = None,
    ocr: OcrMode = "auto",
    runner: Runner = "local",
) -> State:
    """Understands documents of the warehouse anew; what is given must all hold.

    Args:
        warehouse: The folder of the warehouse.
        since: Issued on this day or later.
        until: Issued on this day or before.
        issuer: Words of the issuer's name, or its id.
        documents: These documents, by document_id.
        outdated: Those of older rules or readings.
        all: All documents.
        from_originals: Read the kept files again, not only understand what was read.
        workers: Processes that work at once; all cores by default.
        ocr: Which pages are read by OCR.
        runner: Processes of this machine (local), or a Dask cluster (dask, dask=ADDRESS).
    """
    chosen = backfilling.Selection(since, until, issuer, documents, outdated, all, from_originals)
    request = backfilling.Request(chosen, warehouse, workers or cores(), ocr, runner)
    return _told(lambda: backfilling.prepare(request))


def _told(prepare: Callable[[], Prepared], on_refused: Callable[[Summary], None] = lambda _: None) -> State:
    """Runs what is prepared; the run's log and state tell of it in words."""
    if os.environ.get(SERVED_BY) == str(os.getppid()):
        leave_with(os.getppid())
    log = get_run_logger()
    try:
        summary = run_inside(prepare(), log.info)
    except (UserError, WarehouseError) as error:
        log.error("%s", error)
        _tell_machines("failed", str(error), {})
        return Failed(message=str(error))
    for refusal in summary.refused:
        if not refusal.before:
            log.warning("%s", refusal_line(refusal))
    if before := sum(refusal.before for refusal in summary.refused):
        log.info("refused before and still there: %s; the page of this run names them", before)
    for left in summary.left:
        log.info("left for the next run: %s (%s)", path_as_text(left.path), left.reason)
    on_refused(summary)
    message = _in_words(summary)
    log.info("%s", message)
    _tell_machines("completed", message, summary_record(summary))
    return Completed(message=message)


def _tell_machines(state: str, message: str, summary: Mapping[str, object]) -> None:
    """A line of JSON on stdout, which `thongbao serve --json` passes on."""
    if os.environ.get(TOLD_AS_JSON):
        run = {"event": state, "flow": this_run.flow_name, "run": this_run.name, "run_id": this_run.id}
        print(to_json({**run, "message": message, **summary}), flush=True)


def _in_words(summary: Summary) -> str:
    counts = {
        "new": summary.new,
        "understood anew": summary.rederived,
        "unchanged": summary.unchanged,
        "refused": len(summary.refused),
        "left for the next run": len(summary.left),
    }
    files = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "none"
    return f"files: {files}; " + ("nothing to write" if summary.release is None else f"release {summary.release}")


def _tell_refused(summary: Summary, inbox: Path, warehouse: Path) -> None:
    refused = [
        {"path": one.path, "code": one.file.code, "message": one.file.message}
        for one in summary.refused
        if not one.before
    ]
    if refused:
        message = (
            f"{len(refused)} files were refused"
            if len(refused) > 1
            else "1 file was refused: {}: {message} [{code}]".format(path_as_text(refused[0]["path"]), **refused[0])
        )
        _tell(Failure("refused", str(this_run.name), str(this_run.id), message, str(inbox), str(warehouse), refused))


def _tell(failure: Failure) -> None:
    target = failure_hook.hook()
    if target is None:
        return
    wrong = failure_hook.tell(target, failure)
    if wrong is not None:
        get_logger(__name__).error("nobody was told of %s (%s): %s", failure.run, failure.message, wrong)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
