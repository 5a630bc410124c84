"""Patterns tried at their tokens only find what a search of the whole text finds."""

import re

import pytest

from extract.anchors import (
    GLUED,
    LONG_NUMBER,
    NUMBER,
    NUMBER_AND_BLANK,
    NUMBER_AND_LETTER,
    NUMBER_AND_SIGN,
    POINTED_NUMBER,
    Anchored,
    first_words,
)
from extract.folding import fold
from extract.masks import EARLY_MASKS, LATE_MASKS, MASKS
from extract.periods import _RULES
from extract.tokens import lex

TEXT = (
    "Từ năm 2020 đến nay, 15 xã, 24/7, COVID-19 và B12; tổ 5, tổ dân phố 7: 2016 - 2020, quý I/2021, 6 tháng đầu năm."
)


@pytest.mark.parametrize(
    ("begins", "pattern", "expected"),
    [
        ([NUMBER], r"[0-9]+", ["2020", "15", "24", "7", "19", "12", "5", "7", "2016", "2020", "2021", "6"]),
        ([NUMBER_AND_BLANK], r"[0-9]+", ["2020", "15", "19", "2016", "6"]),
        ([NUMBER_AND_SIGN], r"[0-9]+", ["24", "7", "12", "5", "7", "2020", "2021"]),
        ([GLUED], r"[a-z]+-?[0-9]+", ["covid-19", "b12"]),
        (["tổ"], r"tổ (?:dân phố )?[0-9]", ["tổ 5", "tổ dân phố 7"]),
        ([";"], r"; tổ", ["; tổ"]),
    ],
)
def test_where_a_pattern_can_begin(begins, pattern, expected):
    found = Anchored([(re.compile(pattern), begins)]).matches(lex(fold(TEXT)))
    assert [match[0] for _, match in found] == expected


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        (NUMBER_AND_LETTER, ["5", "802.11", "63"]),
        (LONG_NUMBER, ["0123456789", "1.234.567"]),
        (POINTED_NUMBER, ["1.6.5", "1.234.567"]),
    ],
)
def test_numbers_of_a_shape(begins, expected):
    text = "mạng 5G, 24/7, 802.11ax, 63A-123.45, 15 xã, số 0123456789, bản 1.6.5, 1.234.567 đồng"
    found = Anchored([(re.compile(r"[0-9.,]*[0-9]"), [begins])]).matches(lex(fold(text)))
    assert [match[0] for _, match in found] == expected


def test_a_pattern_without_what_it_needs_is_not_tried():
    anchored = Anchored([(re.compile(r"[0-9]+"), [NUMBER])], {0: frozenset({"sao"})})
    assert list(anchored.matches(lex("15 xã"))) == []
    assert [match[0] for _, match in anchored.matches(lex("15 xã, 3 sao"))] == ["15", "3"]


def test_what_it_needs_at_a_number_it_need_not_have_at_a_word():
    anchored = Anchored([(re.compile(r"(?:năm học )?[0-9]+"), [NUMBER, "năm"])], {0: frozenset({"/"})})
    assert [match[0] for _, match in anchored.matches(lex("năm học 2024, 15 xã"))] == ["năm học 2024"]
    assert [match[0] for _, match in anchored.matches(lex("năm học 2024, 15/16"))] == ["năm học 2024", "15", "16"]


def test_matches_of_one_pattern_do_not_overlap():
    anchored = Anchored([(re.compile(r"[0-9]+(?:, [0-9]+)?"), [NUMBER])])
    assert [match[0] for _, match in anchored.matches(lex("1, 2, 3"))] == ["1, 2", "3"]


def test_first_words():
    assert first_words("khu phố|tổ|tổ dân phố|ấp") == {"khu", "tổ", "ấp"}


def test_a_pattern_at_numbers_is_tried_where_what_follows_or_leads_fits():
    number = re.compile(r"[0-9]+")
    anchored = Anchored(
        [(number, [NUMBER])] * 3, None, {0: frozenset(["xã"]), 2: frozenset(["xã"])}, {1: {"19"}, 2: {"4"}}
    )
    found = [(index, match[0]) for index, match in anchored.matches(lex("1945, 15 xã, 4 hộ, 190"))]
    assert found == [(0, "15"), (1, "1945"), (1, "190"), (2, "15"), (2, "4")]


def _alone(rule):
    told = [{0: words} if words else None for words in (rule.follows, rule.leads)]
    return Anchored([(rule.pattern, rule.begins)], None, *told)


_SHAPES = {NUMBER_AND_LETTER, LONG_NUMBER, POINTED_NUMBER}
_MASKS = [mask for masks in (EARLY_MASKS, MASKS, LATE_MASKS) for mask in masks.patterns]


@pytest.mark.parametrize(
    "mask", [m for m in _MASKS if m.follows or m.leads or m.begins & _SHAPES], ids=lambda mask: mask.name
)
def test_a_mask_is_tried_wherever_it_can_begin(mask):
    text = fold("; ".join(example for other in _MASKS for example in (*other.yes, *other.no)))
    searched = [match.span() for match in mask.pattern.finditer(text)]
    anchored = [match.span() for _, match in _alone(mask).matches(lex(text))]
    assert searched
    assert anchored == searched


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.name)
def test_a_period_is_tried_wherever_it_can_begin(rule):
    text = fold(
        f"{TEXT} Năm học 2020 - 2021, vụ Hè Thu 2021, lúa đông xuân 2020/2021, từ đầu năm đến nay, tính đến nay,"
        " cho đến nay, 9 tháng/2021, sáu tháng cuối năm 2022, nửa đầu năm 2021, quý 2 năm 2021, đến hết tháng 6/2021,"
        " tháng 8, từ đầu năm đến hết tháng 9/2022, lũy kế 5 tháng,"
        " trong giai đoạn 2016-2020, (2019), các năm 2019, 2020, 5 năm 2021 - 2025, đến cuối năm 2020, đầu năm 2020,"
        " cả năm 2021, lũy kế từ đầu năm 7.215 tỷ đồng, tuần thứ 38 năm 2024; cả năm ước đạt."
    )
    searched = [match.span() for match in rule.pattern.finditer(text)]
    anchored = [match.span() for _, match in _alone(rule).matches(lex(text))]
    assert searched
    assert anchored == searched
