"""Print that no word covers is found; dust, dots and strokes are not taken for it."""

import numpy as np
import pytest

from extract.ocr_words import OcrWord
from extract.reading import Box
from extract.unread import at_edge, ink_box, is_page_number, unread_cells, unread_strips


def test_the_ink_of_a_cell_is_found_and_blank_ones_are_skipped() -> None:
    page = np.full((100, 200), 255, dtype=np.uint8)
    page[40:50, 60:75] = 0
    page[10, 10] = 0  # a speck
    assert ink_box(page, 30, 20, 150, 90) == (60, 40, 75, 50)
    assert ink_box(page, 0, 0, 50, 35) is None
    assert ink_box(page, 150, 90, 150, 80) is None


def test_print_that_holds_no_word_is_found() -> None:
    page = np.full((1000, 700), 255, dtype=np.uint8)  # 72 dpi: pixels are points
    for left in range(100, 200, 4):
        page[300:309, left : left + 2] = 0  # a line of print that was read
        page[400:409, left : left + 2] = 0  # one that was not
    page[40:48, 340:342] = page[40:48, 345:347] = 0  # a page number
    page[600:608, 340:342] = page[600:608, 345:347] = 0  # as small, but not in a margin: dust or a stroke
    page[700:760, 300:400] = 0  # a blot
    read = [OcrWord("đọc", 100, 298, 200, 311, 0.9, 12.0)]
    assert [(top, bottom) for _, top, _, bottom in unread_strips(page, 72, read)] == [(395, 414), (35, 53)]


@pytest.mark.parametrize(
    ("box", "edge", "page_number"),
    [
        (Box(312.0, 24.0, 316.0, 33.0), False, True),
        (Box(13.0, 834.0, 423.0, 845.0), True, False),  # the shadow of a lid
        (Box(90.0, 800.0, 200.0, 812.0), False, False),  # a line in the lower margin
        (Box(312.0, 400.0, 316.0, 409.0), False, False),  # a figure of a cell
    ],
)
def test_where_unread_print_stands(box: Box, edge: bool, page_number: bool) -> None:
    assert (at_edge(box, 842.0), is_page_number(box, 842.0)) == (edge, page_number)


def test_print_before_a_dotted_line_is_found() -> None:
    page = np.full((1000, 700), 255, dtype=np.uint8)
    page[300:309, 82:89:3] = 0  # the label `7.`, its full stop too low to count
    page[308, 91] = 0
    for left in range(98, 200, 4):
        page[300:309, left : left + 2] = 0
    for left in range(205, 640, 4):
        page[308, left] = 0
    ((left, _, right, _),) = unread_strips(page, 72, [])
    assert left < 82 and 198 < right < 204


def test_cells_with_ink_and_no_word_are_unread() -> None:
    page = np.full((300, 300), 255, dtype=np.uint8)
    cells = [
        (10.0, 10.0, 60.0, 40.0),
        (60.0, 10.0, 110.0, 40.0),
        (110.0, 10.0, 160.0, 40.0),
        (160.0, 10.0, 210.0, 40.0),
    ]
    page[20:29, 30:34] = 0  # read
    page[20:29, 80:84] = 0  # not read
    page[25:27, 130:140] = 0  # the dash of an empty cell
    read = [OcrWord("7", 29, 19, 35, 30, 0.9, 12.0)]
    assert unread_cells(page, 72, cells, read) == [(80, 20, 84, 29)]
