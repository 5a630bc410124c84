"""What is understood of ruled tables whose words OCR misread: typeset as read, and taken for a scan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from test_table_figures import GRID, TITLE, typeset

from extract.document import extract_document
from extract.mentions import FigureMention, TableMention
from extract.read import read_file
from extract.reading import Line, Reading
from transform.rows import FileFacts, document_rows


def reading_of(path: Path, cells: list[list[str]], widths: list[float]) -> Reading:
    reading = read_file(typeset(path, [*TITLE, (cells, [GRID])], widths=widths), ocr="never")
    return replace(reading, pages=tuple(replace(page, text_source="ocr") for page in reading.pages))


def scanned(path: Path, cells: list[list[str]], widths: list[float]) -> tuple[TableMention, dict[str, FigureMention]]:
    """The only table, and its figures by what is printed."""
    document = extract_document(reading_of(path, cells, widths))
    (table,) = document.tables
    printed = {(cell.row, cell.column): cell.text for cell in table.cells}
    figures = [figure for mentions in document.mentions for figure in mentions.figures]
    return table, {printed[figure.cell.row, figure.cell.column]: figure for figure in figures if figure.cell}


def test_labels_are_understood_by_those_that_follow(tmp_path: Path) -> None:
    cells = [
        ["+r", "Nội dung", "Năm 2022 (triệu đồng)"],
        ["", "TỐNG THU", "940"],
        ["1", "Thu nội địa", "900"],
        ["1", "Thu từ doanh nghiệp", "500"],
        ["11", "Doanh nghiệp nhà nước", "300"],
        ["1.2", "Doanh nghiệp khác", "200"],
        ["2", "Thu khác", "400"],
        ["H", "Thu hải quan", "40"],
    ]
    table, figures = scanned(tmp_path / "a.pdf", cells, [40, 180, 160])
    named = {printed: figure.indicator for printed, figure in figures.items()}
    assert named["300"] == "Thu nội địa: Thu từ doanh nghiệp: Doanh nghiệp nhà nước"
    assert named["400"] == "Thu nội địa: Thu khác"
    assert named["940"] == "TỔNG THU"
    assert set(named) == {"940", "900", "500", "300", "200", "400", "40"}  # labels are none
    texts = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert (texts[1, 1], texts[4, 0]) == ("TỐNG THU", "11")  # the print stays as it was read


def test_misread_numbers_of_columns_are_no_figures(tmp_path: Path) -> None:
    cells = [
        ["TT", "Chủ đầu tư", "Vốn năm 2022", "Vốn năm 2023", "Vốn năm 2024"],
        ["q)", "@)", "(3)", "(4)", "Œ)"],
        ["1", "Sở Y tế", "86", "38", "12"],
        ["2", "Sở Nội vụ", "13", "11", "14"],
    ]
    _, figures = scanned(tmp_path / "a.pdf", cells, [40, 120, 100, 100, 100])
    assert {printed: figure.indicator for printed, figure in figures.items()} == {
        **dict.fromkeys(("86", "38", "12"), "Sở Y tế: Vốn"),
        **dict.fromkeys(("13", "11", "14"), "Sở Nội vụ: Vốn"),
    }


def test_a_cell_that_two_readings_see_differently_is_marked_as_its_figure_is(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    cells = [["TT", "Xã", "Năm 2022", "Năm 2023"], ["1", "Tân Lập", "58", "61"], ["2", "Tân Hòa", "70", "83"]]
    reading = reading_of(path, cells, [40, 120, 100, 100])
    (page,) = reading.pages
    lines = tuple(
        Line(tuple(word._replace(second="53") if word.text == "58" else word for word in line.words), line.column)
        for line in page.lines
    )
    rows = dict(
        document_rows(extract_document(replace(reading, pages=(replace(page, lines=lines),))), FileFacts.of(path))
    )
    doubtful = {row["text"]: row["flags"] for row in rows["table_cells"] if row["needs_review"]}
    assert doubtful == {"58": "ocr_disagreement"}
    assert [row["value_text"] for row in rows["figures"] if row["needs_review"]] == ["58"]


def test_dates_and_labels_that_ocr_misread_are_no_figures(tmp_path: Path) -> None:
    cells = [
        ["[I", "Đoàn giám sát", "Nội dung giám sát"],
        ["|", "Trưởng đoàn do Ban chọn", "Kết quả theo Nghị quyết số 12/NQ-HĐND\nngày 05 thang 3 nam 2021 cua tỉnh"],
        ["", "Đoàn thứ hai", "Theo Nghị quyết số 14/NQ-HĐND\nngày 0l tháng 0l năm 2021 và kiểm tra thêm"],
        ["3", "Đoàn thứ ba", "Kiểm tra ít nhất 14 xã và 3 nam theo kế hoạch đã ban hành"],
    ]
    _, figures = scanned(tmp_path / "a.pdf", cells, [40, 150, 260])
    assert [(figure.quantity.value, figure.quantity.unit) for figure in figures.values()] == [(14, "commune")]
