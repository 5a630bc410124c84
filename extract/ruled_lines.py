"""Ruled lines of a page image: found, painted over, and told by their ends, for the grid of a table."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extract.blobs import blobs
from extract.reading import Rule
from extract.rules import joined

Image = npt.NDArray[np.uint8]

# In inches. The dash of an em is 0.2 long, a cell of a table at least 0.4 wide; strokes of bold type are 0.03 thick.
_RULE_LENGTH = 0.45
_RULE_THICKNESS = 0.03
# Points. Print across a rule and weak toner leave holes in it.
_RULE_GAP = 9.0
# In inches. A fax breaks thin rules. Level ones are mended less, or the feet of the letters of a word make a line.
_LEVEL_BREAK, _UPRIGHT_BREAK = 0.013, 0.03


def without_rules(grey: Image, dpi: int, paper: int) -> tuple[Image, tuple[Rule, ...]]:
    """The page without ruled lines (tables, underlines), and these, in points.

    Args:
        grey: level, black on white.
        dpi: of the image.
        paper: the grey to paint them over with.
    """
    masks = _rule_masks(grey, dpi)
    if masks is None:
        return grey, ()
    return _painted_over(grey, masks, paper), _rules_of(masks, 72 * grey.shape[0] / (dpi * masks[0].shape[0]))


def _rule_masks(grey: Image, dpi: int) -> tuple[Image, Image] | None:
    """Where level and where upright ruled lines are, on a smaller copy: long thin dark runs; None if nowhere.

    Found on a copy of about 150 dpi, where letters of one word are still apart: joined, they would be taken for a line.
    """
    scale = 0.5 if dpi >= 260 else 1.0
    copy = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    copy_dpi = dpi * scale
    # Thin rules are pale after halving: the threshold follows the surroundings.
    window = round(copy_dpi / 6) | 1
    ink = np.asarray(
        cv2.adaptiveThreshold(copy, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 14), dtype=np.uint8
    )
    length = round(copy_dpi * _RULE_LENGTH)
    thick = max(3, round(copy_dpi * _RULE_THICKNESS))
    masks = _mended_runs(ink, length, thick, copy_dpi, 1), _mended_runs(ink, length, thick, copy_dpi, 0)
    return masks if any(map(cv2.countNonZero, masks)) else None


def _painted_over(grey: Image, masks: tuple[Image, Image], paper: int) -> Image:
    mask = cv2.dilate(cv2.bitwise_or(*masks), np.ones((3, 3), np.uint8))
    full = cv2.resize(mask, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    out = grey.copy()
    cv2.copyTo(np.full_like(grey, paper), full, out)
    return out


def _rules_of(masks: tuple[Image, Image], scale: float) -> tuple[Rule, ...]:
    """The middle lines of the runs of both masks; `scale` is points per pixel of the masks."""
    found = []
    for level, mask in zip((True, False), masks, strict=True):
        for x, y, width, height in (blobs(mask).boxes * scale).round(2).tolist():
            if level:
                found.append(Rule(x, y + height / 2, x + width, y + height / 2))
            else:
                found.append(Rule(x + width / 2, y, x + width / 2, y + height))
    return joined(found, gap=_RULE_GAP)


def _runs_along(ink: Image, length: int, thick: int, axis: int) -> Image:
    """Runs of ink at least `length` pixels long and less than `thick` across; axis 1 = level, 0 = upright."""
    along = (1, length) if axis == 1 else (length, 1)
    across = (thick, 1) if axis == 1 else (1, thick)
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(along, np.uint8))
    thin = cv2.subtract(runs, cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones(across, np.uint8)))
    return np.asarray(thin, dtype=np.uint8)


def _mended_runs(ink: Image, length: int, thick: int, dpi: float, axis: int) -> Image:
    """Runs of the ink as it is, and of the ink with small breaks filled (which makes some runs too thick)."""
    size = (1, round(dpi * _LEVEL_BREAK) + 1) if axis == 1 else (round(dpi * _UPRIGHT_BREAK) + 1, 1)
    filled = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(size, np.uint8)), dtype=np.uint8)
    runs = cv2.bitwise_or(_runs_along(ink, length, thick, axis), _runs_along(filled, length, thick, axis))
    return np.asarray(runs, dtype=np.uint8)
