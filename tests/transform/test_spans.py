from __future__ import annotations

import pytest

from transform.spans import covered_ranges, same_text


@pytest.mark.parametrize(
    ("printed", "quote"),
    [
        ("26/8/\n2021", "26/8/2021"),
        ("số 31-\nHD/BTCTW", "số 31-HD/BTCTW"),
        ("số 31-\nHD/BTCTW", "số 31- HD/BTCTW"),
        ("kinh tế -\nxã hội", "kinh tế - xã hội"),
        ("Kết lu-\nận số 5", "Kết luận số 5"),
        ("tỉnh\nHậu Giang", "tỉnh Hậu Giang"),
    ],
)
def test_line_breaks_and_hyphenation_do_not_count(printed, quote):
    assert same_text(printed, quote)


@pytest.mark.parametrize(
    ("printed", "quote"),
    [
        ("38 300", "38300"),
        ("38.300", "38,300"),
        ("Hậu Giang", "Hau Giang"),
        ("31-HD", "31HD"),
        ("kinh tế - xã hội", "kinh tế-xã hội"),
        ("5%", "5"),
    ],
)
def test_all_else_does(printed, quote):
    assert not same_text(printed, quote)


def row(page, start, end_page, end, quote):
    return {"page": page, "char_start": start, "end_page": end_page, "char_end": end, "quote": quote}


def test_over_a_page_break_only_the_parts_of_the_quote_are_covered():
    texts = {1: "đến hết năm\n3", 2: "12\n2025 là"}
    assert covered_ranges(texts, row(1, 8, 2, 7, "năm 2025")) == [(1, 8, 11), (2, 3, 7)]


def test_over_a_page_break_both_ends_must_agree():
    texts = {1: "đến hết năm", 2: "12\n2025 là"}
    assert covered_ranges(texts, row(1, 8, 2, 7, "năm 2024")) is None
    assert covered_ranges(texts, row(1, 4, 2, 7, "năm 2025")) is None
    assert covered_ranges(texts, row(1, 8, 2, 2, "năm 2025")) is None


def test_outside_and_empty_spans_hold_nothing():
    texts = {1: "năm 2025"}
    assert covered_ranges(texts, row(1, 4, None, 9, "2025")) is None
    assert covered_ranges(texts, row(1, 4, None, 4, "2025")) is None
    assert covered_ranges(texts, row(1, -4, None, 8, "2025")) is None
    assert covered_ranges(texts, row(1, 4, None, 8, "2025")) == [(1, 4, 8)]
    assert covered_ranges(texts, row(1, 4, None, 4, "")) is None
    assert covered_ranges(texts, row(1, 4, None, 9, "2025 ")) is None
