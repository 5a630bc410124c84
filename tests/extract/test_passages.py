"""Passages: every digit has one claim, spans are quotes, hostile text ends."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.mentions import Lead
from extract.passage import passage_of_text
from extract.passages import label_of, read_passage

CASES = [
    json.loads(line) for line in (Path(__file__).parent.parent / "data/cases/figures.jsonl").open(encoding="utf-8")
]


def read(text, **options):
    return read_passage(passage_of_text(text), label=label_of(text), **options)


def assert_account(text, mentions):
    for run in re.finditer(r"[0-9]+", text):
        owners = [m for m in mentions.marks if m.start <= run.start() and run.end() <= m.end]
        assert len(owners) == 1, (run.group(), owners)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_digit_of_a_case_is_explained(case):
    mentions = read(case["text"])
    assert_account(case["text"], mentions)
    assert [case["text"][m.start : m.end] for m in mentions.marks if m.kind == "unexplained"] == []


KINDS = [
    ("Vào lúc 7 giờ 30 phút, ngày 26/8/2021, tại Hội trường", ["time", "date"]),
    ("Ban Chấp hành Đảng bộ tỉnh khóa 13, nhiệm kỳ 2015 - 2020.", ["term", "term"]),
    ("Thực hiện Nghị quyết số 21-NQ/TW ngày 20/01/2003 trong 5 năm qua", ["reference", "duration"]),
    ("Trường Trung học phổ thông số 2, ấp 7, xã Vị Thắng.", ["name", "address"]),
    ("quán triệt 02 nội dung này; thực hiện 3 đột phá chiến lược", ["count_name", "count_name"]),
    ("Điện thoại: 0293.3878.879, số tài khoản 3713.0.1058463.", ["phone", "identifier"]),
    ("phổ cập cho trẻ 5 tuổi; Chi tiết tại trang 15", ["age", "page_number"]),
    ("theo khoản 2 Điều 14 Quy chế", ["article", "article"]),
    ("báo cáo trước ngày 25 hằng tháng", ["date"]),
    ("1. Năm 2020 đạt 38.300 tỷ đồng", ["list_label", "period", "figure"]),
    ("của các cấp, các ngành1.", ["footnote"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_what_digits_are(text, kinds):
    assert [m.kind for m in read(text).marks] == kinds


def test_digits_nobody_explains_say_so():
    (mark,) = read("Tổng cộng 123 (một trăm hai mươi ba)").marks
    assert mark.kind == "unexplained"


def test_page_numbers_and_recipients_hold_no_figures():
    assert [m.kind for m in read("2", zone="page_number").marks] == ["page_number"]
    assert read("- Lưu: VT, KT 5 bản", zone="recipients").figures == ()
    pen = read("PHÓ BÍ THƯ 7 hộ Hồ Thị Kim Ngân", zone="signature")
    assert (pen.figures, [m.kind for m in pen.marks]) == ((), ["name"])


@pytest.mark.parametrize(
    ("text", "call", "indicators"),
    [
        # told by its print
        ("Tỉnh ban hành 137 Quyết định QPPL 4 và đã được cập nhật.", "4", ["Quyết định QPPL"]),
        ("Tỉnh có 12 chi cục 13 và 57 đơn vị sự nghiệp.", "13", ["chi cục", "đơn vị sự nghiệp"]),
        # told by its surroundings
        ("Tỉnh có 14 đơn vị sự nghiệp thuộc tỉnh Lâm Đồng 14 .", None, ["đơn vị sự nghiệp thuộc tỉnh Lâm Đồng"]),
    ],
)
def test_a_footnote_call_is_no_part_of_a_name(text, call, indicators):
    calls = ((text.index(f" {call} ") + 1, text.index(f" {call} ") + 1 + len(call)),) if call else ()
    mentions = read(text, calls=calls)
    assert [figure.indicator for figure in mentions.figures] == indicators
    assert [m.kind for m in mentions.marks].count("footnote") == 1


def test_a_period_of_the_heading_is_lent_and_named():
    mentions = read("Thu ngân sách đạt 5 tỷ đồng.", lead=Lead(None, "Kết quả năm 2021"))
    (figure,) = mentions.figures
    assert (figure.period_source, figure.period_text, figure.period.year) == ("section", "năm 2021", 2021)


VOCABULARY = st.sampled_from(
    "năm 2020 , . ; : ( ) % - / tỷ đồng triệu tăng giảm so với cùng kỳ từ đến lên 5 38.300 1,5 8.2 12/15 "
    "xã hộ trong đó là đạt kế hoạch Nghị quyết số 21-NQ/TW ngày 26/8/2021 gấp đôi một nửa hai mươi "
    "lăm rưỡi khóa XIV Điều 5 tuổi \n".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(VOCABULARY, max_size=40).map(" ".join))
def test_any_sentence_has_a_whole_account_and_spans_inside(text):
    mentions = read(text)
    assert_account(text, mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions.marks))
    for figure in mentions.figures:
        quantity = figure.quantity
        assert 0 <= quantity.start <= quantity.value_text[0] < quantity.value_text[1] <= quantity.end <= len(text)
        assert figure.sentence[0] <= quantity.start and quantity.end <= figure.sentence[1]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    assert_account(text, read(text))


@pytest.mark.parametrize("piece", ["1.", "1,2", "9 ", "((", "từ 5 đến ", "Điều 5, ", "số 1/", "a" * 50, "năm ", "% "])
def test_long_hostile_lines_are_read(piece):
    text = piece * (6000 // len(piece))
    assert_account(text, read(text))


@pytest.mark.parametrize("text", ["1,5 - so", "đạt 38.300-so với", "1,5-ab"])
def test_a_claim_takes_a_whole_number_or_none_of_it(text):
    marks = read(text).marks
    assert_account(text, read(text))
    assert all(a.end <= b.start for a, b in pairwise(marks))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("mở rộng Nhà máy Duyên Hải 3, kênh Xáng Mới 2.", ["name", "name"]),
        ("Kết quả. Có 3.", ["unexplained"]),
    ],
)
def test_a_number_that_ends_a_name_in_capitals(text, kinds):
    assert [mark.kind for mark in read_passage(passage_of_text(text)).marks] == kinds
