from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from extract.reading import Problem
from load.batch import RefusedFile, Sighting
from transform.tables import DOCUMENT_TABLES, TABLES

WORK = "vn:dang:tu-hau-giang:thong-bao:2021-08-30:215"
OTHER = "vn:dang:tu-hau-giang:ke-hoach:2021-01-01:12"


def counts(rows_in, folder):
    return {name: rows_in(folder, name, "count(*)")[0][0] for name in TABLES}


def test_a_document_arrives_whole_and_exact(warehouse, make_document, make_batch, rows_in):
    document = make_document()
    result = warehouse.load(make_batch(document, files_seen=1, parameters={"paths": ["hộp thư"]}))
    assert (result.written, result.release, result.documents_written, result.documents_new) == (True, 1, 1, 1)
    release = warehouse.layout.current_release()
    assert release == warehouse.layout.root / "releases" / "1"
    assert counts(rows_in, release) == {
        "documents": 1,
        "pages": 2,
        "sections": 1,
        "tables": 0,
        "table_cells": 0,
        "figures": 3,
        "document_references": 1,
        "directives": 1,
        "parties": 0,
        "numerals": 7,
        "issues": 0,
        "loads": 1,
    }
    columns = "quote, amount, amount_exact, unit, period_end, period_start, is_preferred, flags"
    assert rows_in(release, "figures", columns, "ordinal") == [
        ("38.300 tấn", 38300.0, Decimal(38300), "t", date(2025, 12, 31), None, True, None),
        ("5%", 5.0, Decimal(5), "%", date(2025, 12, 31), None, True, None),
        ("7 xã", 7.0, Decimal(7), "commune", date(2025, 12, 31), None, True, None),
    ]
    expected = {**document.rows.document, "is_preferred": True, "status": "accepted", "load_id": result.load_id}
    expected |= {"file_names": "thong-bao.pdf"}
    (row,) = rows_in(release, "documents")
    row = dict(zip(TABLES["documents"].column_names, row, strict=True))
    assert abs((row.pop("ingested_at") - datetime.now(UTC)).total_seconds()) < 600
    expected.pop("ingested_at")
    assert row == expected


def test_the_ledger_says_what_was_done(warehouse, make_document, make_batch, rows_in):
    refused = RefusedFile("x.pdf", "e" * 64, "pdf_damaged", "cannot be opened; ask for it again")
    batch = make_batch(make_document(), refused=[refused], files_seen=5, files_unchanged=3, parameters={"ocr": "auto"})
    result = warehouse.load(batch)
    (row,) = rows_in(warehouse.layout.current, "loads")
    row = dict(zip(TABLES["loads"].column_names, row, strict=True))
    assert row["load_id"] == result.load_id
    assert row["started_at"] == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (row["kind"], row["status"], row["release"]) == ("manual", "refused", "1")
    assert json.loads(row["parameters"]) == {"ocr": "auto"}
    seen = [row[f"files_{name}"] for name in ("seen", "new", "unchanged", "refused")]
    assert (seen, row["documents_written"]) == ([5, 1, 3, 1], 1)
    assert row["rows_written"] == sum(result.rows.values()) == 1 + 2 + 1 + 3 + 1 + 1 + 7 + 1


def test_nothing_new_writes_no_release_and_no_row(warehouse, make_document, make_batch, rows_in):
    refused = RefusedFile("x.pdf", "e" * 64, "pdf_damaged", "cannot be opened")
    missing = RefusedFile("gone.pdf", None, "path_missing", "does not exist")
    document = make_document()
    warehouse.load(make_batch(document, refused=[refused, missing]))
    before = sorted(warehouse.layout.root.rglob("*"))
    sha256 = document.rows.document["sha256"]
    again = make_batch(refused=[refused, missing], sightings=[Sighting(sha256, "thong-bao.pdf")], files_seen=3)
    result = warehouse.load(again)
    assert (result.written, result.load_id, result.release, dict(result.rows)) == (False, None, None, {})
    assert sorted(warehouse.layout.root.rglob("*")) == before


