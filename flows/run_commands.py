"""The commands that run something with the engine: `ingest`, `backfill`, `serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.command_parts import (
    DEFAULT_WAREHOUSE,
    JsonOption,
    Ocr,
    OcrOption,
    RunnerOption,
    WarehouseOption,
    WorkersOption,
    day,
)
from flows.exit_codes import UsageError


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="PDF, PNG, JPEG, TIFF, or folders of them.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    workers: WorkersOption = None,
    runner: RunnerOption = "local",
    ocr: OcrOption = Ocr.AUTO,
    force: Annotated[bool, typer.Option("--force", help="Take up known and refused files again.")] = False,
    settle: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Leave files that were written to since then.")
    ] = 0,
    as_json: JsonOption = False,
) -> None:
    """Read files and folders into the warehouse."""
    from flows.ingest import Request, prepare
    from flows.planning import cores
    from flows.shown_run import carry_out_shown

    request = Request(
        tuple(paths), warehouse, workers or cores(), ocr.value, force, _known_runner(runner), settle_seconds=settle
    )
    raise typer.Exit(carry_out_shown(prepare(request), as_json=as_json))


def backfill(
    since: Annotated[str | None, typer.Option(metavar="D", help="Issued on this day or later, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(metavar="D", help="Issued on this day or before.")] = None,
    issuer: Annotated[str | None, typer.Option(metavar="X", help="Words of the issuer's name, or its id.")] = None,
    document: Annotated[
        list[str] | None, typer.Option("--document", metavar="ID...", help="These documents, by document_id.")
    ] = None,
    more: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    outdated: Annotated[bool, typer.Option("--outdated", help="Those of older rules or readings.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="All documents.")] = False,
    from_originals: Annotated[
        bool, typer.Option("--from-originals", help="Read the kept files again, not only understand them.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how many, and how long.")] = False,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    workers: WorkersOption = None,
    runner: RunnerOption = "local",
    ocr: OcrOption = Ocr.AUTO,
    as_json: JsonOption = False,
) -> None:
    """Understand documents of the warehouse anew; what is given must all hold."""
    from flows.backfill import Request, Selection, prepare
    from flows.planning import cores

    if more and not document:
        raise UsageError(f"backfill: {more[0]}: say what that is; documents are given by --document ID...")
    ids = tuple(name for given in (document or []) + (more or []) for name in given.replace(",", " ").split())
    chosen = Selection(day(since, "--since"), day(until, "--until"), issuer, ids, outdated, all_, from_originals)
    request = Request(chosen, warehouse, workers or cores(), ocr.value, _known_runner(runner))
    if dry_run:
        from flows.amount_on_screen import show_amount

        show_amount(request, as_json=as_json)
        return
    from flows.shown_run import carry_out_shown

    raise typer.Exit(carry_out_shown(prepare(request), as_json=as_json))


def serve(
    inbox: Annotated[Path, typer.Option("--inbox", metavar="DIR", help="Folder to read, again and again.")],
    cron: Annotated[str, typer.Option("--cron", metavar="'0 6 * * *'", help="When: minute hour day month weekday.")],
    timezone: Annotated[str, typer.Option("--timezone", help="Of --cron.")] = "Asia/Ho_Chi_Minh",
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    workers: WorkersOption = None,
    ocr: OcrOption = Ocr.AUTO,
    settle: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Leave files that were written to since then.")
    ] = 60,
    on_failure: Annotated[
        str | None, typer.Option("--on-failure", metavar="CMD|URL", help="Is told of failed runs and refused files.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line when it serves, and one a run.")] = False,
) -> None:
    """Ingest by schedule, and backfill on demand, through Prefect."""
    from flows.service import Service
    from flows.service import serve as serve_until_stopped

    serve_until_stopped(
        Service(inbox.absolute(), warehouse.absolute(), cron, timezone, workers, ocr.value, settle),
        on_failure,
        as_json=as_json,
    )


def _known_runner(runner: str) -> str:
    if runner in ("local", "dask") or runner.startswith("dask="):
        return runner
    raise UsageError(f"--runner: {runner} is not known; local, dask or dask=ADDRESS")
