"""Cells that hold no plain number: brackets, lists, notes, cells over several rows; typeset tables."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from test_table_figures import TITLE, Cells, document, figure_rows, rows_of, typeset

from extract.table_quantities import read_list, read_quantity


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
    "text", ["Đạt 85%", "Cấp tỉnh: 271", "12 và 13", "15/10/2023", "gồm 5 xã", "5 ngày làm việc sau"]
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