def test_many_documents_of_one_load_keep_all_their_rows(warehouse, make_document, make_batch, rows_in):
    documents = [make_document(f"{number:03}.pdf", content=str(number)) for number in range(150)]
    result = warehouse.load(make_batch(*documents))
    for name in DOCUMENT_TABLES:
        expected = sum(len(document.rows.rows[name]) for document in documents)
        assert result.rows[name] == expected == rows_in(warehouse.layout.current, name, "count(*)")[0][0]
    figures = rows_in(warehouse.layout.current, "figures", "figure_id, value_text, amount_exact", "figure_id")
    made = [row for document in documents for row in document.rows.rows["figures"]]
    assert figures == sorted((row["figure_id"], row["value_text"], row["amount_exact"]) for row in made)


def test_a_load_that_is_tried_again_does_the_same(warehouse, make_document, make_batch, rows_in, monkeypatch):
    warehouse.load(make_batch(make_document("a.pdf", content="c")))
    batch = make_batch(make_document("b.pdf", content="c"), make_document("d.pdf"))
    with monkeypatch.context() as patched:
        patched.setattr("load.releases.publish", lambda *_: (_ for _ in ()).throw(OSError(5, "gone")))
        with pytest.raises(OSError, match="gone"):
            warehouse.load(batch)
    result = warehouse.load(batch)
    assert (result.documents_written, result.documents_new) == (2, 1)
    names = rows_in(warehouse.layout.current, "documents", "file_name, file_names", "file_name")
    assert names == [("a.pdf", "a.pdf; b.pdf"), ("d.pdf", "d.pdf")]


def test_an_empty_batch_on_an_empty_warehouse_makes_no_release(warehouse, make_batch):
    assert not warehouse.load(make_batch()).written
    assert warehouse.layout.current_release() is None
    assert not warehouse.layout.releases.exists()


def test_a_document_derived_again_replaces_its_rows_and_issues(warehouse, make_document, make_batch, rows_in):
    problem = Problem("warning", "header_incomplete", None, "no number")
    warehouse.load(make_batch(make_document(problems=[problem], content="c"), make_document("other.pdf")))
    (first_time,) = rows_in(warehouse.layout.current, "documents", "ingested_at", "file_name DESC LIMIT 1")
    newer = make_document("copy.pdf", content="c", extractor_version="0.2.0+cccccccccc")
    newer.rows.rows["figures"].pop()
    result = warehouse.load(make_batch(newer, kind="backfill"))
    assert (result.documents_written, result.documents_new) == (1, 0)
    release = warehouse.layout.current
    assert rows_in(release, "figures", "count(*), count(DISTINCT figure_id)") == [(2 + 3, 5)]
    assert rows_in(release, "issues") == []
    columns = "file_name, file_names, source_uri, extractor_version, status"
    assert rows_in(release, "documents", columns) == [
        ("other.pdf", "other.pdf", "file:///inbox/other.pdf", "0.1.0+aaaaaaaaaa", "accepted"),
        (
            "thong-bao.pdf",
            "thong-bao.pdf; copy.pdf",
            "file:///inbox/thong-bao.pdf",
            "0.2.0+cccccccccc",
            "accepted",
        ),
    ]
    assert rows_in(release, "documents", "ingested_at", "file_name DESC LIMIT 1") == [first_time]


