"""What the names and units of rows say of their numbers, in typeset tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_table_figures import TITLE, Cells, document, figure_rows, rows_of, typeset

from extract.table_units import counted_unit, read_unit, unit_in

UNITS: Cells = (
    ("STT", "Nội dung thống kê", "Kết quả", "", "Ghi chú"),
    ("", "", "Đơn vị tính", "Số liệu", ""),
    ("1.", "Số trường đạt chuẩn mức độ 2", "Đơn vị", "41", ""),
    ("1.1.", "Số trường có từ 30% - dưới 50% học sinh bán trú", "Đơn vị", "17", ""),
    ("2.", "Tỷ lệ học sinh bán trú (HSBT)", "%", "62,5", ""),
    ("3.", "Số lượng hồ sơ dự tuyển", "Số lượng", "1.208", ""),
    ("4.", "Đã ban hành quy chế tuyển sinh", "Chưa = 0\nĐã có = 1", "1", ""),
    ("5.", "Hình thức nộp hồ sơ", "Trực tiếp = 1; Qua mạng = 2", "2", ""),
)
UNIT_SPANS = [
    ("SPAN", (2, 0), (3, 0)),
    *(("SPAN", (k, 0), (k, 1)) for k in (0, 1, 4)),
]


def test_the_unit_column_counts_before_a_per_cent_in_the_name(tmp_path: Path) -> None:
    path = typeset(tmp_path / "a.pdf", [*TITLE, (UNITS, UNIT_SPANS)])
    assert [(f["quote"], f["unit"], f["unit_text"], f["measure"], f["flags"]) for f in figure_rows(path)] == [
        ("41", "unit", "Đơn vị", "level", None),
        ("17", "unit", "Đơn vị", "level", None),
        ("62,5", "%", "%", "share", None),
        ("1.208", "file", None, "level", "unit_inferred"),
    ]


def test_answers_in_a_printed_code_are_no_figures(tmp_path: Path) -> None:
    path = typeset(tmp_path / "a.pdf", [*TITLE, (UNITS, UNIT_SPANS)])
    rows = rows_of(document(path), path)
    cells = {(c["row_index"], c["column_index"]): c for c in rows["table_cells"]}
    assert [(cells[row, 3]["text"], cells[row, 3]["amount"]) for row in (6, 7)] == [("1", None), ("2", None)]
    answers = [n["kind"] for n in rows["numerals"] if n["row_id"] is None and n["quote"] in ("1", "2")]
    assert "unexplained" not in answers
    assert "figure" not in answers


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Đơn vị", "unit"),
        ("Đơn vị tính: ha", "ha"),
        ("Đơn vị: triệu đồng", "VND"),
        ("Đơn vị triệu đồng", "VND"),
        ("ĐVT", None),
    ],
)
def test_a_unit_of_units(text: str, code: str | None) -> None:
    unit = read_unit(text)
    assert (unit.code if unit else None) == code


def test_the_per_cent_of_a_number_in_a_name_is_no_unit() -> None:
    assert unit_in("Số hộ có thu nhập dưới 50% mức bình quân") is None
    assert unit_in("Số tổ từ 70 % hội viên trở lên") is None
    for text in ("Tỷ lệ (%)", "% so cùng kỳ", "Tỷ lệ % đã giảm so với năm 2015"):
        unit = unit_in(text)
        assert unit is not None
        assert unit.code == "%"


def test_a_short_form_in_brackets_is_no_unit() -> None:
    assert unit_in("Thực hiện quyền tự chủ của đơn vị sự nghiệp (ĐVSN) trên địa bàn") is None
    assert unit_in("Xử lý phản ánh, kiến nghị (PAKN)") is None
    unit = unit_in("Đường giao thông (km)")
    assert unit is not None
    assert unit.code == "km"


def test_what_is_counted_ends_at_the_comma() -> None:
    unit = counted_unit("Số lượng cán bộ, công chức, viên chức được khen thưởng")
    assert unit is not None
    assert unit.code == "official"
