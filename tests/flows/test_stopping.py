"""SIGTERM and Ctrl-C in the middle of a run with its engine and processes: told in one line, and nothing is lost."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from load.reader import Reader

ROOT = Path(__file__).parent.parent.parent
# Where the tests run in the background of a shell, Ctrl-C is ignored by all that they start.
PROGRAM = """
import signal, sys
from flows import cli, planning
signal.signal(signal.SIGINT, signal.default_int_handler)
planning.CHUNK_SECONDS = 0.3
sys.exit(cli.run(sys.argv[1:]))
"""
DOCUMENTS = 20


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_run_that_is_stopped_goes_on_where_it_was(with_a_server, tmp_path, sent, code):
    inbox, warehouse = tmp_path / "inbox", tmp_path / "warehouse"
    inbox.mkdir()
    source = (ROOT / "tests" / "data" / "thong-bao-ket-luan-giai-ngan.pdf").read_bytes()
    for number in range(DOCUMENTS):
        (inbox / f"notice-{number}.pdf").write_bytes(source + b"\n" * number)
    command = [sys.executable, "-c", PROGRAM, "ingest", str(inbox), "--warehouse", str(warehouse), "--workers", "2"]
    waiting = warehouse / ".staging" / "waiting"
    with (tmp_path / "told").open("w") as told:
        process = subprocess.Popen(command, cwd=ROOT, env=with_a_server, stdout=subprocess.DEVNULL, stderr=told)
        until = time.monotonic() + 240
        while process.poll() is None and time.monotonic() < until:
            if waiting.is_dir() and len(list(waiting.iterdir())) >= 3:
                break
            time.sleep(0.02)
        process.send_signal(sent)
        assert process.wait(60) == code
    lines = [line for line in (tmp_path / "told").read_text().splitlines() if f" of {DOCUMENTS} documents" not in line]
    assert lines == [
        "stopped; the warehouse is as the last finished load left it, and the same command goes on from there"
    ]
    assert not (warehouse / "current").exists() and not list((warehouse / ".staging" / "runs").iterdir())
    done = sum(1 for path in waiting.iterdir() if path.suffix != ".part")
    assert 3 <= done < DOCUMENTS
    ended = subprocess.run(
        [*command, "--json"], cwd=ROOT, env=with_a_server, capture_output=True, text=True, timeout=300
    )
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert found["files_taken_up"] == done and found["files_new"] == DOCUMENTS
    with Reader(warehouse) as reader:
        assert reader.ask("SELECT count(*), count(DISTINCT document_id) FROM documents").rows == [(DOCUMENTS,) * 2]
