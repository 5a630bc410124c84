"""Outcomes that wait: under the names of the run that takes them, and nothing but outcomes."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from flows.chunk import process_file
from flows.outcomes import Accepted, leave, made_by, outcome_of
from flows.planning import Refusal, Work
from load import originals
from load.batch import RefusedFile
from load.staging import Staging
from load.warehouse import Warehouse
from transform.rows import FileFacts

GOOD = Path(__file__).parent.parent / "data" / "thong-bao-hoi-nghi-2024.pdf"


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse.create(tmp_path / "warehouse")


@pytest.fixture
def work():
    return Work(str(GOOD), originals.digest(GOOD), None, 1.0)


def taken(warehouse, work, versions="v"):
    run = Staging.begin(warehouse.layout)
    return outcome_of(work, run) if run.take(work.sha256, made_by(work, versions)) else None


def test_an_outcome_comes_back_as_it_was(warehouse, work):
    outcome = process_file(work, warehouse, "auto")
    leave(outcome, work, Staging.begin(warehouse.layout), "v")
    assert taken(warehouse, work) == outcome


def test_it_comes_back_under_the_name_that_the_file_has_now(warehouse, work):
    outcome = process_file(work, warehouse, "auto")
    leave(outcome, work, Staging.begin(warehouse.layout), "v")
    row = taken(warehouse, replace(work, path="/inbox/other.pdf")).document.rows.document
    assert (row["file_name"], row["file_names"], row["source_uri"]) == ("other.pdf",) * 2 + ("file:///inbox/other.pdf",)
    known = replace(work, path="/raw/ab.pdf", facts=FileFacts("first.pdf", None, 7))
    row = taken(warehouse, known).document.rows.document
    assert (row["file_name"], row["file_names"], row["source_uri"]) == ("first.pdf", "first.pdf", None)
    assert {**row, **outcome.document.rows.document} == outcome.document.rows.document


def test_other_code_another_reading_or_another_start_is_another_outcome(warehouse, work):
    leave(process_file(work, warehouse, "auto"), work, Staging.begin(warehouse.layout), "v")
    assert taken(warehouse, work, "w") is None
    assert taken(warehouse, replace(work, keep_version="v")) is None


@pytest.mark.parametrize(
    ("code", "waits"), [("pdf_damaged", True), ("document_failed", False), ("path_missing", False)]
)
def test_a_refusal_waits_only_if_it_will_stand(warehouse, work, code, waits):
    run = Staging.begin(warehouse.layout)
    refusal = Refusal(work.path, RefusedFile("old name.pdf", work.sha256, code, "why"))
    leave(refusal, work, run, "v")
    assert outcome_of(work, run) == Refusal(work.path, RefusedFile(GOOD.name, work.sha256, code, "why"))
    assert (taken(warehouse, work) is not None) is waits


@pytest.mark.parametrize("data", [b"", b"half", pickle.dumps(Accepted(None))[:-4], pickle.dumps(print)])
def test_what_is_no_outcome_is_made_anew_and_never_run(warehouse, work, data):
    run = Staging.begin(warehouse.layout)
    run.put(work.sha256, data, made_by(work, "v"))
    assert outcome_of(work, run) is None
    assert run.size(work.sha256) is None
