"""Connected patches of ink: their boxes, and masks of some of them.

By their outlines, which takes a fifth of the time of OpenCV's statistics of labelled pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Blobs:
    """The patches of a mask, joined over corners.

    Attributes:
        outlines: of each patch.
        boxes: left, top, width and height of each, one row a patch.
    """

    outlines: Sequence[npt.NDArray[np.int32]]
    boxes: npt.NDArray[np.int32]

    def drawn(self, chosen: npt.NDArray[np.bool_], shape: tuple[int, ...]) -> Mask:
        """A mask of this shape that is 1 in the chosen patches, their holes filled, and 0 elsewhere."""
        out = np.zeros(shape, np.uint8)
        cv2.drawContours(out, [self.outlines[index] for index in np.flatnonzero(chosen).tolist()], -1, (1,), cv2.FILLED)
        return out


def blobs(mask: Mask) -> Blobs:
    """The patches of all pixels of a mask that are not 0, also of those that stand in the hole of another patch."""
    outlines, nested = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return Blobs((), np.empty((0, 4), np.int32))
    outer = [outline for outline, (_, _, _, parent) in zip(outlines, nested[0], strict=True) if parent < 0]
    boxes = np.array([cv2.boundingRect(outline) for outline in outer], np.int32)
    return Blobs([np.asarray(outline, np.int32) for outline in outer], boxes)
