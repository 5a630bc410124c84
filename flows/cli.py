"""The command line `thongbao`. Thin: each command calls one module, imported only when the command runs.

Exit codes are those of `flows.exit_codes`. What a user did wrong is told in one line on stderr, without a traceback.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Annotated, Any, NoReturn

import typer

from flows.exit_codes import ExitCode, Terminated, UsageError, UserError
from load.errors import WarehouseError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turns Vietnamese official notices, scanned or digital, into tables one can trust.",
    epilog="Exit codes: 0 all accepted; 1 the run failed; 2 usage, or no PATH exists; "
    "3 finished, but some files were refused; 130 interrupted; 143 terminated.",
)


class Ocr(StrEnum):
    """When pages are read by OCR."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


WarehouseOption = Annotated[
    Path,
    typer.Option("--warehouse", envvar="THONGBAO_WAREHOUSE", help="Folder of the warehouse.", file_okay=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="For machines: JSON on stdout.")]
OcrOption = Annotated[Ocr, typer.Option("--ocr", help="Pages without a sound text layer, all pages, or none.")]
WorkersOption = Annotated[int | None, typer.Option("--workers", min=1, help="Processes that work at once; all cores.")]
RunnerOption = Annotated[
    str, typer.Option("--runner", metavar="local|dask[=ADDRESS]", help="Processes of this machine, or a Dask cluster.")
]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="Rows to show at most.")]
DEFAULT_WAREHOUSE = Path("warehouse")


@app.command()
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


@app.command()
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
    chosen = Selection(_day(since, "--since"), _day(until, "--until"), issuer, ids, outdated, all_, from_originals)
    request = Request(chosen, warehouse, workers or cores(), ocr.value, _known_runner(runner))
    if dry_run:
        from flows.amount_on_screen import show_amount

        show_amount(request, as_json=as_json)
        return
    from flows.shown_run import carry_out_shown

    raise typer.Exit(carry_out_shown(prepare(request), as_json=as_json))


def _day(text: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"{option}: {text} is no date; write it as 2021-08-30") from None


@app.command()
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


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="PDF, PNG, JPEG or TIFF.")],
    ocr: OcrOption = Ocr.AUTO,
    as_json: JsonOption = False,
) -> None:
    """Read one file and show it; nothing is loaded."""
    from flows.reading import rows_of_file

    rows, problems = rows_of_file(file, ocr.value)
    if as_json:
        _print_json({**rows, "issues": problems})
        return
    from flows.document_on_screen import print_document

    print_document(rows["documents"][0], {**rows, "issues": problems})


@app.command()
def explain(
    text: Annotated[str | None, typer.Argument(help="A sentence or passage.")] = None,
    jsonl: Annotated[
        str | None, typer.Option("--jsonl", metavar="FILE", help='Passages as lines {"id", "text"}; - for stdin.')
    ] = None,
    document_date: Annotated[str | None, typer.Option("--date", help="Date of the document, YYYY-MM-DD.")] = None,
    rules: Annotated[
        bool, typer.Option("--rules", help="Also the tokens, and what each rule took, by its name.")
    ] = False,
) -> None:
    """Show how the rules read a passage."""
    if (text is None) == (jsonl is None):
        raise UsageError("explain: give either TEXT or --jsonl FILE")
    if rules and jsonl is not None:
        raise UsageError("explain: --rules shows one TEXT")
    from flows import explaining

    if jsonl is None:
        explaining.print_explained(text or "", _day(document_date, "--date"))
        if rules:
            explaining.print_rules(text or "")
        return
    try:
        with nullcontext(sys.stdin) if jsonl == "-" else Path(jsonl).open(encoding="utf-8") as lines:
            explaining.print_lines(lines)
    except FileNotFoundError:
        raise UsageError(f"explain: {jsonl} does not exist") from None


@app.command()
def status(warehouse: WarehouseOption = DEFAULT_WAREHOUSE, as_json: JsonOption = False) -> None:
    """What is in the warehouse."""
    from dataclasses import asdict

    from extract.versions import extractor_version
    from load.reader import Reader

    found = asdict(Reader(warehouse).status(extractor_version()))
    if as_json:
        _print_json(found)
        return
    from flows.screen import print_table

    rows = found.pop("rows")
    # Without the reading modules, which take half a second to import, nothing is known of the reading's version.
    del found["outdated_reading"]
    print_table(("warehouse", str(warehouse)), list(found.items()))
    print_table(("table", "rows"), list(rows.items()))


@app.command()
def loads(warehouse: WarehouseOption = DEFAULT_WAREHOUSE, limit: LimitOption = 20, as_json: JsonOption = False) -> None:
    """What ran, the newest first."""
    from load.reader import Reader

    shown = ("load_id", "kind", "started_at", "status", "files_seen", "files_new", "files_unchanged", "files_refused")
    _print_rows(Reader(warehouse).loads(limit), (*shown, "documents_written", "rows_written"), as_json=as_json)


@app.command()
def issues(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE, limit: LimitOption = None, as_json: JsonOption = False
) -> None:
    """What needs a person, the worst first."""
    from load.reader import Reader

    shown = ("severity", "code", "document_id", "file_name", "page", "message")
    _print_rows(Reader(warehouse).issues(limit), shown, as_json=as_json)


