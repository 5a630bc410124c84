"""What `serve` does when its server, or an earlier `serve`, is gone; the whole of it is in test_serve.py."""

import asyncio
import json
from contextlib import nullcontext
from types import SimpleNamespace
from uuid import uuid4

import pytest

from flows import failure_hook
from flows.temporary_server import EngineError


def test_a_server_of_others_that_stays_away_is_named_in_one_line(monkeypatch):
    from flows import serving

    class Runner:
        async def start(self):
            raise ExceptionGroup("unhandled errors in a TaskGroup", [RuntimeError("Service exceeded error threshold.")])

    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with pytest.raises(EngineError, match=r"^no Prefect server has answered at http://127\.0\.0\.1:9/api for minutes"):
        asyncio.run(serving._run(Runner()))
    monkeypatch.setattr(serving, "answers", lambda url: True)
    with pytest.raises(ExceptionGroup):
        asyncio.run(serving._run(Runner()))


def test_a_server_that_is_away_is_not_waited_for_at_the_end(tmp_path, monkeypatch):
    from flows import serving

    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    runner = serving._Runner(tmp_path)
    monkeypatch.setattr(runner, "_deployment_registry", None)  # would be asked for what is to be paused
    asyncio.run(runner._pause_schedules())


def test_runs_that_died_with_an_earlier_service_are_told_of(tmp_path, monkeypatch):
    from flows import serving

    runs = [
        SimpleNamespace(id=uuid4(), name="brown-fox", parameters={"inbox": "/inbox", "warehouse": "/warehouse"}),
        SimpleNamespace(id=uuid4(), name="a-backfill", parameters={"warehouse": "/warehouse"}),
    ]
    states = {}
    client = SimpleNamespace(
        read_flow_runs=lambda **_: runs, set_flow_run_state=lambda run, state, force: states.update({run: state.name})
    )
    monkeypatch.setattr(serving, "get_client", lambda **_: nullcontext(client))
    monkeypatch.setenv(failure_hook.VARIABLE, f"(cat; echo) >> {tmp_path / 'told'}")
    serving.end_dead_runs()
    assert states == {run.id: "Crashed" for run in runs}
    (told,) = [json.loads(line) for line in (tmp_path / "told").read_text().splitlines()]
    assert (told["event"], told["run"], told["inbox"]) == ("failed", "brown-fox", "/inbox")
    assert told["message"] == "its process died with the machine or its server"
