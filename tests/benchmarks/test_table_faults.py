"""Misread digits in our own tables: how many their sums and differences give away, and which cell they name."""

import pytest

from benchmarks import table_faults
from benchmarks.table_pages.ruled import POVERTY, WORKERS


@pytest.mark.parametrize(
    ("table", "counts"),
    [
        # every number stands in a sum and in a difference: the cross of both is named, and rightly, each time
        (
            WORKERS,
            {"figures": 24, "checked": 24, "faults": 80, "of_checked": 80, "caught": 80, "named": 80, "right": 80},
        ),
        # sums of four columns alone tell that one of five numbers is wrong, rarely which; rates stand in none
        (POVERTY, {"figures": 30, "checked": 20, "faults": 67, "of_checked": 37, "caught": 37, "named": 5, "right": 5}),
    ],
    ids=["lao-dong", "ho-ngheo"],
)
def test_misread_digits_are_caught_and_named(table, counts, tmp_path, monkeypatch):
    monkeypatch.setenv("THONGBAO_BENCH", str(tmp_path))
    score = table_faults.measure(table)
    assert {name: score[name] for name in counts} == counts


def test_every_digit_is_taken_for_another():
    assert sorted(table_faults.MISREAD) == list("0123456789")
    assert all(digit != other for digit, other in table_faults.MISREAD.items())
