"""What `serve` refuses before anything is started: one line, exit 2."""

from contextlib import contextmanager

import pytest

from flows import cli, service
from flows.exit_codes import Terminated


@pytest.fixture
def inbox(tmp_path, monkeypatch):
    @contextmanager
    def no_server(*, lasting):
        assert lasting
        yield lambda: pytest.fail("the server was waited for")

    monkeypatch.setattr(service, "api", no_server)
    monkeypatch.setattr(service, "configured_url", lambda: None)
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--inbox", "nowhere"], "serve: --inbox: {folder}/nowhere is no folder; make it, or check the spelling"),
        (["--warehouse", "inbox"], "serve: --inbox and --warehouse are the same folder, {folder}/inbox"),
        (
            ["--timezone", "Asia/Hanoi"],
            "serve: --timezone: 'Asia/Hanoi' is no time zone; write it as Asia/Ho_Chi_Minh",
        ),
        (
            ["--cron", "61 6 * * *"],
            "serve: --cron: '61 6 * * *' is no schedule; five fields: minute hour day month weekday, as in '0 6 * * *'",
        ),
        (
            ["--cron", "daily"],
            "serve: --cron: 'daily' is no schedule; five fields: minute hour day month weekday, as in '0 6 * * *'",
        ),
    ],
    ids=["inbox", "warehouse", "timezone", "minute", "word"],
)
def test_what_makes_no_sense_is_told_in_one_line(inbox, monkeypatch, capsys, arguments, line):
    monkeypatch.chdir(inbox.parent)
    code = cli.run(["serve", "--inbox", "inbox", "--cron", "0 6 * * *", *arguments])
    assert (code, capsys.readouterr().err) == (2, f"thongbao: {line.format(folder=inbox.parent)}\n")


@pytest.mark.parametrize("stop", [Terminated, KeyboardInterrupt])
def test_it_may_be_stopped_while_it_is_starting_too(inbox, monkeypatch, capsys, stop):
    @contextmanager
    def slow_server(*, lasting):
        raise stop
        yield

    monkeypatch.setattr(service, "api", slow_server)
    code = cli.run(["serve", "--inbox", str(inbox), "--cron", "0 6 * * *"])
    assert (code, capsys.readouterr().err) == (0, "")
