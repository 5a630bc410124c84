"""How many figures stand in a word and how many commas hang from it, measured on drawn type."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.number_shape import Shape, expected, fits, lacks, measured

FONTS = ["LiberationSerif-Regular.ttf", "LiberationSans-Regular.ttf"]


def drawn(text: str, font: str) -> np.ndarray:
    """Print of 12 points at 300 dpi."""
    page = Image.new("L", (700, 90), 255)
    ImageDraw.Draw(page).text(
        (20, 10), text, font=ImageFont.truetype(f"/usr/share/fonts/truetype/liberation2/{font}", 50)
    )
    return np.asarray(page, dtype=np.uint8)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("text", ["22", "290", "2,35", "90.334,419", "90.334.419", "1.962,4", "11.111", "7", "0,07"])
def test_print_has_the_shape_of_its_text(text: str, font: str) -> None:
    assert measured(drawn(text, font)) == expected(text)


def test_a_figure_that_was_not_read_and_a_comma_that_touches_are_seen() -> None:
    assert measured(drawn("22", FONTS[0])) != expected("2")
    page = drawn("2,35", FONTS[0])
    columns = np.flatnonzero((page < 128).any(axis=0))
    _two, comma, three, _five = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    foot = np.flatnonzero((page[:, three] < 128).any(axis=1)).max()
    page = page.copy()
    page[foot - 3 : foot, comma[0] : three[-1]] = 0
    shape = measured(page)
    assert shape is not None and shape.hanging == 1 and shape != expected("235")


def test_what_print_has_more_than_was_read() -> None:
    assert lacks("2", Shape(2, 0)) and not fits("2", Shape(2, 0))
    assert lacks("235", Shape(3, 1))
    assert lacks("90.334.419", Shape(8, 1))
    assert not lacks("75.556", Shape(3, 0)) and not fits("75.556", Shape(3, 0))  # figures that touch
    assert fits("18/05/2010", Shape(10, 2))  # strokes hang below the line in some types
    assert fits("52,3%", Shape(9, 9)) and not lacks("52,3%", Shape(9, 9))


def test_what_has_no_plain_shape() -> None:
    assert expected("52,3%") is None
    assert expected("QL1A") is None
    assert expected("18/21") == Shape(5, 0)
    assert measured(np.full((40, 60), 255, dtype=np.uint8)) is None
    small = np.full((40, 60), 255, dtype=np.uint8)
    small[20:25, 20:23] = 0
    assert measured(small) is None
