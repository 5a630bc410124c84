"""Ruled tables of typeset PDFs, from the page to figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from extract.document import extract_document
from extract.document_parts import Document
from extract.mentions import FigureMention
from extract.read import read_file
from extract.table_quantities import read_quantity
from extract.table_units import counted_unit, read_unit, unit_in
from transform.rows import FileFacts, document_rows
from transform.validation import validate

FONT = next(
    (
        path
        for folder in ("liberation2", "liberation", "dejavu")
        for path in (
            Path(f"/usr/share/fonts/truetype/{folder}") / name
            for name in ("LiberationSerif-Regular.ttf", "DejaVuSerif.ttf")
        )
        if path.exists() and ord("ế") in TTFont("probe", path).face.charToGlyph
    ),
    None,
)
Cells = Sequence[Sequence[str]]
Part = str | tuple[Cells, Sequence[tuple[Any, ...]]]
GRID = ("GRID", (0, 0), (-1, -1), 0.5, "black")
TITLE = ("BÁO CÁO", "Kết quả 6 tháng đầu năm 2024")


def typeset(path: Path, *pages: Sequence[Part], widths: Sequence[float] | None = None, ruled: bool = True) -> Path:
    """Pages of lines of text and tables (cells and reportlab styles), one below the other."""
    if FONT is None:
        pytest.skip("no font with Vietnamese letters on this machine")
    pdfmetrics.registerFont(TTFont("Table", FONT))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for parts in pages:
        y = A4[1] - 80
        for part in parts:
            if isinstance(part, str):
                canvas.setFont("Table", 13)
                canvas.drawString(85, y, part)
                y -= 20
            else:
                cells, styles = part
                table = Table(cells, colWidths=widths)
                table.setStyle([*[GRID] * ruled, ("FONT", (0, 0), (-1, -1), "Table", 9), *styles])
                _, height = table.wrapOn(canvas, 460, 700)
                table.drawOn(canvas, 85, y + 10 - height)
                y -= height + 20
        canvas.showPage()
    canvas.save()
    return path


def document(path: Path) -> Document:
    return extract_document(read_file(path, ocr="never"))


def figures(doc: Document) -> list[FigureMention]:
    return [figure for mentions in doc.mentions for figure in mentions.figures]


def rows_of(doc: Document, path: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows, which keep all rules: spans, boxes, and every digit accounted for once."""
    checked = validate(document_rows(doc, FileFacts.of(path)))
    assert checked.violations == ()
    return checked.rows


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


ONE_LEVEL: Cells = (
    ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2024", "Ước thực hiện 6 tháng\nđầu năm 2024", "So với KH (%)", "Ghi chú"),
    ("1", "Diện tích gieo trồng", "ha", "23.806", "12.450,5", "52,3", ""),
    ("2", "Thu ngân sách", "tỷ đồng", "326", "186,45", "57,2", "QĐ số 12/QĐ-UBND"),
    ("3", "Số hộ nghèo", "hộ", "-", "x", "…", ""),
)


