"""The shape of a printed number, measured in its image: a check on what was read, by other means than reading.

Both models are trained alike and err alike: `22` becomes `2` (the second of two like figures is taken for the first
going on), a comma that touches its neighbour is not seen, a comma that lost its tail becomes a dot. How many tall
figures stand side by side, and what hangs below the line they stand on, can be measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import cv2
import numpy as np

from extract.page_image import Image

# Words whose shape is known from their text: figures in groups, dates, fractions; a bracket or per cent is not.
_PLAIN = re.compile(r"\d[\d.,/]*;?")
_INK = 150
# Shares of the height of a figure. Figures are 0.5 to 0.7 wide and 0.7 to 0.9 apart in all usual types; `1` is 0.3.
_TALL = 0.72
_WIDTH, _STEP = 0.62, 0.8
# A comma hangs below the line by 0.1 to 0.25, a figure of a bent line by 0.06.
_HANGS = 0.07
_LOWEST_MARK = 0.15
_LEAST_HEIGHT = 10  # pixels; smaller figures have no measurable marks


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands in the box of a word.

    Attributes:
        tall: figures and strokes as tall as they, side by side.
        hanging: marks that reach below the line the figures stand on: commas.
    """

    tall: int
    hanging: int


def expected(text: str) -> Shape | None:
    """The shape that print of this text has; None if it is no plain number."""
    if _PLAIN.fullmatch(text) is None:
        return None
    return Shape(sum(ch.isdigit() or ch == "/" for ch in text), sum(ch in ",;" for ch in text))


def fits(text: str, seen: Shape) -> bool:
    """True if print of this shape can be this text; text that is no plain number has no shape and always fits."""
    wanted = expected(text)
    return wanted is None or (seen.tall == wanted.tall and _same_marks(text, wanted, seen))


def lacks(text: str, seen: Shape) -> bool:
    """True if the print has more figures than the text, or other commas.

    Fewer figures are no doubt: figures that touch count as one, and nobody reads more than is printed.
    """
    wanted = expected(text)
    return wanted is not None and (seen.tall > wanted.tall or not _same_marks(text, wanted, seen))


def _same_marks(text: str, wanted: Shape, seen: Shape) -> bool:
    return "/" in text or seen.hanging == wanted.hanging  # strokes hang too


def measured(part: Image) -> Shape | None:
    """The shape of the print in a cut of the page that holds one word; None if it cannot be measured.

    Args:
        part: grey, black on white, level, at the page's own resolution.
    """
    ink = cv2.threshold(part, _INK, 255, cv2.THRESH_BINARY_INV)[1]
    _count, _labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = stats[1:, :4]
    if not len(boxes):
        return None
    tall = boxes[boxes[:, 3] >= _TALL * boxes[:, 3].max()]
    height = float(np.median(tall[:, 3]))
    if height < _LEAST_HEIGHT:
        return None
    base = float(np.median(tall[:, 1] + tall[:, 3]))
    count, reach = 0, None
    for left, width in sorted((int(box[0]), int(box[2])) for box in tall):
        if reach is not None and left < reach - 0.3 * min(width, height * _WIDTH):
            reach = max(reach, left + width)
            continue
        count += max(1, round((width / height - _WIDTH) / _STEP) + 1)
        reach = left + width
    hanging = sum(
        top < base and top + down > base + _HANGS * height and down > _LOWEST_MARK * height
        for _, top, _, down in boxes.tolist()
    )
    return Shape(count, hanging)
