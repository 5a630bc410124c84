"""Two readings of the words of a cell, and labels that are strokes."""

import numpy as np
import pytest

from extract.cell_words import (
    is_dust,
    likeliest,
    mark_of_dots,
    read_alike,
    roman_of_strokes,
    with_better_marks,
    without_lone_quotes,
)
from extract.misread_words import with_right_total
from extract.ocr_words import OcrWord
from extract.page_image import Image


def line(*words: tuple[str, float]) -> list[OcrWord]:
    return [OcrWord(text, 20.0 * k, 0.0, 20.0 * k + 15, 10.0, sure, 10.0) for k, (text, sure) in enumerate(words)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([("Tống", 0.95), ("cộng", 0.95)], [("Tổng", 0.56), ("cộng", 0.9)], "Tổng cộng"),
        ([("Ytế", 0.92)], [("Y", 0.9), ("tế", 0.9)], "Y tế"),
        ([("Số", 0.9), ("hệ", 0.69), ("nghèo", 0.9)], [("Số", 0.9), ("hộ", 0.97), ("nghèo", 0.9)], "Số hộ nghèo"),
        ([("Số", 0.9), ("hệ", 0.8)], [("Số", 0.9), ("hộ", 0.97)], "Số hệ"),  # both are sure
        ([("Trường", 0.95)], [("JTrường", 0.95)], "Trường"),
        ([("Tổng", 0.9)], [("Tống", 0.2)], "Tổng"),  # a guess
        ([("%", 0.9), ("s0", 0.9), ("cùng", 0.9)], [("%", 0.9), ("so", 0.9), ("cùng", 0.9)], "% so cùng"),
        ([("10", 0.9), ("m2", 0.9)], [("lo", 0.9), ("m2", 0.9)], "10 m2"),  # no word
        ([("Biếu", 0.9), ("4", 0.9)], [("Biểu", 0.9), ("A", 0.99)], "Biểu 4"),
        (
            [("chợ", 0.9), ("A1", 0.3)],
            [("chợ", 0.9), ("Al", 0.99)],
            "chợ A1",
        ),  # digits have a second reading of their own
    ],
)
def test_the_larger_model_sees_marks_better(
    first: list[tuple[str, float]], second: list[tuple[str, float]], expected: str
) -> None:
    assert " ".join(word.text for word in with_better_marks(line(*first), line(*second))) == expected


@pytest.mark.parametrize(
    ("first", "again", "expected"),
    [
        (("II", 0.5), [("1.1", 0.97), ("TI", 0.38)], ("1.1", "II")),
        (("R", 0.93), [("3", 0.97), ("3", 0.97)], ("3", "R")),
        (None, [("1", 0.97), ("1", 0.97)], ("1", "")),
        (("2", 0.94), [("B", 0.63), ("2", 0.97)], ("2", None)),
        (("h", 0.5), [("b", 0.9), ("b", 0.9)], ("b", None)),  # no figure is in doubt
        (("x", 0.2), [("", 0.0), ("z", 0.3)], None),
    ],
)
def test_labels_by_readings_at_several_resolutions(
    first: tuple[str, float] | None, again: list[tuple[str, float]], expected: tuple[str, str | None] | None
) -> None:
    found = likeliest(line(first) if first else [], [line(other) if other[0] else [] for other in again])
    assert (found and (found.text, found.second)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("“Thực", 0.9), ("hiện", 0.9)], "Thực hiện"),
        ([("'", 0.5), ("Tổng", 0.9)], "Tổng"),
        ([("Cộng”", 0.9)], "Cộng"),
        ([("“Nông", 0.9), ("thôn", 0.9), ("mới”", 0.9)], "“Nông thôn mới”"),
    ],
)
def test_a_quotation_mark_alone_is_a_speck(words: list[tuple[str, float]], expected: str) -> None:
    assert " ".join(word.text for kept in without_lone_quotes([line(*words)]) for word in kept) == expected


def test_readings_are_alike_by_their_letters_whatever_their_lines() -> None:
    assert read_alike([line(("Tống", 0.9), ("mức", 0.9))], [line(("Tổng", 0.9)), line(("mức", 0.9))])
    assert not read_alike([line(("Tống", 0.9))], [line(("Tông", 0.9), ("x", 0.9))])


def strokes(*starts: int, across: int = 8) -> Image:
    part = np.full((34, 80), 255, dtype=np.uint8)
    for start in starts:
        part[2:32, start : start + across] = 0
    return part


@pytest.mark.parametrize(
    ("read", "part", "expected"),
    [
        ("H", strokes(2, 17), "II"),
        ("IH", strokes(2, 17, 32), "III"),
        ("11", strokes(2, 25), None),  # figures stand further apart
        ("H", strokes(2, across=22), None),
        ("1", strokes(2), None),
        ("2", strokes(2, 17), None),
    ],
)
def test_roman_numerals_of_strokes(read: str, part: Image, expected: str | None) -> None:
    assert roman_of_strokes(read, part) == expected


def test_three_dots_on_one_level() -> None:
    part = np.full((12, 60), 255, dtype=np.uint8)
    for start in (4, 16, 28):
        part[4:9, start : start + 5] = 0
    assert mark_of_dots(part, 300) == "…"
    part[4:9, 45:50] = 0
    assert mark_of_dots(part, 300) is None


@pytest.mark.parametrize(
    ("read", "expected"),
    [("Tống cộng", "Tổng cộng"), ("TỐNG THU", "TỔNG THU"), ("Tông số", "Tổng số"), ("Tống đạt", "Tống đạt")],
)
def test_a_misread_total(read: str, expected: str) -> None:
    assert with_right_total(read) == expected
    assert with_right_total("Tống Văn Thu") == "Tống Văn Thu"


def test_letters_smaller_than_any_are_dust() -> None:
    word = OcrWord("s", 400.0, 264.0, 404.0, 265.4, 0.24, 4.0)
    assert is_dust(word)
    assert not is_dust(OcrWord("-", 400.0, 264.0, 404.0, 265.0, 0.9, 4.0))
    assert not is_dust(OcrWord("l", 400.0, 264.0, 401.2, 271.0, 0.9, 8.0))
