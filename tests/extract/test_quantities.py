"""Quantities as printed: exact value, scale, unit and denominator, and what is none."""

from fractions import Fraction

import pytest

from extract.folding import fold
from extract.quantities import find_quantities


def quantities(text):
    folded = fold(text)
    return find_quantities(folded, bytearray(len(folded)))


# text; quote; value × multiplier; unit; per
CASES = [
    ("đạt 38.300 tỷ đồng", "38.300 tỷ đồng", 38300 * 10**9, "VND", None),
    ("đạt 38 300 tỷ đồng", "38 300 tỷ đồng", 38300 * 10**9, "VND", None),
    ("đạt 1,5 nghìn tỷ đồng", "1,5 nghìn tỷ đồng", 1500 * 10**9, "VND", None),
    ("mức hỗ trợ 15 kg gạo/người/tháng", "15 kg gạo/người/tháng", 15, "kg", "person/month"),
    ("đạt 26,5 m2 sàn/người", "26,5 m2 sàn/người", Fraction("26.5"), "m2", "person"),
    ("Số thuê bao di động đạt 1,12 triệu,", "1,12 triệu", 1120000, "subscription", None),
    ("là 2 nghìn 350 tỷ đồng", "2 nghìn 350 tỷ đồng", 2350 * 10**9, "VND", None),
    ("được nửa tỷ đồng", "nửa tỷ đồng", 5 * 10**8, "VND", None),
    ("đón nửa triệu lượt khách", "nửa triệu lượt khách", 5 * 10**5, "visit", None),
    ("thu giữ 15 khẩu súng", "15 khẩu súng", 15, "gun", None),
    ("độ ồn 65 dBA", "65 dBA", 65, "dBA", None),
    ("giá 2.410 USD/ounce", "2.410 USD/ounce", 2410, "USD", "ounce"),
    ("là 2 tỷ 350 triệu đồng", "2 tỷ 350 triệu đồng", 2350 * 10**6, "VND", None),
    ("thu 12 nghìn 500 đồng", "12 nghìn 500 đồng", 12500, "VND", None),
    ("5 triệu rưỡi đồng", "5 triệu rưỡi đồng", 5500000, "VND", None),
    ("đạt 38.300 tỷđồng", "38.300 tỷđồng", 38300 * 10**9, "VND", None),
    ("cần 350 triệuđồng/hộ", "350 triệuđồng/hộ", 350 * 10**6, "VND", "household"),
    ("nhập 12 nghìntấn phân", "12 nghìntấn", 12000, "t", None),
    ("đạt 15 tỷUSD", "15 tỷUSD", 15 * 10**9, "USD", None),
    ("bằng 58;7% so với", "58;7%", Fraction("58.7"), "%", None),
    ("thu 1.258;75 tỷ đồng", "1.258;75 tỷ đồng", Fraction("1258.75") * 10**9, "VND", None),
    ("tăng 12'5%", "12'5%", Fraction("12.5"), "%", None),
    ("thu 500 trđ", "500 trđ", 5 * 10**8, "VND", None),
    ("hai triệu rưỡi đồng", "hai triệu rưỡi đồng", 2500000, "VND", None),
    ("hai triệu ba trăm nghìn đồng", "hai triệu ba trăm nghìn đồng", 2300000, "VND", None),
    ("có một nghìn hai trăm hộ dân", "một nghìn hai trăm hộ dân", 1200, "household", None),
    ("có hai nghìn không trăm linh năm người", "hai nghìn không trăm linh năm người", 2005, "person", None),
    ("có hai trăm lẻ bốn hộ", "hai trăm lẻ bốn hộ", 204, "household", None),
    ("hai mươi tư xã", "hai mươi tư xã", 24, "commune", None),
    ("hai phần ba số hộ", "hai phần ba", Fraction(2, 3), "1", None),
    ("một nửa dân số", "một nửa", Fraction(1, 2), "1", None),
    ("còn 1/3 số thôn", "1/3", Fraction(1, 3), "1", None),
    ("gấp rưỡi năm trước", "gấp rưỡi", Fraction(3, 2), "times", None),
    ("thấp nhất -2°C", "-2°C", -2, "°C", None),
    ("xuống âm 5 độ C", "âm 5 độ C", -5, "°C", None),
    ("lên 37,5oC", "37,5oC", Fraction("37.5"), "°C", None),
    ("14,5‰", "14,5‰", Fraction("14.5"), "‰", None),
    ("tăng 1,5 điểm phần trăm", "1,5 điểm phần trăm", Fraction("1.5"), "pp", None),
    ("4,5 triệu đồng/người/tháng", "4,5 triệu đồng/người/tháng", 4500000, "VND", "person/month"),
    ("6,5 tấn/ha/vụ", "6,5 tấn/ha/vụ", Fraction("6.5"), "t", "ha/crop"),
    ("9,5 bác sĩ/vạn dân", "9,5 bác sĩ/vạn dân", Fraction("9.5"), "doctor", "10000 person"),
    ("32 giường bệnh/10.000 dân", "32 giường bệnh/10.000 dân", 32, "bed", "10000 person"),
    ("50 µg/m3", "50 µg/m3", 50, "µg", "m3"),
    ("4 g/l", "4 g/l", 4, "g", "l"),
    ("1.200 m3/ngày đêm", "1.200 m3/ngày đêm", 1200, "m3", "day"),
    ("75 triệu đồng/lượng", "75 triệu đồng/lượng", 75 * 10**6, "VND", "tael"),
    ("20 yến", "20 yến", 200, "kg", None),
    ("12 cây số đường", "12 cây số", 12, "km", None),
    ("xếp thứ 5/63", "thứ 5/63", 5, "rank", None),
]


