"""Numbers of tables against each other: which contradictions are told, which cells are marked, which one is named."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.problems import CODES
from transform.table_checks import MISMATCH, check_tables
from transform.tables import FLAGS

PARTS = re.compile(r"(?P<digits>-?[\d.]+(?:,\d+)?)(?P<share>%?)")


def table(headers, lines, units=(), measures=(), parts=(), names=0, multiplier=1):
    """Rows of `figures` and `table_cells` of one table.

    Args:
        headers: of the columns; the first names the rows.
        lines: printed rows below the header.
        units, measures: of the columns after the first; `person` and `level` where none is given.
        parts: pairs of a row and its total.
        names: column that names the rows.
    """
    figures, cells = [], []
    total_of = dict(parts)
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(part.strip() for part in line.split("|")):
            place = {"table_id": "t", "row_index": row, "column_index": column, "page": 1, "flags": None}
            box = {"x0": 50.0 * column, "top": 20.0 * row, "x1": 50.0 * column + 40, "bottom": 20.0 * row + 10}
            name = line.split("|")[names].strip() or None
            told = {"row_header": name, "column_header": headers[column], "needs_review": False, "confidence": 1.0}
            cells.append(place | box | told | {"text": text or None})
            if column <= names or not (match := PARTS.fullmatch(text)):
                continue
            at = column - names - 1
            amount = Decimal(match["digits"].replace(".", "").replace(",", ".")) * multiplier
            total = total_of.get(row)
            figures.append(
                place
                | {
                    "figure_id": f"{row}/{column}",
                    "ordinal": len(figures),
                    "origin": "table",
                    "quote": text,
                    "value_text": match["digits"],
                    "amount": float(amount),
                    "amount_exact": amount,
                    "amount_high": None,
                    "multiplier": Decimal(multiplier),
                    "bound": "exact",
                    "unit": "%" if match["share"] else units[at] if units else "person",
                    "unit_text": None,
                    "period_start": None,
                    "period_end": None,
                    "status": "actual",
                    "per": None,
                    "measure": measures[at] if measures else "level",
                    "direction": None,
                    "part_of": f"{total}/{column}" if total else None,
                    "needs_review": False,
                    "confidence": 1.0,
                    "comparable": True,
                }
            )
    return figures, cells


def checked(rows, scanned=True):
    found = check_tables(*rows, frozenset((1,)) if scanned else frozenset())
    marked = [(row["row_index"], row["column_index"]) for row in found.figures if row["needs_review"]]
    assert marked == [place for place in marked_cells(found) if place in {place_of(row) for row in found.figures}]
    return [problem for _, problem in found.problems], marked, found


def place_of(row):
    return row["row_index"], row["column_index"]


def marked_cells(found):
    return [place_of(row) for row in found.cells if row["needs_review"]]


def codes(rows):
    return [problem.code for problem in checked(rows)[0]]


YEARS = ("Ngành", "Năm 2022", "Năm 2023", "Tăng, giảm")
ALL = ((1, 4), (2, 4), (3, 4))
WORKERS = ["Nông nghiệp | 1.204 | 1.180 | -24", "Công nghiệp | 2.350 | 2.715 | 365", "Dịch vụ | 1.866 | 2.004 | 138"]
TOTAL = "Tổng số | 5.420 | 5.899 | 479"
CHANGE = ("level", "level", "change")


def test_a_table_that_agrees_raises_and_marks_nothing():
    rows = table(YEARS, [*WORKERS, TOTAL], measures=CHANGE, parts=ALL)
    problems, marked, found = checked(rows)
    assert (problems, marked) == ([], [])
    assert (list(found.figures), list(found.cells)) == rows


def test_a_sum_and_a_difference_that_cross_name_the_misread_cell():
    misread = WORKERS[1].replace("2.350", "2.850")
    problems, marked, _ = checked(table(YEARS, [WORKERS[0], misread, WORKERS[2], TOTAL], measures=CHANGE, parts=ALL))
    assert sorted(problem.code for problem in problems) == ["change_mismatch", "parts_mismatch"]
    assert marked == [(1, 1), (2, 1), (2, 2), (2, 3), (3, 1), (4, 1)]
    named = "likely misread: '2.850' (row 'Công nghiệp', column 'Năm 2022'), with 2.350 all would agree"
    assert all(named in problem.message for problem in problems)
    assert {(problem.severity, problem.page) for problem in problems} == {("warning", 1)}


def test_the_message_tells_cells_and_numbers_and_that_no_value_was_changed():
    rows = table(("Xã", "Số hộ"), ["Xã A | 48", "Xã B | 73", "Tổng cộng | 131"], parts=((1, 3), (2, 3)))
    (problem,), marked, found = checked(rows)
    assert problem.message == (
        "row 'Tổng cộng', column 'Số hộ': the parts 48 + 73 (row 'Xã A' to row 'Xã B') add up to 121, not '131'; "
        "compare with the page, no value was changed"
    )
    assert marked == [(1, 1), (2, 1), (3, 1)]
    assert [row["flags"] for row in found.figures] == [MISMATCH] * 3 and MISMATCH in FLAGS
    assert [row["comparable"] for row in found.figures] == [False] * 3
    assert [row["amount"] for row in found.figures] == [48.0, 73.0, 131.0]


def test_on_a_digital_page_the_print_may_err_and_nothing_is_marked():
    rows = table(("Xã", "Số hộ"), ["Xã A | 48", "Xã B | 73", "Tổng cộng | 131"], parts=((1, 3), (2, 3)))
    (problem,), marked, found = checked(rows, scanned=False)
    assert problem.code == "parts_mismatch" and marked == [] and list(found.cells) == rows[1]
    assert "misread" not in problem.message


def test_flags_and_confidence_that_are_there_stay():
    figures, cells = table(("Xã", "Số hộ"), ["Xã A | 48", "Xã B | 73", "Cộng | 131"], parts=((1, 3), (2, 3)))
    figures[0] |= {"flags": "ocr_low_confidence", "confidence": 0.4}
    found = check_tables(figures, cells, frozenset((1,)))
    assert [row["flags"] for row in found.figures] == [f"ocr_low_confidence,{MISMATCH}", MISMATCH, MISMATCH]
    assert [row["confidence"] for row in found.figures] == [0.4, 0.7, 0.7]


def test_rounded_amounts_may_miss_by_their_last_places_and_counts_may_not():
    lines = ["A | 10,4", "B | 20,4", "Tổng cộng | 31"]
    assert codes(table(("Tên", "Vốn"), lines, units=("VND",), parts=((1, 3), (2, 3)), multiplier=10**9)) == [
        "parts_mismatch"
    ]  # on a scan `31` beside `10,4` is `31,0`
    figures, cells = table(("Tên", "Vốn"), lines, units=("VND",), parts=((1, 3), (2, 3)), multiplier=10**9)
    assert check_tables(figures, cells, frozenset()).problems == ()
    counts = ["A | 10", "B | 20", "Tổng cộng | 31"]
    assert codes(table(("Tên", "Hộ"), counts, units=("household",), parts=((1, 3), (2, 3)))) == ["parts_mismatch"]
    assert codes(table(("Tên", "Vốn"), counts, units=("VND",), parts=((1, 3), (2, 3)), multiplier=10**9)) == []


@pytest.mark.parametrize("unknown", ["x", "…", "12 (3)"])
def test_a_sum_with_an_unknown_part_is_not_asked(unknown):
    lines = ["Xã A | 48", f"Xã B | {unknown}", "Xã C | 10", "Tổng cộng | 131"]
    assert codes(table(("Xã", "Số hộ"), lines, parts=((1, 4), (2, 4), (3, 4)))) == []


@pytest.mark.parametrize("blank", ["", "-", "–"])
def test_a_blank_part_is_zero_and_marked_where_the_sum_is_wrong(blank):
    headers = ("Xã", "Số hộ", "Số khẩu")
    lines = ["Xã A | 48 | 100", f"Xã B | {blank} | 80", "Xã C | 10 | 20", "Tổng cộng | {} | 200"]
    right, wrong = ([line.format(total) for line in lines] for total in (58, 68))
    assert codes(table(headers, right, parts=((1, 4), (2, 4), (3, 4)))) == []
    _, marked, found = checked(table(headers, wrong, parts=((1, 4), (2, 4), (3, 4))))
    assert marked == [(1, 1), (3, 1), (4, 1)]
    assert marked_cells(found) == [(1, 1), (2, 1), (3, 1), (4, 1)]


def test_averages_and_shares_have_no_sum():
    lines = ["Xã A | 48", "Xã B | 73", "Tổng cộng | 60"]
    for header in ("Năng suất", "Thu nhập bình quân", "Đơn giá"):
        assert codes(table(("Xã", header), lines, parts=((1, 3), (2, 3)))) == []
    assert codes(table(("Xã", "Tỷ lệ"), lines, units=("%",), parts=((1, 3), (2, 3)))) == []


NUMBERED = ((2, 1), (3, 1))


def test_rows_numbered_under_another_are_all_its_parts_where_they_add_up_in_another_column():
    headers = ("Tên", "Năm 2022", "Năm 2023")
    lines = ["Thu nội địa | 100 | 130", "Thu thuế | 60 | 70", "Thu khác | 40 | 50"]
    (problem,), marked, _ = checked(table(headers, lines, parts=NUMBERED))
    assert problem.code == "parts_mismatch" and marked == [(1, 2), (2, 2), (3, 2)]
    # they need not be all parts where nothing says so
    assert codes(table(headers[:2], ["Thu nội địa | 130", "Thu thuế | 60", "Thu khác | 40"], parts=NUMBERED)) == []


def test_trong_do_may_be_less_than_its_total_and_no_part_more():
    headers = ("Tên", "Năm 2022")
    assert codes(table(headers, ["Chè | 184", "Trong đó: chè xanh | 61"], parts=((2, 1),))) == []
    (problem,), marked, _ = checked(table(headers, ["Chè | 184", "Trong đó: chè xanh | 614"], parts=((2, 1),)))
    assert "add up to 614, more than '184'" in problem.message and marked == [(1, 1), (2, 1)]
    # women and young people may be the same persons
    lines = ["Lao động | 100", "Trong đó: nữ | 60", "Trong đó: thanh niên | 70"]
    assert codes(table(headers, lines, parts=NUMBERED)) == []


def test_misread_labels_are_no_misread_numbers():
    """`b` read as a number of its own: its row is taken for a part of the whole, in every column."""
    headers = ("Tên", "Năm 2022", "Năm 2023")
    lines = ["Nông | 50 | 61", "Lúa | 30 | 40", "Ngô | 20 | 21", "Dịch vụ | 70 | 72", "Tổng số | 120 | 133"]
    problems, marked, found = checked(table(headers, lines, parts=((1, 5), (2, 1), (3, 5), (4, 3))))
    assert (problems, marked) == ([], [])
    # what is not part of the whole is not known to be part of something else
    totals = {place_of(row): row["part_of"] for row in found.figures}
    assert [totals[row, 2] for row in range(1, 6)] == ["5/2", "1/2", None, "5/2", None]
    wrong = [*lines[:3], "Dịch vụ | 70 | 12", lines[4]]
    assert codes(table(headers, wrong, parts=((1, 5), (2, 1), (3, 1), (4, 5)))) == ["parts_mismatch"]


def test_columns_beside_their_total():
    for whole, first, second in (
        ("Kinh phí / Tổng số", "Kinh phí / Ngân sách", "Kinh phí / Vốn khác"),
        ("Tổng chiều dài", "Trong đó / Bê tông", "Trong đó / Cấp phối"),
        ("Kế hoạch vốn", "Chia ra / Trung ương", "Chia ra / Địa phương"),
    ):
        lines = ["A | 182 | 120 | 62", "B | 76 | 70 | 6", "C | 53 | 21 | 32", "D | 98 | 40 | 85"]
        (problem,), marked, _ = checked(table(("Tên", whole, first, second), lines, units=("VND",) * 3))
        assert problem.code == "parts_mismatch" and marked == [(4, 1), (4, 2), (4, 3)]
        assert f"the parts 40 + 85 (column {first!r} to column {second!r}) add up to 125, not '98'" in problem.message
    # that zeros add up tells nothing of the others
    kinds = ("Tên", "Tổng số", "Đã cấp", "Còn hạn")
    assert codes(table(kinds, ["A | 0 | 0 | -", "B | 98 | 40 | 85", "C | 7 | 7 | -"])) == []
    # neither beside a total nor under `Trong đó`, but in all rows the sum of the next
    lines = ["A | 182 | 120 | 62", "B | 76 | 70 | 6", "C | 53 | 21 | 32", "D | 98 | 40 | 58", "E | 90 | 40 | 85"]
    forests = ("Tên", "Rừng", "Rừng tự nhiên", "Rừng trồng")
    assert codes(table(forests, lines)) == ["parts_mismatch"]
    assert codes(table(forests, [*lines, "G | 10 | 7 | 8"])) == []
    assert codes(table(forests, [lines[0], *lines[2:]])) == []


def test_columns_without_a_header_are_no_parts():
    headers = ("Tên", "Tổng số", None, None)
    assert codes(table(headers, ["A | 182 | 120 | 62", "B | 76 | 76 | -", "C | 53 | 21 | 32"])) == []


PLAN = ("Chủ đầu tư", "Kế hoạch năm 2023", "Giải ngân", "Ước cả năm", "So sánh (%)")
SPENT = [
    "Sở A | 412.500 | 268.125 | 400.000 | 65,0",
    "Sở B | 198.000 | 142.560 | 195.300 | 72,0",
    "Sở C | 86.400 | 38.880 | 80.150 | 45,0",
]
RATIO = {"units": ("VND", "VND", "VND", "%"), "measures": ("level", "level", "level", "ratio"), "multiplier": 1}


def test_a_per_cent_is_that_of_the_one_pair_of_columns_that_fits_the_other_rows():
    assert codes(table(PLAN, [*SPENT, "Sở D | 57.200 | 45.760 | 57.200 | 80,0"], **RATIO)) == []
    (problem,), marked, _ = checked(table(PLAN, [*SPENT, "Sở D | 57.200 | 45.760 | 57.200 | 30,0"], **RATIO))
    assert problem.code == "ratio_mismatch" and marked == [(4, 1), (4, 2), (4, 4)]
    assert problem.message == (
        "row 'Sở D', column 'So sánh (%)': 45.760 (column 'Giải ngân') is 80 % of 57.200 (column 'Kế hoạch năm 2023'), "
        "not '30,0'; likely misread: '30,0' (row 'Sở D', column 'So sánh (%)'); "
        "compare with the page, no value was changed"
    )


def test_a_per_cent_that_fits_no_pair_or_two_is_not_checked():
    # of a year that the table does not print
    other = ["A | 100 | 110 | 120 | 87,3", "B | 200 | 190 | 205 | 93,1", "C | 150 | 155 | 140 | 101,2"]
    assert codes(table(PLAN, other, **RATIO)) == []
    # two columns say the same: one of them is compared, and nobody says which
    same = ["A | 100 | 90 | 90 | 90", "B | 200 | 150 | 150 | 75", "C | 160 | 40 | 40 | 25", "D | 80 | 60 | 60 | 35"]
    assert codes(table(PLAN, same, **RATIO)) == []
    # in too few rows
    assert codes(table(PLAN, [*SPENT[:2], "Sở D | 57.200 | 45.760 | 57.200 | 30,0"], **RATIO)) == []


def test_a_share_is_that_of_the_total_of_its_column():
    headers = ("Ngành", "Số lao động", "Cơ cấu (%)")
    lines = ["Nông nghiệp | 1.204 | 22,2", "Công nghiệp | 2.350 | 43,4", "Xây dựng | 866 | 16,0"]
    kind = {"units": ("person", "%"), "measures": ("level", "share"), "parts": [(row, 5) for row in range(1, 5)]}
    assert codes(table(headers, [*lines, "Dịch vụ | 1.000 | 18,5", "Tổng số | 5.420 | 100"], **kind)) == []
    (problem,), marked, _ = checked(table(headers, [*lines, "Dịch vụ | 1.000 | 13,5", "Tổng số | 5.420 | 100"], **kind))
    assert problem.code == "ratio_mismatch" and marked == [(4, 1), (4, 2), (5, 1)]
    # the sum says that the two numbers are right
    assert "likely misread: '13,5' (row 'Dịch vụ', column 'Cơ cấu (%)')" in problem.message


def test_a_total_that_no_column_adds_up_to_may_lack_rows():
    lines = ["Xã A | 48 | 50", "Xã B | 73 | 80", "Tổng cộng | 530 | 610"]
    problems, _, _ = checked(table(("Xã", "Năm 2022", "Năm 2023"), lines, parts=((1, 3), (2, 3))))
    assert ["rows of it may be missing" in problem.message for problem in problems] == [True, True]


def test_a_printed_formula_names_the_columns():
    counting = "(1) | (2) | (3) | (4) | (5)=(3)/(2)"
    right, wrong = SPENT[0], "Sở D | 57.200 | 45.760 | 57.200 | 30,0"
    assert codes(table(PLAN, [counting, right, wrong], **RATIO)) == ["ratio_mismatch"]
    assert codes(table(PLAN, [counting.replace("(2)", "(7)", 1), right, wrong], **RATIO)) == []
    lines = ["1 | 2 | 3 | 4=3-2", "A | 84.215 | 79.640 | -4.575", "B | 61.308 | 63.150 | 1.482"]
    assert codes(table(YEARS, lines, units=("VND",) * 3, measures=CHANGE)) == ["change_mismatch"]


@pytest.mark.parametrize(
    ("header", "values", "wrong"),
    [
        ("Tăng, giảm (%)", ("4,62", "-5,78", "8,66"), "12"),
        ("Tăng, giảm (%)", ("4,6", "-5,7", "8,6"), "12"),  # cut, not rounded
        ("Giảm (%)", ("-4,62", "5,78", "-8,66"), "-12"),
        ("Chênh lệch", ("850", "-2.445", "8.360"), "24.000"),
        ("Tăng, giảm", ("-850", "2.445", "-8.360"), "-24.000"),
    ],
)
def test_growth_and_difference_in_either_direction(header, values, wrong):
    pairs = ("18.400 | 19.250", "42.315 | 39.870", "96.540 | 104.900", "12.000 | 14.400")
    share = "%" in header
    unit = "%" if share else "VND"

    def told(last):
        lines = [f"{k} | {pair} | {value}" for k, (pair, value) in enumerate(zip(pairs, (*values, last), strict=True))]
        return codes(table((*YEARS[:3], header), lines, units=("VND", "VND", unit), measures=CHANGE))

    sign = "-" if wrong.startswith("-") else ""
    assert told(f"{sign}{20 if share else '2.400'}") == []
    assert told(wrong) == ["change_mismatch"]


def test_a_difference_of_groups_of_columns():
    headers = ("Tên", "Được giao / CC", "Được giao / VC", "Có mặt / CC", "Có mặt / VC", "Còn thiếu")
    lines = ["A | 64 | 12 | 61 | 12 | 3", "B | 58 | 26 | 54 | 25 | 5", "C | 51 | 126 | 47 | 121 | 9"]
    assert codes(table(headers, lines)) == []
    (problem,), marked, _ = checked(table(headers, [*lines, "D | 50 | 706 | 48 | 689 | 79"]))
    assert problem.code == "change_mismatch" and marked == [(4, 1), (4, 2), (4, 3), (4, 4), (4, 5)]
    assert "is 19, not '79'" in problem.message


def test_a_total_with_trong_do_below_it_does_not_say_that_its_parts_are_all_there():
    lines = ["Tổng số | 100 | 120", "Trong đó: nữ | 40 | 50", "dân tộc thiểu số | 20 | 90"]
    assert codes(table(("Tên", "Năm 2022", "Năm 2023"), lines, parts=NUMBERED)) == []


def test_a_rate_with_two_other_numbers_under_it():
    headers = ("STT", "Chỉ tiêu", "Số liệu")
    lines = ["3. | Tỷ lệ hộ nghèo | 4,5%", "3.1. | Số hộ nghèo | 120", "3.2. | Số hộ cận nghèo | 200"]
    assert codes(table(headers, lines, names=1)) == []


def test_a_rate_whose_numbers_are_numbered_under_it():
    headers = ("STT", "Chỉ tiêu", "Số liệu")

    def told(rate):
        lines = [f"3.1. | Tỷ lệ hồ sơ đúng hạn | {rate}%", "3.1.1. | Tổng số hồ sơ | 195.197"]
        return codes(table(headers, [*lines, "3.1.2. | Số hồ sơ đúng hạn | 193.457"], names=1))

    assert told("99,10") == told("99,11") == []  # 99,109
    assert told("98,10") == ["ratio_mismatch"]


def test_a_lost_comma_is_found():
    lines = ["A | 17.500 | 17.800 | 1,71", "B | 68.000 | 66.500 | -221", "C | 15.450 | 15.150 | -1,94"]
    rows = table((*YEARS[:3], "Tăng, giảm (%)"), [*lines, "D | 37.900 | 37.375 | -1,39"], ("VND", "VND", "%"), CHANGE)
    (problem,), _, _ = checked(rows)
    assert "likely misread: '-221' (row 'B', column 'Tăng, giảm (%)')" in problem.message


def test_two_misread_cells_of_one_column_are_each_named_by_the_cross_of_their_checks():
    misread = [WORKERS[0].replace("1.204", "1.264"), WORKERS[1].replace("2.715", "2.115"), WORKERS[2]]
    lines = [*misread, "Khác | 100 | 110 | 10", "Ngoài | 10 | 30 | 20", "Tổng số | 5.530 | 6.039 | 509"]
    problems, _, _ = checked(table(YEARS, lines, measures=CHANGE, parts=[(row, 6) for row in range(1, 6)]))
    named = {match[0] for problem in problems for match in re.finditer("likely misread: '[^']*'", problem.message)}
    assert named == {"likely misread: '1.264'", "likely misread: '2.115'"}


def test_every_code_is_documented():
    from transform import table_checks

    assert set(table_checks._CODES.values()) == {"parts_mismatch", "ratio_mismatch", "change_mismatch"} <= set(CODES)


def test_where_ocr_and_arithmetic_doubt_the_same_number_the_others_are_not_marked():
    misread = WORKERS[1].replace("2.350", "2.850")
    figures, cells = table(YEARS, [WORKERS[0], misread, WORKERS[2], TOTAL], measures=CHANGE, parts=ALL)
    for row in (*figures, *cells):
        if place_of(row) == (2, 1):
            row |= {"needs_review": True, "flags": "ocr_disagreement"}
    found = check_tables(figures, cells, frozenset((1,)))
    assert len(found.problems) == 2
    assert [place_of(row) for row in found.figures if row["needs_review"]] == [(2, 1)]
    assert [row["flags"] for row in found.cells if row["needs_review"]] == [f"ocr_disagreement,{MISMATCH}"]


def test_per_cents_under_a_misread_header_have_no_sum():
    """`(%)` is told though the column is not: its figures have no unit then."""
    headers = ("Tên", "Năm 2022", "Sø sánh (%)", None)
    lines = ["Thu nội địa | 100 | 98,5 | 61,5", "Thu thuế | 60 | 97,5 | 66", "Thu khác | 40 | 99 | 54,2"]
    assert codes(table(headers, lines, units=("VND", None, None), parts=NUMBERED)) == []


CELLS = st.sampled_from(["", "-", "x", "0", "7", "12,5", "1.204", "-24", "87,5%", "(3)=(1)/(2)", "(1)", "Trong đó"])
HEADERS = st.lists(st.sampled_from(["Tổng số", "Trong đó", "Chia ra", "Tăng, giảm (%)", "Năm 2022"]), max_size=3)


@given(st.data(), st.booleans())
def test_whatever_a_table_holds_values_stay_and_marks_have_an_issue(data, scanned):
    width, height = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 5))
    headers = [data.draw(st.sampled_from([None, "Tên"]))]
    headers += [" / ".join(data.draw(HEADERS)) or None for _ in range(width)]
    names = data.draw(st.lists(st.sampled_from(["Tổng cộng", "Chè", "3.1.", ""]), min_size=height, max_size=height))
    lines = [" | ".join([name, *(data.draw(CELLS) for _ in range(width))]) for name in names]
    units = [data.draw(st.sampled_from(["person", "VND", "%", None])) for _ in range(width)]
    measures = [data.draw(st.sampled_from(["level", "ratio", "change", "share"])) for _ in range(width)]
    parts = [(row, data.draw(st.integers(1, height))) for row in range(1, height + 1)]
    figures, cells = table(headers, lines, units, measures, [(row, total) for row, total in parts if row != total])
    found = check_tables(figures, cells, frozenset((1,)) if scanned else frozenset())
    marked = [row for row in (*found.figures, *found.cells) if row["needs_review"]]
    assert not marked or (scanned and found.problems)
    changed = {"needs_review", "flags", "confidence", "comparable"}
    for before, after in zip((*figures, *cells), (*found.figures, *found.cells), strict=True):
        assert all(after[name] == value for name, value in before.items() if name not in changed)
