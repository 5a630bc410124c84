"""What is bound to a figure besides its name: period, base, measure, direction, status, parts."""

import pytest

from extract.mentions import Lead
from extract.passage import passage_of_text
from extract.passages import label_of, read_passage
from extract.wording import plans_above


def figures(text, lead=None):
    return read_passage(passage_of_text(text), label=label_of(text), lead=lead).figures


def words(text, expression):
    return text[expression.start : expression.end] if expression else None


PERIODS = [
    # a bracket's period is its own figures'
    (
        "Dự toán năm 2025 là 22 tỷ đồng (vốn năm 2024 là 2 tỷ đồng), đã giải ngân 9 tỷ đồng.",
        ["năm 2025", "năm 2024", "năm 2025"],
    ),
    # the day of an act is not the figures'
    ("Ngày 12/6/2025, Quốc hội thông qua Nghị quyết về sắp xếp, theo đó có 23 tỉnh hình thành.", [None]),
    ("Ngày 15/9/2021, toàn tỉnh ghi nhận 25 ca mắc mới.", ["Ngày 15/9/2021"]),
    # the second value of a change is of another time
    ("Tỷ lệ hộ nghèo giảm từ 5,2% năm 2020 xuống còn 3,8%.", ["năm 2020", None]),
    # also where its unit stands in the name
    ("Số doanh nghiệp tăng từ 1.250 năm 2020 lên 1.812 năm 2023.", ["năm 2020", "năm 2023"]),
    # a period that opens the part of a later number is that number's
    ("Tuyến đường dài 88 km, năm 2022 đã giải ngân 3 tỷ đồng.", [None, "năm 2022"]),
    # whose prices, not when
    ("Tổng mức đầu tư (theo mặt bằng giá quý III/2024) là 1.926 tỷ đồng.", [None]),
    # the value of the year before, told by itself, is not of the period around it
    ("Đến hết năm 2024, giải ngân đạt 48% kế hoạch (cùng kỳ đạt 45%).", ["Đến hết năm 2024", None]),
    # from the start of the year to the month told before
    (
        "Tháng 11/2024 thu 683 tỷ đồng, lũy kế từ đầu năm 7.215 tỷ đồng.",
        ["Tháng 11/2024", "từ đầu năm"],
    ),
    ("Số ca mắc trong tuần 38 là 46 ca.", ["tuần 38"]),
    ("Chi ngân sách 9 tháng 10.245 tỷ đồng.", ["9 tháng"]),
    ("Tập huấn 3 tháng 45 học viên.", [None]),
    # the whole year, beside a part of it; without one the heading may name the year
    ("Thu 6 tháng năm 2024 đạt 4.567 tỷ đồng; cả năm ước đạt 9.800 tỷ đồng.", ["6 tháng năm 2024", "cả năm"]),
    ("Thu 6 tháng đạt 4.567 tỷ đồng, đạt 55% kế hoạch cả năm.", ["6 tháng", "6 tháng"]),
    ("Cả năm ước đạt 9.800 tỷ đồng.", [None]),
    # a year of birth
    ("Ông Trần Văn A, sinh năm 1985, được hỗ trợ 57 triệu đồng.", [None]),
    # an annual average takes no period from around it
    ("Năm 2020 thu 5 tỷ đồng, mỗi năm tăng 3%.", ["Năm 2020", None]),
]


@pytest.mark.parametrize(("text", "want"), PERIODS)
def test_the_period_of_a_figure(text, want):
    assert [words(text, figure.period) for figure in figures(text)] == want


BASES = [
    ("Vốn đầu tư gấp 1,7 lần giai đoạn 2016 - 2020.", ["giai đoạn 2016 - 2020"]),
    ("Tổng mức tăng 18,4% so với tổng mức được phê duyệt năm 2021.", ["so với tổng mức được phê duyệt năm 2021"]),
    ("Học sinh tăng 320 em so với năm học trước.", ["so với năm học trước"]),
    ("Mực nước hồ thấp hơn cùng kỳ 12%.", ["thấp hơn cùng kỳ"]),
    ("So với năm 2015, thu nhập bình quân tăng 2,1 lần.", ["So với năm 2015"]),
    # growth without a base of its own has none
    ("IIP tăng 10,3% so với cùng kỳ, trong đó khai khoáng giảm 4,7%.", ["so với cùng kỳ", None]),
    ("GRDP tăng 5,68%, thấp hơn 0,82 điểm phần trăm so với kế hoạch.", [None, "kế hoạch"]),
    ("Mức tăng 5,6%, thấp hơn kế hoạch 0,9 điểm phần trăm.", [None, "kế hoạch"]),
    ("Thu ngân sách tăng 5,2% svck, bằng 98% CK.", ["svck", "CK"]),
    ("Sản lượng tăng 3% so với CK năm 2023.", ["so với CK năm 2023"]),
]


@pytest.mark.parametrize(("text", "want"), BASES)
def test_what_it_is_compared_with(text, want):
    assert [words(text, figure.base) for figure in figures(text)] == want


