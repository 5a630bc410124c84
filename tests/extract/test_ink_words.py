"""Chunks of print by their ink: exact edges whatever was read, no dust, numbers told from misread signs."""

from __future__ import annotations

import numpy as np
import pytest

from extract.ink_words import UNREAD, ink_words
from extract.page_image import Image
from extract.reading import Rule, Word

DPI = 144  # all numbers are pixels, two a point
HIGH, WIDE, STEP = 14, 7, 10


def page(*boxes: tuple[int, int, int, int]) -> Image:
    """A page with black boxes: left, top, width, height."""
    out = np.full((200, 400), 255, dtype=np.uint8)
    for left, top, across, down in boxes:
        out[top : top + down, left : left + across] = 0
    return out


def figures(left: int, line: int, count: int) -> list[tuple[int, int, int, int]]:
    return [(left + STEP * k, line - HIGH, WIDE, HIGH) for k in range(count)]


def read(text: str, left: float, line: float, right: float) -> Word:
    return Word(text, left / 2, (line - HIGH) / 2, right / 2, line / 2)


NUMBER = read("123", 50, 60, 77)


def chunks(image: Image, words: list[Word], rules: tuple[Rule, ...] = ()) -> list[tuple[str, int, int]]:
    return [(w.text, round(2 * w.x0), round(2 * w.x1)) for w in ink_words(image, DPI, words, rules)]


def test_dust_between_columns_is_no_print() -> None:
    dust = [(110, 50, 3, 3), (200, 52, 4, 4)]
    words = [NUMBER, read("456", 250, 60, 277), read("ˆ", 110, 53, 113), read("-", 198, 60, 206)]
    assert chunks(page(*figures(50, 60, 3), *figures(250, 60, 3), *dust), words) == [("123", 50, 77), ("456", 250, 277)]


def test_a_dash_alone_is_print_and_the_rest_of_a_line_is_none() -> None:
    marks = [(200, 52, 6, 2), (300, 99, 12, 2)]
    rules = (Rule(10, 50, 190, 50),)
    assert chunks(page(*figures(50, 60, 3), *marks), [NUMBER], rules) == [("123", 50, 77), (UNREAD, 200, 206)]


def test_print_stands_on_its_line_whatever_box_was_read() -> None:
    # The next cell stands half a line lower; page reading gave both words one height.
    image = page(*figures(50, 60, 3), *figures(150, 68, 3))
    high, low = ink_words(image, DPI, [read("123", 50, 64, 77), read("456", 150, 64, 177)], ())
    assert (high.text, low.text) == ("123", "456")
    assert low.top - high.top == low.bottom - high.bottom == 4


def test_the_pieces_of_a_broken_figure_are_one_chunk() -> None:
    broken = [(150, 46, 7, 7), (150, 54, 7, 8)]  # as a fax leaves a 5
    assert chunks(page(*figures(50, 60, 3), *broken), [NUMBER, read("5", 150, 61, 157)]) == [
        ("123", 50, 77),
        ("5", 150, 157),
    ]


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("68/000", "68000"),
        ("_.1.520", "1520"),
        ("G70.", "70"),
        ("4.180,5", "4.180,5"),
        ("30/6/2024", "30/6/2024"),
        ("m3", "m3"),
        ("Lúa", "Lúa"),
    ],
)
def test_numbers_are_told_from_what_was_read_in_their_place(seen: str, text: str) -> None:
    image = page(*figures(50, 60, 3), *figures(150, 60, 4))
    assert chunks(image, [NUMBER, read(seen, 150, 60, 187)])[1][0] == text


def test_without_a_number_nothing_is_measured() -> None:
    assert ink_words(page(*figures(50, 60, 3)), DPI, [read("Lúa", 50, 60, 77)], ()) == []
