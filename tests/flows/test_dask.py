"""A run on a Dask cluster: a real scheduler and two worker processes, one of which is killed in the middle."""

import contextlib
import json
import os
import socket
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from load.reader import Reader

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "tests" / "data"

# Stands before the program on a worker's path: notes each document that is begun, and kills the process once, at one.
WORKER = """
import os, pathlib, sys
NOTES = pathlib.Path(os.environ["NOTES"])
def trace(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "process_file":
        name = pathlib.Path(frame.f_locals["work"].path).name
        with (NOTES / "begun").open("a") as notes:
            notes.write(f"{name} {os.getpid()}\\n")
        if name == "notice-3.pdf" and not (NOTES / "killed").exists():
            (NOTES / "killed").touch()
            os.kill(os.getpid(), 9)
import threading
threading.setprofile(trace)
sys.setprofile(trace)
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler with two workers, which note what they begin in `tmp_path`."""
    (tmp_path / "worker").mkdir()
    (tmp_path / "worker" / "sitecustomize.py").write_text(WORKER)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {"PYTHONPATH": f"{tmp_path / 'worker'}{os.pathsep}{ROOT}", "NOTES": str(tmp_path)}
    address = f"tcp://127.0.0.1:{free_port()}"
    port = address.rsplit(":", 1)[1]
    commands = [["dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"]]
    commands += [["dask_worker", address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path)]] * 2
    with contextlib.ExitStack() as stack:
        for module, *arguments in commands:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", *arguments],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(process.wait, 60)
            stack.callback(process.terminate)
        from distributed import Client

        with Client(address, timeout=60) as client:
            client.wait_for_workers(2, timeout=120)
        yield address


def test_a_worker_that_is_killed_costs_the_document_it_was_at(with_a_server, cluster, tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    source = (DATA / "thong-bao-hoi-nghi-2024.pdf").read_bytes()
    for number in range(8):
        (inbox / f"notice-{number}.pdf").write_bytes(source + b"\n" * number)
    program = (
        "import sys; from flows import cli, planning; planning.CHUNK_SECONDS = 0.1; sys.exit(cli.run(sys.argv[1:]))"
    )
    arguments = ["ingest", str(inbox), "--warehouse", str(tmp_path / "warehouse"), "--runner", f"dask={cluster}"]
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments, "--json"],
        cwd=ROOT,
        env=with_a_server,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert (found["files_new"], found["files_refused"], len(found["loads"])) == (8, 0, 1)
    begun = [line.split() for line in (tmp_path / "begun").read_text().splitlines()]
    expected = {f"notice-{number}.pdf": 1 for number in range(8)} | {"notice-3.pdf": 2}
    assert Counter(name for name, _ in begun) == expected
    with Reader(tmp_path / "warehouse") as reader:
        names = reader.ask("SELECT file_name FROM documents ORDER BY 1").rows
        pages = reader.ask("SELECT count(*), count(DISTINCT document_id) FROM pages").rows
    assert names == [(f"notice-{number}.pdf",) for number in range(8)]
    assert pages == [(8, 8)]
    assert not list((tmp_path / "warehouse" / ".staging").glob("*/*"))
