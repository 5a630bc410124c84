"""A scanned table without a line is read again cell by cell, with the column that page reading did not see."""

from __future__ import annotations

import numpy as np

from extract.number_cells import Cell
from extract.ocr_words import OcrWord
from extract.scanned_page import read_scanned

DPI = 200
PIXELS = DPI / 72
ROWS = [["TT", "Cấp học", "Năm 2022", "Năm 2023"]] + [
    [str(k), name, f"{k}.100", f"{k}.200"] for k, name in enumerate(["Mầm non", "Tiểu học", "Trung học"], start=1)
]
LEFTS = (80.0, 120.0, 300.0, 420.0)


def words() -> list[OcrWord]:
    return [
        OcrWord(text, left + 7 * start, 100.0 + 25 * r, left + 7 * (start + len(text)) - 3, 110.0 + 25 * r, 0.95, 10.0)
        for r, row in enumerate(ROWS)
        for left, cell in zip(LEFTS, row, strict=True)
        for start, text in placed(cell)
    ]


def placed(cell: str) -> list[tuple[int, str]]:
    out, at = [], 0
    for text in cell.split():
        out.append((at, text))
        at += len(text) + 1
    return out


def page() -> np.ndarray:
    image = np.full((1100, 1600), 255, dtype=np.uint8)
    for word in words():
        left, right = round(word.x0 * PIXELS), round(word.x1 * PIXELS)
        for letter in range(left, right, 9):
            image[round(word.top * PIXELS) : round(word.bottom * PIXELS), letter : letter + 5] = 0
    return image


class Reader:
    """Reads pages without their first column, and cells as they are printed."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, bool]] = []

    def read(
        self, grey: np.ndarray, dpi: int, *, cells: list[Cell] = (), shapes: bool = True, around: bool = True
    ) -> list[OcrWord]:
        self.asked.append((len(cells), around))
        if not cells:
            return [word for word in words() if word.x0 > 100]
        return [
            word
            for word in words()
            if any(c[0] <= word.x0 and word.x1 <= c[2] and c[1] <= word.top and word.bottom <= c[3] for c in cells)
        ]


def test_a_column_that_page_reading_left_out_is_read_with_the_cells() -> None:
    reader = Reader()
    read = read_scanned(page(), DPI, reader, scan=False)
    assert reader.asked == [(0, True), (16, False)]
    assert [line.text for line in read.lines] == [cell for row in ROWS for cell in row]
