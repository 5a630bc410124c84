"""Print that no recognised word covers: it is read again, and what stays unread is told to a person.

Tesseract takes print beside a seal, a signature or a dotted line for part of a picture and says nothing of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np

from extract.blobs import blobs
from extract.number_cells import Cell
from extract.ocr_words import OcrWord
from extract.page_image import Image
from extract.reading import Box

# What was read with less is as good as not read (a page number `15` as `IÌĐ)`).
GUESSED = 0.1
# Points. Wider is a word; narrower, in the share of the page that is its upper or lower margin, a page number.
WIDE, _MARGIN = 17.0, 0.1
# Points. No line is printed so near to an edge.
_EDGE = 3.0
# Points. The lowest letters of 9 point print are 4 high, dots of leaders at most 2.
_LOW = 3.0
_LETTER = 5.0
# Inches. Words of a line are joined over blanks, and a label over the full stop that was too low to count.
_BLANK = 0.16

# Points that a ruled line and its halo reach into a cell.
_RULE = 1.5
_INK = 160
_LEAST_INK = 6  # pixels; a full stop at 200 dpi has 9

Strip = tuple[int, int, int, int]
"""left, top, right, bottom in pixels, ends exclusive."""


def _without_dots(ink: Image, least: float) -> Image:
    """Ink (0 or 1) without what is lower than `least` pixels: dotted lines, dust, the remains of ruled lines."""
    found = blobs(ink)
    return np.asarray(cv2.subtract(ink, found.drawn(found.boxes[:, 3] < least, ink.shape)), dtype=np.uint8)


def unread_strips(grey: Image, dpi: int, words: Sequence[OcrWord]) -> list[Strip]:
    """Places that look like a line of print and hold no word: left, top, right, bottom in pixels, largest first."""
    pixels = dpi / 72
    height = grey.shape[0]
    ink = (grey < 128).astype(np.uint8)
    for word in words:
        top, bottom = int(word.top * pixels) - 3, int(word.bottom * pixels) + 4
        ink[max(0, top) : bottom, max(0, int(word.x0 * pixels) - 3) : int(word.x1 * pixels) + 4] = 0
    ink = _without_dots(ink, _LOW * pixels)
    blank = round(dpi * _BLANK)
    wide = cv2.dilate(ink, np.ones((3, blank), np.uint8))
    strips = []
    for left, top, across, down in blobs(np.asarray(wide, dtype=np.uint8)).boxes:
        inside = ink[top : top + down, left : left + across]
        filled = cv2.countNonZero(inside) / (max(1, across - blank) * down)
        # 8 to 24 points high, a word wide, and as black as print (strokes of a signature are less, blots more).
        printed = (across - blank) / pixels
        is_line = printed >= WIDE and across > 2 * down and 8 <= down / pixels <= 24
        # A page number stands alone in a margin.
        in_margin = not _MARGIN * height < top + down / 2 < (1 - _MARGIN) * height
        is_number = in_margin and 2 <= printed < WIDE and 6 <= down / pixels <= 16
        if (is_line or is_number) and 0.12 <= filled <= 0.6:
            edge = blank // 2 - 2
            strips.append((int(left) + edge, max(0, int(top) - 4), int(left + across) - edge, int(top + down) + 4))
    strips.sort(key=lambda strip: strip[0] - strip[2])
    return strips


def at_edge(box: Box, height: float) -> bool:
    """Whether a place (in points) reaches over the upper or lower edge of its page: the shadow of a scanner's lid."""
    return box.top < _EDGE or box.bottom > height - _EDGE


def is_page_number(box: Box, height: float) -> bool:
    """Whether a place (in points) is narrow and stands in a margin, as a page number does."""
    middle = (box.top + box.bottom) / 2
    return box.x1 - box.x0 < WIDE and not _MARGIN * height < middle < (1 - _MARGIN) * height


def inside(cell: Cell, dpi: int) -> tuple[int, int, int, int]:
    """The inside of a cell in pixels, without what is left of its rules."""
    x0, top, x1, bottom = cell
    pixels = dpi / 72
    return (
        max(0, math.ceil((x0 + _RULE) * pixels)),
        max(0, math.ceil((top + _RULE) * pixels)),
        int((x1 - _RULE) * pixels),
        int((bottom - _RULE) * pixels),
    )


def ink_box(grey: Image, left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int] | None:
    """The smallest box (pixels, ends exclusive) around the ink of a part of the page; None if there is hardly any."""
    part = grey[top:bottom, left:right]
    if part.size == 0:
        return None
    ink = cv2.threshold(part, _INK, 1, cv2.THRESH_BINARY_INV)[1]
    if cv2.countNonZero(ink) < _LEAST_INK:
        return None
    x, y, width, height = cv2.boundingRect(ink)
    return left + x, top + y, left + x + width, top + y + height


def unread_cells(grey: Image, dpi: int, cells: Sequence[Cell], words: Sequence[OcrWord]) -> list[Strip]:
    """The ink of table cells that hold some as high as a letter and no word; pixels."""
    pixels = dpi / 72
    middles = [((word.x0 + word.x1) / 2 * pixels, (word.top + word.bottom) / 2 * pixels) for word in words]
    found = []
    for cell in cells:
        left, top, right, bottom = inside(cell, dpi)
        if any(left <= x <= right and top <= y <= bottom for x, y in middles):
            continue
        if (box := ink_box(grey, left, top, right, bottom)) is None:
            continue
        ink = (grey[box[1] : box[3], box[0] : box[2]] < _INK).astype(np.uint8)
        if _without_dots(ink, _LETTER * pixels).any():
            found.append(box)
    return found
