"""What figures say against each other: an issue each, of the right code, and none where they agree."""

import pytest

from extract.problems import CODES
from transform.cross_checks import contradictions
from transform.explain import explain


def told(*texts):
    """Codes of the contradictions among the figures of some sentences, as those of one document."""
    rows = []
    for text in texts:
        first = len(rows)
        for row in explain(text).figures:
            total = f"f{first + int(row['part_of'][1:])}" if row["part_of"] else None
            rows.append(row | {"ordinal": len(rows), "figure_id": f"f{len(rows)}", "part_of": total})
    return [problem.code for problem in contradictions(rows)]


AGREE = [
    "Toàn tỉnh có 150 trường, gồm 50 trường mầm non, 60 trường tiểu học và 40 trường trung học.",
    # as exactly as printed: 1,5 + 0,9 = 2,4 is 2.412 rounded
    "Tổng vốn 2.412 tỷ đồng, gồm vốn trung ương 1,5 nghìn tỷ đồng và vốn địa phương 0,9 nghìn tỷ đồng.",
    # `trong đó` lists some of the parts
    "Tổng vốn 1.500 tỷ đồng, trong đó ngân sách trung ương 900 tỷ đồng.",
    # two ways to part one total
    "Có 10 hồ sơ, trong đó 4 hồ sơ cấp tỉnh, 6 hồ sơ cấp xã, 7 hồ sơ trực tuyến, 3 hồ sơ giấy.",
    # parts in other units than the total's
    "Kiểm tra 42 cơ quan (gồm 04 cơ quan chuyên môn và 38 đơn vị hành chính), đạt 100% kế hoạch.",
    "Giải ngân 3.757 tỷ đồng (không bao gồm vốn trung ương 26.798 tỷ đồng).",
    "Cơ cấu kinh tế: nông nghiệp chiếm 25,3%, công nghiệp chiếm 32,1%, dịch vụ chiếm 42,6%.",
    # rounded shares may miss by their last place
    "Cơ cấu kinh tế: nông nghiệp chiếm 33,3%, công nghiệp chiếm 33,3%, dịch vụ chiếm 33,3%.",
    "Tỷ trọng nông nghiệp chiếm 21,6%, công nghiệp chiếm 38,9%, dịch vụ chiếm 34,2%.",
    "Tỷ trọng nông nghiệp giảm từ 40% xuống 35%, công nghiệp tăng từ 28% lên 33%, dịch vụ chiếm 32%.",
    "Có 678 người có việc làm: khu vực I 234 người, khu vực II 213 người, khu vực III 231 người.",
    "Sau rà soát, giảm 5 sở, 38 phòng và 214 biên chế.",
    "Có 46/48 nhiệm vụ hoàn thành, đạt 95,8%; 2 nhiệm vụ đang thực hiện (4,2%).",
    "Điều tra làm rõ 18/21 vụ, đạt 85,7%.",
    # cut, not rounded
    "Điều tra làm rõ 18/21 vụ, đạt 85,71%; hòa giải 2/3 vụ, đạt 66,6%.",
    "Tỷ lệ hồ sơ trực tuyến đạt 90,58% (419.218/462.814 hồ sơ).",
    # a rate of its own, a change, a rank
    "Có 3/7 cụm công nghiệp có hạ tầng, tỷ lệ lấp đầy đạt 38%.",
    "Có 3/7 cụm công nghiệp có hạ tầng, tăng 38% so với cùng kỳ.",
    "Chỉ số PCI xếp thứ 3/13, đạt 64%.",
]
DISAGREE = [
    ("Toàn tỉnh có 150 trường, gồm 50 trường mầm non, 60 trường tiểu học và 45 trường trung học.", "parts_mismatch"),
    ("Tổng vốn 1.500 tỷ đồng, trong đó vốn trung ương 900 tỷ đồng, vốn địa phương 700 tỷ đồng.", "parts_mismatch"),
    ("Cơ cấu kinh tế: nông nghiệp chiếm 25,3%, công nghiệp chiếm 32,1%, dịch vụ chiếm 40,6%.", "shares_mismatch"),
    ("Tỷ trọng nông nghiệp chiếm 31,6%, công nghiệp chiếm 38,9%, dịch vụ chiếm 34,2%.", "shares_mismatch"),
    ("Tổng số 1.856 thủ tục (cấp tỉnh 1.512, cấp huyện 226, cấp xã 128).", "parts_mismatch"),
    ("Có 678 người có việc làm: khu vực I 234 người, khu vực II 213 người, khu vực III 331 người.", "parts_mismatch"),
    ("Có 152/161 trạm y tế xã có bác sĩ (84,4%).", "ratio_mismatch"),
    ("Điều tra làm rõ 18/21 vụ, đạt 87,1%.", "ratio_mismatch"),
    ("Tỷ lệ hồ sơ trực tuyến đạt 95,58% (419.218/462.814 hồ sơ).", "ratio_mismatch"),
]


@pytest.mark.parametrize("text", AGREE)
def test_what_agrees_raises_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(("text", "code"), DISAGREE)
def test_what_does_not_raises_one_issue(text, code):
    assert told(text) == [code] and code in CODES


def test_two_values_of_one_indicator():
    first = "Năm 2020, thu ngân sách nhà nước đạt 3.800 tỷ đồng."
    assert told(first, "Thu ngân sách nhà nước năm 2020 là 3.950 tỷ đồng.") == ["value_conflict"]
    # the same number, rounded; another period, status, measure; a name that many things have
    assert told(first, "Thu ngân sách nhà nước năm 2020 là 3,8 nghìn tỷ đồng.") == []
    assert told(first, "Thu ngân sách nhà nước năm 2021 là 3.950 tỷ đồng.") == []
    assert told(first, "Phấn đấu năm 2020 thu ngân sách nhà nước đạt 3.950 tỷ đồng.") == []
    assert told(first, "Thu ngân sách nhà nước năm 2020 khoảng 4.000 tỷ đồng.") == []
    assert told("Năm 2020, tổng mức đầu tư 5 tỷ đồng.", "Tổng mức đầu tư năm 2020 là 7 tỷ đồng.") == []
    assert told("Năm 2020 có 5 dự án.", "Năm 2020 khởi công 7 dự án.") == []


def test_a_doubtful_number_contradicts_nothing():
    rows = explain("Điều tra làm rõ 18/21 vụ, đạt 87,1%.").figures
    assert contradictions([row | {"needs_review": True} for row in rows]) == ()


def test_the_message_names_both_numbers_and_the_page():
    (problem,) = contradictions(explain("Điều tra làm rõ 18/21 vụ, đạt 87,1%.").figures)
    assert (problem.severity, problem.page) == ("warning", 1)
    assert problem.message == "'18/21 vụ' is 85,71 %, printed is '87,1%'; compare with the page, no value was changed"
