"""What the header cells of a table and its caption say of a column, read without a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.mentions import PeriodExpr
from extract.table_columns import Column, planned_by, taken
from extract.table_units import read_unit

HALF = PeriodExpr("months", 0, 0, year=2024, first=1, last=6)
YEAR = PeriodExpr("year", 0, 0, year=2024)
COLUMN = Column("value", "Tổng số")


def test_what_a_column_takes_of_the_period_of_its_caption() -> None:
    part, year, before = (replace(COLUMN, lends=False, takes=takes) for takes in ("part", "year", "before"))
    assert taken(part, HALF) == HALF
    assert taken(part, YEAR) is None
    assert taken(year, YEAR) == YEAR
    assert taken(year, HALF) is None
    assert taken(before, HALF) == replace(HALF, year=2023)
    assert taken(replace(before, year_before=2023), HALF) == replace(HALF, year=2023)
    assert taken(replace(before, year_before=2022), HALF) is None
    assert taken(before, YEAR) is None


@pytest.mark.parametrize(
    ("caption", "header", "planned"),
    [
        ("Biểu số 02. Phân bổ dự toán chi ngân sách các xã năm 2025", "Tổng số", True),
        ("Kế hoạch trồng rừng năm 2025", "Rừng sản xuất", True),
        ("Biểu số 02. Phân bổ dự toán chi ngân sách các xã năm 2025", "Thực hiện năm 2024", False),
        ("Kế hoạch đầu tư công trung hạn", "Tổng mức đầu tư", False),
        ("Kế hoạch đầu tư công trung hạn", "Vốn đã bố trí", False),
        ("Bảng 1. Tình hình thực hiện dự toán chi năm 2024", "Tổng số", False),
        ("Kế hoạch và kết quả thực hiện năm 2024", "Tổng số", False),
        ("Danh mục công trình theo kế hoạch năm 2024", "Tổng số", False),
    ],
)
def test_a_table_of_a_plan_has_planned_numbers(caption: str, header: str, planned: bool) -> None:
    assert planned_by(caption, replace(COLUMN, header=header, told="Thực hiện" in header)) is planned


def test_another_year_in_the_table_of_a_plan_is_no_plan() -> None:
    column = replace(COLUMN, header="Năm 2023", period=PeriodExpr("year", 0, 8, year=2023))
    assert not planned_by("Kế hoạch trồng rừng năm 2025", column)
    assert planned_by("Kế hoạch trồng rừng năm 2023", column)


def test_units_of_time_stand_alone_in_a_column_of_units() -> None:
    unit = read_unit("tuổi")
    assert unit is not None
    assert unit.code == "year"
