"""Numbers in pieces give no figure; sound ones beside each other stay what they are."""

import pytest

from extract.passage import passage_of_text
from extract.passages import read_passage


def read(text):
    found = read_passage(passage_of_text(text))
    quotes = [text[f.quantity.start : f.quantity.end] for f in found.figures]
    return quotes, [text[m.start : m.end] for m in found.marks if m.kind == "unexplained"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Thu đạt 1 .234 tỷ đồng.", ["1", "234"]),
        ("Thu đạt 1. 234 tỷ đồng.", ["1", "234"]),
        ("Thu đạt 12, 5 tỷ đồng.", ["12", "5"]),
        ("Thu đạt 12 34,5 tỷ đồng.", ["12", "34,5"]),
        ("Thu đạt 12-5 tỷ đồng.", ["12", "5"]),
        ("Thu đạt 12:5 tỷ đồng.", ["12", "5"]),
        ("Thu đạt 12.,5 tỷ đồng.", ["12", "5"]),
        ("Tăng 12 5% so với cùng kỳ.", ["12", "5"]),
        ("Tăng ,5% so với cùng kỳ.", ["5"]),
        ("Thu đạt 1O5 tỷ đồng.", ["1", "5"]),
        ("Thu đạt l25 tỷ đồng.", ["25"]),
        ("Đạt 1OO% kế hoạch.", ["1"]),
        ("Có 3O hộ nghèo.", ["3"]),
        ("Thu đạt 12.345.6 tỷ đồng.", ["12", "345", "6"]),
    ],
)
def test_a_broken_number_is_no_figure(text, pieces):
    quotes, unexplained = read(text)
    assert quotes == []
    assert [digits for mark in unexplained for digits in ([mark] if "." not in mark else mark.split("."))] == pieces


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Thu đạt 38 300 tỷ đồng.", ["38 300 tỷ đồng"]),
        ("Thu đạt 12 ,5 tỷ đồng.", ["12 ,5 tỷ đồng"]),  # a decimal, flagged
        ("Hỗ trợ 5-7 tỷ đồng.", ["5-7 tỷ đồng"]),
        ("Chi hai đợt là 5 và 7 triệu đồng.", ["5", "7 triệu đồng"]),
        ("Tăng lần lượt 3%, 5%.", ["3%", "5%"]),
        ("Năm 2024, 12 xã đạt chuẩn.", ["12 xã"]),
        ("Năm 2024 12 xã đạt chuẩn.", ["12 xã"]),
        ("Có 14 sở và ban12, 12 chi cục.", ["14 sở", "12 chi cục"]),  # the call of a footnote
        ("Khối A1 có 12 hộ, tổ B2 có 5 hộ.", ["12 hộ", "5 hộ"]),
        ("Có 7/15 xã đạt chuẩn.", ["7/15 xã"]),
    ],
)
def test_sound_numbers_beside_others(text, quotes):
    assert read(text)[0] == quotes
