"""The ink of table cells without specks: in a cell, OCR takes each for a letter (`Ỹ 45`) or for a sign (`-17`).

On a page the lines tell dust from marks. In a cell its few signs do: a mark stands over, under or right behind one.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extract.number_cells import Cell
from extract.page_image import Image
from extract.unread import inside

_INK = 160
# Shares of the height of the print. Full stops are 0.12 to 0.2 across, hyphens 0.3 wide; marks stand 0.1 over or under
# their letter, full stops 0.1 behind it and on the line; the upper dot of a colon is 0.5 above the lower one.
_SPECK, _OVER, _BEHIND, _COLON = 0.28, 0.4, 0.35, 0.6
_LEAST_HEIGHT = 8  # pixels


def without_cell_specks(grey: Image, dpi: int, cells: Sequence[Cell]) -> Image:
    """The page with the specks in its cells painted over; the page itself where there are none."""
    out = grey
    for cell in cells:
        left, top, right, bottom = inside(cell, dpi)
        part = grey[top:bottom, left:right]
        specks = _specks(part) if part.size else None
        if specks is None:
            continue
        if out is grey:
            out = grey.copy()
        halo = cv2.dilate(specks, np.ones((5, 5), np.uint8))
        cv2.copyTo(np.full_like(part, 255), halo, out[top:bottom, left:right])
    return out


def _specks(part: Image) -> Image | None:
    """Where specks are (1); None where there is no other print, or no speck."""
    ink = cv2.threshold(part, _INK, 1, cv2.THRESH_BINARY_INV)[1]
    _count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = stats[:, :4].astype(np.int64)
    if len(boxes) < 3:
        return None
    tallest = float(boxes[1:, 3].max())
    middling = float(np.median(boxes[1:, 3][boxes[1:, 3] >= 0.5 * tallest]))
    # The print of a cell has one size; what is much taller is the remains of a rule.
    height = tallest if tallest <= 1.7 * middling else middling
    if height < _LEAST_HEIGHT:
        return None
    small = boxes[:, 2:4].max(axis=1) <= _SPECK * height
    small[0] = False
    if not small.any():
        return None
    kept = [k for k in range(1, len(boxes)) if not small[k]]
    if not kept:
        return None
    base = {k: boxes[k, 1] + boxes[k, 3] for k in kept}
    waiting = [k for k in range(1, len(boxes)) if small[k]]
    while True:
        found = [k for k in waiting if any(_belongs(boxes[k], boxes[m], base[m], height) for m in kept)]
        if not found:
            break
        waiting = [k for k in waiting if k not in found]
        kept += found
        base |= {k: boxes[k, 1] + boxes[k, 3] for k in found}
    if not waiting:
        return None
    gone = np.zeros(len(boxes), np.uint8)
    gone[waiting] = 1
    return np.asarray(gone[labels], dtype=np.uint8)


def _belongs(small: np.ndarray, other: np.ndarray, base: int, height: float) -> bool:
    """Whether a small spot is a mark of a sign: over or under it, or behind it near the line it stands on."""
    left, top, width, tall = small
    x, y, across, down = other
    if left < x + across and x < left + width:
        gap = max(y - (top + tall), top - (y + down), 0)
        return bool(gap <= (_COLON if max(across, down) <= _SPECK * height else _OVER) * height)
    low = top + tall / 2 > base - 0.3 * height
    return bool(0 <= left - (x + across) <= _BEHIND * height and low and top < base + 0.3 * height)