def test_one_header_level(tmp_path: Path) -> None:
    path = typeset(tmp_path / "a.pdf", [*TITLE, "Bảng 1. Chỉ tiêu 6 tháng đầu năm 2024", (ONE_LEVEL, [])])
    doc = document(path)
    (table,) = doc.tables
    assert (table.page, table.end_page, table.n_rows, table.n_cols) == (1, None, 4, 7)
    assert table.caption == "Bảng 1. Chỉ tiêu 6 tháng đầu năm 2024"
    assert [f.indicator for f in figures(doc)] == ["Diện tích gieo trồng"] * 3 + ["Thu ngân sách"] * 3
    rows = rows_of(doc, path)
    found = [
        (f["quote"], f["amount"], f["unit"], f["measure"], f["status"], day(f["period_start"]), day(f["period_end"]),
         f["base_kind"], f["row_index"], f["column_index"])
        for f in rows["figures"]
    ]  # fmt: skip
    assert found == [
        ("23.806", 23806.0, "ha", "level", "planned", "2024-01-01", "2024-12-31", None, 1, 3),
        ("12.450,5", 12450.5, "ha", "level", "estimated", "2024-01-01", "2024-06-30", None, 1, 4),
        ("52,3", 52.3, "%", "ratio", "actual", "2024-01-01", "2024-06-30", "plan", 1, 5),
        ("326", 326e9, "VND", "level", "planned", "2024-01-01", "2024-12-31", None, 2, 3),
        ("186,45", 186.45e9, "VND", "level", "estimated", "2024-01-01", "2024-06-30", None, 2, 4),
        ("57,2", 57.2, "%", "ratio", "actual", "2024-01-01", "2024-06-30", "plan", 2, 5),
    ]
    assert {f["origin"] for f in rows["figures"]} == {"table"}
    assert {f["table_id"] for f in rows["figures"]} == {rows["tables"][0]["table_id"]}
    cells = {(c["row_index"], c["column_index"]): c for c in rows["table_cells"]}
    assert (cells[1, 3]["amount"], cells[1, 3]["unit"], cells[1, 3]["text"]) == (23806.0, "ha", "23.806")
    assert (cells[1, 3]["row_header"], cells[1, 3]["column_header"]) == ("Diện tích gieo trồng", "Kế hoạch năm 2024")
    assert [(cells[3, c]["text"], cells[3, c]["amount"]) for c in (3, 4, 5, 6)] == [
        ("-", None), ("x", None), ("…", None), (None, None),
    ]  # fmt: skip
    assert [r["number_symbol"] for r in rows["document_references"]] == ["12/QĐ-UBND"]
    assert [n["quote"] for n in rows["numerals"] if n["kind"] == "list_label" and n["page"] == 1] == ["1", "2", "3"]
    assert not [n for n in rows["numerals"] if n["kind"] == "unexplained"]


TWO_LEVELS: Cells = (
    ("STT", "Nội dung", "Năm 2023", "", "Năm 2024 (triệu đồng)", ""),
    ("", "", "Kế hoạch (triệu đồng)", "Thực hiện (tỷ đồng)", "Dự toán", "Tăng, giảm (%)"),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(5)/(3)"),
    ("I", "Thu nội địa", "1.500", "1,6", "1.700", "13,3"),
    ("1", "Thuế thu nhập", "900", "1", "800", "-11,1"),
    ("", "Tổng cộng", "2.400", "2,6", "2.500", "4,2"),
)
SPANS = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1)), ("SPAN", (2, 0), (3, 0)), ("SPAN", (4, 0), (5, 0))]


def test_two_header_levels_with_spanning_cells(tmp_path: Path) -> None:
    path = typeset(tmp_path / "a.pdf", [*TITLE, (TWO_LEVELS, SPANS)])
    doc = document(path)
    rows = rows_of(doc, path)
    found = [
        (f["indicator"], f["amount"], f["unit"], f["status"], f["measure"], f["period_start"].year)
        for f in rows["figures"]
        if f["column_index"] < 5
    ]
    assert found[:3] == [
        ("Thu nội địa", 1.5e9, "VND", "planned", "level", 2023),
        ("Thu nội địa", 1.6e9, "VND", "actual", "level", 2023),
        ("Thu nội địa", 1.7e9, "VND", "planned", "level", 2024),
    ]
    assert found[3] == ("Thu nội địa: Thuế thu nhập", 9e8, "VND", "planned", "level", 2023)
    assert found[6] == ("Tổng cộng", 2.4e9, "VND", "planned", "level", 2023)
    changes = [f for f in rows["figures"] if f["column_index"] == 5]
    assert [(f["amount"], f["unit"], f["measure"], f["direction"]) for f in changes] == [
        (13.3, "%", "change", None),
        (-11.1, "%", "change", None),
        (4.2, "%", "change", None),
    ]
    headers = {c["column_index"]: c["column_header"] for c in rows["table_cells"] if c["row_index"] == 3}
    assert headers[2] == "Năm 2023 / Kế hoạch (triệu đồng)"
    kinds = {n["quote"]: n["kind"] for n in rows["numerals"]}
    assert (kinds["2"], kinds["6"], kinds["năm 2024" if "năm 2024" in kinds else "Năm 2024"]) == (
        "list_label", "list_label", "period",
    )  # fmt: skip


