"""Cells that hold no plain number: brackets, lists, notes, cells over several rows; typeset tables."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from test_table_figures import TITLE, Cells, document, figure_rows, rows_of, typeset

from extract.table_quantities import read_list, read_number, read_quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("(5,2)", Fraction(-26, 5), None), ("(1.234)", Fraction(-1234), None), ("(12,5%)", Fraction(-25, 2), "%")],
)
def test_numbers_in_brackets_are_less_than_nothing(text: str, value: Fraction, unit: str | None) -> None:
    quantity = read_quantity(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.flags) == (value, unit, ("negative_in_brackets",))


@pytest.mark.parametrize("text", ["(5)", "(12)", "(1)+(2)", "(5,2", "(năm 2022)"])
def test_other_brackets_are_not(text: str) -> None:
    assert read_quantity(text) is None


CHANGES: Cells = (
    ("TT", "Chỉ tiêu", "ĐVT", "2022", "2023", "Tăng, giảm (%)"),
    ("1", "Sản lượng", "tấn", "không", "1.200", "(5,2)"),
    ("2", "Giá trị", "tỷ đồng", "(12)", "(3,5)", "4,1"),
    ("3", "Tỷ lệ", "%", "45,2%", "n/a", "x"),
)


def test_a_number_in_brackets_is_marked_for_review(tmp_path: Path) -> None:
    path = typeset(tmp_path / "a.pdf", [*TITLE, (CHANGES, [])])
    rows = rows_of(document(path), path)
    assert [(f["quote"], f["amount"], f["period_text"], f["needs_review"]) for f in rows["figures"]] == [
        ("1.200", 1200.0, "2023", False),
        ("(5,2)", -5.2, None, True),
        ("(3,5)", -3.5e9, "2023", True),
        ("4,1", 4.1, None, False),
        ("45,2%", 45.2, "2022", False),
    ]
    cells = {(c["row_index"], c["column_index"]): (c["text"], c["amount"]) for c in rows["table_cells"]}
    assert (cells[1, 3], cells[2, 3], cells[3, 4]) == (("không", None), ("(12)", None), ("n/a", None))
    assert [n["quote"] for n in rows["numerals"] if n["kind"] == "unexplained"] == ["12"]


TASKS: Cells = (
    ("TT", "Nhiệm vụ", "Kết quả", "Thời gian giải quyết", "Ghi chú"),
    ("1", "Chi trả học bổng", "Quý I/2023: 12 tỷ đồng; Quý II/2023: 20 tỷ đồng", "5 ngày", "còn 3 tỷ đồng"),
    ("2", "Đào tạo nghề", "15 lớp/450 người", "", "Quý I: 5 lớp"),
    ("3", "Tuyên truyền", "theo Kế hoạch số 12/KH-UBND", "trong 10 ngày", ""),
)


def test_numbers_listed_in_a_cell_are_figures_of_its_row(tmp_path: Path) -> None:
    path = typeset(tmp_path / "a.pdf", [*TITLE, (TASKS, [])], widths=[30, 80, 180, 90, 80])
    rows = rows_of(document(path), path)
    assert [(f["quote"], f["indicator"], f["unit"], f["period_text"]) for f in rows["figures"]] == [
        ("12 tỷ đồng", "Chi trả học bổng", "VND", "Quý I/2023"),
        ("20 tỷ đồng", "Chi trả học bổng", "VND", "Quý II/2023"),
        ("15 lớp", "Đào tạo nghề", "class", None),
        ("450 người", "Đào tạo nghề", "person", None),
    ]


@pytest.mark.parametrize(
    "text", ["Đạt 85%", "Bậc một: 12", "12 và 13", "15/10/2023", "gồm 5 xã", "01 bản", "2 năm", "5 ngày làm việc sau"]
)
def test_cells_that_say_more_list_nothing(text: str) -> None:
    assert read_list(text) == ((), ())


def test_a_number_over_several_rows_is_of_all_of_them(tmp_path: Path) -> None:
    cells = [
        ["TT", "Nội dung", "Kinh phí (triệu đồng)", "Ghi chú"],
        ["1", "Mua máy", "500", ""],
        ["2", "Sửa nhà", "", ""],
        ["3", "Đào tạo", "120", ""],
    ]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, [("SPAN", (2, 1), (2, 2))])])
    rows = rows_of(document(path), path)
    assert [(f["quote"], f["indicator"], f["amount"]) for f in rows["figures"]] == [
        ("500", "Mua máy; Sửa nhà: Kinh phí", 500e6),
        ("120", "Đào tạo: Kinh phí", 120e6),
    ]


def test_a_note_in_the_last_row_names_nothing(tmp_path: Path) -> None:
    cells = [
        ["TT", "Nội dung", "Số lượng (cái)"],
        ["1", "Máy tính", "12"],
        ["Ghi chú: giá mua theo 2 đợt chào giá", "", ""],
        ["2", "Máy in", "3"],
    ]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, [("SPAN", (0, 2), (2, 2))])], widths=[40, 200, 120])
    rows = rows_of(document(path), path)
    assert [(f["quote"], f["indicator"]) for f in rows["figures"] if f["column_index"]] == [
        ("12", "Máy tính"),
        ("3", "Máy in"),
    ]
    note = next(c["text"] for c in rows["table_cells"] if c["row_index"] == 2)
    assert note == "Ghi chú: giá mua theo 2 đợt chào giá"
    assert not [n for n in rows["numerals"] if n["quote"] == "2" and n["kind"] == "name"]


def test_a_column_of_places_that_groups_rows_gives_the_place(tmp_path: Path) -> None:
    cells = [
        ["Địa bàn", "Nội dung", "ĐVT", "Năm 2023"],
        ["Xã Tân Hòa", "Diện tích lúa", "ha", "130"],
        ["", "Diện tích chè", "", "17"],
        ["Xã Bình An", "Diện tích lúa", "ha", "95"],
        ["", "Diện tích chè", "", "8"],
    ]
    spans = [("SPAN", (column, row), (column, row + 1)) for column in (0, 2) for row in (1, 3)]
    rows = figure_rows(typeset(tmp_path / "a.pdf", [*TITLE, (cells, spans)]))
    assert [(f["quote"], f["place"], f["unit"]) for f in rows] == [
        ("130", "Xã Tân Hòa", "ha"), ("17", "Xã Tân Hòa", "ha"), ("95", "Xã Bình An", "ha"), ("8", "Xã Bình An", "ha"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "bound", "quote"),
    [
        ("≥ 45", 45, None, None, "at_least", "45"),
        ("Trên 12%", 12, None, "%", "more_than", "12%"),
        ("dưới 3", 3, None, None, "less_than", "3"),
        ("Không quá 5", 5, None, None, "at_most", "5"),
        ("khoảng 1.200", 1200, None, None, "approx", "1.200"),
        ("95% trở lên", 95, None, "%", "at_least", "95%"),
        ("7 - 7,5", 7, Fraction(15, 2), None, "exact", "7 - 7,5"),
        ("từ 10 đến 12", 10, 12, None, "exact", "10 đến 12"),
        ("1.200*", 1200, None, None, "exact", "1.200"),
        ("1.100 (2)", 1100, None, None, "exact", "1.100"),
    ],
)
def test_numbers_that_are_bounded_or_call_a_footnote(
    text: str, low: int, high: Fraction | None, unit: str | None, bound: str, quote: str
) -> None:
    number = read_number(text)
    assert number is not None
    found = number.quantity
    assert (found.value, found.high, found.unit, number.bound) == (low, high, unit, bound)
    assert text[found.start : found.end] == quote


@pytest.mark.parametrize(
    "text", ["2022 - 2024", "12/15", "12 - 5", "Quý 3", "Cấp 2", "Từ 95", "Trường 5", "5 (12)", "0912*", "tháng 5"]
)
def test_cells_without_a_bounded_number(text: str) -> None:
    assert read_number(text) is None


def test_targets_are_numbers_and_groups_are_names(tmp_path: Path) -> None:
    goals = [
        ["TT", "Chỉ tiêu", "ĐVT", "Mục tiêu năm 2025", "Kết quả (1)"],
        ["1", "Tỷ lệ che phủ", "%", "≥ 45", "44,5*"],
        ["2", "Số xã đạt chuẩn", "xã", "trên 12", "9 (2)"],
    ]
    ages = [
        ["Độ tuổi", "Số người", "Tỷ lệ (%)"],
        ["Dưới 18", "120", "30"],
        ["18 - 60", "200", "50"],
        ["Trên 60", "80", "20"],
    ]
    path = typeset(tmp_path / "a.pdf", ["BÁO CÁO", "Tình hình", (goals, []), "Cơ cấu tuổi như sau:", (ages, [])])
    rows = rows_of(document(path), path)
    found = [(f["quote"], f["bound"], f["status"], f["indicator"]) for f in rows["figures"]]
    assert found[:4] == [
        ("45", "at_least", "planned", "Tỷ lệ che phủ"),
        ("44,5", "exact", "actual", "Tỷ lệ che phủ"),
        ("12", "more_than", "planned", "Số xã đạt chuẩn"),
        ("9", "exact", "actual", "Số xã đạt chuẩn"),
    ]
    assert [quote for quote, *_ in found[4:]] == ["120", "30", "200", "50", "80", "20"]
    assert [n["kind"] for n in rows["numerals"] if n["quote"] == "2" and n["kind"] not in ("list_label",)] == [
        "footnote"
    ]


def test_a_row_that_wraps_over_the_page_is_one(tmp_path: Path) -> None:
    header = ["TT", "Nội dung", "ĐVT", "Năm 2022"]
    first = [header, ["1", "Diện tích lúa", "ha", "120"], ["2", "Số hộ được hỗ trợ\nnhà ở theo", "hộ", ""]]
    rest = [header, ["", "Chương trình của tỉnh", "", "40"], ["3", "Diện tích chè", "ha", "15"], ["", "Cộng", "", "7"]]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (first, [])], [(rest, [])], widths=[30, 150, 50, 60])
    rows = rows_of(document(path), path)
    (table,) = rows["tables"]
    assert (table["n_rows"], table["end_page"]) == (5, 2)
    assert [(f["quote"], f["indicator"], f["row_index"], f["page"]) for f in rows["figures"]] == [
        ("120", "Diện tích lúa", 1, 1),
        ("40", "Số hộ được hỗ trợ nhà ở theo Chương trình của tỉnh", 2, 2),
        ("15", "Diện tích chè", 3, 2),
        ("7", "Cộng", 4, 2),
    ]


def test_a_sum_that_begins_a_page_is_a_row_of_its_own(tmp_path: Path) -> None:
    header = ["TT", "Nội dung", "ĐVT", "Năm 2022"]
    first = [header, ["1", "Diện tích lúa", "ha", "120"], ["2", "Diện tích chè", "ha", "15"]]
    rest = [header, ["", "Tổng cộng", "ha", "135"], ["3", "Diện tích rừng", "ha", "70"]]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (first, [])], [(rest, [])], widths=[30, 150, 50, 60])
    assert [f["row_index"] for f in figure_rows(path)] == [1, 2, 3, 4]


def test_title_rows_give_caption_and_unit(tmp_path: Path) -> None:
    cells = [
        ["Bảng 3. Thu phí năm 2023", "", ""],
        ["Đơn vị tính: triệu đồng", "", ""],
        ["TT", "Nội dung", "Thực hiện"],
        ["1", "Phí chợ", "9"],
        ["2", "Phí xe", "6"],
    ]
    spans = [("SPAN", (0, 0), (2, 0)), ("SPAN", (0, 1), (2, 1))]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, spans)], widths=[40, 200, 100])
    rows = rows_of(document(path), path)
    assert (rows["tables"][0]["caption"], rows["tables"][0]["unit_text"]) == ("Bảng 3. Thu phí năm 2023", "triệu đồng")
    assert [f["amount"] for f in rows["figures"]] == [9e6, 6e6]


def test_numbers_on_two_lines_are_one_only_where_a_mark_wraps(tmp_path: Path) -> None:
    cells = [
        ["TT", "Chỉ tiêu", "ĐVT", "Năm 2022"],
        ["1", "Diện tích lúa\nDiện tích chè", "ha", "120\n130"],
        ["2", "Tổng vốn", "đồng", "1.234.\n567"],
        ["3", "Tỷ lệ", "%", "97,14\n%"],
        ["4", "Sản lượng", "tấn", "5"],
    ]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, [])])
    rows = rows_of(document(path), path)
    assert [(f["quote"], f["amount"]) for f in rows["figures"]] == [
        ("1.234. 567", 1234567.0),
        ("97,14 %", 97.14),
        ("5", 5.0),
    ]


def test_a_row_named_for_its_column_says_so_once(tmp_path: Path) -> None:
    cells = [
        ["TT", "Xã", "Điểm chấm", "Tỷ lệ đạt (%)"],
        ["1", "Xã Tân Hòa", "12", "83,3"],
        ["2", "Xã Bình An", "8", "100"],
        ["", "Điểm chấm cao nhất", "12", ""],
    ]
    rows = figure_rows(typeset(tmp_path / "a.pdf", ["BÁO CÁO", "Kết quả", (cells, [])]))
    assert [f["indicator"] for f in rows] == [
        "Điểm chấm",
        "Tỷ lệ đạt",
        "Điểm chấm",
        "Tỷ lệ đạt",
        "Điểm chấm cao nhất",
    ]


def test_a_hyphen_at_the_end_of_a_line_of_a_cell_takes_no_blank(tmp_path: Path) -> None:
    cells = [
        ["TT", "Nội dung", "Số (km)"],
        ["1", "Theo Nghị quyết 12/NQ-\nHĐND; đoạn Tân Hòa -\nBình An", "5"],
        ["2", "B", "6"],
    ]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, [])])
    row = next(c for c in rows_of(document(path), path)["table_cells"] if (c["row_index"], c["column_index"]) == (1, 1))
    assert row["text"] == "Theo Nghị quyết 12/NQ-HĐND; đoạn Tân Hòa - Bình An"
