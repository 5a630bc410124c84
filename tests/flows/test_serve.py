"""`thongbao serve` with a real Prefect server: one service for all tests of this module, in order."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from load.reader import Reader

DATA = Path(__file__).parent.parent / "data"
ROOT = Path(__file__).parent.parent.parent
SECONDS = 240  # at most, on a machine that is busy; each wait ends as soon as it can


class Served:
    """A running service and its server's API."""

    def __init__(self, folder):
        self.folder = folder
        inbox = folder / "inbox"
        inbox.mkdir()
        two_days_ago = time.time() - 172_800
        for name, content in {
            "notice.pdf": (DATA / "thong-bao-hoi-nghi-2024.pdf").read_bytes(),
            "b\udce1o.pdf": b"this is no PDF",  # and its name is no UTF-8
        }.items():
            (inbox / name).write_bytes(content)
            os.utime(inbox / name, (two_days_ago, two_days_ago))
        (inbox / "arriving.pdf").write_bytes(b"%PDF-1.4")
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        self.environment |= {"PREFECT_HOME": str(folder / "prefect"), "PYTHONPATH": str(ROOT)}
        # Prefect's folder for all users of a machine, as it is to all but the first of them: not to be written to.
        self.not_ours = folder / "tmp" / "runner_storage"
        self.not_ours.parent.mkdir()
        self.not_ours.write_text("another user's")
        self.environment |= {"TMPDIR": str(self.not_ours.parent)}
        self.environment |= {"PREFECT_RUNNER_POLL_FREQUENCY": "1"}  # seconds; every run waited for ten else
        arguments = ["--inbox", "inbox", "--cron", "* * * * * */20", "--settle", "3600", "--workers", "1", "--json"]
        self.log, self.stdout = folder / "log", folder / "stdout"
        with self.log.open("w") as log, self.stdout.open("w") as stdout:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flows", "serve", *arguments, "--on-failure", "(cat; echo) >> told.jsonl"],
                cwd=folder,
                env=self.environment,
                stderr=log,
                stdout=stdout,
            )
        found = self.until(lambda: re.search(r"PREFECT_API_URL=(\S+)", self.log.read_text()))
        self.api = found.group(1)
        self.environment["PREFECT_API_URL"] = self.api
        self.until(lambda: len(self.ask("deployments/filter", {})) == 2)

    def until(self, look):
        end = time.monotonic() + SECONDS
        while not (found := look()):
            assert self.process.poll() is None and time.monotonic() < end, self.log.read_text()
            time.sleep(0.3)
        return found

    def ask(self, path, body):
        request = urllib.request.Request(
            f"{self.api}/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )

        def answer():
            try:
                with urllib.request.urlopen(request, timeout=30) as found:
                    return [json.load(found)]
            except urllib.error.HTTPError as error:
                if error.code != 503:  # its database is busy; Prefect's own client asks again too
                    raise
                return None

        return self.until(answer)[0]

    def deployment(self, flow):
        (found,) = self.ask("deployments/filter", {"flows": {"name": {"any_": [flow]}}})
        return found

    def runs(self, flow, state):
        return self.ask(
            "flow_runs/filter",
            {
                "flows": {"name": {"any_": [flow]}},
                "flow_runs": {"state": {"type": {"any_": [state]}}},
                "sort": "EXPECTED_START_TIME_ASC",
            },
        )

    def records(self):
        return [json.loads(line) for line in self.stdout.read_text().splitlines()]

    def told(self):
        return [json.loads(line) for line in (self.folder / "told.jsonl").read_text().splitlines()]

    def prefect(self, *arguments):
        return subprocess.run(
            [sys.executable, "-m", "prefect", *arguments],
            cwd=self.folder,
            env=self.environment | {"COLUMNS": "200", "TERM": "dumb"},
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    service = Served(tmp_path_factory.mktemp("serve"))
    yield service
    service.process.kill()
    service.process.wait()


@pytest.fixture(scope="module")
def first_run(served):
    """The first scheduled run, when it has ended; no more of them are made then."""
    run = served.until(lambda: served.runs("scheduled-ingest", "COMPLETED"))[0]
    with urllib.request.urlopen(
        urllib.request.Request(
            f"{served.api}/deployments/{served.deployment('scheduled-ingest')['id']}/pause_deployment",
            b"",
            method="POST",
        ),
        timeout=30,
    ):
        # One that was claimed before would have those of the next tests left out.
        served.until(lambda: not any(served.runs("scheduled-ingest", state) for state in ("PENDING", "RUNNING")))
        return run


def test_both_deployments_are_there_and_run_one_at_a_time(served):
    ingest, backfill = served.deployment("scheduled-ingest"), served.deployment("backfill")
    assert [one["name"] for one in (ingest, backfill)] == ["thongbao", "thongbao"]
    assert [one["schedule"] for one in ingest["schedules"]] == [
        {"cron": "* * * * * */20", "timezone": "Asia/Ho_Chi_Minh", "day_or": True}
    ]
    assert backfill["schedules"] == []
    assert [one["global_concurrency_limit"]["limit"] for one in (ingest, backfill)] == [1, 1]
    strategies = [one["concurrency_options"]["collision_strategy"] for one in (ingest, backfill)]
    assert strategies == ["CANCEL_NEW", "ENQUEUE"]
    assert [one["tags"] for one in (ingest, backfill)] == [["thongbao", "scheduled"], ["thongbao", "backfill"]]
    assert ingest["parameters"] == {
        "inbox": str(served.folder / "inbox"),
        "warehouse": str(served.folder / "warehouse"),
        "workers": 1,
        "ocr": "auto",
        "settle_seconds": 3600.0,
    }


def test_a_scheduled_run_fires_and_leaves_what_is_still_being_written(served, first_run):
    assert first_run["auto_scheduled"]
    assert first_run["state"]["message"] == "files: 1 new, 1 refused, 1 left for the next run; release 1"
    with Reader(served.folder / "warehouse") as reader:
        assert reader.ask("SELECT file_names FROM documents").rows == [("notice.pdf",)]
        assert [(row["kind"], row["files_seen"], row["files_new"]) for row in reader.loads()] == [("scheduled", 2, 1)]
    assert "arriving.pdf (it was written to" in served.log.read_text()


def test_the_hook_is_told_of_the_refused_file_once(served, first_run):
    (told,) = served.told()
    assert (told["event"], told["run"], told["run_id"]) == ("refused", first_run["name"], first_run["id"])
    assert [(Path(one["path"]).name, one["code"]) for one in told["refused"]] == [("b\udce1o.pdf", "file_type")]


def test_its_page_shows_the_summary_what_needs_a_person_and_what_was_written(served, first_run):
    found = served.ask("artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [first_run["id"]]}}})
    data = {one["key"]: one["data"] for one in found}
    assert set(data) == {
        "thongbao-summary",
        "thongbao-needs-a-person",
        "thongbao-documents",
        "thongbao-release",
    }
    counts = {row["what"]: row["count"] for row in json.loads(data["thongbao-summary"])}
    assert (counts["files looked at"], counts["new"], counts["refused"], counts["rows of documents"]) == (2, 1, 1, 1)
    needed = [(Path(row["file"]).name, row["code"]) for row in json.loads(data["thongbao-needs-a-person"])]
    assert needed[:2] == [(r"b\xe1o.pdf", "file_type"), ("arriving.pdf", "left")]
    assert [row["file_name"] for row in json.loads(data["thongbao-documents"])] == ["notice.pdf"]
    assert f"file://{served.folder}/warehouse/releases/1" in data["thongbao-release"]


def test_a_backfill_runs_from_prefects_command_line(served, first_run):
    asked = served.prefect("deployment", "run", "backfill/thongbao", "-p", "all=true", "--watch")
    assert asked.returncode == 0, asked.stdout + asked.stderr
    (run,) = served.runs("backfill", "COMPLETED")
    assert run["state"]["message"] == "files: 1 understood anew; release 2"
    with Reader(served.folder / "warehouse") as reader:
        assert [(row["kind"], row["documents_written"]) for row in reader.loads()] == [
            ("backfill", 1),
            ("scheduled", 1),
        ]
        parameters = json.loads(reader.loads(1)[0]["parameters"])
    assert (parameters["all"], parameters["outdated"]) == (True, False)


def test_prefects_command_line_refuses_a_wrong_parameter_by_its_name(served):
    refused = served.prefect("deployment", "run", "backfill/thongbao", "-p", "ocr=sometimes")
    assert refused.returncode == 1
    assert "Validation failed for field 'ocr'" in refused.stdout + refused.stderr


@pytest.mark.parametrize(
    ("flow", "name", "value"),
    [
        ("backfill", "since", "30/8/2021"),
        ("backfill", "since", 2021),
        ("backfill", "documents", ["no id"]),
        ("backfill", "outdated", "perhaps"),
        ("backfill", "workers", 0),
        ("backfill", "runner", "spark"),
        ("scheduled-ingest", "inbox", 5),
        ("scheduled-ingest", "workers", 1.5),
        ("scheduled-ingest", "settle_seconds", -1),
    ],
)
def test_a_wrong_parameter_is_refused_by_its_name(served, flow, name, value):
    with pytest.raises(urllib.error.HTTPError) as refused:
        served.ask(f"deployments/{served.deployment(flow)['id']}/create_flow_run", {"parameters": {name: value}})
    assert refused.value.code == 409
    assert re.search(rf"Validation failed for field '{name}\b", json.load(refused.value)["detail"])


def test_a_backfill_of_nothing_fails_in_words(served, first_run):
    run = served.ask(f"deployments/{served.deployment('backfill')['id']}/create_flow_run", {"parameters": {}})
    (failed,) = served.until(lambda: served.runs("backfill", "FAILED"))
    assert failed["id"] == run["id"]
    assert failed["state"]["message"].startswith("backfill: say which documents:")


def test_a_scheduled_run_that_fails_is_told_too(served, first_run):
    nowhere = str(served.folder / "nowhere")
    deployment = served.deployment("scheduled-ingest")["id"]
    run = served.ask(f"deployments/{deployment}/create_flow_run", {"parameters": {"inbox": nowhere}})
    (failed,) = served.until(lambda: served.runs("scheduled-ingest", "FAILED"))
    message = f"no such file or folder: {nowhere}; check the spelling"
    assert (failed["id"], failed["state"]["message"]) == (run["id"], message)
    told = served.until(lambda: served.told()[1:])
    assert [(one["event"], one["run_id"], one["message"], one["inbox"]) for one in told] == [
        ("failed", run["id"], message, nowhere)
    ]


def test_machines_are_told_of_the_service_and_of_each_run_in_a_line_of_json(served, first_run):
    served.until(lambda: len(served.records()) >= 5)
    serving, *runs = served.records()
    assert (serving["event"], serving["api"]) == ("serving", served.api)
    assert serving["inbox"] == str(served.folder / "inbox")
    first = next(run for run in runs if run["run_id"] == first_run["id"])
    assert (first["event"], first["flow"], first["run"]) == ("completed", "scheduled-ingest", first_run["name"])
    assert (first["files_new"], first["files_refused"], first["files_left"], first["release"]) == (1, 1, 1, 1)
    failed = [run["message"].split(":")[0] for run in runs if run["event"] == "failed"]
    assert failed == ["backfill", "no such file or folder"]


def test_it_ends_on_sigterm_with_its_server(served):
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(timeout=SECONDS) == 0
    assert list(served.not_ours.parent.iterdir()) == [served.not_ours]
    assert "never awaited" not in served.log.read_text()
    with pytest.raises(urllib.error.URLError):
        served.ask("deployments/filter", {})