def test_one_content_under_two_names_is_one_document(warehouse, make_document, make_batch, rows_in):
    warehouse.load(make_batch(make_document("a.pdf", content="c"), make_document("b.pdf", content="c")))
    assert rows_in(warehouse.layout.current, "documents", "file_name, file_names") == [("a.pdf", "a.pdf; b.pdf")]
    assert rows_in(warehouse.layout.current, "figures", "count(*)") == [(3,)]
    sha256 = make_document("a.pdf", content="c").rows.document["sha256"]
    result = warehouse.load(make_batch(sightings=[Sighting(sha256, "d.pdf"), Sighting(sha256, "b.pdf")]))
    assert (result.written, result.documents_written) == (True, 0)
    assert rows_in(warehouse.layout.current, "documents", "file_names") == [("a.pdf; b.pdf; d.pdf",)]
    known = warehouse.known(sha256)
    assert known.has_name("d.pdf")
    assert not known.has_name("e.pdf")


def test_a_name_that_holds_the_separator_is_remembered_once(warehouse, make_document, make_batch):
    document = make_document("a; b.pdf")
    warehouse.load(make_batch(document))
    sighting = Sighting(document.rows.document["sha256"], "a; b.pdf")
    assert not warehouse.load(make_batch(sightings=[sighting])).written
    assert warehouse.known(sighting.sha256).has_name("a; b.pdf")


def test_another_name_of_a_refused_content_is_refused_too(warehouse, make_batch, rows_in):
    refused = RefusedFile("x.pdf", "e" * 64, "pdf_damaged", "cannot be opened")
    batch = make_batch(refused=[refused], sightings=[Sighting("e" * 64, "y.pdf")])
    warehouse.load(batch)
    assert rows_in(warehouse.layout.current, "issues", "file_name, code, message") == [
        ("x.pdf", "pdf_damaged", "cannot be opened"),
        ("y.pdf", "pdf_damaged", "cannot be opened"),
    ]
    assert not warehouse.load(batch).written
    warehouse.load(make_batch(sightings=[Sighting("e" * 64, "z.pdf")]))
    assert rows_in(warehouse.layout.current, "issues", "file_name, code")[-1] == ("z.pdf", "pdf_damaged")


def test_a_sighting_of_nothing_known_is_an_error(warehouse, make_batch):
    with pytest.raises(ValueError, match="neither known nor in the batch nor refused"):
        warehouse.load(make_batch(sightings=[Sighting("f" * 64, "x.pdf")]))


@pytest.mark.parametrize(("severity", "status"), [("error", "review"), ("warning", "review"), ("info", "accepted")])
def test_an_issue_decides_the_status(warehouse, make_document, make_batch, rows_in, severity, status):
    problem = Problem(severity, "text_layer_rejected", 2, "read by OCR")
    result = warehouse.load(make_batch(make_document(problems=[problem, problem])))
    assert rows_in(warehouse.layout.current, "documents", "status") == [(status,)]
    columns = "severity, code, page, message, file_name, load_id, document_id = left(sha256, 16)"
    expected = (severity, "text_layer_rejected", 2, "read by OCR", "thong-bao.pdf", result.load_id, True)
    assert rows_in(warehouse.layout.current, "issues", columns) == [expected, expected]


def test_a_row_that_needs_review_decides_the_status(warehouse, make_document, make_batch, rows_in):
    document = make_document()
    document.rows.rows["figures"][1]["needs_review"] = True
    warehouse.load(make_batch(document))
    assert rows_in(warehouse.layout.current, "documents", "status") == [("review",)]


def test_rows_left_out_are_issues(warehouse, make_rows, make_batch, rows_in):
    from load.batch import DocumentLoad
    from transform.validation import validate

    rows = make_rows()
    rows["figures"][0]["measure"] = "growth"
    result = warehouse.load(make_batch(DocumentLoad(validate(rows))))
    assert result.rows_invalid == 2  # the figure, and the link of its numeral
    issues = rows_in(warehouse.layout.current, "issues", "severity, code, page, message", "severity")
    assert [issue[:3] for issue in issues] == [("error", "row_invalid", 1), ("warning", "row_invalid", 1)]
    assert issues[0][3].startswith("figures.measure of ")
    assert issues[0][3].endswith(" is not in the vocabulary: 'growth'; the row was left out; report it")


