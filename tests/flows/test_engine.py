"""The real flows of the suite: the whole command with Prefect, its server and two processes, one of which dies."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.ingest import Request, prepare
from flows.running import staged
from load.reader import Reader

DATA = Path(__file__).parent.parent / "data"

# Stands before the program on its path: kills the first process that reads the file of this name.
KILLER = """
import os, sys
def trace(frame, event, argument):
    if frame.f_code.co_name == "process_file" and "deadly" in str(frame.f_locals.get("work")):
        if frame.f_back.f_code.co_name == "run_chunk":
            os._exit(9)
if os.environ.get("KILL_READER"):
    sys.setprofile(trace)
"""


def test_a_run_whose_process_dies_loads_all_other_files_and_refuses_the_deadly_one(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(3):
        source = (DATA / "thong-bao-hoi-nghi-2024.pdf").read_bytes()
        (inbox / f"notice-{number}.pdf").write_bytes(source + b"\n" * number)
    shutil.copy(DATA / "thong-bao-ket-luan-giai-ngan.pdf", inbox / "deadly.pdf")
    (tmp_path / "killer").mkdir()
    (tmp_path / "killer" / "sitecustomize.py").write_text(KILLER)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {"PYTHONPATH": str(tmp_path / "killer"), "KILL_READER": "1"}
    program = (
        "import sys; from flows import cli, planning; planning.CHUNK_SECONDS = 0.1; sys.exit(cli.run(sys.argv[1:]))"
    )
    arguments = ["ingest", str(inbox), "--warehouse", str(tmp_path / "warehouse"), "--workers", "2", "--json"]
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=Path(__file__).parent.parent.parent,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ended.returncode == 3, ended.stderr
    found = json.loads(ended.stdout)
    assert (found["files_new"], found["files_refused"], len(found["loads"])) == (3, 1, 1)
    assert [(Path(one["path"]).name, one["code"]) for one in found["refused"]] == [("deadly.pdf", "document_failed")]
    (line,) = (line for line in ended.stderr.splitlines() if line.startswith("refused: "))
    assert "deadly.pdf" in line
    with Reader(tmp_path / "warehouse") as reader:
        names = reader.ask("SELECT file_name FROM documents ORDER BY 1").rows
    assert names == [("notice-0.pdf",), ("notice-1.pdf",), ("notice-2.pdf",)]
    assert not list((tmp_path / "warehouse" / ".staging").glob("*/*"))


def test_a_warehouse_that_takes_nothing_ends_the_run_with_one_line(with_a_server, tmp_path):
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / "raw").write_bytes(b"no folder")
    arguments = ["ingest", str(DATA / "thong-bao-hoi-nghi-2024.pdf"), "--warehouse", str(tmp_path / "warehouse")]
    ended = subprocess.run(
        [sys.executable, "-m", "flows", *arguments],
        cwd=Path(__file__).parent.parent.parent,
        env=with_a_server,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"thongbao: {tmp_path}/warehouse/raw/")
    assert line.endswith("look at the space and the permissions, then run the same again")
    assert not (tmp_path / "warehouse" / "current").exists()


def test_a_run_into_a_warehouse_with_documents_leaves_no_object_of_a_library_behind(with_a_server, tmp_path):
    """DuckDB's, which looked into the warehouse before the run, complain on stderr if they outlive the interpreter."""
    for name in ("thong-bao-hoi-nghi-2024.pdf", "thong-bao-ket-luan-giai-ngan.pdf"):
        ended = subprocess.run(
            [sys.executable, "-m", "flows", "ingest", str(DATA / name), "--warehouse", str(tmp_path / "warehouse")],
            cwd=Path(__file__).parent.parent.parent,
            env=with_a_server,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert (ended.returncode, ended.stderr) == (0, "")


def test_a_run_of_which_nothing_ran_says_what_went_wrong_first(tmp_path, monkeypatch):
    """As when the server takes no more task runs: every task fails before it begins."""
    from prefect.states import Failed

    from flows import engine

    prepared = prepare(Request((DATA / "thong-bao-hoi-nghi-2024.pdf",), tmp_path / "warehouse", 1))
    failed = Failed(message="Task run could not begin: 503 Service Unavailable")
    monkeypatch.setattr(engine, "_read", lambda _, work, __: iter([(work, failed)]))
    with (
        staged(prepared) as run,
        pytest.raises(engine.EngineError, match=r"none of its tasks \(Task run could not begin: 503 Service Unav"),
    ):
        list(engine._finished(prepared, run))


def test_how_a_task_ended_is_not_asked_of_a_server_that_lags_behind(monkeypatch):
    """A worker of other code failed, the server still said Running, and the run ended with a message about nothing."""
    from concurrent.futures import Future
    from uuid import uuid4

    import prefect.futures
    from prefect.states import Failed

    from flows.engine import _ended

    monkeypatch.setattr(prefect.futures, "get_client", lambda **_: pytest.fail("the server was asked"))
    ran: Future[object] = Future()
    ran.set_result(Failed(message="another version"))
    ended = _ended(prefect.futures.PrefectConcurrentFuture(uuid4(), ran))
    assert (ended.is_failed(), ended.message) == (True, "another version")


def test_a_run_whose_server_does_not_come_back_says_so(tmp_path, monkeypatch):
    import httpx

    from flows import engine

    def away(prepared, on_wait, run):
        raise httpx.ConnectError("Connection refused")

    prepared = prepare(Request((DATA / "thong-bao-hoi-nghi-2024.pdf",), tmp_path / "warehouse", 1))
    monkeypatch.setattr(engine, "flow", lambda **_: lambda body: body)
    monkeypatch.setattr(engine, "run_inside", away)
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with pytest.raises(engine.EngineError, match=r"http://127\.0\.0\.1:9/api has gone \(Connection refused\)"):
        engine.run(prepared, print)


def test_a_dask_cluster_of_its_own_leaves_no_folder_and_no_log(with_a_server, tmp_path):
    """Workers that are stopped leave their folders; Dask writes fourteen lines before it does anything."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    source = (DATA / "thong-bao-hoi-nghi-2024.pdf").read_bytes()
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(2):
        (inbox / f"{number}.pdf").write_bytes(source + b"\n" * number)
    # A small chunk for each file: the cluster is for more than one.
    program = "import sys; from flows import cli, planning; planning.CHUNK_SECONDS = 0.01; cli.main()"
    arguments = ["ingest", str(inbox), "--warehouse", str(tmp_path / "warehouse"), "--workers", "2"]
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments, "--runner", "dask", "--json"],
        cwd=DATA.parent.parent,
        env=with_a_server | {"TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    told = [line for line in ended.stderr.splitlines() if " of 2 documents" not in line]
    assert (ended.returncode, told) == (0, [])
    assert json.loads(ended.stdout)["files_new"] == 2
    assert list(temporary.iterdir()) == []
