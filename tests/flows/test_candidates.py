"""Which files a run looks at."""

import os

import pytest

from extract.problems import CODES
from flows.candidates import HashedFile, find_files, hash_files

NOBODY = os.geteuid() == 0


@pytest.fixture
def inbox(tmp_path):
    for name in ("b.pdf", "a.PDF", "sub/c.tiff", "sub/deep/d.jpg", ".hidden.pdf", ".git/e.pdf", "notes.txt"):
        path = tmp_path / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "inbox"


def names(found):
    return [path.name for path in found.files]


def test_folders_are_searched_in_order_of_name_without_hidden_entries(inbox, tmp_path):
    found = find_files([inbox], leave_out=tmp_path / "warehouse")
    assert names(found) == ["a.PDF", "b.pdf", "c.tiff", "d.jpg"]
    assert [path.name for path in found.skipped] == ["notes.txt"]
    assert found.refused == () and found.missing == 0


def test_a_file_in_a_folder_that_is_a_pdf_by_its_bytes_alone_is_found(inbox, tmp_path):
    (inbox / "no-ending").write_bytes(b"%PDF-1.7\n")
    assert "no-ending" in names(find_files([inbox], leave_out=tmp_path / "warehouse"))


def test_a_file_that_is_named_itself_is_never_skipped(inbox, tmp_path):
    found = find_files([inbox / "notes.txt"], leave_out=tmp_path / "warehouse")
    assert names(found) == ["notes.txt"] and found.skipped == ()


def test_a_file_given_twice_is_looked_at_once(inbox, tmp_path):
    (inbox / "link.pdf").symlink_to(inbox / "b.pdf")
    found = find_files([inbox / "b.pdf", inbox, inbox / "sub"], leave_out=tmp_path / "warehouse")
    assert names(found) == ["b.pdf", "a.PDF", "c.tiff", "d.jpg"]


def test_folders_that_link_in_a_circle_end(inbox, tmp_path):
    (inbox / "sub" / "up").symlink_to(inbox)
    assert len(find_files([inbox], leave_out=tmp_path / "warehouse").files) == 4


@pytest.mark.parametrize(("target", "reason"), [("link.pdf", "symbolic links"), ("gone.pdf", "No such file")])
def test_a_link_that_leads_to_itself_or_nowhere_is_refused_by_its_name(inbox, tmp_path, target, reason):
    (inbox / "link.pdf").symlink_to(target)
    found = find_files([inbox], leave_out=tmp_path / "warehouse")
    (refused,) = [one for one in hash_files(found.files) if not isinstance(one, HashedFile)]
    assert (refused.file_name, refused.code) == (str(inbox / "link.pdf"), "file_unreadable")
    assert reason in refused.message


def test_what_is_no_file_is_never_opened_since_a_pipe_would_be_waited_at_for_ever(inbox, tmp_path):
    os.mkfifo(inbox / "pipe.pdf")
    os.mkfifo(inbox / "pipe")
    found = find_files([inbox], leave_out=tmp_path / "warehouse")
    assert [path.name for path in found.skipped] == ["notes.txt", "pipe", "pipe.pdf"]
    named = find_files([inbox / "pipe.pdf"], leave_out=tmp_path / "warehouse")
    assert named.files == ()
    assert [(one.code, one.message) for one in named.refused] == [
        ("file_unreadable", CODES["file_unreadable"] + " (a pipe or a device; keep what comes out of it in a file)")
    ]


def test_the_warehouse_below_a_path_is_not_searched(inbox):
    (inbox / "warehouse" / "raw").mkdir(parents=True)
    (inbox / "warehouse" / "raw" / "kept.pdf").write_bytes(b"%PDF-1.7\n")
    assert "kept.pdf" not in names(find_files([inbox], leave_out=inbox / "warehouse"))


def test_a_missing_path_beside_others_is_refused(inbox, tmp_path):
    found = find_files([inbox, tmp_path / "nowhere"], leave_out=tmp_path / "warehouse")
    assert found.missing == 1
    assert [(file.file_name, file.code) for file in found.refused] == [(str(tmp_path / "nowhere"), "path_missing")]


def test_a_broken_link_is_refused_and_the_rest_goes_on(inbox, tmp_path):
    (inbox / "broken.pdf").symlink_to(tmp_path / "gone.pdf")
    hashed = list(hash_files(find_files([inbox], leave_out=tmp_path / "warehouse").files))
    assert sum(isinstance(file, HashedFile) for file in hashed) == 4
    (refused,) = (file for file in hashed if not isinstance(file, HashedFile))
    assert refused.code == "file_unreadable" and refused.sha256 is None


@pytest.mark.skipif(NOBODY, reason="root may read everything")
def test_a_folder_without_permission_is_refused_and_the_rest_goes_on(inbox, tmp_path):
    (inbox / "sub").chmod(0)
    try:
        found = find_files([inbox], leave_out=tmp_path / "warehouse")
    finally:
        (inbox / "sub").chmod(0o755)
    assert names(found) == ["a.PDF", "b.pdf"]
    assert [(file.file_name, file.code) for file in found.refused] == [(str(inbox / "sub"), "file_unreadable")]


def test_an_unreadable_folder_is_refused_whoever_runs_the_test(inbox, tmp_path, monkeypatch):
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    found = find_files([inbox], leave_out=tmp_path / "warehouse")
    assert names(found) == ["a.PDF", "b.pdf"]
    assert found.refused[0].message.endswith("(Permission denied)")


def test_hashes_are_those_of_the_bytes(tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    (hashed,) = hash_files([tmp_path / "empty.pdf"])
    assert hashed.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
