"""How a page lies: its lines of print level or upright, and by how many degrees they are askew."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]

# Share of dark pixels on a page with a few lines of print.
_HARDLY_PRINT = 0.004
# How sharply columns alternate against rows. Print alone has less than half in its own direction, 2.6 and more in the
# other one; ruled tables that lie askew have 0.2 to 1.5 upright, 1.4 and more sideways.
_SURELY_UPRIGHT, _SIDEWAYS = 0.6, 1.4
# Pixels of a page 1000 long: longer than any stroke of print.
_RULE_RUN = (1, 35)
# For a first look at the skew one pixel of ink of so many will do.
_SOME_INK = 7


def _halved(grey: Image, least: int) -> Image:
    """The image at half the size while its longer side stays as long as that: much faster than by other shares."""
    while max(grey.shape) >= 2 * least:
        grey = np.asarray(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return grey


def lies_sideways(image: Image) -> bool:
    """True if the lines of print run up or down the page: columns, not rows, alternate between ink and paper.

    Ruled lines run both ways and say nothing; on a page that lies askew neither do, until it is put straight.
    """
    grey = image if image.ndim == 2 else np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    halved = _halved(grey, least=1000)
    scale = 1000 / max(halved.shape)
    small = cv2.resize(halved, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = small.shape
    small = small[height // 20 : -height // 20, width // 20 : -width // 20]
    ink = np.asarray(
        cv2.adaptiveThreshold(small, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15), dtype=np.uint8
    )
    if cv2.countNonZero(ink) < _HARDLY_PRINT * ink.size:
        return False  # a blank page has no direction
    if _edges(ink.sum(axis=0)) < _SURELY_UPRIGHT * _edges(ink.sum(axis=1)):
        return False
    return _line_edges(np.ascontiguousarray(ink.T)) > _SIDEWAYS * _line_edges(ink)


def _line_edges(ink: Image) -> float:
    """How sharply rows of print and paper alternate, once the page is put straight and its ruled lines are gone."""

    def sharpness(angle: float) -> float:
        return _edges(_sheared(ink, angle).sum(axis=1))

    coarse = max(np.arange(-3, 3.01, 0.5), key=sharpness)
    straight = _sheared(ink, float(max((coarse - 0.25, coarse, coarse + 0.25), key=sharpness)))
    # Sheared, lines that cross the rows still lean.
    for run, lean in ((_RULE_RUN, 1), (_RULE_RUN[::-1], 3)):
        thick = cv2.dilate(straight, np.ones((1, lean), np.uint8))
        rules = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(run, np.uint8))
        straight = np.asarray(cv2.subtract(straight, cv2.dilate(rules, np.ones((3, 3), np.uint8))), dtype=np.uint8)
    return _edges(straight.sum(axis=1))


def _edges(profile: npt.NDArray[np.integer]) -> float:
    """How sharply a profile changes, per unit of its length."""
    steps = np.diff(profile.astype(np.float64))
    return float((steps**2).sum() / max(1.0, profile.sum()))


def skew_angle(grey: Image) -> float:
    """Degrees to turn the image counter-clockwise so that its lines are level; 0.0 if it has hardly any print."""
    halved = _halved(grey, least=1200)
    scale = 800 / halved.shape[1]
    small = cv2.resize(halved, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = small[20:-20, 30:-30]
    ink = np.asarray(
        cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15), dtype=np.uint8
    )
    if cv2.countNonZero(ink) < 500:
        return 0.0
    down, across = (at.astype(np.float64) for at in np.nonzero(ink))
    across -= ink.shape[1] / 2
    # Coarsely by some of the ink in bands of two rows; half a degree moves the end of a line by a line's height there.
    some = slice(None, None, _SOME_INK)
    coarse = max(np.arange(-5, 5.01, 0.5), key=lambda angle: _levelness(down[some], across[some], angle, 2))
    return float(max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=lambda angle: _levelness(down, across, angle, 1)))


def _levelness(down: npt.NDArray[np.float64], across: npt.NDArray[np.float64], angle: float, band: int) -> float:
    """How sharply bands of ink and paper alternate when ink is turned; shearing does for small angles."""
    at = down - math.tan(math.radians(angle)) * across
    counts = np.bincount(((at - math.floor(at.min())) / band + 0.5).astype(np.intp), minlength=2)
    return float((np.diff(counts.astype(np.float64)) ** 2).sum())


def _sheared(ink: Image, angle: float) -> Image:
    height, width = ink.shape
    shear = math.tan(math.radians(angle))
    matrix = np.array([[1.0, 0.0, 0.0], [-shear, 1.0, shear * width / 2]])
    return np.asarray(cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST), dtype=np.uint8)
