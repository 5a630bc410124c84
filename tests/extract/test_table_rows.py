"""Under what the rows of typeset tables stand, and what their caption says of them."""

from __future__ import annotations

from pathlib import Path

from test_table_figures import TITLE, document, figure_rows, typeset


def test_bullets_stand_under_the_row_before_where_nothing_numbers_the_rows(tmp_path: Path) -> None:
    cells = [
        ["Chỉ tiêu", "ĐVT", "Năm 2023", "Năm 2024"],
        ["Sản lượng thủy sản", "tấn", "300", "320"],
        ["- Khai thác", "tấn", "180", "190"],
        ["- Nuôi trồng", "tấn", "120", "130"],
        ["Sản lượng tôm giống", "triệu con", "31", "34"],
    ]
    rows = {row["quote"]: row for row in figure_rows(typeset(tmp_path / "a.pdf", [*TITLE, (cells, [])]))}
    assert rows["120"]["indicator"] == "Sản lượng thủy sản: Nuôi trồng"
    assert rows["120"]["part_of"] == rows["300"]["figure_id"]
    assert rows["34"]["indicator"] == "Sản lượng tôm giống"


def test_the_first_row_without_a_label_sums_those_with_one(tmp_path: Path) -> None:
    cells = [
        ["TT", "Nội dung", "Năm 2024"],
        ["", "TỔNG CHI NGÂN SÁCH ĐỊA PHƯƠNG", "50"],
        ["A", "Chi cân đối", "30"],
        ["B", "Chi chương trình mục tiêu", "20"],
    ]
    rows = {row["quote"]: row for row in figure_rows(typeset(tmp_path / "a.pdf", [*TITLE, (cells, [])]))}
    assert {rows[part]["part_of"] for part in ("30", "20")} == {rows["50"]["figure_id"]}
    assert rows["30"]["indicator"] == "Chi cân đối"


def test_the_sum_of_places_is_named_by_what_is_measured(tmp_path: Path) -> None:
    cells = [
        ["TT", "Đơn vị", "Tổng số", "Trong đó", ""],
        ["", "", "", "Chi đầu tư", "Chi thường xuyên"],
        ["1", "Phường An Bình", "50", "30", "20"],
        ["2", "Xã Sơn Hà", "40", "25", "15"],
        ["", "TỔNG CỘNG", "90", "55", "35"],
    ]
    spans = [("SPAN", (3, 0), (4, 0)), *(("SPAN", (k, 0), (k, 1)) for k in range(3))]
    rows = {row["quote"]: row for row in figure_rows(typeset(tmp_path / "a.pdf", [*TITLE, (cells, spans)]))}
    assert (rows["50"]["indicator"], rows["50"]["place"]) == ("Tổng số", "Phường An Bình")
    assert rows["55"]["indicator"] == "Chi đầu tư"


def test_what_a_table_is_enclosed_with_is_no_caption(tmp_path: Path) -> None:
    above = ["Phụ lục 01. Chi ngân sách quý I năm 2024", "(Kèm theo Báo cáo số 12/BC-UBND ngày 05/7/2024 của huyện)"]
    cells = [
        ["TT", "Nội dung", "Chi", "Cùng kỳ năm 2023", "So với cùng kỳ (%)"],
        ["1", "Giáo dục", "50", "40", "125"],
        ["2", "Y tế", "30", "25", "120"],
    ]
    path = typeset(tmp_path / "a.pdf", [*TITLE, *above, (cells, [])])
    rows = {row["quote"]: row for row in figure_rows(path)}
    assert document(path).tables[0].caption == above[0]
    assert [str(rows[q]["period_start"]) for q in ("50", "40", "125")] == ["2024-01-01", "2023-01-01", "2024-01-01"]


def test_rows_of_months_have_names_and_a_sum(tmp_path: Path) -> None:
    cells = [
        ["Tháng", "Số vụ vi phạm", "Số tiền (triệu đồng)"],
        ["Tháng 01/2024", "318", "412"],
        ["Tháng 02/2024", "274", "365"],
        ["Tổng cộng", "592", "777"],
    ]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, [])])
    rows = {row["quote"]: row for row in figure_rows(path)}
    assert [str(rows[q]["period_start"]) for q in ("318", "365", "592")] == ["2024-01-01", "2024-02-01", "None"]
    assert {rows[q]["indicator"] for q in ("318", "592")} == {"Số vụ vi phạm"}
    assert rows["365"]["part_of"] == rows["777"]["figure_id"]
    assert {c.row_header for c in document(path).tables[0].cells if c.row == 1} == {"Tháng 01/2024"}


def test_what_a_land_plan_says_of_later_years_is_planned(tmp_path: Path) -> None:
    cells = [
        ["TT", "Loại đất", "Hiện trạng năm 2020", "", "Quy hoạch đến năm 2030", ""],
        ["", "", "Diện tích (ha)", "Cơ cấu (%)", "Diện tích (ha)", "Cơ cấu (%)"],
        ["1", "Đất nông nghiệp", "9.415,2", "81,4", "9.104,6", "78,7"],
        ["2", "Đất phi nông nghiệp", "1.876,3", "16,2", "2.305,4", "19,9"],
    ]
    spans = [("SPAN", (2, 0), (3, 0)), ("SPAN", (4, 0), (5, 0)), *(("SPAN", (k, 0), (k, 1)) for k in range(2))]
    rows = {row["quote"]: row for row in figure_rows(typeset(tmp_path / "a.pdf", [*TITLE, (cells, spans)]))}
    told = [(rows[q]["indicator"], rows[q]["status"], rows[q]["period_end"].year) for q in ("9.415,2", "9.104,6")]
    assert told == [
        ("Đất nông nghiệp: Diện tích", "actual", 2020),
        ("Đất nông nghiệp: Diện tích", "planned", 2030),
    ]


def test_counted_columns_printed_again_on_the_next_page_are_no_figures(tmp_path: Path) -> None:
    count = ["A", "B", "1", "2"]
    first = [
        ["TT", "Nội dung", "Năm 2022", "Năm 2023"],
        count,
        ["1", "Giáo dục", "310", "322"],
        ["2", "Y tế", "140", "151"],
    ]
    second = [count, ["3", "Văn hóa", "64", "72"], ["4", "Thể thao", "33", "35"]]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (first, [])], [(second, [])], widths=[30, 150, 80, 80])
    (table,) = document(path).tables
    assert (table.page, table.end_page, table.n_rows) == (1, 2, 6)
    assert {row["quote"]: row["row_index"] for row in figure_rows(path)} == {
        "310": 2, "322": 2, "140": 3, "151": 3, "64": 4, "72": 4, "33": 5, "35": 5
    }  # fmt: skip
