"""Periods and bases as worded."""

import pytest

from extract.bases import find_bases
from extract.dates import find_dates
from extract.folding import fold
from extract.mentions import DateParts
from extract.periods import find_periods, sole_period


def periods(text):
    folded = fold(text)
    return find_periods(folded, find_dates(text), bytearray(len(folded)))


CASES = [
    ("GRDP 6 tháng đầu năm 2021 tăng", [("6 tháng đầu năm 2021", "months", 2021, None, 1, 6)]),
    ("6 tháng cuối năm, Tỉnh", [("6 tháng cuối năm", "months", None, None, 7, 12)]),
    ("sáu tháng đầu năm 2022", [("sáu tháng đầu năm 2022", "months", 2022, None, 1, 6)]),
    ("9 tháng năm 2021", [("9 tháng năm 2021", "months", 2021, None, 1, 9)]),
    ("tháng 7/2021 giảm", [("tháng 7/2021", "month", 2021, None, 7, None)]),
    ("CPI tháng 8 tăng", [("tháng 8", "month", None, None, 8, None)]),
    ("quý I/2021", [("quý I/2021", "quarter", 2021, None, 1, None)]),
    ("quý 4 năm 2022", [("quý 4 năm 2022", "quarter", 2022, None, 4, None)]),
    ("giai đoạn 2004 - 2010 là", [("giai đoạn 2004 - 2010", "years", 2004, 2010, None, None)]),
    ("từ năm 2015 đến năm 2020", [("từ năm 2015 đến năm 2020", "years", 2015, 2020, None, None)]),
    ("đến cuối năm 2020", [("đến cuối năm 2020", "year_end", 2020, None, None, None)]),
    ("đến hết tháng 6/2021", [("đến hết tháng 6/2021", "until_month", 2021, None, 6, None)]),
    ("từ đầu năm đến hết tháng 9/2024", [("từ đầu năm đến hết tháng 9/2024", "months", 2024, None, 1, 9)]),
    ("lũy kế 5 tháng đạt", [("5 tháng", "months", None, None, 1, 5)]),
    ("Trong 10 tháng, đã tạo", [("10 tháng", "months", None, None, 1, 10)]),
    ("tai nạn 10 tháng xảy ra 164 vụ", [("10 tháng", "months", None, None, 1, 10)]),
    # a period without a year takes that of the period before it; one compared with may be of the year before
    (
        "CPI tháng 10/2024 tăng; bình quân 10 tháng đầu năm tăng",
        [("tháng 10/2024", "month", 2024, None, 10, None), ("10 tháng đầu năm", "months", 2024, None, 1, 10)],
    ),
    (
        "tháng 01/2025 tăng 2% so với tháng 12",
        [("tháng 01/2025", "month", 2025, None, 1, None), ("tháng 12", "month", 2024, None, 12, None)],
    ),
    (
        "so với năm 2021; 6 tháng đầu năm đạt",
        [("năm 2021", "year", 2021, None, None, None), ("6 tháng đầu năm", "months", None, None, 1, 6)],
    ),
    ("năm học 2020 - 2021", [("năm học 2020 - 2021", "named", None, None, None, None)]),
    ("vụ Hè Thu 2021 xuống", [("vụ Hè Thu 2021", "named", None, None, None, None)]),
    ("đến nay có", [("đến nay", "now", None, None, None, None)]),
    ("từ năm 2016 đến nay", [("từ năm 2016 đến nay", "since_year", 2016, None, None, None)]),
    (
        "các năm 2019, 2020",
        [("các năm 2019", "year", 2019, None, None, None), ("2020", "year", 2020, None, None, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_periods(text, expected):
    found = [(text[p.start : p.end], p.unit, p.year, p.last_year, p.first, p.last) for p in periods(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "trong 5 năm",
        "36 tháng",
        "sau 3 tháng đạt",
        "trong 6 tháng đạt",
        "thời hạn 6 tháng tăng",
        "quý vị đại biểu",
        "đạt 2015 người",
        "trước ngày 15/10/2022",
    ],
)
def test_no_periods(text):
    assert periods(text) == ()


def test_from_the_start_of_the_year_until_a_day():
    (span,) = periods("từ đầu năm đến ngày 15/8/2024 là")
    assert (span.unit, span.days) == ("days", (DateParts(None, 1, 1), DateParts(2024, 8, 15)))


def test_days():
    (until,) = periods("Đến ngày 31/12/2020, toàn tỉnh")
    assert (until.unit, until.days) == ("until_day", (None, DateParts(2020, 12, 31)))
    (span,) = periods("từ ngày 01/7/2021 đến ngày 15/8/2021")
    assert (span.unit, span.days) == ("days", (DateParts(2021, 7, 1), DateParts(2021, 8, 15)))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("tăng 5% so với cùng kỳ năm 2020", "same_period_previous_year", "so với cùng kỳ năm 2020"),
        ("giảm 5% so với tháng trước", "previous_period", "so với tháng trước"),
        ("gấp 8,2 lần so với năm 2004", "period", "so với năm 2004"),
        ("tăng 6,1% so với cuối năm 2020", "period", "so với cuối năm 2020"),
        ("tăng 5 tỷ so với kế hoạch năm 2021", "plan", "so với kế hoạch năm 2021"),
        ("gấp 3 lần so với đầu nhiệm kỳ", "period", "so với đầu nhiệm kỳ"),
        ("cao so với bình quân cả nước", "entity", "so với bình quân cả nước"),
    ],
)
def test_bases(text, kind, words):
    folded = fold(text)
    (base,) = find_bases(folded, periods(text), bytearray(len(folded)))
    assert (base.kind, text[base.start : base.end]) == (kind, words)


def test_a_heading_lends_its_one_period_only():
    assert sole_period("Kết quả 6 tháng đầu năm 2022")[1] == "6 tháng đầu năm 2022"
    assert sole_period("Công tác năm 2025 và phương hướng năm 2026") is None
    assert sole_period("Tổng kết Nghị quyết số 06-NQ/TU về phát triển đô thị giai đoạn 2016 - 2020") is None
    assert sole_period("Hội nghị Ban Chấp hành Đảng bộ tỉnh nhiệm kỳ 2020 - 2025") is None