def test_a_table_over_a_page_break_drops_its_repeated_header(tmp_path: Path) -> None:
    header = ("TT", "Huyện", "Số hộ nghèo", "Tỷ lệ (%)")
    first = (header, *((str(n), f"Huyện Số {n}", f"{n}.100", f"{n},5") for n in range(1, 4)))
    second = (header, *((str(n), f"Huyện Số {n}", f"{n}.100", f"{n},5") for n in range(4, 6)))
    path = typeset(tmp_path / "a.pdf", [*TITLE, (first, [])], [(second, [])], widths=(40, 180, 120, 120))
    doc = document(path)
    (table,) = doc.tables
    assert (table.page, table.end_page, table.n_rows) == (1, 2, 6)
    rows = rows_of(doc, path)
    counts = [f for f in rows["figures"] if f["column_index"] == 2]
    assert [(f["page"], f["row_index"], f["place"], f["indicator"], f["amount"], f["unit"]) for f in counts] == [
        (1, 1, "Huyện Số 1", "Số hộ nghèo", 1100.0, "household"),
        (1, 2, "Huyện Số 2", "Số hộ nghèo", 2100.0, "household"),
        (1, 3, "Huyện Số 3", "Số hộ nghèo", 3100.0, "household"),
        (2, 4, "Huyện Số 4", "Số hộ nghèo", 4100.0, "household"),
        (2, 5, "Huyện Số 5", "Số hộ nghèo", 5100.0, "household"),
    ]
    shares = [f for f in rows["figures"] if f["column_index"] == 3]
    assert [(f["amount"], f["unit"], f["measure"]) for f in shares[:2]] == [(1.5, "%", "share"), (2.5, "%", "share")]


def test_the_unit_line_gives_the_unit_and_is_no_figure(tmp_path: Path) -> None:
    cells = (("TT", "Nội dung", "Dự toán năm 2024"), ("1", "Chi thường xuyên", "12.345"), ("2", "Chi đầu tư", "678"))
    path = typeset(tmp_path / "a.pdf", [*TITLE, "Biểu số 2. Dự toán chi", "Đơn vị tính: 1.000 đồng", (cells, [])])
    doc = document(path)
    assert [t.unit_text for t in doc.tables] == ["1.000 đồng"]
    rows = rows_of(doc, path)
    assert [(f["quote"], f["amount"], f["unit"], f["unit_text"]) for f in rows["figures"]] == [
        ("12.345", 12345000.0, "VND", "1.000 đồng"),
        ("678", 678000.0, "VND", "1.000 đồng"),
    ]


def test_codes_and_numbers_without_a_header_are_no_figures(tmp_path: Path) -> None:
    coded = (
        ("TT", "Dự án", "Mã số", "Năm hoàn thành"),
        ("1", "Đường A", "7891234", "2023"),
        ("2", "Cầu B", "00123", "2024"),
    )
    bare = (("12", "34"), ("56", "78"))
    path = typeset(tmp_path / "a.pdf", [*TITLE, (coded, []), "Số khác như sau:", (bare, [])])
    doc = document(path)
    assert figures(doc) == []
    kinds = {n["quote"]: n["kind"] for n in rows_of(doc, path)["numerals"]}
    assert (kinds["7891234"], kinds["00123"], kinds["2023"], kinds["12"]) == (
        "identifier", "identifier", "period", "unexplained",
    )  # fmt: skip