@app.command()
def show(
    document: Annotated[str, typer.Argument(help="Id, file name, or number and symbol.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one document of the warehouse."""
    from load.reader import DocumentNotFoundError, Reader

    try:
        tables = Reader(warehouse).document(document)
    except DocumentNotFoundError as error:
        raise UsageError(str(error)) from None
    if as_json:
        _print_json(tables)
        return
    from flows.document_on_screen import print_document

    print_document(tables["documents"][0], tables, most=limit)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One question over the views, in DuckDB's SQL.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    as_json: JsonOption = False,
) -> None:
    """Ask the tables in SQL."""
    from load.reader import Reader

    answer = Reader(warehouse).query(sql)
    if as_json:
        _print_json(answer.dicts())
        return
    from flows.screen import print_table

    print_table(answer.columns, answer.rows)
    print(_rows(len(answer.rows)))


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to write: .xlsx, for a table also .csv.")],
    tasks: Annotated[bool, typer.Option("--tasks", help="The sheet of tasks that offices keep.")] = False,
    table: Annotated[str | None, typer.Option("--table", metavar="T", help="All rows of one table.")] = None,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
) -> None:
    """Write the tasks or a table for spreadsheets."""
    if tasks == (table is not None):
        raise UsageError("export: give either --tasks FILE.xlsx or --table T FILE")
    from load.reader import Reader
    from load.spreadsheets import ExportError, export_table, export_tasks

    with Reader(warehouse) as reader:
        try:
            count = export_table(reader, table, file) if table is not None else export_tasks(reader, file)
        except ExportError as error:
            raise UsageError(f"export: {error}") from None
    print(f"{file}: {_rows(count)}")


@app.command()
def restore(
    load: Annotated[str, typer.Option("--load", metavar="ID", help="The load to take back (`thongbao loads`).")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    as_json: JsonOption = False,
) -> None:
    """Take one load back; documents that later loads wrote stay."""
    from dataclasses import asdict

    from load.warehouse import Warehouse

    done = Warehouse(warehouse).restore(load, on_wait=_say)
    if as_json:
        _print_json(asdict(done))
        return
    for kept in done.kept:
        later = f"load {kept.later_load} wrote it since" if kept.later_load else "a later load removed it"
        print(f"stays: {kept.file_names} ({kept.document_id}); {later}")
    if done.release is None:
        print(f"Nothing of load {load} is left to be taken back.")
        return
    print(f"Load {load} is taken back: {_documents(done.restored)} as before it, {_documents(done.removed)} removed.")
    print(f"Release {done.release} of {warehouse} is current (load {done.load_id}).")


@app.command()
def maintain(warehouse: WarehouseOption = DEFAULT_WAREHOUSE, as_json: JsonOption = False) -> None:
    """Mend, merge small files, remove what nobody needs any more; safe at any time."""
    from dataclasses import asdict

    from load.warehouse import Warehouse

    done = Warehouse(warehouse).maintain(on_wait=_say)
    if as_json:
        _print_json(asdict(done))
        return
    print(f"{done.merged} files merged, {done.files} files removed ({done.bytes / 1e6:.1f} MB), ", end="")
    print(f"{len(done.releases)} old releases removed.")
    if done.release is not None:
        print(f"Release {done.release} of {warehouse} is current; its rows are those of the one before.")


@app.command()
def check(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    quick: Annotated[bool, typer.Option("--quick", help="Without looking at every row and original.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Is this machine ready, the warehouse sound?"""
    from dataclasses import asdict

    from flows.checking import check_machine, check_warehouse

    found = [*check_machine(), *check_warehouse(warehouse, quick=quick)]
    if as_json:
        _print_json([asdict(one) for one in found])
    else:
        for one in found:
            print(f"{one.severity:<9}{one.subject}: {one.found}")
    if any(one.severity == "error" for one in found):
        raise typer.Exit(ExitCode.FAILED)


def _print_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        _print_json(rows)
        return
    from flows.screen import print_table

    print_table(columns, [[row[column] for column in columns] for row in rows])
    print(_rows(len(rows)))


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _print_json(value: Any) -> None:
    from flows.screen import as_json

    print(as_json(value))


_STOPPED = "stopped; the warehouse is as the last finished load left it, and the same command goes on from there"


def _terminate(_: int, __: FrameType | None) -> NoReturn:
    raise Terminated


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs a command line and exits with its code.

    Args:
        arguments: without the program's name; those of the process by default.
    """
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line; its exit code. Errors that a user can mend are told in one line."""
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        app(arguments, prog_name="thongbao", standalone_mode=True)
    except SystemExit as ended:
        if ended.code == ExitCode.INTERRUPTED:  # so the library of the command line tells of Ctrl-C
            _say(_STOPPED)
        return ended.code if isinstance(ended.code, int) else int(ExitCode.FAILED if ended.code else ExitCode.OK)
    except KeyboardInterrupt:
        _say(_STOPPED)
        return ExitCode.INTERRUPTED
    except Terminated:
        _say(_STOPPED)
        return ExitCode.TERMINATED
    except BrokenPipeError:
        # The reader of the output has gone (`| head`); what the interpreter still flushes must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except UserError as error:
        _say(f"thongbao: {error}")
        return error.code
    except WarehouseError as error:
        _say(f"thongbao: {error}")
        return ExitCode.FAILED
    except OSError as error:
        _say(f"thongbao: {error}; check the path, its permissions and the space left")
        return ExitCode.FAILED
    finally:
        signal.signal(signal.SIGTERM, before)
        # After an interruption workers still hold their chunk, and the interpreter would wait for them before it ends.
        for worker in multiprocessing.active_children():
            worker.kill()
    return ExitCode.OK
