"""Headers of tables without all their lines, from typeset pages to the header cells of each column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from test_open_tables import only_table, texts, typeset
from test_table_figures import TITLE

from extract.header_cells import read_header
from extract.reading import Rule, Word

MIDDLE = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("ALIGN", (1, 0), (-1, -1), "CENTER")]
HEIGHT = 11.0


def headers(path: Path, row: int) -> list[str | None]:
    return [cell.column_header for cell in only_table(path).cells if cell.row == row]


def spans(*places: tuple[int, int, int, int]) -> list[tuple[Any, ...]]:
    return [("SPAN", (x0, y0), (x1, y1)) for x0, y0, x1, y1 in places]


def open_table(tmp_path: Path, cells: Sequence[Sequence[str]], styles: Sequence[tuple[Any, ...]], *widths: int) -> Path:
    return typeset(tmp_path / "a.pdf", [*TITLE, (cells, [*MIDDLE, *styles])], widths=widths)


def test_a_cell_over_three_columns_stands_over_all_three(tmp_path: Path) -> None:
    cells = [
        ["Tổ chức đảng", "Số chi bộ\ntrực thuộc", "Số đảng viên", "", ""],
        ["", "", "Tổng số", "Nữ", "Dân tộc\nthiểu số"],
        ["Đảng bộ xã Sơn Hà", "18", "412", "151", "96"],
        ["Đảng bộ phường An Bình", "24", "735", "318", "21"],
        ["Đảng bộ Công an", "9", "188", "34", "12"],
    ]
    path = open_table(tmp_path, cells, spans((0, 0, 0, 1), (1, 0, 1, 1), (2, 0, 4, 0)), 150, 80, 60, 60, 80)
    assert headers(path, 2) == [
        "Tổ chức đảng",
        "Số chi bộ trực thuộc",
        "Số đảng viên / Tổng số",
        "Số đảng viên / Nữ",
        "Số đảng viên / Dân tộc thiểu số",
    ]


def test_two_rows_under_a_header_of_two_levels(tmp_path: Path) -> None:
    cells = [
        ["Loại hình", "Đơn vị tính", "Năm 2023", "", "Năm 2024", ""],
        ["", "", "Kế hoạch", "Thực hiện", "Kế hoạch", "Ước thực\nhiện"],
        ["Nhà văn hóa thôn", "nhà", "214", "209", "220", "218"],
        ["Sân thể thao", "công trình", "86", "84", "92", "90"],
    ]
    styles = spans((0, 0, 0, 1), (1, 0, 1, 1), (2, 0, 3, 0), (4, 0, 5, 0))
    path = open_table(tmp_path, cells, styles, 110, 70, 65, 65, 65, 65)
    assert headers(path, 2)[2:] == [
        "Năm 2023 / Kế hoạch",
        "Năm 2023 / Thực hiện",
        "Năm 2024 / Kế hoạch",
        "Năm 2024 / Ước thực hiện",
    ]


def test_wrapped_cells_beside_two_levels_under_level_lines(tmp_path: Path) -> None:
    cells = [
        [
            "Chỉ tiêu",
            "Thực hiện\ncùng kỳ\nnăm 2023",
            "Ước 6 tháng\nđầu năm 2024",
            "Ước 6 tháng đầu năm\n2024 so với (%)",
            "",
        ],
        ["", "", "", "Cùng kỳ\nnăm 2023", "Kế hoạch\nnăm 2024"],
        ["Khai thác", "8.415", "8.370", "99,47", "48,66"],
        ["Nuôi trồng", "13.225", "14.548", "110", "49,65"],
        ["Tôm giống", "310", "342,7", "110,55", "52,72"],
    ]
    rules = [("LINEABOVE", (0, 0), (-1, 0), 0.6, "black"), ("LINEBELOW", (0, 1), (-1, -1), 0.6, "black")]
    rules += [("LINEBELOW", (3, 0), (4, 0), 0.6, "black")]
    styles = [*spans((0, 0, 0, 1), (1, 0, 1, 1), (2, 0, 2, 1), (3, 0, 4, 0)), *rules]
    path = open_table(tmp_path, cells, styles, 110, 70, 80, 70, 70)
    assert headers(path, 2) == [
        "Chỉ tiêu",
        "Thực hiện cùng kỳ năm 2023",
        "Ước 6 tháng đầu năm 2024",
        "Ước 6 tháng đầu năm 2024 so với (%) / Cùng kỳ năm 2023",
        "Ước 6 tháng đầu năm 2024 so với (%) / Kế hoạch năm 2024",
    ]


def test_a_row_that_counts_the_columns_is_no_name_and_a_lone_name_makes_a_row(tmp_path: Path) -> None:
    cells = [
        ["TT", "Chỉ tiêu", "Kế hoạch\nnăm 2024", "Thực hiện\nnăm 2024", "So với kế\nhoạch (%)"],
        ["(1)", "(2)", "(3)", "(4)", "(5)=(4)/(3)"],
        ["1", "Tổng giá trị sản xuất", "100", "110", "110"],
        ["", "Trong đó:", "", "", ""],
        ["-", "Nông nghiệp", "40", "42", "105"],
        ["-", "Công nghiệp", "60", "68", "113,3"],
    ]
    path = open_table(tmp_path, cells, [("ALIGN", (1, 2), (1, -1), "LEFT")], 30, 150, 70, 70, 70)
    assert headers(path, 2)[2:] == ["Kế hoạch năm 2024", "Thực hiện năm 2024", "So với kế hoạch (%)"]
    found = texts(only_table(path))
    assert found[3, 1] == "Trong đó:"
    assert found[4, 1] == "Nông nghiệp"
    assert found[4, 2] == "40"


def test_upright_lines_that_begin_lower_part_the_header_into_levels(tmp_path: Path) -> None:
    cells = [
        ["STT", "Loại hình", "Số người (người)", "", "Số tiền (triệu đồng)", ""],
        ["", "", "Năm 2022", "Năm 2023", "Phải thu", "Đã thu"],
        ["1", "Bắt buộc", "6.415", "6.702", "98.240", "96.115"],
        ["2", "Tự nguyện", "1.120", "1.384", "7.655", "7.655"],
        ["3", "Y tế", "5.870", "6.044", "8.930", "8.702"],
    ]
    rules = [("BOX", (0, 0), (-1, -1), 0.6, "black"), ("LINEBELOW", (0, 1), (-1, 1), 0.6, "black")]
    rules += [("LINEAFTER", (k, 0), (k, -1), 0.6, "black") for k in (0, 1, 3)]
    rules += [("LINEAFTER", (k, 1), (k, -1), 0.6, "black") for k in (2, 4)]
    styles = [*spans((0, 0, 0, 1), (1, 0, 1, 1), (2, 0, 3, 0), (4, 0, 5, 0)), *rules]
    path = open_table(tmp_path, cells, styles, 30, 100, 65, 65, 70, 70)
    assert headers(path, 2)[2:] == [
        "Số người (người) / Năm 2022",
        "Số người (người) / Năm 2023",
        "Số tiền (triệu đồng) / Phải thu",
        "Số tiền (triệu đồng) / Đã thu",
    ]


def cell(text: str, across: float, top: float) -> list[Word]:
    """The words of a line set in the middle of `across`."""
    parts = text.split()
    width = sum(5.0 * len(part) for part in parts) + 3.0 * (len(parts) - 1)
    out, x = [], across - width / 2
    for part in parts:
        out.append(Word(part, x, top, x + 5.0 * len(part), top + HEIGHT))
        x += 5.0 * len(part) + 3.0
    return out


def test_three_levels() -> None:
    columns = [(100.0 * k + 20, 100.0 * k + 80) for k in range(5)]
    words = [
        *cell("Lĩnh vực", 50, 130),
        *cell("Hồ sơ", 300, 100),
        *cell("Tổng số", 150, 145),
        *cell("Trong đó", 350, 130),
        *cell("Cũ", 250, 160),
        *cell("Mới", 350, 160),
        *cell("Khác", 450, 160),
    ]
    found = read_header(words, columns, ())
    assert [(span.first, span.last) for span in found.spans] == [(1, 4), (2, 4)]
    assert 111 < found.spans[0].bottom < 130
    assert 141 < found.spans[1].bottom < 160


def test_a_rule_under_a_cell_says_which_columns_it_stands_over() -> None:
    columns = [(100.0 * k + 20, 100.0 * k + 80) for k in range(4)]
    words = [
        *cell("Mặt hàng", 50, 100),
        *cell("Năm 2022", 150, 100),
        *cell("Năm 2023", 290, 100),
        *cell("Kế hoạch", 250, 115),
        *cell("Thực hiện", 350, 115),
    ]
    found = read_header(words, columns, [Rule(205, 113, 395, 113)])
    assert [(span.first, span.last, span.bottom) for span in found.spans] == [(2, 3, 113)]


def test_a_header_of_one_level_has_no_spans() -> None:
    columns = [(100.0 * k + 20, 100.0 * k + 80) for k in range(3)]
    words = [
        *cell("Chỉ tiêu", 50, 107),
        *cell("Kế hoạch", 150, 100),
        *cell("năm 2024", 150, 113),
        *cell("Thực hiện", 250, 100),
        *cell("năm 2024", 250, 113),
    ]
    assert read_header(words, columns, ()).spans == ()


def test_titles_between_rows_run_through_all_columns_and_head_the_rows_below(tmp_path: Path) -> None:
    cells = [
        ["STT", "Tên đường", "Giá đất\nnăm 2023", "Giá đất\nnăm 2024"],
        ["I. Khu vực đô thị", "", "", ""],
        ["1", "Đường Lê Lợi, đoạn từ ngã tư\ntrung tâm đến cầu", "18.500", "19.800"],
        ["2", "Đường Hoàng Văn Thụ", "12.400", "12.900"],
        ["II. Khu vực nông thôn", "", "", ""],
        ["1", "Trục chính thôn Bản Liền", "2.150", "2.400"],
    ]
    styles = [*spans((0, 1, 3, 1), (0, 4, 3, 4)), ("ALIGN", (0, 1), (0, -1), "CENTER")]
    table = only_table(open_table(tmp_path, cells, styles, 30, 190, 80, 80))
    titles = [(c.row, c.column, c.text) for c in table.cells if c.text.startswith(("I.", "II."))]
    assert titles == [(1, 0, "I. Khu vực đô thị"), (4, 0, "II. Khu vực nông thôn")]
    assert [c.column_header for c in table.cells if c.row == 5] == [
        "STT",
        "Tên đường",
        "Giá đất năm 2023",
        "Giá đất năm 2024",
    ]


def test_the_last_name_goes_on_below_its_numbers_and_a_source_does_not(tmp_path: Path) -> None:
    cells = [
        ["Chỉ tiêu", "Năm 2022", "Năm 2023"],
        ["Số trạm y tế xã", "42", "40"],
        ["Số giường bệnh", "1.160", "1.185"],
        ["Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng\nthể nhẹ cân", "14,1", "13,25"],
    ]
    styles = [("VALIGN", (0, 1), (-1, -1), "TOP")]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (cells, [*MIDDLE, *styles]), "Nguồn: Sở Y tế"], widths=[200, 80, 80])
    found = texts(only_table(path))
    assert found[3, 0] == "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân"
    assert not any("Nguồn" in text for text in found.values())


def test_a_stroke_through_print_is_no_rule_under_a_cell() -> None:
    columns = [(100.0 * k + 20, 100.0 * k + 80) for k in range(4)]
    words = [
        *cell("Xã", 50, 108),
        *cell("Năm 2022", 150, 108),
        *cell("Năm 2023", 300, 100),
        *cell("Kế hoạch", 250, 116),
        *cell("Thực hiện", 350, 116),
    ]
    found = read_header(words, columns, [Rule(130, 114, 170, 114)])
    assert [(span.first, span.last) for span in found.spans] == [(2, 3)]
    assert 111 <= found.spans[0].bottom <= 116


def test_columns_that_are_counted_by_bare_numbers_stay_as_wide_as_their_numbers(tmp_path: Path) -> None:
    cells = [
        ["TT", "Chỉ tiêu", "Kế hoạch năm 2024", "Thực hiện năm 2024", "So sánh (%)"],
        ["A", "B", "1", "2", "3=2/1"],
        ["1", "Lúa", "8.150", "8.100", "99,4"],
        ["2", "Ngô", "2.480", "2.550", "102,8"],
        ["3", "Chè", "1.780", "1.800", "101,1"],
    ]
    path = open_table(tmp_path, cells, [("ALIGN", (2, 2), (-1, -1), "RIGHT")], 30, 100, 110, 110, 90)
    table = only_table(path)
    assert table.n_cols == 5
    assert headers(path, 2)[2:] == ["Kế hoạch năm 2024", "Thực hiện năm 2024", "So sánh (%)"]


def test_an_open_table_goes_on_under_the_row_that_counts_its_columns(tmp_path: Path) -> None:
    count = ["(1)", "(2)", "(3)", "(4)"]
    first = [
        ["TT", "Nội dung", "Năm 2022", "Năm 2023"],
        count,
        ["1", "Giáo dục", "310", "322"],
        ["2", "Y tế", "140", "151"],
        ["3", "Khoa học", "41", "52"],
    ]
    second = [count, ["4", "Văn hóa", "64", "72"], ["5", "Thể thao", "33", "35"], ["6", "Du lịch", "21", "29"]]
    widths = [30, 150, 80, 80]
    path = typeset(tmp_path / "a.pdf", [*TITLE, (first, MIDDLE)], [(second, MIDDLE)], widths=widths)
    table = only_table(path)
    assert (table.page, table.end_page, table.n_rows) == (1, 2, 8)
    assert texts(table)[5, 1] == "Văn hóa"
    assert headers(path, 7) == ["TT", "Nội dung", "Năm 2022", "Năm 2023"]


def test_cells_set_at_the_top_stand_under_nothing() -> None:
    columns = [(100.0 * k + 20, 100.0 * k + 80) for k in range(4)]
    words = [
        *cell("Mặt hàng", 50, 100),
        *cell("Giá bán lẻ", 200, 100),
        *cell("Tăng, giảm", 350, 100),
        *cell("(%)", 350, 113),
        *cell("Tháng 5", 150, 119),
        *cell("Tháng 6", 250, 119),
    ]
    found = read_header(words, columns, ())
    assert [(span.first, span.last) for span in found.spans] == [(1, 2)]


def test_names_that_all_stand_at_the_foot_are_shared_out_by_the_middle_of_the_cells_above() -> None:
    columns = [(100.0 * k + 20, 100.0 * k + 80) for k in range(6)]
    words = [
        *cell("Năm 2023", 300, 100),
        *cell("Năm 2024", 500, 100),
        *(word for k, name in enumerate(("Loại hình", "ĐVT")) for word in cell(name, 100 * k + 50, 119)),
        *(word for k in range(2, 6) for word in cell("Kế hoạch" if k % 2 else "Thực hiện", 100 * k + 50, 119)),
    ]
    assert [(span.first, span.last) for span in read_header(words, columns, ()).spans] == [(2, 3), (4, 5)]