def test_text_around_a_table_stays_text_and_no_number_is_read_twice(tmp_path: Path) -> None:
    path = typeset(
        tmp_path / "a.pdf", [*TITLE, "1. Thu ngân sách đạt 500 tỷ đồng.", (ONE_LEVEL, []), "2. Chi 30 tỷ đồng."]
    )
    doc = document(path)
    every = [(block.passage.text, block.zone) for block in doc.blocks]
    assert ("2. Chi 30 tỷ đồng.", "text") in every
    origins = [(f["quote"], f["origin"]) for f in rows_of(doc, path)["figures"]]
    assert origins.count(("500 tỷ đồng", "text")) == origins.count(("326", "table")) == 1
    assert len(origins) == len(set(origins)) == 8


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12.450,5", Fraction(24901, 2), None),
        ("97,14%", Fraction(9714, 100), "%"),
        ("-5,2", Fraction(-52, 10), None),
        ("04", Fraction(4), None),
        ("3 850", Fraction(3850), None),
        ("12 tỷ đồng", Fraction(12), "VND"),
    ],
)
def test_numbers_alone_in_a_cell(text: str, value: Fraction, unit: str | None) -> None:
    quantity = read_quantity(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize("text", ["00123", "15/10", "15/10/2024", "x", "-", "…", "Quý IV", "12 và 13", "1.2.3", "(5)"])
def test_cells_that_are_no_number(text: str) -> None:
    assert read_quantity(text) is None


def test_units_printed_apart_from_their_numbers() -> None:
    unit = read_unit("ĐVT: nghìn tấn")
    assert unit is not None
    assert (unit.text, unit.code, unit.multiplier) == ("nghìn tấn", "t", Decimal(1000))
    known = unit_in("Thu nhập bình quân (triệu đồng/người/năm)")
    assert known is not None
    assert (known.code, known.per, known.multiplier) == ("VND", "person/year", Decimal(10**6))
    assert unit_in("Nội dung (theo quyết định)") is None
    counted = counted_unit("Tổng số dự án đầu tư")
    assert counted is not None
    assert (counted.text, counted.code) == (None, "project")
    assert counted_unit("Sở Tài chính") is None


def test_a_header_cell_that_runs_into_the_rows_below_leaves_no_hole(tmp_path: Path) -> None:
    header = ("TT", "Nội dung", "Số liệu", "Ghi chú")
    first = (header, ("1", "Số dự án", "12", ""), ("2", "Số hộ", "34", ""))
    second = (header, ("3", "Số vụ", "56", ""), ("4", "Số lao động", "78", ""))
    path = typeset(
        tmp_path / "a.pdf", [*TITLE, (first, [])], [(second, [("SPAN", (3, 0), (3, 1))])], widths=(40, 180, 120, 120)
    )
    doc = document(path)
    (table,) = doc.tables
    assert (table.n_rows, table.end_page, len(table.cells)) == (5, 2, 20)
    assert [(f["indicator"], f["amount"], f["row_index"]) for f in rows_of(doc, path)["figures"]] == [
        ("Số dự án", 12.0, 1),
        ("Số hộ", 34.0, 2),
        ("Số vụ", 56.0, 3),
        ("Số lao động", 78.0, 4),
    ]


# -- parts of totals


def figure_rows(path: Path) -> list[dict[str, Any]]:
    reading = read_file(path, ocr="never")
    return document_rows(extract_document(reading), FileFacts.of(path))["figures"]


def totals(rows: list[dict[str, Any]]) -> dict[str, str | None]:
    """Printed number of each figure, and that of the total it is part of."""
    quotes = {row["figure_id"]: row["quote"] for row in rows}
    return {row["quote"]: quotes.get(row.get("part_of", "")) for row in rows}


def test_rows_are_part_of_the_row_their_label_stands_under(tmp_path: Path) -> None:
    cells = [
        ["TT", "Nội dung", "Năm 2022", "So sánh (%)"],
        ["I", "Thu nội địa", "300", "101,5"],
        ["1", "Thuế", "180", "102,5"],
        ["", "Trong đó: thuế môn bài", "20", "103,5"],
        ["2", "Phí", "120", "104,5"],
        ["II", "Thu viện trợ", "50", "105,5"],
        ["", "Tổng cộng", "350", "106,5"],
    ]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, [GRID])], widths=[40, 160, 80, 80])
    rows = figure_rows(path)
    assert {k: v for k, v in totals(rows).items() if "," not in k} == {
        "300": "350",
        "180": "300",
        "20": "180",
        "120": "300",
        "50": "350",
        "350": None,
    }
    assert {v for k, v in totals(rows).items() if "," in k} == {None}
    named = {row["quote"]: row["indicator"] for row in rows}
    assert named["20"] == "Thu nội địa: Thuế: thuế môn bài"


def test_a_code_over_a_count_is_no_total_of_it(tmp_path: Path) -> None:
    cells = [
        ["TT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu"],
        ["5", "Hỏi ý kiến phụ huynh", "Có = 1; Không = 0", "1"],
        ["5.1", "Phiếu hỏi", "Số lượng", "1.240"],
        ["5.2", "Hình thức hỏi", "Trực tuyến = 0", "0"],
        ["6", "Tổ chức gặp mặt", "Có = 1; Không = 0", "1"],
    ]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, [GRID])], widths=[40, 160, 110, 80])
    assert [(row["quote"], row.get("part_of")) for row in figure_rows(path)] == [("1.240", None)]