MEASURES = [
    ("Thu ngân sách không thấp hơn 230 tỷ đồng.", [("level", None)]),
    ("Giải ngân thêm 2.340 tỷ đồng.", [("level", None)]),
    ("Thu nội địa tăng 750 tỷ đồng, tương ứng 5,8%.", [("change", "increase"), ("change", "increase")]),
    ("Công nghiệp ở mức -1,2%.", [("change", None)]),
    ("Tăng cường 260 cán bộ.", [("level", None)]),
    ("Tôm thẻ, tôm sú, cá tra tăng lần lượt 8%, 3% và 5%.", [("change", "increase")] * 3),
    ("Xi măng đạt 612 nghìn tấn (+5,1%).", [("level", None), ("change", "increase")]),
    ("Tỉnh giảm 5 sở và 214 biên chế.", [("change", "decrease"), ("change", "decrease")]),
    ("IIP tăng 5%, 98% hồ sơ đúng hạn.", [("change", "increase"), ("share", None)]),
    ("Bụi mịn vượt quy chuẩn 1,14 lần.", [("ratio", "increase")]),
    ("Doanh nghiệp có vốn lớn hơn 100 tỷ đồng.", [("level", None)]),
    ("Vốn điều lệ lớn hơn 100 tỷ đồng so với năm 2020.", [("change", "increase")]),
    ("Doanh thu đạt 112% cùng kỳ, 101% CK.", [("ratio", None), ("ratio", None)]),
    ("Doanh thu đạt 95% so với năm 2022.", [("ratio", None)]),
    ("Tỷ lệ tiêm chủng đạt 95% so với cùng kỳ.", [("share", None)]),
    ("GRDP tăng 7,1%, cao hơn mức tăng 6,8% của cả nước.", [("change", "increase"), ("change", "increase")]),
    ("GRDP tăng 7,1%, cao hơn mức 6,8% của cả nước.", [("change", "increase"), ("change", None)]),
    ("Nợ xấu chiếm 1,85%, thấp hơn mức 2,1% của cả nước.", [("share", None), ("share", None)]),
]


@pytest.mark.parametrize(("text", "want"), MEASURES)
def test_measure_and_direction(text, want):
    assert [(figure.measure, figure.direction) for figure in figures(text)] == want


STATUS = [
    ("Phấn đấu giải ngân đạt 95% kế hoạch.", ["planned"]),
    ("Kế hoạch năm 2026: GRDP tăng 8,5 - 9%.", ["planned"]),
    ("HĐND tỉnh giao thu nội địa năm 2025 là 9.850 tỷ đồng.", ["planned"]),
    ("Đã hoàn thành 45/45 nhiệm vụ đề ra (đạt 100%).", ["actual", "actual"]),
    ("Chỉ tiêu kế hoạch giao là 45.000 ha, thực hiện 43.200 ha, đạt 96%.", ["planned", "actual", "actual"]),
    ("Kế hoạch vốn năm 2025 được giao 15 tỷ đồng; đến ngày 30/4/2025 giải ngân 2 tỷ đồng.", ["planned", "actual"]),
    ("Các chương trình mục tiêu quốc gia giải ngân 15 tỷ đồng.", ["actual"]),
    ("Giải ngân đạt 60% kế hoạch vốn năm 2024 Thủ tướng giao, xếp thứ 14/63 cả nước.", ["actual", "actual"]),
]


@pytest.mark.parametrize(("text", "want"), STATUS)
def test_status(text, want):
    assert [figure.status for figure in figures(text)] == want


@pytest.mark.parametrize(
    ("lead_in", "headings", "subject", "planned"),
    [
        (None, ("Kinh tế số", "Chỉ tiêu chủ yếu"), None, True),
        (None, ("Thu ngân sách", "Kết quả thực hiện nhiệm vụ"), "Kế hoạch năm 2026", False),
        (None, ("Chính quyền số",), "QUYẾT ĐỊNH Ban hành Kế hoạch chuyển đổi số năm 2026", True),
        (None, ("Thu ngân sách",), "BÁO CÁO Kết quả thực hiện kế hoạch năm 2025", False),
        ("Mục tiêu cụ thể:", ("Đánh giá chung",), None, True),
        (None, ("Chương trình mục tiêu quốc gia",), None, False),
        (None, (), None, False),
    ],
)
def test_what_stands_above_tells_a_plan(lead_in, headings, subject, planned):
    assert plans_above(lead_in, headings, subject) is planned


def test_the_nearest_heading_with_a_period_lends_it():
    lead = Lead(None, "Thu ngân sách", above=("Thực hiện dự toán 10 tháng năm 2024", "Năm 2023"))
    (figure,) = figures("Tổng thu đạt 5 tỷ đồng.", lead)
    assert (figure.period_source, figure.period_text) == ("section", "10 tháng năm 2024")


