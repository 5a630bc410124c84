"""What the names and units of rows say of their numbers, in typeset tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_table_figures import TITLE, Cells, document, figure_rows, rows_of, typeset

from extract.table_units import counted_unit, read_unit, unit_in
from extract.table_wording import SAYS_NOTHING, read_name

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


BUDGET: Cells = (
    ("TT", "Nội dung", "ĐVT", "Số liệu thống kê"),
    ("1", "Vốn xây dựng trường học", "", ""),
    ("1.1", "Kế hoạch được giao", "Triệu đồng", "8.400"),
    ("1.2", "Đã giải ngân (lũy kế từ đầu năm)", "Triệu đồng", "6.300"),
    ("2", "Thu học phí", "Triệu đồng", "950,5"),
    ("", "So với cùng kỳ năm trước", "%", "104,2"),
    ("3", "Số lớp học ghép.", "Lớp", "12"),
    ("4", "Tỷ lệ lớp học ghép giảm so với năm 2019", "%", "35"),
    ("5", "Giá trị công trình (giá so sánh 2010)", "Tỷ đồng", "7"),
)


def test_a_row_names_plans_sums_and_comparisons(tmp_path: Path) -> None:
    path = typeset(tmp_path / "a.pdf", [*TITLE, (BUDGET, [])], widths=[40, 230, 80, 80])
    names = ("quote", "status", "aggregation", "measure", "direction", "base_kind", "base_text", "price_basis")
    assert [tuple(f[name] for name in names) for f in figure_rows(path)] == [
        ("8.400", "planned", None, "level", None, None, None, None),
        ("6.300", "actual", "cumulative", "level", None, None, None, None),
        ("950,5", "actual", None, "level", None, None, None, None),
        ("104,2", "actual", None, "ratio", None, "same_period_previous_year", "So với cùng kỳ năm trước", None),
        ("12", "actual", None, "level", None, None, None, None),
        ("35", "actual", None, "change", "decrease", "period", "so với năm 2019", None),
        ("7", "actual", None, "level", None, None, None, "constant:2010"),
    ]
    assert [f["indicator"] for f in figure_rows(path)] == [
        "Vốn xây dựng trường học: Kế hoạch được giao",
        "Vốn xây dựng trường học: Đã giải ngân (lũy kế từ đầu năm)",
        "Thu học phí",
        "Thu học phí",
        "Số lớp học ghép",
        "Tỷ lệ lớp học ghép giảm so với năm 2019",
        "Giá trị công trình (giá so sánh 2010)",
    ]


def test_a_column_that_tells_when_and_how_goes_before_the_row(tmp_path: Path) -> None:
    cells = [
        ["TT", "Nội dung", "Thực hiện năm 2022", "Ước năm 2023"],
        ["1", "Dự toán được giao (triệu đồng)", "120", "150"],
        ["2", "Kế hoạch", "7", "9"],
    ]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, [])])
    assert [(f["quote"], f["status"]) for f in figure_rows(path)] == [
        ("120", "actual"), ("150", "estimated"), ("7", "actual"), ("9", "estimated"),
    ]  # fmt: skip


def test_rows_may_be_periods_without_saying_so(tmp_path: Path) -> None:
    cells = [
        ["Thời kỳ báo cáo", "Số lượt khách (lượt)", "Quý I"],
        ["Năm 2021", "5.120", "900"],
        ["Năm 2022", "7.480", "1.250"],
        ["Ước thực hiện năm 2023", "9.000", "2.100"],
    ]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, [])])
    rows = figure_rows(path)
    assert [(f["quote"], f["period_start"].isoformat(), f["period_end"].isoformat()) for f in rows] == [
        ("5.120", "2021-01-01", "2021-12-31"),
        ("900", "2021-01-01", "2021-03-31"),
        ("7.480", "2022-01-01", "2022-12-31"),
        ("1.250", "2022-01-01", "2022-03-31"),
        ("9.000", "2023-01-01", "2023-12-31"),
        ("2.100", "2023-01-01", "2023-03-31"),
    ]
    assert [f["status"] for f in rows[-2:]] == ["estimated", "estimated"]
    assert [f["indicator"] for f in rows] == ["Số lượt khách", None] * 3


@pytest.mark.parametrize(
    "name",
    [
        "Kế hoạch kiểm tra đã ban hành",
        "Tỷ lệ thực hiện kế hoạch giải ngân",
        "Số nhiệm vụ đề ra trong kế hoạch",
        "Chương trình mục tiêu quốc gia",
        "Chương trình giảm nghèo giai đoạn 2021 - 2025",
        "Câu lạc bộ Ước mơ xanh",
    ],
)
def test_names_that_say_nothing_of_when_and_how(name: str) -> None:
    assert read_name(name) == SAYS_NOTHING


def test_a_heading_far_above_lends_its_period(tmp_path: Path) -> None:
    cells = [["TT", "Cơ quan", "Điểm đạt"], ["1", "Trường Tân Hòa", "17,5"], ["2", "Trường Bình An", "16"]]
    path = typeset(
        tmp_path / "a.pdf",
        ["BÁO CÁO", "Công tác thi đua", "Nội dung báo cáo như sau."],
        ["Phụ lục II", "KẾT QUẢ CHẤM ĐIỂM NĂM 2023", "I. CẤP TIỂU HỌC", *["Điểm do hội đồng chấm."] * 4, (cells, [])],
    )
    assert [(f["quote"], f["period_text"], f["period_source"]) for f in figure_rows(path)] == [
        ("17,5", "NĂM 2023", "section"),
        ("16", "NĂM 2023", "section"),
    ]
