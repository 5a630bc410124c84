"""How far a run is, and how long it will take."""

import pytest

from flows import progress_on_screen
from flows.chunk import ChunkOptions
from flows.planning import Work
from flows.progress_on_screen import Pace, duration, progress
from flows.running import Staged
from load.layout import Layout
from load.staging import Staging


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (89, "89 s"), (100, "2 min"), (5000, "83 min"), (7200, "2 h"), (12_000, "3 h 20 min")],
)
def test_durations_in_words(seconds, words):
    assert duration(seconds) == words


@pytest.fixture
def run(tmp_path):
    """Four files of 1, 2, 3 and 4 s; the first was done by an earlier run."""
    works = [Work(f"/{n}.pdf", f"{n:064}", None, float(n)) for n in range(1, 5)]
    staging = Staging.begin(Layout.at(tmp_path))
    staging.put(works[0].sha256, b"rows", None)
    return Staged(ChunkOptions(str(tmp_path), staging, "v"), tuple(works[1:]), (works[0],))


def test_what_remains_follows_from_the_work_and_not_from_the_number_of_files(run, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(progress_on_screen.time, "monotonic", lambda: now[0])
    pace = Pace(run)
    now[0] += 10
    assert pace.look() == (1, None)  # what an earlier run did tells nothing of the pace
    run.staging.put(f"{2:064}", b"rows", None)
    assert pace.look() == (2, 10 * (9 - 2) / 2)
    run.staging.discard(f"{1:064}")  # loaded
    run.loaded, run.loaded_seconds = 1, 1.0
    assert pace.look() == (2, 10 * (9 - 2) / 2)


def test_without_a_terminal_a_line_is_told_now_and_then(run, monkeypatch, capsys):
    monkeypatch.setattr(progress_on_screen, "_TELL_EVERY", 0.02)
    with progress(run):
        run.staging.put(f"{2:064}", b"rows", None)
        progress_on_screen.time.sleep(0.3)
        run.loaded = 4
        progress_on_screen.time.sleep(0.3)
    lines = capsys.readouterr().err.splitlines()
    assert "2 of 4 documents" in lines[2] and lines[2].endswith("to go")
    assert "loading" in lines[-1]
