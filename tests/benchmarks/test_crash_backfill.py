"""Backfills that are killed and started again; without an engine, so that kills meet the work and the loads."""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from crash.backfills import Field, at_random_moments  # noqa: E402

# One document after the other, in this process, in loads of three.
WITHOUT_ENGINE = """
import contextlib, types
from functools import partial
import flows
from flows import chunk, shown_run

def run(prepared, on_wait, run):
    def finished():
        yield run.taken_up
        for work in run.left:
            chunk.run_chunk((work,), run.options)
            yield (work,)
    return running.carry_out(prepared, run, finished(), partial(prepared.warehouse.load, on_wait=on_wait))

flows.engine = sys.modules["flows.engine"] = types.ModuleType("flows.engine")
flows.engine.run = run
shown_run.api = lambda: contextlib.nullcontext(lambda: None)
running.DOCUMENTS_PER_LOAD = 3
"""


def test_a_backfill_that_is_killed_three_times_is_complete_and_repeats_only_what_was_in_flight(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    source = (ROOT / "tests" / "data" / "thong-bao-hoi-nghi-2024.pdf").read_bytes()
    for number in range(10):
        (inbox / f"notice-{number}.pdf").write_bytes(source + b"\n" * number)
    field = Field(tmp_path / "warehouse", 10, 1, WITHOUT_ENGINE, os.environ)
    outcome = at_random_moments(field, inbox, kills=3, seed=1)
    assert outcome.faults == []
    assert outcome.counts["kills"] == 3


def test_the_judge_sees_a_document_that_is_missing_or_not_made_anew(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.copy(ROOT / "tests" / "data" / "thong-bao-hoi-nghi-2024.pdf", inbox)
    field = Field(tmp_path / "warehouse", 2, 1, WITHOUT_ENGINE, os.environ)
    faults = "\n".join(at_random_moments(field, inbox, kills=0, seed=1).faults)
    assert "only 1 documents, at least 2 are wanted" in faults
    assert "documents: 1 documents, not 2" in faults and "1 documents were not made anew" in faults
