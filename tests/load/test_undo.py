"""Taking a load back."""

from __future__ import annotations

import json
import shutil

import pytest

from extract.reading import Problem
from load.batch import KeptDocument, RefusedFile, Sighting
from load.errors import LoadNotFoundError
from transform.tables import TABLES

WORK = "vn:dang:tu-hau-giang:thong-bao:2021-08-30:215"


def shown(warehouse, rows_in):
    """All rows of the current release but the ledger's."""
    return {name: rows_in(warehouse.layout.current, name) for name in TABLES if name != "loads"}


def ids(document):
    return document.rows.document["document_id"]


def test_a_bad_load_is_taken_back_whole(warehouse, make_document, make_batch, rows_in):
    refused = RefusedFile("x.pdf", "e" * 64, "pdf_damaged", "cannot be opened")
    other = make_document("refused-first.pdf")
    before = RefusedFile("refused-first.pdf", other.rows.document["sha256"], "too_many_pages", "900 pages")
    problem = Problem("warning", "header_incomplete", None, "no number")
    warehouse.load(
        make_batch(
            make_document("a.pdf", work_id=WORK, text_source="ocr", content="a", problems=[problem]),
            make_document("citing.pdf", refers_to=WORK),
            refused=[before],
        )
    )
    good = shown(warehouse, rows_in)
    bad = warehouse.load(
        make_batch(
            make_document("a.pdf", work_id=WORK, text_source="ocr", content="a", extractor_version="bad"),
            make_document("digital.pdf", work_id=WORK),
            other,
            refused=[refused],
            sightings=[Sighting(make_document("citing.pdf").rows.document["sha256"], "copy.pdf")],
        )
    )
    assert shown(warehouse, rows_in) != good
    done = warehouse.restore(bad.load_id)
    assert (done.restored, done.removed, done.kept, done.release) == (1, 2, (), 3)
    assert shown(warehouse, rows_in) == good
    row = rows_in(warehouse.layout.current, "loads", "kind, parameters, load_id", "release DESC LIMIT 1")[0]
    assert (row[0], json.loads(row[1]), row[2]) == ("maintenance", {"restore": bad.load_id, "kept": []}, done.load_id)
    assert warehouse.known(other.rows.document["sha256"]) is None
    # what was taken back can be loaded again, and the taking back can be taken back
    again = warehouse.restore(done.load_id)
    assert (again.restored, again.removed) == (3, 0)
    assert rows_in(warehouse.layout.current, "documents", "file_name, is_preferred", "file_name") == [
        ("a.pdf", False),
        ("citing.pdf", True),
        ("digital.pdf", True),
        ("refused-first.pdf", True),
    ]
    assert rows_in(warehouse.layout.current, "document_references", "DISTINCT target_document_id") == [
        (ids(make_document("digital.pdf")),),
        (None,),
    ]


def test_documents_that_later_loads_touched_stay_and_are_named(warehouse, make_document, make_batch, rows_in):
    bad = warehouse.load(make_batch(make_document("a.pdf"), make_document("b.pdf"), make_document("c.pdf")))
    later = warehouse.load(make_batch(make_document("b.pdf", extractor_version="2")))
    warehouse.load(make_batch(sightings=[Sighting(make_document("c.pdf").rows.document["sha256"], "c copy.pdf")]))
    done = warehouse.restore(bad.load_id)
    assert (done.restored, done.removed) == (0, 2)
    assert done.kept == (KeptDocument(ids(make_document("b.pdf")), "b.pdf", later.load_id),)
    assert rows_in(warehouse.layout.current, "documents", "file_name") == [("b.pdf",)]
    assert rows_in(warehouse.layout.current, "figures", "count(*)") == [(3,)]
    # nothing of it is left to be taken back
    done = warehouse.restore(bad.load_id)
    assert (done.release, done.restored, done.removed, len(done.kept)) == (None, 0, 0, 3)
    assert warehouse.layout.current_release().name == "4"


def test_names_that_were_seen_since_are_remembered(warehouse, make_document, make_batch, rows_in):
    document = make_document("a.pdf", content="a")
    warehouse.load(make_batch(document))
    bad = warehouse.load(make_batch(make_document("a.pdf", content="a", extractor_version="bad")))
    warehouse.load(make_batch(sightings=[Sighting(document.rows.document["sha256"], "later.pdf")]))
    warehouse.restore(bad.load_id)
    columns = "file_names, extractor_version"
    assert rows_in(warehouse.layout.current, "documents", columns) == [("a.pdf; later.pdf", "0.1.0+aaaaaaaaaa")]


def test_a_load_that_is_not_known_or_whose_history_is_gone(warehouse, make_document, make_batch):
    first = warehouse.load(make_batch(make_document("a.pdf")))
    with pytest.raises(LoadNotFoundError, match="there is no load nonsense; `thongbao loads` lists them"):
        warehouse.restore("nonsense")
    shutil.rmtree(warehouse.layout.lake / "figures")
    second = warehouse.load(make_batch(make_document("b.pdf")))
    for load in (first, second):
        with pytest.raises(LoadNotFoundError, match=r"is not kept .*ingest its files again with --force"):
            warehouse.restore(load.load_id)
    third = warehouse.load(make_batch(make_document("c.pdf")))
    assert warehouse.restore(third.load_id).removed == 1
