"""Dashes that OCR lost are found by their ink, and only dashes are."""

import cv2
import numpy as np
import pytest

from extract.dashes import with_dashes
from extract.ocr_words import OcrWord

DPI = 200
EM = 13.0


def pixels(points: float) -> int:
    return round(points * DPI / 72)


def page(*strokes: tuple[float, float, float, float]) -> np.ndarray:
    """A strip of paper with black boxes (x0, top, x1, bottom in points) and two words of print."""
    image = np.full((pixels(40), pixels(300)), 255, dtype=np.uint8)
    for x0, top, x1, bottom in (*strokes, (60, 14, 84, 23), (100, 14, 124, 23)):
        cv2.rectangle(image, (pixels(x0), pixels(top)), (pixels(x1) - 1, pixels(bottom) - 1), 0, -1)
    return image


def word(text: str, x0: float, x1: float, confidence: float = 0.96) -> OcrWord:
    return OcrWord(text, x0, 12, x1, 24, confidence, EM)


LINE = [word("Môi", 60, 84), word("trường", 100, 124)]


def texts(line: list[OcrWord]) -> list[str]:
    return [w.text for w in line]


def test_a_lost_bullet_is_put_before_its_text() -> None:
    dash, *rest = with_dashes(LINE, page((50, 18.2, 54, 19.2)), DPI)
    assert (dash.text, rest) == ("-", LINE)
    assert (dash.x0, dash.x1) == pytest.approx((50, 54), abs=0.5)
    assert (dash.top, dash.bottom) == (12, 24)


def test_a_bullet_inside_the_box_of_the_first_word_is_found_too() -> None:
    line = [word("Môi", 50, 84), LINE[1]]
    dash, first, _ = with_dashes(line, page((50, 18.2, 54, 19.2)), DPI)
    assert dash.text == "-"
    assert 54 < first.x0 < 60


def test_a_lost_dash_between_two_words_is_found() -> None:
    assert texts(with_dashes(LINE, page((90, 18.2, 95, 19.2)), DPI)) == ["Môi", "-", "trường"]


@pytest.mark.parametrize("misread", ["_~", ".", "~"])
def test_a_mark_in_the_place_of_a_dash_becomes_one(misread: str) -> None:
    line = [word(misread, 50, 54, 0.3), *LINE]
    dash, *rest = with_dashes(line, page((50, 18.2, 54, 19.2)), DPI)
    assert (dash.text, dash.confidence, rest) == ("-", 0.9, LINE)


def test_an_en_dash_stays_one() -> None:
    assert texts(with_dashes([word("–", 48, 54), *LINE], page((48, 18.2, 54, 19.2)), DPI))[0] == "–"


@pytest.mark.parametrize(
    "stroke",
    [
        (50, 22.6, 54, 23.6),  # on the base line: `_`, a full stop
        (50, 12, 54, 13),  # over the line: part of a mark
        (50, 14, 54, 19),  # too thick: a bullet, a blot
        (51.5, 18.2, 53, 19.2),  # too short: a dot
        (42, 18.2, 54, 19.2),  # too long: a rule
        (10, 18.2, 14, 19.2),  # far from the text
        (56.5, 18.2, 60, 19.2),  # touches the word
    ],
)
def test_other_strokes_are_no_dash(stroke: tuple[float, float, float, float]) -> None:
    assert with_dashes(LINE, page(stroke), DPI) == LINE


def test_ink_over_a_stroke_makes_it_no_dash() -> None:
    assert with_dashes(LINE, page((50, 18.2, 54, 19.2), (51, 14, 53, 15)), DPI) == LINE


def test_a_slanting_stroke_is_no_dash() -> None:
    image = page()
    cv2.line(image, (pixels(50), pixels(17)), (pixels(54), pixels(19.5)), 0, 2)
    assert with_dashes(LINE, image, DPI) == LINE


def test_what_starts_with_a_dash_gets_no_second_one() -> None:
    line = [word("-Môi", 50, 84), LINE[1]]
    assert with_dashes(line, page((50, 18.2, 54, 19.2)), DPI) == line


def test_frayed_dashes_before_text_are_known_by_how_they_are_misread() -> None:
    blot = page((50, 15, 54, 21))
    assert texts(with_dashes([word("_", 50, 54, 0.3), *LINE], blot, DPI))[0] == "-"
    assert texts(with_dashes([*LINE, word("_", 130, 134, 0.3)], blot, DPI))[-1] == "_"
    assert texts(with_dashes([word("_", 50, 54, 0.3)], blot, DPI)) == ["_"]


def test_no_words_no_dashes() -> None:
    assert with_dashes([], page(), DPI) == []