def test_a_sentence_of_more_numbers_than_any_is_bound_in_pieces():
    text = "Kết quả: " + ", ".join(f"thu {n} tỷ đồng" for n in range(1, 251)) + "."
    found = figures(text)
    assert [figure.quantity.value for figure in found] == list(range(1, 251))
    assert {figure.indicator for figure in found} == {"thu"}
    assert all(figure.sentence[0] <= figure.quantity.start < figure.sentence[1] for figure in found)


def test_a_change_away_from_a_value_is_no_fall_by_it():
    text = "Tỷ lệ trẻ được tiêm đầy đủ đạt 58,3%, giảm từ 74,1% của 9 tháng năm 2022 do thiếu 6 loại vắc xin."
    now, before, kinds = figures(text)
    assert [figure.change_side for figure in (now, before, kinds)] == [None, "from", None]
    assert (before.measure, before.direction, before.quantity.unit, before.flags) == ("share", None, "%", ())
    assert [words(text, figure.period) for figure in (now, before, kinds)] == [None, "9 tháng năm 2022", None]


@pytest.mark.parametrize(
    "text", ["Phấn đấu giảm từ 5% trở lên số vụ tai nạn.", "Số vụ cháy giảm từ 5% đến 7% mỗi năm."]
)
def test_a_bound_or_a_range_is_no_former_value(text):
    (figure,) = figures(text)
    assert (figure.measure, figure.direction, figure.change_side) == ("change", "decrease", None)


def test_a_former_value_may_end_the_sentence():
    (figure,) = figures("Thu nhập bình quân tăng từ 45 triệu đồng.")
    assert (figure.change_side, figure.measure) == ("from", "level")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Tỷ lệ nợ xấu được khống chế dưới mức 3%.", "less_than"),
        ("Có ngót 300 hộ.", "approx"),
        ("Doanh nghiệp có vốn lớn hơn 100 tỷ đồng.", "more_than"),
    ],
)
def test_bounds(text, bound):
    (figure,) = figures(text)
    assert figure.bound == bound


def test_what_a_number_is_compared_with_is_no_change_and_of_no_period_of_it():
    text = "Tháng 9, tỷ lệ nợ xấu là 1,85%, thấp hơn mức 2,1% của cả nước và thấp hơn mức 2,5% kế hoạch."
    own, other, planned = figures(text)
    assert (own.bound, own.period is None, own.status) == ("exact", False, "actual")
    for than in (other, planned):
        assert (than.indicator, than.indicator_source, than.bound) == (own.indicator, "carried", "exact")
        assert (than.base, than.period, than.direction) == (None, None, None)
    assert (other.status, planned.status) == ("actual", "planned")


def test_a_level_without_a_number_before_it_is_a_bound():
    (figure,) = figures("Hỗ trợ hộ có thu nhập thấp hơn mức 1,5 triệu đồng/người/tháng.")
    assert figure.bound == "less_than"


def test_prices_are_those_of_the_number_they_stand_with():
    found = figures("Giá trị sản xuất (giá so sánh 2010) đạt 45 tỷ đồng, tăng 6,5%, theo giá hiện hành đạt 78 tỷ đồng.")
    assert [figure.price_basis for figure in found] == ["constant:2010", None, "current"]


def test_how_often_may_stand_behind():
    (joined,) = figures("Kết nạp mỗi năm từ 60 đảng viên trở lên.")
    assert (joined.quantity.per, joined.bound) == ("year", "at_least")
    (figure,) = figures("Tỉnh đón hơn 500 nghìn lượt khách mỗi năm.")
    assert (figure.quantity.per, figure.bound) == ("year", "more_than")


def test_numbers_that_answer_a_list_take_no_place_of_one_of_its_names():
    found = figures("Tỷ lệ hộ nghèo của huyện Vị Thủy và huyện Long Mỹ lần lượt là 5% và 7%.")
    assert [figure.place for figure in found] == [None, None]


def test_a_part_counts_what_its_total_counts():
    text = (
        "Số phản ánh được tiếp nhận: 49, trong đó, tháng trước chuyển sang: 20, trong tháng: 29; "
        "số phản ánh đã xử lý: 21, trong đó, đúng hạn: 21; đang xử lý: 28."
    )
    found = figures(text)
    assert [(f.quantity.unit, "unit_carried" in f.flags, f.part_of) for f in found] == [
        ("report", False, None),
        ("report", True, 0),
        ("report", True, 0),
        ("report", False, None),
        ("report", True, 3),
        (None, False, None),  # nothing says what it counts
    ]


def test_a_coefficient_is_a_pure_number():
    assert [f.quantity.unit for f in figures("Hệ số lương: 2,34; hệ số phụ cấp là 3; đúng hạn: 21.")] == [
        "1",
        "1",
        None,
    ]


def test_a_rank_is_of_what_it_is_told_about():
    found = figures("Xếp thứ 8/63 tỉnh, thành phố về chỉ số cải cách hành chính với 92,03 điểm, tăng 5 bậc.")
    assert {f.indicator for f in found} == {"chỉ số cải cách hành chính"}
