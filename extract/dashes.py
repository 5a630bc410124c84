"""Dashes that OCR left out or took for something else, found again by their ink.

Tesseract drops thin dashes (`- Môi trường`, `2016 - 2020`), or reads them as `_~`. A dash is told from other ink by its
form alone: a low, level stroke at half the height of the line with nothing over or under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extract.ocr_words import OcrWord
from extract.page_image import Image

_INK = 160
# In ems. The hyphen of Times is 0.28 wide and 0.07 thick, an en dash 0.5 wide; scans fatten and fray them.
_LEAST_WIDTH, _MOST_WIDTH = 0.18, 0.75
_MOST_THICKNESS = 0.17
# A stroke of a pen that rises or bends fills less of its box.
_FILLED = 0.7
# Where its middle lies between the top and the bottom of the line's words; `_` lies lower, a macron higher.
_HIGHEST, _LOWEST = 0.3, 0.85
# White at both sides, in ems: the hyphen inside a word stands nearer.
_FREE = 0.12
# Bullets stand up to so many ems before their text; in a gap of less between two words there is no room for one.
_BEFORE = 2.2
_LEAST_GAP = 0.5
# A form so plain is surer than Tesseract, which reads good dashes with 0.4 to 0.95.
_SURE = 0.9
_DASHES = ("-", "–", "—")
# What a dash before the first word of a line is read as, where its ink was too frayed to tell its form.
_MISREAD = frozenset(["_", "~", "¬", "=", "—", "_~"])


def with_dashes(line: Sequence[OcrWord], grey: Image, dpi: int) -> list[OcrWord]:
    """The words of a line with all printed dashes between and before them.

    Args:
        line: words left to right, in points of `grey`.
        grey: black on white, ruled lines removed.
    """
    if not line:
        return []
    em = max(word.size for word in line)
    out: list[OcrWord] = []
    before = line[0].x0 - _BEFORE * em
    for index, word in enumerate(line):
        if _is_mark(word):
            after = line[index + 1].x0 if index + 1 < len(line) else word.x1 + _FREE * em
            found = _dash_in(before, max(after, word.x1), word, em, grey, dpi)
            if found is not None:
                word = replace(_as_dash(word), x0=found[0], x1=found[1], confidence=max(word.confidence, _SURE))
            elif not out and word.text in _MISREAD and len(line) > 1:
                word = _as_dash(word)
            out.append(word)
        else:
            least = 0.0 if not out else _LEAST_GAP * em
            # OCR's box of a first word may begin at the dash that it did not read.
            reach = word.x0 + (_MOST_WIDTH * em if not out else 0.0)
            may_be = word.x0 - before > least and not word.text.startswith(_DASHES)
            if may_be and (found := _dash_in(before, reach, word, em, grey, dpi)):
                out.append(OcrWord("-", found[0], word.top, found[1], word.bottom, _SURE, word.size))
                word = replace(word, x0=max(word.x0, found[1] + _FREE * em))
            out.append(word)
        before = out[-1].x1
    return out


def _is_mark(word: OcrWord) -> bool:
    return not any(ch.isalnum() for ch in word.text) and len(word.text) <= 2


def _as_dash(word: OcrWord) -> OcrWord:
    return word if word.text in _DASHES else replace(word, text="-")


def _dash_in(
    left: float, right: float, beside: OcrWord, em: float, grey: Image, dpi: int
) -> tuple[float, float] | None:
    """Where the last dash between `left` and `right` begins and ends, at the height of a word; points."""
    pixels = dpi / 72
    reach = 0.1 * em
    x, y = max(0, int(left * pixels)), max(0, int((beside.top - reach) * pixels))
    strip = grey[y : int((beside.bottom + reach) * pixels) + 1, x : int((right + _FREE * em) * pixels) + 1]
    if strip.size == 0:
        return None
    ink = cv2.threshold(strip, _INK, 1, cv2.THRESH_BINARY_INV)[1]
    columns = np.flatnonzero(ink.any(axis=0))
    if not len(columns):
        return None
    # Runs of columns with ink: a dash is one by itself.
    breaks = np.flatnonzero(np.diff(columns) > max(1, int(_FREE * em * pixels)))
    starts, ends = columns[np.r_[0, breaks + 1]], columns[np.r_[breaks, len(columns) - 1]] + 1
    height = (beside.bottom - beside.top) * pixels
    for start, end in zip(starts[::-1].tolist(), ends[::-1].tolist(), strict=True):
        if end >= strip.shape[1] or not _LEAST_WIDTH <= (end - start) / (em * pixels) <= _MOST_WIDTH:
            continue
        rows = np.flatnonzero(ink[:, start:end].any(axis=1))
        thick = int(rows[-1] - rows[0]) + 1
        middle = (float(rows[0] + rows[-1] + 1) / 2 + y) / pixels - beside.top
        if (
            thick <= max(2, _MOST_THICKNESS * em * pixels)
            and end - start >= 1.6 * thick
            and cv2.countNonZero(ink[rows[0] : rows[-1] + 1, start:end]) >= _FILLED * thick * (end - start)
            and _HIGHEST * height <= middle * pixels <= _LOWEST * height
        ):
            return (start + x) / pixels, (end + x) / pixels
    return None
