"""Each mask claims the digits of its own examples, and none of the examples it must leave alone."""

import re

import pytest

from extract.folding import fold
from extract.masks import EARLY_MASKS, LATE_MASKS, MASKS, Masks, claim
from extract.passage import passage_of_text
from extract.passages import read_passage

ALL = (*EARLY_MASKS.patterns, *MASKS.patterns, *LATE_MASKS.patterns)


def unclaimed(text, mask):
    folded = fold(text)
    taken = bytearray(len(folded))
    claim(folded, taken, Masks((mask,)))
    return [m.group() for m in re.finditer(r"[0-9]+", folded) if not all(taken[m.start() : m.end()])]


@pytest.mark.parametrize(("mask", "text"), [(m, t) for m in ALL for t in m.yes], ids=lambda x: getattr(x, "name", x))
def test_a_mask_claims_all_digits_of_what_it_matches(mask, text):
    assert unclaimed(text, mask) == []


@pytest.mark.parametrize(("mask", "text"), [(m, t) for m in ALL for t in m.no], ids=lambda x: getattr(x, "name", x))
def test_a_mask_claims_nothing_of_what_it_must_not_match(mask, text):
    folded = fold(text)
    assert claim(folded, bytearray(len(folded)), Masks((mask,))) == []


def test_what_is_taken_is_not_claimed_again():
    folded = fold("Chương trình 135")
    taken = bytearray(b"\1" * len(folded))
    assert claim(folded, taken) == []


@pytest.mark.parametrize("mask", ALL, ids=lambda mask: mask.name)
def test_a_mask_is_tried_wherever_it_can_begin(mask):
    """Trying a mask only at the words that open it finds what a search of the whole text finds."""
    text = fold(" ; ".join(["Theo đó", *(t for other in ALL for t in (*other.yes, *other.no)), "hết"]))
    searched = [m.span() for m in mask.pattern.finditer(text)]
    anchored = [m.span() for _, m in Masks((mask,)).matches(text)]
    # A search may also begin inside a printed number (`1.|234 năm`), where no mask may.
    inside = [span for span in searched if re.search(r"[0-9][.,]?$", text[max(0, span[0] - 2) : span[0]])]
    assert [span for span in searched if span not in inside] == [span for span in anchored if span not in inside]


def kinds(text):
    marks = read_passage(passage_of_text(text)).marks
    return [(text[mark.start : mark.end], mark.kind) for mark in marks]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Hỗ trợ mức 30-40% chi phí.", ["30-40%"]),
        ("Cho vay với mức 50 - 100 triệu đồng/hộ.", ["50 - 100 triệu đồng/hộ"]),
        ("Bố trí cho dự án 5-10 tỷ đồng.", ["5-10 tỷ đồng"]),
        ("Mỗi lớp 20 đến 25 học viên.", ["20 đến 25 học viên"]),
        ("Khu phố 3 - 120 hộ dân.", ["120 hộ dân"]),
        ("Mức độ 3 - 4 đạt 12%.", ["12%"]),
    ],
)
def test_the_lower_end_of_a_range_is_no_number_of_a_name(text, quotes):
    figures = read_passage(passage_of_text(text)).figures
    assert [text[f.quantity.start : f.quantity.end] for f in figures] == quotes


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Thi đua đợt 2 năm 2024.", [("đợt 2", "name"), ("năm 2024", "period")]),
        ("Tiếp thu ý kiến thứ 5 của đại biểu.", [("thứ 5", "name")]),
        ("Ông Tám là thương binh hạng 2/4.", [("2/4", "name")]),
        ("Ban hành theo QCVN 08-MT:2015/BTNMT.", [("QCVN 08-MT:2015", "name")]),
        ("Tặng quà dịp 2/9 và 30/4.", [("2/9", "date"), ("30/4", "date")]),
        ("Căn cước công dân 034180001234.", [("034180001234", "identifier")]),
        ("Nhiệm vụ: (1) rà soát; (2) báo cáo.", [("1", "list_label"), ("2", "list_label")]),
    ],
)
def test_numbers_that_measure_nothing(text, want):
    assert kinds(text) == want


def test_ranks_stay_ranks():
    for text in (
        "Tỉnh đứng thứ 5 và thứ 27 cả nước.",
        "PCI xếp hạng 2/9.",
        "GRDP đứng thứ 12 cả nước, thứ 3 trong vùng.",
    ):
        assert [figure.quantity.unit for figure in read_passage(passage_of_text(text)).figures[:1]] == ["rank"]