def test_a_refused_content_that_is_accepted_later_is_no_issue_any_more(warehouse, make_document, make_batch, rows_in):
    document = make_document()
    sha256 = document.rows.document["sha256"]
    refused = RefusedFile("thong-bao.pdf", sha256, "too_many_pages", "900 pages; split it")
    warehouse.load(make_batch(refused=[refused]))
    columns = "document_id, sha256, file_name, severity, code, page, message"
    expected = (None, sha256, "thong-bao.pdf", "error", "too_many_pages", None, "900 pages; split it")
    assert rows_in(warehouse.layout.current, "issues", columns) == [expected]
    assert [refusal.code for refusal in warehouse.known_refusals(sha256)] == ["too_many_pages"]
    warehouse.load(make_batch(document))
    assert rows_in(warehouse.layout.current, "issues") == []
    assert warehouse.known_refusals(sha256) == ()


def test_the_digital_file_is_preferred_also_when_it_comes_later(warehouse, make_document, make_batch, rows_in):
    warehouse.load(make_batch(make_document("scan.pdf", work_id=WORK, text_source="ocr")))
    assert rows_in(warehouse.layout.current, "figures", "DISTINCT is_preferred") == [(True,)]
    warehouse.load(make_batch(make_document("digital.pdf", work_id=WORK)))
    release = warehouse.layout.current
    assert rows_in(release, "documents", "file_name, is_preferred") == [("digital.pdf", True), ("scan.pdf", False)]
    ids = dict(rows_in(release, "documents", "file_name, document_id"))
    for table, per_document in (("figures", 3), ("directives", 1)):
        assert sorted(rows_in(release, table, "document_id, is_preferred")) == sorted(
            [(ids["digital.pdf"], True)] * per_document + [(ids["scan.pdf"], False)] * per_document
        )


def test_a_file_that_turns_out_to_be_another_act_gives_its_place_back(warehouse, make_document, make_batch, rows_in):
    warehouse.load(
        make_batch(
            make_document("scan.pdf", work_id=WORK, text_source="ocr"), make_document("digital.pdf", work_id=WORK)
        )
    )
    warehouse.load(make_batch(make_document("digital.pdf", work_id=OTHER)))
    release = warehouse.layout.current
    assert rows_in(release, "documents", "file_name, is_preferred") == [("digital.pdf", True), ("scan.pdf", True)]
    assert rows_in(release, "figures", "count(*), bool_and(is_preferred)") == [(6, True)]


def test_references_find_their_act_whichever_comes_first(warehouse, make_document, make_batch, rows_in):
    target = make_document("target.pdf", work_id=OTHER)
    target_id = target.rows.document["document_id"]
    warehouse.load(make_batch(make_document("early.pdf", refers_to=OTHER)))
    assert rows_in(warehouse.layout.current, "document_references", "target_document_id") == [(None,)]
    warehouse.load(make_batch(target))
    warehouse.load(make_batch(make_document("late.pdf", refers_to=OTHER)))
    found = rows_in(warehouse.layout.current, "document_references", "work_id, target_document_id")
    assert found == [(OTHER, target_id), (OTHER, target_id), (None, None)]
    # the target turns out to be something else
    warehouse.load(make_batch(make_document("target.pdf", work_id=WORK)))
    found = rows_in(warehouse.layout.current, "document_references", "DISTINCT target_document_id")
    assert found == [(None,)]


def test_other_documents_keep_their_files(warehouse, make_document, make_batch):
    warehouse.load(make_batch(make_document("a.pdf")))
    before = {path.name for path in (warehouse.layout.current / "figures").iterdir()}
    warehouse.load(make_batch(make_document("b.pdf")))
    after = {path.name for path in (warehouse.layout.current / "figures").iterdir()}
    assert before < after
    assert len(after) == 2


def test_every_table_of_a_document_is_declared_for_the_load():
    assert set(DOCUMENT_TABLES) | {"issues", "loads"} == set(TABLES)
