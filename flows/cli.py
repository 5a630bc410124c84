"""The command line `thongbao`. Thin: each command calls one module, imported only when the command runs.

Exit codes are those of `flows.exit_codes`. What a user did wrong is told in one line on stderr, without a traceback.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import typer

from flows.command_parts import say
from flows.exit_codes import ExitCode, Terminated, UserError
from flows.keeping_commands import check, maintain, restore
from flows.looking_commands import export, issues, loads, query, show, status
from flows.reading_commands import explain, read
from flows.run_commands import backfill, ingest, serve
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
for command in (
    ingest, backfill, serve, read, explain, status, loads, issues, show, query, export, restore, maintain, check,
):  # fmt: skip
    app.command()(command)

_STOPPED = "stopped; the warehouse is as the last finished load left it, and the same command goes on from there"


def _terminate(_: int, __: FrameType | None) -> NoReturn:
    raise Terminated


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
            say(_STOPPED)
        return ended.code if isinstance(ended.code, int) else int(ExitCode.FAILED if ended.code else ExitCode.OK)
    except KeyboardInterrupt:
        say(_STOPPED)
        return ExitCode.INTERRUPTED
    except Terminated:
        say(_STOPPED)
        return ExitCode.TERMINATED
    except BrokenPipeError:
        # The reader of the output has gone (`| head`); what the interpreter still flushes must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except UserError as error:
        say(f"thongbao: {error}")
        return error.code
    except WarehouseError as error:
        say(f"thongbao: {error}")
        return ExitCode.FAILED
    except OSError as error:
        say(f"thongbao: {error}; check the path, its permissions and the space left")
        return ExitCode.FAILED
    finally:
        signal.signal(signal.SIGTERM, before)
        # After an interruption workers still hold their chunk, and the interpreter would wait for them before it ends.
        for worker in multiprocessing.active_children():
            worker.kill()
    return ExitCode.OK
