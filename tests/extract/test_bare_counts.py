"""Counts without a noun of their own, and counts of nouns that no table knows."""

import pytest

from extract.passage import passage_of_text
from extract.passages import read_passage


def counts(text):
    return [
        (text[slice(*figure.quantity.value_text)], figure.quantity.unit, figure.indicator)
        for figure in read_passage(passage_of_text(text)).figures
    ]


def test_a_list_goes_on_with_what_its_total_counts():
    found = counts("Thi hành kỷ luật 27 đảng viên, gồm: khiển trách 18, cảnh cáo 6, khai trừ 3.")
    assert [(value, unit) for value, unit, _ in found] == [(n, "party member") for n in ("27", "18", "6", "3")]
    assert [name for _, _, name in found[1:]] == ["khiển trách", "cảnh cáo", "khai trừ"]


def test_what_became_of_the_counted():
    found = counts("Tiếp nhận 143 kiến nghị, đã giải quyết 118, đang giải quyết 19.")
    assert [(value, unit) for value, unit, _ in found] == [(n, "recommendation") for n in ("143", "118", "19")]


def test_parts_that_each_end_in_a_number():
    found = counts("Kết nạp 214 đảng viên, xóa tên 11, xin ra khỏi Đảng 6.")
    assert [(value, unit) for value, unit, _ in found] == [(n, "party member") for n in ("214", "11", "6")]


def test_the_noun_that_opens_the_phrase():
    found = counts("Có 96 doanh nghiệp thành lập mới; doanh nghiệp quay lại hoạt động 267.")
    assert found[1] == ("267", "enterprise", "doanh nghiệp quay lại hoạt động")


@pytest.mark.parametrize(
    "text",
    ["Kiểm tra 3 xã; họp tại thôn 5, khu 7.", "Có 12 xã, mở rộng kênh Xáng Mới 2.", "Có 5 xã; làm việc với Tổ 3."],
)
def test_a_number_that_is_a_name_counts_nothing(text):
    assert len(counts(text)) == 1


def test_a_noun_that_no_table_knows_is_an_item():
    assert counts("Toàn vùng còn 34 lò gạch thủ công.") == [("34", "item", "lò gạch thủ công")]


def test_rates_of_time_and_how_often():
    assert counts("Ngày điều trị bình quân 5,6 ngày/lượt.")[0][:2] == ("5,6", "day")
    assert counts("Sơ kết 06 tháng/lần.") == []


def test_counts_with_thousands_marks():
    found = counts("Có 1.856 thủ tục (cấp tỉnh 1.512, cấp huyện 226, cấp xã 118).")
    assert [(value, unit) for value, unit, _ in found] == [(n, "procedure") for n in ("1.856", "1.512", "226", "118")]
