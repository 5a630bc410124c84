"""What names a table and its unit, above and below it, in typeset pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_table_figures import Cells, Part, document, rows_of, typeset

from extract.table_captions import is_numbered

TITLE = ("BÁO CÁO", "Tình hình kinh tế - xã hội")
CELLS: Cells = (("TT", "Nội dung", "Dự toán", "Thực hiện"), ("1", "Thu phí", "8", "9"), ("2", "Thu khác", "5", "6"))
TABLE: Part = (CELLS, [])


def tables(path: Path, *parts: Part) -> tuple[list[tuple[str | None, str | None]], list[dict[str, Any]]]:
    """Caption and unit of each table, and all figures."""
    typeset(path, [*TITLE, *parts])
    rows = rows_of(document(path), path)
    return [(row["caption"], row["unit_text"]) for row in rows["tables"]], rows["figures"]


@pytest.mark.parametrize(
    ("above", "caption", "unit"),
    [
        (["Bảng 2. Thu phí năm 2023", "Đơn vị tính: 1.000 đồng"], "Bảng 2. Thu phí năm 2023", "1.000 đồng"),
        (["Bảng 2. Thu phí năm 2023    ĐVT: 1.000 đồng"], "Bảng 2. Thu phí năm 2023", "1.000 đồng"),
        (["Bảng 2. Thu phí (ĐVT: 1.000 đồng)"], "Bảng 2. Thu phí (ĐVT: 1.000 đồng)", "1.000 đồng"),
        (["ĐVT: 1.000 đồng", "Bảng 2. Thu phí năm 2023"], "Bảng 2. Thu phí năm 2023", "1.000 đồng"),
        (["BẢNG TỔNG HỢP THU PHÍ", "NĂM 2023"], "BẢNG TỔNG HỢP THU PHÍ NĂM 2023", None),
        (["Biếu số 2. Thu phí năm 2023"], "Biếu số 2. Thu phí năm 2023", None),  # its mark misread
        (["Danh sách các khoản thu phí gồm hai khoản:"], None, None),
        (["Phụ lục II", "THU PHÍ NĂM 2023", "I. CẤP TỈNH"], None, None),
        (["Bảng 2. Thu phí năm 2022", "Năm sau thu phí tăng hơn năm trước."], None, None),
    ],
)
def test_what_stands_above(tmp_path: Path, above: list[str], caption: str | None, unit: str | None) -> None:
    found, figures = tables(tmp_path / "a.pdf", *above, TABLE)
    assert found == [(caption, unit)]
    assert [f["origin"] for f in figures] == ["table"] * 4  # `1.000 đồng` of the unit is none
    assert {f["amount"] for f in figures} == ({8000, 9000, 5000, 6000} if unit else {8, 9, 5, 6})


@pytest.mark.parametrize(
    ("line", "numbered"),
    [
        ("Biếu số 3. Kết quả", True), ("Báng 2", True), ("PHU LỤC II", True), ("Bảng 1 thu phí", True),
        ("Bằng 12 khoản thu", False), ("Bảng lương", False), ("bằng 45 % kế hoạch", False),
    ],
)  # fmt: skip
def test_numbers_of_captions_whose_marks_a_scan_misread(line: str, numbered: bool) -> None:
    assert is_numbered(line) is numbered


def test_a_caption_may_stand_below(tmp_path: Path) -> None:
    found, figures = tables(tmp_path / "a.pdf", TABLE, "Bảng 1. Thu phí năm 2022", "Năm sau như sau.", TABLE, "Biểu 2")
    assert found == [("Bảng 1. Thu phí năm 2022", None), ("Biểu 2", None)]
    assert [f["period_text"] for f in figures] == ["năm 2022"] * 4 + [None] * 4


def test_a_caption_between_two_tables_names_the_lower_one(tmp_path: Path) -> None:
    found, _ = tables(tmp_path / "a.pdf", TABLE, "Bảng 2. Thu phí năm 2023", TABLE)
    assert found == [(None, None), ("Bảng 2. Thu phí năm 2023", None)]


def test_a_sentence_below_a_table_is_no_caption(tmp_path: Path) -> None:
    found, _ = tables(tmp_path / "a.pdf", TABLE, "Bảng 1 cho thấy thu phí tăng so với dự toán")
    assert found == [(None, None)]
