"""The work of one task, without an engine: outcomes of good and bad files, and of processes that die."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from extract import readings_json
from extract.reading import PageReading, Reading
from flows import chunk
from flows.chunk import ChunkOptions, process_file, run_apart, run_chunk, versions_of
from flows.outcomes import Accepted, outcome_of
from flows.planning import Refusal, Work, reading_version
from load import originals
from load.errors import WriteFailedError
from load.staging import Staging
from load.warehouse import Warehouse

GOOD = Path(__file__).parent.parent / "data" / "thong-bao-hoi-nghi-2024.pdf"


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse.create(tmp_path / "warehouse")


@pytest.fixture
def options(warehouse):
    return ChunkOptions(str(warehouse.layout.root), Staging.begin(warehouse.layout), versions_of("auto"))


def work_on(path, keep_version=None):
    return Work(str(path), originals.digest(Path(path)), keep_version, 1.0)


def test_a_problem_of_the_reading_is_told_once(warehouse):
    outcome = process_file(work_on(GOOD.with_name("thong-bao-hoi-nghi-2024-scan-png.png")), warehouse, "never")
    assert isinstance(outcome, Accepted)
    assert [problem.code for problem in outcome.document.problems].count("ocr_skipped") == 1


def test_a_good_file_becomes_rows_and_its_bytes_and_reading_are_kept(warehouse):
    work = work_on(GOOD)
    outcome = process_file(work, warehouse, "auto")
    assert isinstance(outcome, Accepted)
    assert outcome.document.rows.document["sha256"] == work.sha256
    assert outcome.document.rows.document["file_name"] == GOOD.name
    assert originals.digest(warehouse.original(work.sha256)) == work.sha256
    assert warehouse.reading(work.sha256, reading_version("auto")) is not None


def test_a_kept_reading_is_used_and_the_file_is_not_read_again(warehouse, monkeypatch):
    work = work_on(GOOD)
    first = process_file(work, warehouse, "auto")
    monkeypatch.setattr(chunk.read, "read_file", lambda *_, **__: pytest.fail("read again"))
    again = process_file(replace(work, keep_version=reading_version("auto")), warehouse, "auto")
    assert again == first


def test_a_reading_without_ocr_is_marked_so_that_it_is_never_taken_for_a_whole_one(warehouse):
    outcome = process_file(work_on(GOOD), warehouse, "never")
    assert outcome.document.rows.document["ocr_version"] == f"{reading_version('auto')}/never"
    assert warehouse.reading(work_on(GOOD).sha256, reading_version("auto")) is None


def test_each_bad_file_is_refused_with_its_code_and_its_bytes_are_quarantined(warehouse, bad_files):
    for path in sorted(bad_files.iterdir()):
        work = work_on(path)
        outcome = process_file(work, warehouse, "auto")
        assert isinstance(outcome, Refusal)
        assert (outcome.file.code, outcome.file.file_name) == (path.stem, path.name)
        (kept,) = warehouse.layout.quarantine.glob(f"{work.sha256}.*")
        assert kept.read_bytes() == path.read_bytes()
        assert warehouse.original(work.sha256) is None


def test_a_fault_in_a_rule_refuses_that_file_alone(options, warehouse, tmp_path, monkeypatch):
    (tmp_path / "other.pdf").write_bytes(GOOD.read_bytes() + b"\n")
    faulty, sound = work_on(GOOD), work_on(tmp_path / "other.pdf")
    extract_document = chunk.extract_document

    def fail_on_one(reading):
        if reading.sha256 == faulty.sha256:
            raise IndexError("string index out of range")
        return extract_document(reading)

    monkeypatch.setattr(chunk, "extract_document", fail_on_one)
    assert run_chunk([faulty, sound], options) == 2
    refusal = outcome_of(faulty, options.staging)
    assert refusal.file.code == "document_failed"
    assert "IndexError in test_chunk.py" in refusal.file.message
    assert isinstance(outcome_of(sound, options.staging), Accepted)


def test_a_file_that_changed_after_it_was_hashed_is_refused_without_a_hash(warehouse, tmp_path):
    path = tmp_path / "notice.pdf"
    path.write_bytes(GOOD.read_bytes())
    work = work_on(path)
    path.write_bytes(GOOD.read_bytes() + b"\n")
    outcome = process_file(work, warehouse, "auto")
    assert (outcome.file.code, outcome.file.sha256) == ("file_unreadable", None)
    assert not warehouse.layout.quarantine.exists() or not any(warehouse.layout.quarantine.iterdir())


def test_a_file_that_vanished_is_refused(warehouse, tmp_path):
    work = Work(str(tmp_path / "gone.pdf"), "0" * 64, None, 1.0)
    assert process_file(work, warehouse, "auto").file.code in ("path_missing", "file_unreadable")


def test_a_file_whose_process_dies_is_refused(options, monkeypatch):
    work = work_on(GOOD)

    class DeadProcess:
        def __init__(self, target, args):
            self.arguments = args

        def start(self):
            options.staging.start(work.sha256)

        def join(self, seconds=None):
            pass

        def is_alive(self):
            return False

    class Context:
        Process = DeadProcess

    monkeypatch.setattr(chunk.multiprocessing, "get_context", lambda _: Context)
    run_apart(work, options)
    assert options.staging.was_started(work.sha256)
    assert outcome_of(work, options.staging).file.code == "document_failed"


def test_an_outcome_that_is_not_there_is_none(options):
    assert outcome_of(work_on(GOOD), options.staging) is None
    assert not options.staging.was_started(work_on(GOOD).sha256)


def test_a_kept_reading_that_is_gone_is_made_again(warehouse):
    outcome = process_file(work_on(GOOD, keep_version="lost"), warehouse, "auto")
    assert isinstance(outcome, Accepted)


def test_an_empty_page_is_no_fault(warehouse):
    page = PageReading(1, 595.0, 842.0, 0, "digital", "no_text", "no letters", None, None, ())
    work = replace(work_on(GOOD), keep_version="blank")
    reading = Reading(work.sha256, "application/pdf", "blank", (page,))
    warehouse.keep_reading(work.sha256, "blank", readings_json.dump(reading))
    outcome = process_file(work, warehouse, "auto")
    assert isinstance(outcome, Accepted)
    assert outcome.document.rows.document["figure_count"] == 0


def test_a_warehouse_that_takes_nothing_is_no_fault_of_the_file(warehouse, options):
    warehouse.layout.raw.write_bytes(b"no folder")
    with pytest.raises(WriteFailedError, match="look at the space and the permissions"):
        run_chunk([work_on(GOOD)], options)
    assert not warehouse.layout.quarantine.exists()


def test_garbage_is_looked_for_as_usual_after_a_chunk_and_while_files_are_read(options, warehouse, monkeypatch):
    usual, seen = gc.get_threshold(), []
    document_rows = chunk.document_rows
    monkeypatch.setattr(
        chunk, "document_rows", lambda *given: seen.append(gc.get_threshold()[0]) or document_rows(*given)
    )
    work = work_on(GOOD)
    run_chunk([work], options)
    options.staging.discard(work.sha256)
    run_chunk([replace(work, keep_version=reading_version("auto"))], options)
    assert seen == [usual[0], 50_000]
    assert gc.get_threshold() == usual
