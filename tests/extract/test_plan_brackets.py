"""An amount in brackets behind a per cent of a plan: planned where the numbers say so, flagged where nothing does."""

import pytest

from extract.passage import passage_of_text
from extract.passages import read_passage

FLAG = "plan_or_result"


def last_of(text):
    figure = read_passage(passage_of_text(text)).figures[-1]
    return figure.status, FLAG in figure.flags


@pytest.mark.parametrize(
    ("text", "status", "flagged"),
    [
        ("Giải ngân 2.345,6 tỷ đồng, đạt 45,67% kế hoạch (5.136 tỷ đồng).", "planned", False),
        ("Giải ngân 2.345,6 tỷ đồng, đạt 45,67% tổng kế hoạch vốn (5.136 tỷ đồng).", "planned", False),
        # the per cent is of neither
        ("Giải ngân 2.345,6 tỷ đồng, đạt 45,67% kế hoạch (5.316 tỷ đồng).", "actual", True),
        ("Giải ngân đạt 48% tổng số vốn (2.500 tỷ đồng).", "actual", True),
        ("Giải ngân đạt 48% kế hoạch (khoảng 2.500 tỷ đồng).", "actual", True),
        # the same amount once more
        ("Giải ngân 2.500 tỷ đồng, đạt 48% kế hoạch (2.500 tỷ đồng).", "actual", False),
        # both are printed, or a word says which it is
        ("Giải ngân đạt 48% tổng vốn được giao (1.200/2.500 tỷ đồng).", "actual", False),
        ("Giải ngân đạt 48% kế hoạch (kế hoạch 2.500 tỷ đồng).", "planned", False),
        # no plan
        ("Doanh nghiệp nhỏ chiếm 35% tổng số doanh nghiệp (345 doanh nghiệp).", "actual", False),
        ("Thu tăng 12% so với cùng kỳ (1.245 tỷ đồng).", "actual", False),
    ],
)
def test_what_an_amount_in_brackets_is(text, status, flagged):
    assert last_of(text) == (status, flagged)


def test_a_plan_may_be_printed_behind_its_result():
    result, plan, share = read_passage(
        passage_of_text("Thu ngân sách đạt 5.678 tỷ đồng/dự toán 7.500 tỷ đồng, bằng 75,7%.")
    ).figures
    assert (result.status, plan.status, share.measure) == ("actual", "planned", "ratio")
