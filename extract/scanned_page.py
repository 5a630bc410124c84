"""One page image to lines of words: clean, read, and if it reads badly, turn it the other way up.

Boxes are points on the upright page as it was scanned, its skew included, although reading happens on the straightened
image.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.ink_words import ink_words
from extract.number_cells import Cell
from extract.ocr_words import OcrWord
from extract.ocr_worker import OcrProcess
from extract.open_tables import implied_rules, may_imply_rules
from extract.page_image import CleanPage, Image, Matrix, at_resolution, clean
from extract.page_slant import lies_sideways
from extract.pdf_words import turned_words
from extract.reading import Box, Line, Rule, Word
from extract.reading_order import lines_of
from extract.syllables import is_syllable, spelling
from extract.table_grid import Grid, by_cell, find_grids
from extract.unread import inside, unread_cells, unread_strips

# Pages that stand upright read with 0.85 and more of their words as syllables, upside down with less than 0.3.
_UPSIDE_DOWN_SHARE = 0.5
_ENOUGH_WORDS = 8
# Without a letter or digit and read with less: the edge of a stamp, a stroke of a signature, dust.
_NOISE_CONFIDENCE = 0.5
# No syllable, no digits, and read with less than this.
_SURELY_NOISE = 0.2
_FEW_LETTERS = 12
_UNREAD_DPI = 200
# Strokes of one or two pixels run together: of a scan of 110 dpi the shape of 34 in 90 numbers was not that of what
# was read (33 by both models alike), of one of 150 dpi 3 in 29.
_MEASURABLE_DPI = 140
# Share of the page's height.
_TALLEST_CELL = 0.4


@dataclass(frozen=True)
class ScannedPage:
    """What was read from a page image.

    Attributes:
        width, height: of the upright page, points.
        turn: clockwise degrees the image was turned by to stand upright.
        confidence: mean of the words' confidences by their length, 0..1; None if there are no words.
        share: share of the words that are Vietnamese syllables.
        rules: ruled lines, askew as the scan is.
        unread: places that look like print and hold no word.
    """

    lines: tuple[Line, ...]
    width: float
    height: float
    turn: int
    confidence: float | None
    share: float
    rules: tuple[Rule, ...] = ()
    unread: tuple[Box, ...] = ()


def read_scanned(
    image: Image, dpi: int, reader: OcrProcess, *, scan: bool = True, marks: Sequence[Word] = ()
) -> ScannedPage:
    """Reads a page image.

    Args:
        image: grey or blue-green-red, as displayed.
        dpi: of the image.
        scan: False for a page drawn from a PDF's own print.
        marks: words of annotations, on the page as displayed, that are no part of the image; they take their places.

    Raises:
        OcrFailedError: the page could not be read.
    """
    turn = 90 if scan and lies_sideways(image) else 0
    first = _attempt(image, dpi, turn, reader, scan)
    if scan and first.is_poor():
        other = _attempt(image, dpi, turn + 180, reader, scan)
        if other.share > first.share:
            first = other
    return first.page(marks, *_size(image, dpi))


def _size(image: Image, dpi: int) -> tuple[float, float]:
    return image.shape[1] * 72 / dpi, image.shape[0] * 72 / dpi


@dataclass(frozen=True)
class _Attempt:
    words: tuple[OcrWord, ...]
    clean: CleanPage
    turn: int
    implied: tuple[Rule, ...]
    grids: tuple[Grid, ...]
    share: float
    judged: int
    unread: tuple[Box, ...]

    def is_poor(self) -> bool:
        return self.judged >= _ENOUGH_WORDS and self.share < _UPSIDE_DOWN_SHARE

    def page(self, marks: Sequence[Word], width: float, height: float) -> ScannedPage:
        words = [_word(word) for word in self.words]
        straighten = np.linalg.inv(self.clean.to_page)
        words += [_moved_word(word, straighten) for word in turned_words(marks, width, height, self.turn)]
        if self.turn in (90, 270):
            width, height = height, width
        ruled = (*self.clean.rules, *self.implied)
        grids = self.grids
        lines = tuple(
            Line(tuple(_moved_word(word, self.clean.to_page) for word in line.words), line.column)
            for line in by_cell(lines_of(words, width, height), grids)
        )
        rules = tuple(_moved_rule(rule, self.clean.to_page) for rule in ruled)
        letters = sum(len(word.text) for word in self.words)
        confidence = sum(word.confidence * len(word.text) for word in self.words) / letters if letters else None
        unread = tuple(_moved(box, self.clean.to_page) for box in self.unread if not _under(box, words))
        return ScannedPage(lines, width, height, self.turn, confidence, self.share, rules, unread)


def _is_blank(words: Sequence[OcrWord]) -> bool:
    """True if so little was read, and so badly, that it is the back of a sheet with the front shining through."""
    letters = sum(len(word.text) for word in words)
    return letters < _FEW_LETTERS and all(
        word.confidence < _NOISE_CONFIDENCE or not any(map(str.isalnum, word.text)) for word in words
    )


def _attempt(image: Image, dpi: int, turn: int, reader: OcrProcess, scan: bool) -> _Attempt:
    cleaned = clean(_turned_image(image, turn), dpi, scan=scan)
    grids = find_grids(cleaned.rules)
    cells = _cells(grids, cleaned.grey.shape[0] * 72 / cleaned.dpi)
    read = reader.read(cleaned.grey, cleaned.dpi, cells=cells, shapes=dpi >= _MEASURABLE_DPI)
    implied = _implied(cleaned, read)
    if implied:
        open_grids = [grid for grid in find_grids((*cleaned.rules, *implied)) if grid not in grids]
        read, cells = _read_by_cell(cleaned, read, cells, open_grids, reader, dpi >= _MEASURABLE_DPI)
        grids = find_grids((*cleaned.rules, *implied))
    words = tuple(word for word in read if not _is_noise(word))
    if _is_blank(words):
        words = ()
    # Also where nothing was read: print that shines through is pale, what is dark was printed here.
    unread = tuple(_boxes_unread(cleaned, cells, read, words))
    spelled = spelling(word.text for word in words)
    return _Attempt(words, cleaned, turn, implied, grids, spelled.share, spelled.judged, unread)


def _implied(page: CleanPage, read: Sequence[OcrWord]) -> tuple[Rule, ...]:
    """The edges of a table without all its lines, by all that stands in it, read or not; () if there is none."""
    words = [_word(word) for word in read if not _is_noise(word)]
    if not may_imply_rules(words):
        return ()
    grey, dpi = at_resolution(page.grey, page.dpi, _UNREAD_DPI)
    return implied_rules(ink_words(grey, dpi, words, page.rules), page.rules)


def _read_by_cell(
    page: CleanPage,
    read: Sequence[OcrWord],
    cells: Sequence[Cell],
    grids: Sequence[Grid],
    reader: OcrProcess,
    shapes: bool,
) -> tuple[list[OcrWord], list[Cell]]:
    """What was read, with the tables without all their lines read anew, cell by cell, and all cells of the page."""
    own = _cells(grids, page.grey.shape[0] * 72 / page.dpi)
    alone = np.full_like(page.grey, 255)
    for left, top, right, bottom in (inside(cell, page.dpi) for cell in own):
        alone[top:bottom, left:right] = page.grey[top:bottom, left:right]
    again = reader.read(alone, page.dpi, cells=own, shapes=shapes, around=False)
    around = [word for word in read if not any(grid.cell_of(_word(word)) is not None for grid in grids)]
    return [*around, *again], [*cells, *own]


def _boxes_unread(
    page: CleanPage, cells: Sequence[Cell], read: Sequence[OcrWord], kept: Sequence[OcrWord]
) -> Iterator[Box]:
    """Places without a word. A cell of which only noise was read is one; of strokes and dust between text it is not."""
    grey, dpi = at_resolution(page.grey, page.dpi, _UNREAD_DPI)
    points = 72 / dpi
    for strip in (*unread_strips(grey, dpi, read), *unread_cells(grey, dpi, cells, kept)):
        yield Box(*(round(edge * points, 2) for edge in strip))


def _under(box: Box, words: Sequence[Word]) -> bool:
    """True if a word stands there after all: one of an annotation, which OCR does not see."""
    return any(w.x0 < box.x1 and w.x1 > box.x0 and w.top < box.bottom and w.bottom > box.top for w in words)


def _cells(grids: Sequence[Grid], height: float) -> list[Cell]:
    """Boxes of the cells that are to be read by themselves; a frame around half a page is none."""
    return [
        (cell.x0 - grid.slant * cell.top, cell.top + grid.slant * cell.x0, cell.x1, cell.bottom)
        for grid in grids
        for cell in grid.cells
        if cell.bottom - cell.top < _TALLEST_CELL * height
    ]


def _turned_image(image: Image, turn: int) -> Image:
    codes = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    return np.asarray(cv2.rotate(image, codes[turn]), dtype=np.uint8) if turn else image


def _is_noise(word: OcrWord) -> bool:
    if not any(ch.isalnum() for ch in word.text):
        return word.confidence < _NOISE_CONFIDENCE
    readable = any(ch.isdigit() for ch in word.text) or is_syllable(word.text.strip(".,;:-()"))
    return word.confidence < _SURELY_NOISE and not readable


def _word(word: OcrWord) -> Word:
    return Word(
        word.text,
        word.x0,
        word.top,
        word.x1,
        word.bottom,
        confidence=round(word.confidence, 3),
        second=word.second,
        outvoted=word.outvoted,
        size=round(word.size, 1),
    )


def _moved_word(word: Word, matrix: Matrix) -> Word:
    box = _moved(word, matrix)
    return word._replace(x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom)


def _moved(place: Word | Box, matrix: Matrix) -> Box:
    """The box of a word or place moved as its middle moves: turned by less than 5 degrees it keeps its size."""
    across, down = (place.x0 + place.x1) / 2, (place.top + place.bottom) / 2
    x, y, _ = matrix @ np.array([across, down, 1.0])
    dx, dy = float(x) - across, float(y) - down
    return Box(round(place.x0 + dx, 2), round(place.top + dy, 2), round(place.x1 + dx, 2), round(place.bottom + dy, 2))


def _moved_rule(rule: Rule, matrix: Matrix) -> Rule:
    start = matrix @ np.array([rule.x0, rule.top, 1.0])
    end = matrix @ np.array([rule.x1, rule.bottom, 1.0])
    return Rule(*(round(float(at), 2) for at in (*start[:2], *end[:2])))
