"""Where the print of a scanned page stands, by its ink: chunks of a line with exact edges, beside what was read there.

Page reading of a table without lines takes specks between its columns for signs, and lends words the height of a line
that runs through cells of different heights. Rows and columns are found by the ink; the words only tell numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import cv2
import numpy as np

from extract.blobs import blobs
from extract.page_image import Image
from extract.reading import Rule, Word

UNREAD = "□"
"""The text of print where nothing was read."""

_INK = 160
# Points. Figures of 8 point print are 5 high, of 14 point print 9.
_LOWEST, _TALLEST = 4.0, 12.0
# All that follows are shares of the height of a figure. Letters without stem are 0.7 high; a fax breaks and joins
# them, and two lines that touch are higher than one with marks over and under it.
_LETTER, _ONE_LINE = 0.5, 2.2
# From the line to the top of the type and to its bottom, as PDF pages have it.
_ASCENT, _DESCENT = 1.35, 0.33
# Blanks are 0.3 to 0.5, from figure to figure over a comma 0.65; columns are further apart.
_BLANK = 0.8
# Pieces of a broken letter stand on the line of their neighbours, give or take; the next cell's line is further away.
_SAME_LINE = 0.65
# A dash is wide and flat, dust is round.
_DASH_WIDE, _DASH_LONG, _DASH_HIGH, _OVER_LINE = 0.28, 1.6, 0.3, 0.3
_FLAT = 0.55  # of its width
# Marks are nearer to their letter, lines of print further apart.
_MARK_APART = 0.55
# Points. What is left of a ruled line lies on it.
_ON_RULE = 2.5

_NUMBER = re.compile(r"[-+−–]?\d[\d.,]*[%‰]?")
# `31/12/2023`, `6/2024`: what a fax makes of a comma is a stroke too (`68/000`, `-2/21`)
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?:/\d{2,4})?|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d")
_LETTERS = re.compile(r"[^\W\d_]")


def ink_words(grey: Image, dpi: int, read: Sequence[Word], rules: Sequence[Rule]) -> list[Word]:
    """The print of a page in chunks: words of a line with no more than a blank between them.

    Each is as high as its type and stands on its line, whatever hangs below or stands above it. Dust is none.

    Args:
        grey: black on white, straight, without ruled lines.
        read: what page reading saw.
        rules: drawn on the page.
    """
    pixels = dpi / 72
    ink = cv2.threshold(grey, _INK, 1, cv2.THRESH_BINARY_INV)[1]
    boxes = blobs(np.asarray(ink, dtype=np.uint8)).boxes.astype(float) / pixels
    figure = _figure_height(boxes, read)
    if figure is None:
        return []
    tall = (boxes[:, 3] >= _LETTER * figure) & (boxes[:, 3] <= _ONE_LINE * figure)
    letters = boxes[tall]
    drawn = [(rule.top + rule.bottom) / 2 for rule in rules if rule.level]
    chosen = np.concatenate([letters, _dashes(boxes[~tall], letters, figure, drawn)])
    places = [_place(own, figure) for own in _chunks(chosen, figure, pixels, grey.shape)]
    return [Word(_text(place, read), *place) for place in places]


def _figure_height(boxes: np.ndarray, read: Sequence[Word]) -> float | None:
    """The usual height of the figures of a page; None if no number was read on it."""
    x, y = boxes[:, 0] + boxes[:, 2] / 2, boxes[:, 1] + boxes[:, 3] / 2
    usual = (boxes[:, 3] >= _LOWEST) & (boxes[:, 3] <= _TALLEST)
    heights = [
        boxes[usual & (x > word.x0) & (x < word.x1) & (y > word.top) & (y < word.bottom), 3]
        for word in read
        if _NUMBER.fullmatch(word.text)
    ]
    found = np.concatenate(heights) if heights else np.empty(0)
    return float(np.median(found)) if len(found) else None


def _dashes(boxes: np.ndarray, letters: np.ndarray, figure: float, drawn: Sequence[float]) -> np.ndarray:
    """Flat patches with no letter over or under them; those that have one are its marks."""
    wide, high = boxes[:, 2], boxes[:, 3]
    flat = boxes[
        (wide >= _DASH_WIDE * figure)
        & (wide <= _DASH_LONG * figure)
        & (high <= _FLAT * wide)
        & (high < _DASH_HIGH * figure)
    ]
    flat = flat[[all(abs(box[1] + box[3] / 2 - y) > _ON_RULE for y in drawn) for box in flat]] if len(flat) else flat
    if not len(flat) or not len(letters):
        return flat
    left, top, across, down = (flat[:, None, k] for k in range(4))
    x, y, width, height = letters.T
    over = (left < x + width) & (x < left + across)
    near = (top < y + height + _MARK_APART * figure) & (y - _MARK_APART * figure < top + down)
    return np.asarray(flat[~(over & near).any(axis=1)])


def _chunks(boxes: np.ndarray, figure: float, pixels: float, shape: tuple[int, ...]) -> list[np.ndarray]:
    """Patches of one line that are parted by blanks at most, together."""
    # The middles of the letters of one line are joined over blanks; those of the next line are not touched.
    middles = np.zeros(shape, np.uint8)
    reach = round(_BLANK * figure * pixels)
    for left, top, across, down in (boxes * pixels).round().astype(int).tolist():
        middles[top + down // 4 : top + max(1, down - down // 4), left : left + across + reach] = 1
    count, labels = cv2.connectedComponents(middles, connectivity=8)
    members: list[list[np.ndarray]] = [[] for _ in range(count)]
    for box in boxes:
        row, column = int((box[1] + box[3] / 2) * pixels), int((box[0] + box[2] / 2) * pixels)
        members[labels[row, column]].append(box)
    chunks = [np.array(own) for own in members[1:] if own]
    out: list[np.ndarray] = []
    for own in sorted(chunks, key=lambda own: float(own[:, 0].min())):
        near = next((k for k, other in enumerate(out) if _on_one_line(other, own, figure)), None)
        if near is None:
            out.append(own)
        else:
            out[near] = np.concatenate([out[near], own])
    return out


def _on_one_line(left: np.ndarray, right: np.ndarray, figure: float) -> bool:
    touch = right[:, 0].min() <= (left[:, 0] + left[:, 2]).max() + _BLANK * figure
    return bool(touch and abs(_line(left, figure) - _line(right, figure)) < _SAME_LINE * figure)


def _line(own: np.ndarray, figure: float) -> float:
    """The height that the letters of a chunk stand on."""
    high = own[own[:, 3] >= _LETTER * figure]
    if len(high):
        return float(np.median(high[:, 1] + high[:, 3]))
    return float(np.median(own[:, 1] + own[:, 3])) + _OVER_LINE * figure


def _place(own: np.ndarray, figure: float) -> tuple[float, float, float, float]:
    base = _line(own, figure)
    left, right = float(own[:, 0].min()), float((own[:, 0] + own[:, 2]).max())
    return left, base - _ASCENT * figure, right, base + _DESCENT * figure


def _text(place: tuple[float, float, float, float], read: Sequence[Word]) -> str:
    x0, top, x1, bottom = place
    own = [
        word
        for word in read
        if min(word.x1, x1) - max(word.x0, x0) > 0.5 * min(word.x1 - word.x0, x1 - x0)
        and top <= (word.top + word.bottom) / 2 <= bottom
    ]
    return _as_number(" ".join(word.text for word in sorted(own, key=lambda word: word.x0))) or UNREAD


def _as_number(text: str) -> str:
    """A number that was read with other signs as its digits (`68/000`, `_.1.520`, `G70.`); all else as it is."""
    if _NUMBER.fullmatch(text) or _DATE.fullmatch(text):
        return text
    digits, letters = sum(map(str.isdecimal, text)), len(_LETTERS.findall(text))
    return "".join(filter(str.isdecimal, text)) if digits >= 2 and letters * 2 <= digits and " " not in text else text