@pytest.mark.parametrize(
    ("text", "quote", "value", "denominator", "unit_text"),
    [
        ("trồng 1.250 ha/1.500 ha kế hoạch", "1.250 ha/1.500 ha", 1250, "1.500", "ha"),
        ("chi 3.450 tỷ đồng/6.200 tỷ đồng", "3.450 tỷ đồng/6.200 tỷ đồng", 3450, "6.200", "tỷ đồng"),
        ("có 85 xã/100 xã", "85 xã/100 xã", 85, "100", "xã"),
    ],
)
def test_the_whole_of_a_number_may_have_a_unit_of_its_own(text, quote, value, denominator, unit_text):
    (found,) = quantities(text)
    assert (text[found.start : found.end], found.value, found.denominator, found.per) == (
        quote, value, denominator, None,
    )  # fmt: skip
    assert text[slice(*found.unit_text)] == unit_text


def test_two_counts_and_a_rate_are_no_part_of_a_whole():
    assert [found.denominator for found in quantities("xử lý 45 vụ/50 bị can")] == [None, None]
    (rate,) = quantities("có 26 ca/100.000 dân")
    assert (rate.denominator, rate.per) == (None, "100000 person")
    (other,) = quantities("chi 500 triệu đồng/1,2 tỷ đồng")[:1]
    assert other.denominator is None


@pytest.mark.parametrize(("text", "quote", "amount", "unit", "per"), CASES)
def test_a_quantity_reads_as_printed(text, quote, amount, unit, per):
    (found,) = quantities(text)
    assert text[found.start : found.end] == quote
    assert found.value * Fraction(found.multiplier) == amount
    assert (found.unit, found.per) == (unit, per)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("từ 30 đến 35 triệu đồng", 30 * 10**6, 35 * 10**6),
        ("7% - 7,5%", 7, Fraction("7.5")),
        ("6.500 - 7.000 đồng/kg", 6500, 7000),
        ("từ 500 triệu đến 1 tỷ đồng", 500 * 10**6, 10**9),
        ("từ 500 triệu đồng đến dưới 1 tỷ đồng", 500 * 10**6, 10**9),
        ("từ 70% - dưới 100%", 70, 100),
        ("từ 5 đến dưới 10 ha", 5, 10),
    ],
)
def test_a_range_has_both_ends(text, low, high):
    (found,) = quantities(text)
    scale = Fraction(found.multiplier)
    assert (found.value * scale, found.high * scale) == (low, high)


def test_two_counts_with_a_stroke_are_no_rate():
    found = [(q.value, q.unit, q.per) for q in quantities("khởi tố 1.456 vụ/2.310 bị can")]
    assert found == [(1456, "case", None), (2310, "accused", None)]


def test_a_lone_day_is_no_ratio():
    assert quantities("tặng quà 2/9 và 30/4") == []
    assert [(q.value, q.denominator) for q in quantities("xếp hạng 2/9")] == [(2, "9")]


def test_a_change_is_no_range():
    thousands = [(q.value, q.high) for q in quantities("tăng từ 8.000 đến 10.000 tỷ đồng")]
    assert thousands[-1] == (10000, None)
    assert [(q.value, q.high) for q in quantities("tăng từ 5 lên 8 xã")] == [(5, None), (8, None)]


@pytest.mark.parametrize(
    "text",
    [
        "năm năm qua",
        "đầu tư công",
        "một số xã",
        "vài trăm hộ, hàng nghìn người",
        "có ba chương trình",
        "thứ hai, tháng tám",
        "lẻ tẻ, linh hoạt, mốt mới",
        "không trăm người",
        "năm mươi năm qua",
        "hai phần việc",
    ],
)
def test_words_that_measure_nothing(text):
    assert quantities(text) == []
