"""Which files of an inbox are left for the next run."""

import os
import shutil
import time

import pytest

from flows.candidates import HashedFile
from flows.ingest import Request, prepare
from flows.settling import GIVEN_UP_SECONDS, Unsettled, hash_settled
from load.batch import RefusedFile
from tests.flows.conftest import WHOLE


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def written(path, content, seconds_ago):
    path.write_bytes(content)
    then = time.time() - seconds_ago
    os.utime(path, (then, then))
    return path


def reason(path, seconds=60):
    (found,) = hash_settled([path], seconds)
    return found.reason if isinstance(found, Unsettled) else None


def test_a_file_that_was_just_written_to_is_left(inbox):
    path = written(inbox / "a.pdf", WHOLE.read_bytes(), 20)
    assert reason(path) == "it was written to 20 s ago"


def test_a_whole_file_that_nobody_writes_to_is_taken(inbox):
    path = written(inbox / "a.pdf", WHOLE.read_bytes(), 61)
    (found,) = hash_settled([path], 60)
    assert isinstance(found, HashedFile)
    assert found.path == path


@pytest.mark.parametrize(
    "content",
    [
        WHOLE.read_bytes()[:20_000],
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"\xff\xd8\xff\xe0" + b"\x00" * 40,
        b"",
    ],
    ids=["pdf", "png", "jpeg", "empty"],
)
def test_a_file_without_its_end_is_left_until_it_is_given_up(inbox, content):
    assert reason(written(inbox / "a", content, 120)) == "its end is missing"
    assert reason(written(inbox / "a", content, GIVEN_UP_SECONDS + 1)) is None


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40 + b"\x00\x00\x00\x00IEND\xaeB`\x82",
        b"\xff\xd8\xff\xe0" + b"\x00" * 40 + b"\xff\xd9",
        b"II*\x00" + b"\x00" * 40,
        b"no document at all",
    ],
    ids=["png", "jpeg", "tiff", "other"],
)
def test_a_file_that_ends_as_its_kind_ends_is_taken(inbox, content):
    assert reason(written(inbox / "a", content, 120)) is None


def test_a_time_that_lies_ahead_does_not_keep_a_file_waiting_for_ever(inbox):
    path = written(inbox / "a.pdf", WHOLE.read_bytes(), -10_000_000)
    assert reason(path, seconds=60) == "it was written to 0 s ago"
    assert reason(path, seconds=0.000_001) is None


def test_a_file_that_changes_while_it_is_hashed_is_left(inbox, monkeypatch):
    path = written(inbox / "a.pdf", WHOLE.read_bytes(), 120)
    from flows import settling

    def slow(files):
        (file,) = files
        with file.open("ab") as stream:
            stream.write(b"more")
        yield HashedFile(file, "0" * 64)

    monkeypatch.setattr(settling, "hash_files", slow)
    assert reason(path) == "it changed while it was being read"


def test_a_file_that_is_gone_is_refused_as_without_settling(inbox):
    (found,) = hash_settled([inbox / "gone.pdf"], 60)
    assert isinstance(found, RefusedFile)
    assert found.code == "file_unreadable"


def test_without_seconds_every_file_is_taken(inbox):
    (found,) = hash_settled([written(inbox / "a.pdf", b"%PDF-1.4 half", 0)], 0)
    assert isinstance(found, HashedFile)


def test_what_is_left_is_no_file_seen_and_is_told_by_name(tmp_path, inbox):
    shutil.copy(WHOLE, inbox / "new.pdf")
    written(inbox / "old.pdf", WHOLE.read_bytes() + b"\n", 120)
    plan = prepare(Request((inbox,), tmp_path / "warehouse", 1, settle_seconds=60)).plan
    assert [one.path for one in plan.left] == [inbox / "new.pdf"]
    assert [work.path for work in plan.work] == [str(inbox / "old.pdf")]
    assert plan.seen == 1
