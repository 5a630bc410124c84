"""Specks in the cells of scanned tables go, the marks of signs stay."""

import cv2
import numpy as np

from extract.cell_ink import without_cell_specks
from extract.page_image import Image

DPI = 72
CELL = (10.0, 10.0, 190.0, 60.0)


def cell(*boxes: tuple[int, int, int, int]) -> Image:
    """A cell with black boxes: left, top, width, height."""
    page = np.full((70, 200), 255, dtype=np.uint8)
    for left, top, across, down in boxes:
        page[top : top + down, left : left + across] = 0
    return page


def spots(page: Image) -> int:
    return int(cv2.connectedComponents((page < 128).astype(np.uint8))[0]) - 1


FOUR, FIVE = (120, 20, 14, 30), (140, 20, 14, 30)


def test_specks_beside_under_and_before_a_number_go() -> None:
    for speck in ((40, 22, 6, 6), (108, 32, 5, 5), (112, 20, 5, 5), (170, 46, 5, 5), (113, 46, 5, 5)):
        assert spots(without_cell_specks(cell(FOUR, FIVE, speck), DPI, [CELL])) == 2, speck


def test_points_commas_colons_and_marks_stay() -> None:
    for mark in ((135, 46, 4, 4), (135, 46, 4, 8), (125, 11, 6, 6), (125, 53, 5, 5)):
        assert spots(without_cell_specks(cell(FOUR, FIVE, mark), DPI, [CELL])) == 3, mark
    colon = cell(FOUR, FIVE, (157, 46, 4, 4), (157, 34, 4, 4))
    assert spots(without_cell_specks(colon, DPI, [CELL])) == 4


def test_dots_alone_and_hyphens_stay() -> None:
    dots = cell((100, 44, 4, 4), (108, 44, 4, 4), (116, 44, 4, 4))
    assert spots(without_cell_specks(dots, DPI, [CELL])) == 3
    assert spots(without_cell_specks(cell(FOUR, (105, 34, 10, 3)), DPI, [CELL])) == 2


def test_what_stands_outside_of_cells_is_not_touched() -> None:
    page = cell(FOUR, FIVE, (3, 3, 4, 4))
    assert without_cell_specks(page, DPI, [CELL]) is page
