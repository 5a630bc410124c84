"""Which Prefect server a run uses."""

import io
import os
import subprocess
import sys

import pytest

from flows import temporary_server
from flows.temporary_server import EngineError, api, configured_url


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_none_is_configured(home):
    assert configured_url() is None


def test_the_environment_comes_first(home, monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://one/api")
    (home / "profiles.toml").write_text('active = "a"\n[profiles.a]\nPREFECT_API_URL = "http://two/api"\n')
    assert configured_url() == "http://one/api"


def test_else_the_active_profile(home):
    (home / "profiles.toml").write_text(
        'active = "a"\n[profiles.a]\nPREFECT_API_URL = "http://two/api"\n[profiles.b]\n'
    )
    assert configured_url() == "http://two/api"


def test_a_profile_without_a_server_or_a_broken_file_is_none(home):
    (home / "profiles.toml").write_text('active = "ephemeral"\n[profiles.ephemeral]\n')
    assert configured_url() is None
    (home / "profiles.toml").write_text("active = \n")
    assert configured_url() is None


def test_a_server_that_does_not_answer_is_named_with_the_next_step(home, monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with pytest.raises(EngineError, match=r"http://127\.0\.0\.1:9/api; start it, or unset PREFECT_API_URL"), api():
        pass
    assert os.environ["PREFECT_API_URL"] == "http://127.0.0.1:9/api"


def test_two_that_start_at_once_do_not_share_a_port(monkeypatch):
    """Neither server answers yet; before, both commands would have talked to the one that came first."""
    with temporary_server._listening(0) as probe:
        wanted = probe.getsockname()[1]
    with temporary_server._listening(wanted) as first, temporary_server._listening(wanted) as second:
        assert first.getsockname()[1] == wanted
        assert second.getsockname()[1] not in (wanted, 0)


def test_a_server_that_died_is_not_mistaken_for_another_one_that_answers_in_its_place(monkeypatch):
    monkeypatch.setattr(temporary_server, "answers", lambda url: True)
    with subprocess.Popen(["false"]) as server:
        server.wait()
        with pytest.raises(EngineError, match=r"the Prefect server did not start \(address in use\)"):
            temporary_server._wait_for(server, "http://127.0.0.1:9/api", io.BytesIO(b"address in use\n"))


def test_a_command_whose_server_is_killed_says_so_and_ends(tmp_path):
    program = (
        "import os, signal, subprocess, sys, time\n"
        "from flows import temporary_server\n"
        "temporary_server._wait_for = lambda server, url, log: os.kill(server.pid, signal.SIGKILL)\n"
        "with temporary_server.api() as ready:\n"
        "    ready()\n"
        "    time.sleep(60)\n"
        "    print('Prefect would be asking still')\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {"PREFECT_HOME": str(tmp_path)}
    ended = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (1, "")
    (line,) = ended.stderr.splitlines()
    assert line.startswith("thongbao: its Prefect server has ended (SIGKILL)")
