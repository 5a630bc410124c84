"""Who is told of a run that failed, and what."""

import json
import os
import re
import shlex
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from flows import failure_hook
from flows.failure_hook import VARIABLE, Failure, hook, tell

FAILURE = Failure(
    "refused",
    "calm-heron",
    "0190",
    "2 files were refused",
    "/srv/inbox",
    None,
    [{"path": "/srv/inbox/a.pdf", "code": "pdf_damaged", "message": "hỏng"}] * 2,
)


def test_a_command_gets_json_on_stdin_and_the_parts_in_its_environment(tmp_path):
    out = tmp_path / "out.json"
    program = (
        "import json, os, sys; told = {k: v for k, v in os.environ.items() if k.startswith('THONGBAO_')}; "
        f"json.dump([json.load(sys.stdin), told], open({str(out)!r}, 'w'))"
    )
    assert tell(f"{shlex.quote(sys.executable)} -c {shlex.quote(program)}", FAILURE) is None
    body, parts = json.loads(out.read_text())
    assert body == {
        "event": "refused",
        "run": "calm-heron",
        "run_id": "0190",
        "message": "2 files were refused",
        "inbox": "/srv/inbox",
        "warehouse": None,
        "refused": [{"path": "/srv/inbox/a.pdf", "code": "pdf_damaged", "message": "hỏng"}] * 2,
    }
    assert {name: parts[name] for name in parts if name != VARIABLE} == {
        "THONGBAO_EVENT": "refused",
        "THONGBAO_RUN": "calm-heron",
        "THONGBAO_RUN_ID": "0190",
        "THONGBAO_MESSAGE": "2 files were refused",
        "THONGBAO_INBOX": "/srv/inbox",
        "THONGBAO_WAREHOUSE": "",
        "THONGBAO_REFUSED": "2",
    }


def test_a_file_whose_name_is_no_utf_8_is_told_like_any_other(tmp_path, webhook):
    url, got = webhook
    refused = [{"path": "/srv/inbox/th\udce1ng.pdf", "code": "file_type", "message": "hỏng"}]
    failure = Failure("refused", "calm-heron", "0190", "1 file was refused", None, None, refused)
    out = tmp_path / "out.json"
    assert [tell(f"cat > {shlex.quote(str(out))}", failure), tell(url, failure)] == [None, None]
    assert json.loads(out.read_text())["refused"] == refused
    assert len(got) == 1


def test_a_command_that_fails_says_so():
    assert tell("echo no mail here >&2; exit 4", FAILURE) == "the command ended with 4 (no mail here)"


def test_a_command_may_say_what_is_no_utf_8():
    assert tell(r"printf '\377 no'; exit 4", FAILURE) == "the command ended with 4 (\N{REPLACEMENT CHARACTER} no)"


def test_a_command_that_leaves_something_running_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(failure_hook, "_SECONDS", 30.0)
    left = re.fullmatch(r"the command ended with 4 \((\d+)\)", tell("sleep 60 & echo $!; exit 4", FAILURE))
    os.kill(int(left.group(1)), signal.SIGKILL)


def test_a_command_that_hangs_is_ended_with_all_that_it_started(tmp_path, monkeypatch):
    monkeypatch.setattr(failure_hook, "_SECONDS", 0.5)
    started = tmp_path / "started"
    assert tell(f"sleep 60 & echo $! > {started}; wait", FAILURE) == "the command took more than 0.5 s"
    for _ in range(100):
        status = Path(f"/proc/{int(started.read_text())}/stat")
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("it sleeps still")


@pytest.fixture
def webhook():
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.headers["Content-Type"], json.loads(body)))
            self.send_response({"/wrong": 404, "/moved": 302}.get(self.path, 204))
            if self.path == "/moved":
                self.send_header("Location", "https://elsewhere.example/")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", got
    server.shutdown()
    server.server_close()


def test_a_webhook_gets_json(webhook):
    url, got = webhook
    assert tell(url, FAILURE) is None
    ((content_type, body),) = got
    assert content_type == "application/json; charset=utf-8"
    assert (body["event"], body["refused"][0]["message"]) == ("refused", "hỏng")


def test_a_webhook_that_is_wrong_or_away_says_so(webhook):
    url, _ = webhook
    assert tell(f"{url}/wrong", FAILURE) == "the webhook answered 404"
    assert tell(f"{url}/moved", FAILURE) == "the webhook answered 302; it is at https://elsewhere.example/ now"
    assert tell("http://127.0.0.1:9/", FAILURE).startswith("the webhook cannot be reached")


def test_the_hook_comes_from_the_environment(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert hook() is None
    monkeypatch.setenv(VARIABLE, "mail -s thongbao office")
    assert hook() == "mail -s thongbao office"
