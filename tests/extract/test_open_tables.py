"""Tables without all their lines, from typeset pages to cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from test_table_figures import TITLE, Part, figure_rows
from test_table_figures import typeset as typeset_ruled

from extract.document import extract_document
from extract.mentions import TableMention
from extract.open_tables import implied_rules
from extract.print_bands import lone_numbers
from extract.read import read_file
from extract.reading import Rule, Word
from extract.table_grid import straight

CROPS = [
    ["TT", "Loại cây", "Năm 2022", "Năm 2023", ""],
    ["", "", "", "Kế hoạch", "Thực hiện"],
    ["1", "Lúa", "8.150", "8.100", "8.120,5"],
    ["2", "Cây ăn quả có múi và\ncác loại quả khác", "2.480", "2.550", "2.575"],
    ["3", "Ngô", "-", "2.900", "2.954"],
    ["4", "Chè", "1.780", "1.800", "1.806"],
]
SPANS = [
    ("SPAN", (3, 0), (4, 0)),
    *(("SPAN", (k, 0), (k, 1)) for k in range(3)),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("ALIGN", (2, 0), (-1, 1), "CENTER"),
    ("ALIGN", (2, 2), (-1, -1), "RIGHT"),
]
WIDTHS = [40, 150, 70, 70, 70]


def typeset(path: Path, *pages: Sequence[Part], widths: Sequence[float] | None = None) -> Path:
    return typeset_ruled(path, *pages, widths=widths, ruled=False)


def only_table(path: Path) -> TableMention:
    (table,) = extract_document(read_file(path, ocr="never")).tables
    return table


def texts(table: TableMention) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in table.cells if cell.text}


def expected() -> dict[tuple[int, int], str]:
    return {(r, c): text.replace("\n", " ") for r, row in enumerate(CROPS) for c, text in enumerate(row) if text}


def test_a_table_without_a_line_has_its_cells_and_figures(tmp_path: Path) -> None:
    path = typeset(tmp_path / "a.pdf", [*TITLE, (CROPS, SPANS)], widths=WIDTHS)
    table = only_table(path)
    assert texts(table) == expected()
    headers = {(cell.row, cell.column): cell.column_header for cell in table.cells}
    assert headers[2, 3] == "Năm 2023 / Kế hoạch"
    assert headers[2, 2] == "Năm 2022"
    rows = {row["quote"]: row for row in figure_rows(path)}
    assert rows["8.100"]["status"] == "planned"
    assert rows["2.575"]["indicator"] == "Cây ăn quả có múi và các loại quả khác"
    assert "-" not in rows


def test_level_lines_alone_make_rows(tmp_path: Path) -> None:
    lines = [("LINEABOVE", (0, 0), (-1, 0), 0.5, "black"), ("LINEBELOW", (0, 1), (-1, -1), 0.5, "black")]
    table = only_table(typeset(tmp_path / "b.pdf", [*TITLE, (CROPS, [*SPANS, *lines])], widths=WIDTHS))
    assert texts(table) == expected()


def test_upright_lines_alone_part_columns_and_numbers_part_rows(tmp_path: Path) -> None:
    cells = [CROPS[0][:3], *(row[:3] for row in CROPS[2:] if row[2] != "-")]
    lines = [
        ("BOX", (0, 0), (-1, -1), 0.5, "black"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"),
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    numbers = [["Tăng"], ["5"], ["7"], ["9"]]
    wide = [[*row, *more] for row, more in zip(cells, numbers, strict=True)]
    table = only_table(typeset(tmp_path / "c.pdf", [*TITLE, (wide, lines)], widths=WIDTHS[:4]))
    assert (table.n_rows, table.n_cols) == (4, 4)
    assert texts(table)[2, 1] == "Cây ăn quả có múi và các loại quả khác"
    assert texts(table)[3, 3] == "9"


def test_cells_of_a_header_that_have_more_lines_than_their_neighbours(tmp_path: Path) -> None:
    cells = [
        ["Loại hình", "Đơn vị", "Năm 2023", "", "Năm 2024", ""],
        ["", "", "Kế hoạch", "Thực hiện", "Kế hoạch", "Ước\nthực hiện"],
        ["Nhà văn hóa", "nhà", "214", "209", "220", "218"],
        ["Sân thể thao", "sân", "86", "84", "92", "90"],
        ["Thư viện", "phòng", "12", "11", "14", "13"],
    ]
    styles = [
        *(("SPAN", (k, 0), (k + 1, 0)) for k in (2, 4)),
        *(("SPAN", (k, 0), (k, 1)) for k in range(2)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (2, 0), (-1, 1), "CENTER"),
        ("ALIGN", (2, 2), (-1, -1), "RIGHT"),
    ]
    table = only_table(typeset(tmp_path / "h.pdf", [*TITLE, (cells, styles)], widths=[100, 60, 70, 70, 70, 70]))
    headers = {cell.column: cell.column_header for cell in table.cells if cell.row == 2}
    assert headers[4] == "Năm 2024 / Kế hoạch"
    assert headers[5] == "Năm 2024 / Ước thực hiện"
    assert texts(table)[4, 5] == "13"


def test_a_rule_under_a_span_that_begins_before_its_first_column(tmp_path: Path) -> None:
    lines = [
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, "black"),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, "black"),
        ("LINEBELOW", (3, 0), (4, 0), 0.5, "black"),
        ("LEFTPADDING", (3, 1), (3, -1), 22),  # its print stands far to the right
        ("ALIGN", (2, 0), (2, 1), "RIGHT"),
    ]
    table = only_table(typeset(tmp_path / "u.pdf", [*TITLE, (CROPS, [*SPANS, *lines])], widths=[40, 150, 70, 84, 70]))
    headers = {cell.column: cell.column_header for cell in table.cells if cell.row == 2}
    assert (headers[2], headers[3]) == ("Năm 2022", "Năm 2023 / Kế hoạch")


def test_ruled_columns_of_a_page_that_is_not_quite_straight() -> None:
    fall = 0.003
    edges = (50, 150, 250, 350, 450)
    flat = [Rule(50, y, 450, y) for y in (100, 120, 220)] + [Rule(x, 100, x, 220) for x in edges]
    rules = [_leaning(rule, fall) for rule in flat]
    words = [
        Word(text, x, y + fall * x, x + 20, y + fall * x + 10)
        for y, row in ((105, "a b c d"), (130, "e 1 2 3"), (160, "f 4 5 6"), (190, "g 7 8 9"))
        for x, text in zip((60, 160, 260, 360), row.split(), strict=True)
    ]
    found = implied_rules(words, rules)
    assert [round(rule.top - fall * rule.x0) for rule in found] == [150, 180]
    assert all(abs(rule.bottom - rule.top - fall * 400) < 0.1 for rule in found)


def _leaning(rule: Rule, fall: float) -> Rule:
    return Rule(*straight(rule.x0, rule.top, -fall), *straight(rule.x1, rule.bottom, -fall))


def test_text_and_lists_are_no_table(tmp_path: Path) -> None:
    lines = [
        "1. Sản lượng lúa đạt 8.150 tấn, ngô đạt 2.480 tấn, chè đạt 1.780 tấn.",
        "2. Diện tích 12 ha, 15 ha, 18 ha.",
    ]
    reading = read_file(typeset(tmp_path / "d.pdf", [*TITLE, *lines, *lines, *lines]), ocr="never")
    assert extract_document(reading).tables == ()
    assert reading.pages[0].rules == ()


def test_two_rows_of_three_numbers_are_a_table(tmp_path: Path) -> None:
    cells = [CROPS[0], CROPS[1], CROPS[2], CROPS[5]]
    path = typeset(tmp_path / "e.pdf", [*TITLE, (cells, SPANS)], widths=WIDTHS)
    assert {row["quote"] for row in figure_rows(path)} == {"8.150", "8.100", "8.120,5", "1.780", "1.800", "1.806"}


def test_a_table_without_lines_goes_on_over_the_page_break(tmp_path: Path) -> None:
    rows = [[str(k), f"Loại cây {k}", f"{k}.150", f"{k}.100", f"{k}.120"] for k in range(3, 9)]
    white = [("ALIGN", (2, 0), (-1, -1), "RIGHT")]
    first = [["TT", "Loại cây", "Năm 2022", "Năm 2023", "Năm 2024"], *rows[:3]]
    path = typeset(tmp_path / "f.pdf", [*TITLE, (first, white)], [(rows[3:], white)], widths=WIDTHS)
    table = only_table(path)
    assert (table.n_rows, table.page, table.end_page) == (7, 1, 2)
    assert {row["quote"] for row in figure_rows(path)} == {text for row in rows for text in row[2:]}


def test_numbers_in_lines_of_text_stand_close_to_words() -> None:
    def word(text: str, x0: float, x1: float, top: float = 100.0) -> Word:
        return Word(text, x0, top, x1, top + 11)

    sentence = [word("có", 50, 60), word("15", 64, 74), word("xã,", 78, 90), word("7", 130, 135), word("%", 140, 146)]
    cells = [word("Lúa", 50, 70, 120), word("8.150", 150, 175, 120), word("8.100", 220, 245, 120), word("-", 300, 303)]
    assert [number.text for number in lone_numbers([*sentence, *cells])] == ["8.150", "8.100", "-"]


def test_level_lines_that_go_on_past_the_last_column_make_no_other(tmp_path: Path) -> None:
    lines = [("LINEABOVE", (0, 0), (-1, -1), 0.5, "black"), ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black")]
    cells = [["TT", "Loại cây", "Năm 2022", "Năm 2023"], *(row[:4] for row in CROPS[2:])]
    table = only_table(typeset(tmp_path / "a.pdf", [*TITLE, (cells, lines)], widths=[40, 150, 70, 160]))
    assert (table.n_cols, table.n_rows) == (4, 5)
