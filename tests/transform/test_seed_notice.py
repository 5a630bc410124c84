"""The seed notice, digital and scanned: its ten core figures, numbered acts, headings and header, exact."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from extract.document import extract_document
from extract.ocr import find_tessdata
from extract.read import read_file
from transform.rows import FileFacts, document_rows

DATA = Path(__file__).parent.parent / "data"
GOLD = json.loads((DATA / "gold/thong-bao-hau-giang-2021.json").read_text(encoding="utf-8"))
CORE = [figure for figure in GOLD["figures"] if "G01" <= figure["id"] <= "G10"]


def day(text):
    return date.fromisoformat(text) if text else None


SCAN = pytest.param(
    "-scan-300",
    marks=pytest.mark.skipif(find_tessdata() is None, reason="no Vietnamese OCR data on this machine"),
)


@pytest.fixture(scope="module", params=["", SCAN])
def rows(request):
    path = DATA / f"thong-bao-hau-giang-2021{request.param}.pdf"
    return document_rows(extract_document(read_file(path)), FileFacts.of(path))


@pytest.mark.parametrize("want", CORE, ids=lambda figure: figure["id"])
def test_a_core_figure(rows, want):
    (got,) = [f for f in rows["figures"] if f["quote"] == want["quote"] and f["base_kind"] == want["base_kind"]]
    assert got["amount_exact"] == Decimal(want["amount"])
    for name in ("unit", "per", "measure", "direction", "bound", "status", "aggregation", "period_source"):
        assert got[name] == want[name], name
    assert (got["period_start"], got["period_end"]) == (day(want["period_start"]), day(want["period_end"]))
    assert (got["base_start"], got["base_end"]) == (day(want["base_start"]), day(want["base_end"]))


def test_the_numbered_acts(rows):
    def key(number, issued, issuer):
        return (number, issued, issuer or "")

    wanted = [r for r in GOLD["references"] if r["number_symbol"]]
    got = [r for r in rows["document_references"] if r["number_symbol"]]
    assert sorted(key(r["number_symbol"], str(r["issued_date"]), r["issuer"]) for r in got) == sorted(
        key(r["number_symbol"], str(r["issued_date"]), r["issuer"]) for r in wanted
    )


def test_the_headings_and_their_bullets(rows):
    headings = {s["path"]: s for s in rows["sections"] if s["kind"] in ("heading", "item")}
    assert list(headings) == [s["path"] for s in GOLD["sections"]] and len(headings) == 14
    for section in GOLD["sections"]:
        bullets = [s for s in rows["sections"] if s["parent_id"] == headings[section["path"]]["section_id"]]
        found = sum(s["kind"] == "bullet" for s in bullets)
        assert found == section["bullet_count"], section["path"]


def test_what_is_not_printed_is_null(rows):
    (document,) = rows["documents"]
    for name in ("number_symbol", "issuer", "issuer_parent", "place", "issued_date", "signing_authority", "work_id"):
        assert document[name] is None, name
    assert document["meeting_start"].isoformat() == "2021-08-26T07:30:00"
    assert document["signer_name"] == "Nguyễn Đăng Hải"


def test_every_digit_is_explained(rows):
    (document,) = rows["documents"]
    assert document["digit_runs_explained"] == document["digit_runs"] > 100
