"""Tables found by the white between columns, typed on a page."""

from __future__ import annotations

from printed import LETTER, Printed, centred, page, paragraph, reading

from extract.document import extract_document
from extract.document_parts import Document
from extract.mentions import TableMention
from extract.reading import Line, PageReading, Word

EDGES = (85.0, 130.0, 330.0, 450.0)


def row(*cells: str, top: float) -> Line:
    words = []
    for left, cell in zip(EDGES, cells, strict=True):
        at = left
        for token in cell.split():
            words.append(Word(token, at, top, at + LETTER * len(token), top + 13, size=13.0))
            at += LETTER * (len(token) + 1)
    return Line(tuple(words))


def with_table(number: int, before: list[Printed], rows: list[Line], after: list[Printed]) -> PageReading:
    """A page whose table stands between two texts; tops are set one after another."""
    head, tail = page(number, before), page(number, after)
    lines = list(head.lines)
    shift = 18.0 * len(before)
    lines += [
        Line(tuple(Word(w.text, w.x0, w.top + shift, w.x1, w.bottom + shift, size=w.size) for w in r.words))
        for r in rows
    ]
    shift += rows[-1].top - 60 + 30 if rows else 0
    lines += [
        Line(
            tuple(
                Word(w.text, w.x0, w.top + shift, w.x1, w.bottom + shift, 1.0, None, w.bold, w.size) for w in r.words
            ),
            r.column,
        )
        for r in tail.lines
    ]
    return PageReading(number, 595.0, 842.0, 0, "digital", "digital_ok", "typed", None, None, tuple(lines))


HEADER = row("TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", top=60)
ROWS = [
    HEADER,
    row("1", "Diện tích gieo trồng", "23.806", "12.450,5", top=80),
    row("2", "Thu ngân sách", "326", "186,45", top=100),
    row("3", "Giải quyết việc làm", "4.500", "2.340", top=120),
]
BEFORE = [
    *centred("BÁO CÁO", bold=True),
    *centred("Tình hình kinh tế - xã hội", bold=True),
    *paragraph(
        "1. Kết quả thực hiện các chỉ tiêu chủ yếu của huyện trong sáu tháng đầu năm được nêu tại bảng dưới đây."
    ),
    *centred("Bảng 1. Một số chỉ tiêu"),
]
AFTER = [*paragraph("2. Các phòng, ban tiếp tục thực hiện các nhiệm vụ đã được giao trong sáu tháng cuối năm.")]


def texts(table: TableMention) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == n] for n in range(table.n_rows)]


def document(*pages: PageReading) -> Document:
    return extract_document(reading(*pages))


def test_a_table_between_paragraphs() -> None:
    doc = document(with_table(1, BEFORE, ROWS, AFTER))
    (table,) = doc.tables
    assert (table.page, table.end_page, table.caption) == (1, None, "Bảng 1. Một số chỉ tiêu")
    assert texts(table) == [
        ["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"],
        ["1", "Diện tích gieo trồng", "23.806", "12.450,5"],
        ["2", "Thu ngân sách", "326", "186,45"],
        ["3", "Giải quyết việc làm", "4.500", "2.340"],
    ]
    assert [s.path for s in doc.sections] == ["1", "2"]
    assert [b.passage.text for b in doc.blocks if b.zone == "table"][1] == "1 Diện tích gieo trồng 23.806 12.450,5"
    assert not any(m.figures for b, m in zip(doc.blocks, doc.mentions, strict=True) if b.zone == "table")


def test_a_cell_that_wraps_belongs_to_its_row() -> None:
    wrapped = [
        *ROWS[:2],
        row("", "Thu ngân sách nhà nước", "", "", top=100),
        row("2", "", "326", "186,45", top=107),
        row("", "trên địa bàn", "", "", top=114),
        row("3", "Giải quyết việc làm", "4.500", "2.340", top=140),
        row("4", "Số xã đạt chuẩn", "15", "13", top=160),
    ]
    (table,) = document(with_table(1, BEFORE, wrapped, AFTER)).tables
    assert texts(table)[2] == ["2", "Thu ngân sách nhà nước trên địa bàn", "326", "186,45"]
    assert table.n_rows == 5


def test_a_table_over_two_pages_is_one_and_drops_its_repeated_header() -> None:
    more = [HEADER, *(row(str(n), f"Chỉ tiêu số {n}", str(n), str(n + 1), top=60 + 20 * (n - 3)) for n in range(4, 8))]
    (table,) = document(with_table(1, BEFORE, ROWS, []), with_table(2, [], more, AFTER)).tables
    assert (table.page, table.end_page, table.n_rows, table.n_cols) == (1, 2, 8, 4)
    assert texts(table)[4] == ["4", "Chỉ tiêu số 4", "4", "5"]


def test_justified_text_is_no_table() -> None:
    text = paragraph(
        "1. " + "Thực hiện nghiêm túc các nhiệm vụ được giao theo đúng quy định của pháp luật hiện hành. " * 6
    )
    assert document(with_table(1, BEFORE[:2] + text, [], AFTER)).tables == ()
