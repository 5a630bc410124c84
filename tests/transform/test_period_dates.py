"""Calendar dates of worded periods and bases; what the text leaves open stays None."""

from datetime import date

import pytest

from extract.bases import find_bases
from extract.dates import find_dates
from extract.folding import fold
from extract.periods import find_periods
from transform.periods import UNKNOWN, Dates, resolve, resolve_base

DOCUMENT = date(2021, 8, 26)


def first_period(text):
    folded = fold(text)
    return find_periods(folded, find_dates(text), bytearray(len(folded)))[0]


@pytest.mark.parametrize(
    ("text", "start", "end", "from_document"),
    [
        ("năm 2020", date(2020, 1, 1), date(2020, 12, 31), False),
        ("giai đoạn 2016 - 2020", date(2016, 1, 1), date(2020, 12, 31), False),
        ("6 tháng cuối năm 2021", date(2021, 7, 1), date(2021, 12, 31), False),
        ("6 tháng cuối năm", date(2021, 7, 1), date(2021, 12, 31), True),
        ("tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29), False),
        ("quý III/2022", date(2022, 7, 1), date(2022, 9, 30), False),
        ("cuối năm 2020", date(2020, 12, 31), date(2020, 12, 31), False),
        ("đến ngày 31/12/2020", None, date(2020, 12, 31), False),
        ("đến hết tháng 6/2021", None, date(2021, 6, 30), False),
        ("đến nay", None, DOCUMENT, True),
        ("từ năm 2016 đến nay", date(2016, 1, 1), DOCUMENT, True),
        ("từ đầu năm đến nay", date(2021, 1, 1), DOCUMENT, True),
        ("từ ngày 01/7 đến ngày 15/8/2021", date(2021, 7, 1), date(2021, 8, 15), False),
        ("năm học 2020 - 2021", None, None, False),
    ],
)
def test_periods(text, start, end, from_document):
    assert resolve(first_period(text), DOCUMENT) == Dates(start, end, from_document)


@pytest.mark.parametrize("text", ["tháng 8", "6 tháng đầu năm", "quý II", "đến nay"])
def test_without_a_date_of_the_document_nothing_is_completed(text):
    assert resolve(first_period(text), None) == UNKNOWN


HALF = Dates(date(2021, 1, 1), date(2021, 6, 30))
MONTH = Dates(date(2021, 1, 1), date(2021, 1, 31))


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("so với cùng kỳ", HALF, Dates(date(2020, 1, 1), date(2020, 6, 30))),
        ("so với cùng kỳ năm 2019", HALF, Dates(date(2019, 1, 1), date(2019, 6, 30))),
        ("so với cùng kỳ", UNKNOWN, UNKNOWN),
        (
            "so với cùng kỳ",
            Dates(date(2023, 12, 15), date(2024, 6, 14)),
            Dates(date(2022, 12, 15), date(2023, 6, 14)),
        ),
        ("so với cùng kỳ", Dates(date(2016, 1, 1), date(2020, 12, 31)), UNKNOWN),
        ("so với tháng trước", MONTH, Dates(date(2020, 12, 1), date(2020, 12, 31))),
        ("so với tháng trước", HALF, UNKNOWN),
        ("so với năm 2004", HALF, Dates(date(2004, 1, 1), date(2004, 12, 31))),
        ("so với kế hoạch", HALF, Dates(date(2021, 1, 1), date(2021, 12, 31))),
        ("so với kế hoạch năm 2022", HALF, Dates(date(2022, 1, 1), date(2022, 12, 31))),
        ("so với kế hoạch", Dates(date(2016, 1, 1), date(2020, 12, 31)), UNKNOWN),
        ("so với đầu nhiệm kỳ", HALF, UNKNOWN),
    ],
)
def test_bases(text, own, expected):
    folded = fold(text)
    (base,) = find_bases(folded, find_periods(folded, (), bytearray(len(folded))), bytearray(len(folded)))
    assert resolve_base(base, text, own, DOCUMENT) == expected
