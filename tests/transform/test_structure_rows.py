"""Rows of a small typed notice: header columns, sections with their text, and spans that hold their quotes."""

from __future__ import annotations

from datetime import date, datetime

from printed import centred, left, page, paragraph, reading, right

from extract.document import extract_document
from extract.mentions import DateParts
from transform.ids import row_id
from transform.spans import covered_ranges
from transform.structure_rows import (
    directive_rows,
    due_date,
    header_columns,
    page_rows,
    party_rows,
    section_rows,
    to_date,
)
from transform.tables import TABLES

DOCUMENT = extract_document(
    reading(
        page(
            1,
            left("TỈNH ỦY HẬU GIANG"),
            left("VĂN PHÒNG"),
            left("*"),
            left("Số 05-TB/VPTU"),
            right("ĐẢNG CỘNG SẢN VIỆT NAM"),
            right("Hậu Giang, ngày 30 tháng 8 năm 2021"),
            centred("THÔNG BÁO", bold=True),
            centred("Kết luận của Thường trực Tỉnh ủy", bold=True),
            paragraph(
                "Vào lúc 7 giờ 30 phút, ngày 26/8/2021, tại Hội trường Tỉnh ủy, Thường trực Tỉnh ủy chủ trì Hội nghị."
            ),
            paragraph("1. Ưu điểm", bold=True),
            paragraph("Các đơn vị đã có nhiều cố gắng."),
            paragraph("- Kinh tế tăng khá."),
            paragraph("2. Về nhiệm vụ: Giao Sở Nội vụ báo cáo trước ngày 15/10."),
        ),
        page(
            2,
            left("Nơi nhận:"),
            left("- Như trên;"),
            left("- Lưu VPTU."),
            right("CHÁNH VĂN PHÒNG", bold=True),
            right("Nguyễn Văn Mẫu", bold=True),
        ),
    )
)
ID = "0" * 16


def test_header_columns() -> None:
    row = header_columns(DOCUMENT)
    assert row == {
        "work_id": "vn:dang:van-phong-tu-hau-giang:thong-bao:2021-08-30:5",
        "doc_type_code": "TB",
        "doc_type": "Thông báo",
        "system": "party",
        "number": "05",
        "year_in_number": None,
        "symbol": "TB/VPTU",
        "number_symbol": "05-TB/VPTU",
        "issuer": "VĂN PHÒNG",
        "issuer_parent": "TỈNH ỦY HẬU GIANG",
        "issuer_id": "van-phong-tu-hau-giang",
        "province": "Hậu Giang",
        "province_today": "Cần Thơ",
        "place": "Hậu Giang",
        "issued_date": date(2021, 8, 30),
        "issued_year": 2021,
        "subject": "Kết luận của Thường trực Tỉnh ủy",
        "urgency": None,
        "secrecy": None,
        "meeting_start": datetime(2021, 8, 26, 7, 30),
        "meeting_date": date(2021, 8, 26),
        "meeting_place": "Hội trường Tỉnh ủy",
        "chair": "Thường trực Tỉnh ủy",
        "term": None,
        "signer_name": "Nguyễn Văn Mẫu",
        "signer_title": "CHÁNH VĂN PHÒNG",
        "signing_authority": None,
        "recipients": "Như trên",
    }


def test_sections_hold_their_own_text_and_name_their_parent() -> None:
    rows = section_rows(ID, DOCUMENT)
    assert [(row["path"], row["kind"], row["heading"], row["text"]) for row in rows[1:]] == [
        ("1", "heading", "Ưu điểm", "Các đơn vị đã có nhiều cố gắng."),
        ("1/-1", "bullet", None, "Kinh tế tăng khá."),
        ("2", "item", "Về nhiệm vụ", "Giao Sở Nội vụ báo cáo trước ngày 15/10."),
    ]
    assert rows[0]["kind"] == "preamble"
    assert rows[2]["parent_id"] == rows[1]["section_id"] == row_id(ID, "sections", "1")
    assert [row["role"] for row in rows] == [None, "achievement", None, "task"]


def test_a_task_without_a_printed_year_is_due_in_the_next_one_that_fits() -> None:
    (row,) = directive_rows(ID, DOCUMENT)
    assert (row["assignees"], row["due_date"], row["deadline_text"]) == (
        "Sở Nội vụ",
        date(2021, 10, 15),
        "trước ngày 15/10",
    )
    assert due_date(DateParts(None, 1, 15), date(2021, 8, 30)) == date(2022, 1, 15)
    assert due_date(DateParts(None, 10, None), date(2021, 8, 30)) == date(2021, 10, 31)
    assert due_date(DateParts(None, 1, 15), None) is None


def test_parties() -> None:
    rows = party_rows(ID, DOCUMENT)
    assert [(row["role"], row["name"], row["kind"]) for row in rows] == [
        ("chair", "Thường trực Tỉnh ủy", "organisation"),
        ("assignee", "Sở Nội vụ", "organisation"),
        ("recipient", "Như trên", "organisation"),
        ("signer", "Nguyễn Văn Mẫu", "person"),
    ]


def test_every_span_holds_its_quote_and_every_column_is_declared() -> None:
    texts = {page_.page: page_.text for page_ in DOCUMENT.reading.pages}
    tables = {
        "sections": section_rows(ID, DOCUMENT),
        "parties": party_rows(ID, DOCUMENT),
        "directives": directive_rows(ID, DOCUMENT),
        "pages": page_rows(ID, DOCUMENT.reading),
    }
    for name, rows in tables.items():
        assert rows
        for row in rows:
            assert set(row) == set(TABLES[name].by_name), name
            if name != "pages":
                assert covered_ranges(texts, row) is not None, row["quote"]


def test_dates_that_are_not_printed_whole_are_null() -> None:
    assert to_date(DateParts(2025, 7, None)) is None
    assert to_date(DateParts(2025, 2, 29)) is None
    assert to_date(None) is None
