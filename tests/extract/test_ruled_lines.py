"""Ruled lines go, also those that a fax broke; print stays."""

import cv2
import numpy as np
import pytest

from extract.ruled_lines import without_rules

DPI = 300


def text_page(width: int = 1200, height: int = 1600) -> np.ndarray:
    """Rows of print-like strokes, 10 pixels wide and 24 high, as words of 13 point type at 300 dpi stand."""
    page = np.full((height, width), 255, dtype=np.uint8)
    for top in range(200, height - 200, 60):
        start = top * 37 % 96  # letters of different rows do not stand in columns
        for left in range(150, width - 150, 16):
            if (left + start) % 96 >= 16:
                page[top : top + 24, left + start % 16 : left + start % 16 + 10] = 20
    return page


def test_rules_go_and_print_stays() -> None:
    page = text_page()
    page[190:193, 100:1100] = 0
    page[100:1500, 100:103] = 0
    cleaned, rules = without_rules(page, DPI, 255)
    assert cleaned[190:193, 200:1000].min() > 200
    assert cleaned[300:1400, 100:103].min() > 200
    assert [rule.level for rule in rules] == [True, False]
    assert (cleaned[200:224, 200:1000] == page[200:224, 200:1000]).mean() > 0.9


@pytest.mark.parametrize("dpi", [110, 150, 200, 300])
def test_print_is_no_rule_at_any_resolution(dpi: int) -> None:
    scale = dpi / 300
    page = cv2.resize(text_page(), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    assert np.array_equal(without_rules(page, dpi, 255)[0], page)


def test_a_thin_rule_that_a_fax_broke_is_one_rule() -> None:
    page = np.full((1600, 1200), 255, dtype=np.uint8)
    page[200:1400, 500:503] = 0
    for top in range(210, 1400, 40):
        page[top : top + 8, 500:503] = 255
    cleaned, (rule,) = without_rules(page, DPI, 255)
    assert not rule.level
    assert (rule.top, rule.bottom) == pytest.approx((48, 336), abs=1)
    assert cleaned.min() > 200