def test_words_of_the_period_are_no_part_of_what_a_column_measures(tmp_path: Path) -> None:
    cells = [
        ["ST T", "Chủ đầu tư", "Vốn năm 2023", "Giải ngân đến 30/9/2023"],
        ["1", "Sở Y tế", "86", "38"],
        ["2", "Sở Nội vụ", "12", "11"],
        ["", "Cộng", "98", "49"],
    ]
    rows = figure_rows(typeset(tmp_path / "b.pdf", [*TITLE, (cells, [GRID])], widths=[40, 160, 80, 150]))
    named = {row["quote"]: row["indicator"] for row in rows}
    assert named["86"] == "Sở Y tế: Vốn"
    assert named["11"] == "Sở Nội vụ: Giải ngân"
    assert totals(rows)["38"] == "49"


def test_short_words_of_headers_may_be_glued_to_their_year(tmp_path: Path) -> None:
    cells = [
        ["TT", "Chỉ tiêu", "TH2023", "KH2024", "ƯTH2024", "TH9 tháng 2024", "So KH2024 (%)"],
        ["1", "Thu phí", "86", "38", "41", "30", "79"],
        ["2", "Thu khác", "12", "11", "12", "10", "91"],
    ]
    path = typeset(tmp_path / "b.pdf", [*TITLE, (cells, [GRID])], widths=[30, 70, 70, 70, 70, 90, 80])
    rows = {row["quote"]: row for row in figure_rows(path)}
    said = {
        quote: (row["indicator"], row["status"], day(row["period_start"]), day(row["period_end"]))
        for quote, row in rows.items()
    }
    assert said["86"] == ("Thu phí", "actual", "2023-01-01", "2023-12-31")
    assert said["38"] == ("Thu phí", "planned", "2024-01-01", "2024-12-31")
    assert said["41"] == ("Thu phí", "estimated", "2024-01-01", "2024-12-31")
    assert said["30"] == ("Thu phí", "actual", "2024-01-01", "2024-09-30")
    assert rows["79"]["base_kind"] == "plan"


def test_a_bare_header_names_what_is_measured_beside_one_that_does(tmp_path: Path) -> None:
    cells = [
        ["TT", "Đơn vị", "Được giao", "", "Có mặt", ""],
        ["", "", "Cấp tỉnh", "Cấp xã", "Tổng số", "Trong đó nữ"],
        ["1", "Sở Nội vụ", "21", "34", "20", "8"],
        ["2", "Sở Y tế", "17", "12", "15", "6"],
    ]
    spans = [("SPAN", (2, 0), (3, 0)), ("SPAN", (4, 0), (5, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1))]
    rows = {row["quote"]: row for row in figure_rows(typeset(tmp_path / "a.pdf", [*TITLE, (cells, spans)]))}
    assert rows["21"]["indicator"] == "Sở Nội vụ: Được giao - Cấp tỉnh"
    assert rows["20"]["indicator"] == "Sở Nội vụ: Có mặt - Tổng số"


def test_parts_of_a_column_are_named_without_the_word_that_says_so(tmp_path: Path) -> None:
    cells = [
        ["TT", "Đơn vị", "Số cầu", "Trong đó", ""],
        ["", "", "", "Cầu thép", "Cầu gỗ"],
        ["1", "Đội 1", "21", "13", "8"],
        ["2", "Đội 2", "17", "11", "6"],
        ["", "Cộng toàn tỉnh", "38", "24", "14"],
    ]
    spans = [("SPAN", (3, 0), (4, 0)), *(("SPAN", (k, 0), (k, 1)) for k in range(3))]
    rows = figure_rows(typeset(tmp_path / "a.pdf", [*TITLE, (cells, spans)]))
    assert {row["quote"]: row["indicator"] for row in rows}["13"] == "Đội 1: Cầu thép"
    assert totals(rows)["13"] == "24"


def test_places_that_group_rows_with_names_of_their_own_are_no_names(tmp_path: Path) -> None:
    cells = [
        ["TT", "Địa bàn", "Công trình", "Diện tích (ha)"],
        ["1", "Hòa Sơn", "Sân bóng", "1,5"],
        ["2", "", "Nhà văn hóa", "0,3"],
        ["3", "Phú Khê", "Chợ", "2,1"],
    ]
    rows = figure_rows(typeset(tmp_path / "a.pdf", [*TITLE, (cells, [("SPAN", (1, 1), (1, 2))])]))
    found = {row["quote"]: (row["indicator"], row["place"]) for row in rows}
    assert found["0,3"] == ("Hòa Sơn - Nhà văn hóa: Diện tích", "Hòa Sơn")
