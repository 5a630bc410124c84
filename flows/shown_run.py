"""A run from the command line: with the engine, its progress, and what it tells in the end."""

from __future__ import annotations

import sys

from flows.exit_codes import ExitCode
from flows.progress_on_screen import progress
from flows.running import Prepared, Summary, staged, without_work
from flows.screen import as_json as to_json
from flows.summary_on_screen import print_summary, refusal_line, summary_record
from flows.temporary_server import api


def carry_out_shown(prepared: Prepared, *, as_json: bool) -> ExitCode:
    """Runs what is prepared, and tells of it."""
    summary = _run(prepared) if prepared.plan.work else without_work(prepared, on_wait=_say)
    for refusal in summary.refused:
        _say(refusal_line(refusal))
    if as_json:
        print(to_json(summary_record(summary)))
    else:
        print_summary(summary, str(prepared.warehouse.layout.root))
    return ExitCode.REFUSED if summary.refused else ExitCode.OK


def _run(prepared: Prepared) -> Summary:
    with api() as ready, staged(prepared) as run:
        from flows import engine

        if run.taken_up:
            _say(f"finished by an earlier run, which was stopped, and only to be loaded: {len(run.taken_up)}")
        with progress(run):
            ready()
            return engine.run(prepared, _say, run)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
