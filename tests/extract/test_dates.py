import pytest

from extract.dates import find_dates

CASES = [
    ("ngày 26/8/2021", [("ngày 26/8/2021", 2021, 8, 26)]),
    ("họp (26/8/2021)", [("26/8/2021", 2021, 8, 26)]),
    ("ngày 26/ 8/2021", [("ngày 26/ 8/2021", 2021, 8, 26)]),  # blanks of OCR
    ("26 / 8 / 2021", [("26 / 8 / 2021", 2021, 8, 26)]),
    ("20-01-2003", [("20-01-2003", 2003, 1, 20)]),
    ("ngày 9 - 12 - 2021", [("ngày 9 - 12 - 2021", 2021, 12, 9)]),
    ("ngày 26.8.2021.", [("ngày 26.8.2021", 2021, 8, 26)]),
    ("ngày 05 tháng 3 năm 2020", [("ngày 05 tháng 3 năm 2020", 2020, 3, 5)]),
    ("NGÀY 09 THÁNG 12 NĂM 2021", [("NGÀY 09 THÁNG 12 NĂM 2021", 2021, 12, 9)]),
    ("ngay 05 thang 3 nam 2020", [("ngay 05 thang 3 nam 2020", 2020, 3, 5)]),  # a scan lost the marks
    ("ngày 26 tháng 8,", [("ngày 26 tháng 8", None, 8, 26)]),
    ("ngày 02/8 vừa qua", [("ngày 02/8", None, 8, 2)]),
    ("ngày 02/8/21", [("ngày 02/8/21", None, 8, 2)]),  # two digits do not say the century
    ("Quốc khánh 2/9", [("2/9", None, 9, 2)]),
    ("lễ 30/4 và 01/5", [("30/4", None, 4, 30), ("01/5", None, 5, 1)]),
    ("từ ngày 01/01 đến 30/6/2021", [("ngày 01/01", None, 1, 1), ("30/6/2021", 2021, 6, 30)]),
    ("từ 24/6 đến 02/8/2017", [("24/6", None, 6, 24), ("02/8/2017", 2017, 8, 2)]),
    ("15/9 - 20/9/2024", [("15/9", None, 9, 15), ("20/9/2024", 2024, 9, 20)]),
    ("các ngày 26, 27/8/2021", [("ngày 26", 2021, 8, 26), ("27/8/2021", 2021, 8, 27)]),
    ("ngày 12-13 tháng 8", [("ngày 12", None, 8, 12), ("13 tháng 8", None, 8, 13)]),
    ("01/01/2021-31/12/2021", [("01/01/2021", 2021, 1, 1), ("31/12/2021", 2021, 12, 31)]),
    ("ngày 26/8/2021. 2 huyện", [("ngày 26/8/2021", 2021, 8, 26)]),
    ("ngày\n26/8/2021", [("ngày\n26/8/2021", 2021, 8, 26)]),
    # not dates
    ("đạt 2/9 chỉ tiêu", []),
    ("tăng từ 3/5 lên 4/5 xã", []),
    ("ngày 31/02/2021", []),
    ("32/13/2021", []),
    ("30/2020/NĐ-CP", []),
    ("20/01/2003/QĐ", []),
    ("giai đoạn 2016-2020", []),
    ("26.8.2021", []),  # without `ngày` dots group numbers
    ("ngày 15 hằng tháng", []),
    ("làm ngay 3 tháng 1 lần", []),
    ("Hậu Giang, ngày    tháng 8 năm 2021", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dates(text: str, expected: list[tuple[str, int | None, int, int]]) -> None:
    found = [(text[d.start : d.end], d.parts.year, d.parts.month, d.parts.day) for d in find_dates(text)]
    assert found == expected
