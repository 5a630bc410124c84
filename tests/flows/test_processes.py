"""Worker processes: what passes between them and the command, and what the death of one costs."""

import multiprocessing
import os
import re
import signal
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from flows.chunk import ChunkOptions, OtherVersionError, versions_of
from flows.outcomes import Accepted, outcome_of
from flows.planning import Work
from flows.processes import worker_processes
from load import originals
from load.staging import Staging
from load.warehouse import Warehouse

GOOD = Path(__file__).parent.parent / "data" / "thong-bao-hoi-nghi-2024.pdf"


class Deadly:
    """Ends the process that takes it."""

    def __reduce__(self):
        return os._exit, (9,)


def test_a_process_answers_dies_alone_and_is_not_ended_by_ctrl_c(tmp_path):
    warehouse = Warehouse.create(tmp_path / "warehouse")
    options = ChunkOptions(str(warehouse.layout.root), Staging.begin(warehouse.layout), versions_of("auto"))
    work = Work(str(GOOD), originals.digest(GOOD), None, 1.0)
    with worker_processes(1) as run_in_process:
        with pytest.raises(BrokenExecutor):
            run_in_process((Deadly(),), options)
        with pytest.raises(OtherVersionError, match="the run other"):
            run_in_process((work,), replace(options, versions="other"))
        (process,) = multiprocessing.active_children()
        status = Path(f"/proc/{process.pid}/status").read_text()
        assert int(re.search(r"SigIgn:\s+(\w+)", status).group(1), 16) & 1 << signal.SIGINT - 1
        assert run_in_process((work,), options) == 1
    assert isinstance(outcome_of(work, options.staging), Accepted)
