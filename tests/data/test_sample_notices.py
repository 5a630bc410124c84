"""The sample files, their sources and their annotations belong together."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from notice import read_notice  # noqa: E402

STEMS = sorted(path.stem for path in (HERE / "notices").glob("*.md"))


def squeeze(text: str) -> str:
    return " ".join(text.split())


def read_gold(stem: str) -> dict[str, Any]:
    return json.loads((HERE / "gold" / f"{stem}.json").read_text(encoding="utf8"))


def printed(stem: str) -> str:
    """The body of the notice as a person reads it."""
    notice = read_notice(HERE / "notices" / f"{stem}.md")
    blocks = [re.sub(r"\[\^\d+\]", "", block.text) for block in notice.body]
    return squeeze("\n".join([*blocks, *notice.footnotes.values()]))


@pytest.mark.parametrize("stem", STEMS)
def test_every_quote_of_an_annotation_stands_in_its_notice(stem: str) -> None:
    gold, text = read_gold(stem), printed(stem)
    prose = [figure for figure in gold["figures"] if not figure.get("table")]
    quotes = [figure["sentence"] for figure in prose] + [d["sentence"] for d in gold["directives"]]
    quotes += [reference["quote"] for reference in gold["references"]]
    quotes += [section["heading"] for section in gold["sections"] if section["heading"]]
    assert [quote for quote in quotes if squeeze(quote) not in text] == []
    assert [f["quote"] for f in prose if f["quote"] not in f["sentence"]] == []


@pytest.mark.parametrize("stem", STEMS)
def test_every_notice_is_there_as_pdf_and_as_the_scans_its_source_names(stem: str) -> None:
    notice = read_notice(HERE / "notices" / f"{stem}.md")
    forms = {path.stem.rsplit("-", 1)[1] for path in (HERE / notice.folder).glob(f"{stem}-scan-*")}
    assert forms == set(notice.scans)
    with pypdfium2.PdfDocument(HERE / notice.folder / f"{stem}.pdf") as document:
        text = squeeze(" ".join(page.get_textpage().get_text_range() for page in document))
    assert notice.signer in text
    assert squeeze(" ".join(notice.subject)) in text


@pytest.mark.parametrize("path", sorted(HERE.rglob("*-scan-*.pdf")), ids=lambda path: path.stem)
def test_scanned_pdfs_have_no_text_layer(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as document:
        assert [page.get_textpage().get_text_range() for page in document] == [""] * len(document)


def test_reports_are_dense_in_figures_and_the_short_notice_has_none() -> None:
    scored = {
        stem: sum(not f["borderline"] and not f.get("table") for f in read_gold(stem)["figures"]) for stem in STEMS
    }
    assert scored == {
        "bao-cao-6-thang-2023": 76,
        "bao-cao-so-y-te-2023": 55,
        "bao-cao-thang-10-2024": 94,
        "cong-van-nuoi-tom-2024": 24,
        "ke-hoach-lien-tich-2025": 8,
        "quyet-dinh-chuyen-doi-so-2026": 28,
        "thong-bao-cung-ung-dien-2024": 32,
        "thong-bao-hau-giang-2021": 10,
        "thong-bao-hau-giang-2021-tieu-de": 10,
        "thong-bao-hoi-nghi-2024": 0,
        "thong-bao-huyen-uy-2023": 41,
        "thong-bao-ket-luan-giai-ngan": 14,
        "to-trinh-du-toan-2024": 50,
    }


@pytest.mark.parametrize("stem", STEMS)
def test_cells_of_an_annotated_table_are_those_of_its_source(stem: str) -> None:
    tables = [block.rows for block in read_notice(HERE / "notices" / f"{stem}.md").body if block.kind == "table"]
    gold = read_gold(stem)
    assert [[t["header"], *t["rows"]] for t in gold["tables"]] == [[list(row) for row in rows] for rows in tables]
    cells = {cell for table in gold["tables"] for row in table["rows"] for cell in row}
    assert {f["quote"] for f in gold["figures"] if f.get("table")} <= cells
