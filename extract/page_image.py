"""The picture of a page, made ready for OCR: its own resolution, no stamp, no specks, no rules, upright.

Images are numpy arrays of 8 bits, grey (height, width) or blue-green-red (height, width, 3), origin top left, white
paper = 255. The steps and their thresholds were measured on typeset pages that were printed to bad scans: together
they took the character error rate of office scans from 2.1 to 0.5 %, of faxes from 8.2 to 3.0 %.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extract.reading import Rule, Word
from extract.ruled_lines import without_rules

Image = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.floating[Any]]

# The clean-up was measured at 300 dpi; more only costs time.
_CLEAN_DPI = 300
# Print of 13 points below this has too few pixels for its marks; it is enlarged for OCR.
_LEAST_DPI = 170
_ENLARGED_DPI = 200
_RENDER_DPI = 220

# Ink is coloured where the channels differ by more: red stamps and blue signatures by 80 and more, the colour
# fringes of a scanner at black strokes by less than 25.
_COLOURED = 28
# Coloured ink stays lighter, in its brightest channel, than this share of the paper; black print under it does not.
_LIGHT_INK = 0.52
_DARK = 140
# Greys: print is darker than the first, paper lighter than the second; a stamp lies between.
_BLACK, _INKED = 90, 205
# Round seals are 36 mm wide, oblong stamps up to 70; a line of print is wider and lower.
_STAMP_INCHES = (0.7, 3.0)
# A publisher's mark on a scan is a dozen letters drawn as outlines, a stamp text some words.
_MOST_OVERLAYS = 150
# Share of dark pixels on a page with a few lines of print.
_HARDLY_PRINT = 0.004
# How sharply columns alternate against rows. Print alone has less than half in its own direction, 2.6 and more in the
# other one; ruled tables that lie askew have 0.2 to 1.5 upright, 1.4 and more sideways.
_SURELY_UPRIGHT, _SIDEWAYS = 0.6, 1.2
# Pixels of a page 1000 long: longer than any stroke of print.
_RULE_RUN = (1, 35)
# In inches. Dots of 14 point leaders are 0.02 across and 0.05 apart; an ellipsis is 0.15 long.
_DOT, _DOT_GAP, _LEADER = 0.03, 0.09, 0.4
_LEAST_DOTS, _JOINED_DOTS = 8, 3
# Share of the steps that are like the middle one; marks over capitals have less than a third.
_MOST_EVEN = 0.6


@dataclass(frozen=True)
class CleanPage:
    """A page ready for OCR.

    Attributes:
        grey: upright, black on white.
        dpi: resolution of `grey`.
        to_page: 3x3 matrix from points of `grey` (pixels * 72 / dpi) to points of the upright page as it was scanned,
            skew included.
        rules: ruled lines that were removed, in points of `grey`.
    """

    grey: Image
    dpi: int
    to_page: Matrix
    rules: tuple[Rule, ...] = ()


def image_dpi(page: pdfium.PdfPage) -> int | None:
    """Resolution of the one image that makes up the page; None if it is made up otherwise."""
    width, height = page.get_size()
    for image in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) < 0.8 * width * height:
            continue
        pixels: int = max(image.get_px_size())
        points: float = max(right - left, top - bottom)
        return round(pixels * 72 / points)
    return None


def render(page: pdfium.PdfPage) -> tuple[Image, int, bool]:
    """The page as displayed, without annotations: image, resolution in dpi, and whether it is a scan.

    A scan is drawn at the resolution of its image (at most 300 dpi), so that hardly a pixel is made up, and without
    what a publisher drew over it. The page is changed by that: the handle should serve nothing else.
    """
    native = image_dpi(page)
    dpi = _RENDER_DPI if native is None else max(72, min(native, _CLEAN_DPI))
    if native is not None:
        _remove_overlays(page)
    bitmap = page.render(scale=dpi / 72, draw_annots=False, may_draw_forms=False, rev_byteorder=False)
    pixels: Image = bitmap.to_numpy().copy()
    bitmap.close()
    if pixels.ndim == 3 and pixels.shape[2] == 4:
        pixels = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2BGR), dtype=np.uint8)
    return pixels, dpi, native is not None


def _remove_overlays(page: pdfium.PdfPage) -> None:
    """Takes watermarks and logos, drawn as lines or text, off a scanned page.

    A page whose print itself is drawn (outlines over a background image) has hundreds of such objects and keeps them.
    """
    drawn = (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_SHADING)
    if sum(1 for _ in page.get_objects(filter=drawn)) > _MOST_OVERLAYS:
        return
    for drawing in list(page.get_objects(max_depth=1)):
        if drawing.type == pdfium_c.FPDF_PAGEOBJ_IMAGE or (
            drawing.type == pdfium_c.FPDF_PAGEOBJ_FORM
            and pdfium_c.FPDF_PAGEOBJ_IMAGE in {part.type for part in page.get_objects(form=drawing, max_depth=3)}
        ):
            continue
        page.remove_obj(drawing)


def print_outside(page: pdfium.PdfPage, words: Sequence[Word]) -> float:
    """Share of dark pixels of the page (0..1) outside the boxes of words; coloured stamps are not dark."""
    scale = 1.0
    bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=False)
    pixels = bitmap.to_numpy()
    brightest = pixels.max(axis=2) if pixels.ndim == 3 else pixels
    dark = brightest < _DARK
    for word in words:
        dark[int(word.top) : int(word.bottom) + 2, max(0, int(word.x0) - 1) : int(word.x1) + 2] = False
    return float(dark.mean())


def clean(image: Image, dpi: int, *, scan: bool = True) -> CleanPage:
    """Removes what is not print and turns the page straight.

    Args:
        image: grey or blue-green-red, the right side up or turned by 90 degrees; see `upright`.
        dpi: of the image.
        scan: False for pages drawn from a PDF's own print, which need no mending but the rules.
    """
    grey = without_coloured_ink(image)
    if dpi < _LEAST_DPI:
        scale = _ENLARGED_DPI / dpi
        grey = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
        dpi = _ENLARGED_DPI
    if scan:
        grey = even_light(grey)
        grey = without_border(grey)
        if image.ndim == 2 or not _has_colour(image):
            grey = without_grey_ink(grey, dpi)
        grey = without_specks(grey, dpi)
        angle = skew_angle(grey)
    else:
        angle = 0.0
    grey, turn = _turned(grey, angle)
    grey, rules = without_rules(grey, dpi, _paper(grey))
    to_points = np.diag([72 / dpi, 72 / dpi, 1.0])
    return CleanPage(grey, dpi, to_points @ np.linalg.inv(turn) @ np.linalg.inv(to_points), rules)


def at_resolution(grey: Image, dpi: int, wanted: int) -> tuple[Image, int]:
    """The image at the wanted resolution if it has more, by area; else as it is."""
    if dpi <= wanted * 1.1:
        return grey, dpi
    scale = wanted / dpi
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8), wanted


def lies_sideways(image: Image) -> bool:
    """True if the lines of print run up or down the page: columns, not rows, alternate between ink and paper.

    Ruled lines run both ways and say nothing; on a page that lies askew neither do, until it is put straight.
    """
    grey = image if image.ndim == 2 else np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    longest = max(grey.shape)
    small = cv2.resize(grey, None, fx=1000 / longest, fy=1000 / longest, interpolation=cv2.INTER_AREA)
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


def without_coloured_ink(image: Image) -> Image:
    """Grey image in which red stamps and blue signatures are paper; black print under them stays."""
    if image.ndim == 2:
        return image
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    # Where there is colour is found on a small copy: stamps are large.
    small = cv2.resize(image, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    coloured = (small.max(axis=2) - small.min(axis=2) > _COLOURED).astype(np.uint8)
    if cv2.countNonZero(coloured) < 2e-4 * coloured.size:
        return grey
    coloured = cv2.dilate(coloured, np.ones((3, 3), np.uint8))
    x, y, width, height = (4 * edge for edge in cv2.boundingRect(coloured))
    part = grey[y : y + height, x : x + width]
    mask = cv2.resize(coloured, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    mask = mask[y : y + height, x : x + width]
    blue, green, red = cv2.split(image[y : y + height, x : x + width])
    brightest = cv2.max(cv2.max(blue, green), red)
    paper = _paper(grey)
    _, light = cv2.threshold(brightest, int(paper * _LIGHT_INK), 1, cv2.THRESH_BINARY)
    cv2.copyTo(np.full_like(part, paper), cv2.bitwise_and(mask, light), part)
    return grey


def _has_colour(image: Image) -> bool:
    small = image[::16, ::16].astype(np.int16)
    return bool((small.max(axis=2) - small.min(axis=2) > _COLOURED).mean() > 5e-4)


def _paper(grey: Image) -> int:
    return int(np.percentile(grey[::8, ::8], 60))


def without_grey_ink(grey: Image, dpi: int) -> Image:
    """Removes stamps from scans without colour: large figures whose strokes are of an even grey, where print is black.

    Pages whose print is grey itself (faint copies) stay as they are.
    """
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    inch = dpi / 2
    inked = half[half < _INKED]
    if inked.size < 2000 or float(np.percentile(inked, 25)) > _BLACK:
        return grey
    # Greys at the edges of black strokes are a pixel wide; those of a stamp are as wide as its strokes.
    width = max(2, round(inch * 0.02))
    middle = cv2.inRange(half, (_BLACK,), (_INKED,))
    strokes = cv2.morphologyEx(middle, cv2.MORPH_OPEN, np.ones((width, width), np.uint8))
    joined = cv2.dilate(strokes, np.ones((round(inch * 0.06) | 1,) * 2, np.uint8))
    _count, _labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    out = grey
    for left, top, across, down, _area in stats[1:]:
        if not (_STAMP_INCHES[0] * inch < min(across, down) and max(across, down) < _STAMP_INCHES[1] * inch):
            continue
        if out is grey:
            out = grey.copy()
        part = out[2 * top : 2 * (top + down), 2 * left : 2 * (left + across)]
        near = cv2.dilate(strokes[top : top + down, left : left + across], np.ones((2 * width + 1,) * 2, np.uint8))
        near = cv2.resize(near, (part.shape[1], part.shape[0]), interpolation=cv2.INTER_NEAREST)
        pale = cv2.inRange(part, (_BLACK,), (255,))
        cv2.copyTo(np.full_like(part, 255), cv2.bitwise_and(near, pale), part)
    return out


def even_light(grey: Image) -> Image:
    """Divides by the paper's own shade, taken from a small copy in which the print has been filled."""
    height, width = grey.shape
    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    shade = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 25)
    if int(shade.max()) - int(shade.min()) < 6 and int(shade.min()) > 245:
        return grey
    shade = cv2.resize(np.maximum(shade, 1), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, shade, scale=255), dtype=np.uint8)


def without_border(grey: Image) -> Image:
    """Whitens the dark strips that the scanner's lid leaves along the edges, at most 5 % of the page."""
    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    dark = cv2.morphologyEx((small < 110).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    out = grey
    for axis in (0, 1):
        profile = dark.mean(axis=axis)  # axis 0: one value for each column
        deepest = int(len(profile) * 0.05)
        before = _dark_run(profile[:deepest])
        after = _dark_run(profile[::-1][:deepest])
        if (before or after) and out is grey:
            out = grey.copy()
        strips = out.T if axis == 0 else out
        if before:
            strips[: (before + 1) * 8] = 255
        if after:
            strips[-(after + 1) * 8 :] = 255
    return out


def _dark_run(profile: npt.NDArray[np.float64]) -> int:
    light = np.flatnonzero(profile <= 0.4)
    return int(light[0]) if len(light) else len(profile)


def without_specks(grey: Image, dpi: int) -> Image:
    """Removes dotted leaders, and dust: dark spots smaller than a full stop that stand away from all print.

    A spot within a third of an em of larger print may be a full stop, a decimal comma or a tone mark, and stays.
    """
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    _, dark = cv2.threshold(half, 190, 1, cv2.THRESH_BINARY_INV)
    _count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] < max(2.0, (dpi / 300) ** 2 * 5)
    small[0] = False
    leaders = _leaders(np.asarray(half, dtype=np.uint8), dpi / 2)
    if leaders is None and not small.any():
        return grey
    is_print = ~small
    is_print[0] = False
    reach = max(3, round(dpi * 0.065)) | 1
    alone = 1 - cv2.dilate(is_print.astype(np.uint8)[labels], np.ones((reach, reach), np.uint8))
    specks = small.astype(np.uint8)[labels] * alone.astype(np.uint8)
    if leaders is not None:
        specks |= leaders
    # The grey halo of a speck goes with it.
    specks = cv2.dilate(specks, np.ones((3, 3), np.uint8))
    mask = cv2.resize(specks, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    out = grey.copy()
    cv2.copyTo(np.full_like(grey, 255), mask, out)
    return out


def _leaders(grey: Image, dpi: float) -> Image | None:
    """The dots of dotted leaders (`Họ và tên: ........`), which OCR reads as `....st+st9E1115`; None without any.

    Dots in a row, nothing between them, for longer than any ellipsis is.
    """
    # Halos join the dots of a small copy; their middles are apart.
    _count, labels, stats, _ = cv2.connectedComponentsWithStats((grey < _DARK).astype(np.uint8), connectivity=8)
    most = dpi * _DOT
    dots = (stats[:, cv2.CC_STAT_WIDTH] <= _JOINED_DOTS * most) & (stats[:, cv2.CC_STAT_HEIGHT] <= most)
    dots[0] = False
    if np.count_nonzero(dots) < _LEAST_DOTS:
        return None
    mask = dots.astype(np.uint8)[labels]
    rows = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, round(dpi * _DOT_GAP) | 1), np.uint8))
    _count, _runs, boxes, _ = cv2.connectedComponentsWithStats(rows, connectivity=8)
    long = np.flatnonzero(boxes[:, cv2.CC_STAT_WIDTH] >= dpi * _LEADER)
    found = np.zeros_like(mask)
    for run in long[long > 0]:
        x, y, width, height = boxes[run, :4]
        part = (slice(y, y + height), slice(x, x + width))
        own = np.unique(labels[part][mask[part] > 0])
        if _evenly_spaced(stats[own]):
            found[part] |= mask[part]
    return found if cv2.countNonZero(found) else None


def _evenly_spaced(stats: npt.NDArray[np.int32]) -> bool:
    """Whether dots stand on one level at equal steps; the marks over capitals (`TRÀ CỦA CÁC`) do not."""
    if len(stats) < _LEAST_DOTS:
        return False
    order = np.argsort(stats[:, cv2.CC_STAT_LEFT])
    middles = (stats[:, cv2.CC_STAT_LEFT] + stats[:, cv2.CC_STAT_WIDTH] / 2)[order]
    feet = (stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT])[order]
    steps = np.diff(middles)
    step = np.median(steps)
    # The page has not been straightened yet: one level is one line, a little bent. Fax moves, joins and adds some dots.
    off_line = feet - np.polyval(np.polyfit(middles, feet, 2), middles)
    even = np.abs(steps - step) <= 0.25 * step
    return bool(np.median(np.abs(off_line)) <= 0.75 and even.mean() >= _MOST_EVEN)


def skew_angle(grey: Image) -> float:
    """Degrees to turn the image counter-clockwise so that its lines are level; 0.0 if it has hardly any print."""
    small = cv2.resize(grey, None, fx=800 / grey.shape[1], fy=800 / grey.shape[1], interpolation=cv2.INTER_AREA)
    small = small[20:-20, 30:-30]
    ink = np.asarray(
        cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15), dtype=np.uint8
    )
    if cv2.countNonZero(ink) < 500:
        return 0.0
    # Coarsely on a copy of half the size; half a degree moves the end of a line by a line's height there.
    coarse_ink = np.asarray(cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    coarse = max(np.arange(-5, 5.01, 0.5), key=lambda angle: _levelness(coarse_ink, angle))
    return float(max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=lambda angle: _levelness(ink, angle)))


def _sheared(ink: Image, angle: float) -> Image:
    height, width = ink.shape
    shear = math.tan(math.radians(angle))
    matrix = np.array([[1.0, 0.0, 0.0], [-shear, 1.0, shear * width / 2]])
    return np.asarray(cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST), dtype=np.uint8)


def _levelness(ink: Image, angle: float) -> float:
    """How sharply rows of ink and paper alternate when the image is turned; shearing does for small angles."""
    sheared = _sheared(ink, angle)
    rows = cv2.reduce(sheared, 1, cv2.REDUCE_SUM, dtype=cv2.CV_64F).ravel()
    return float((np.diff(rows) ** 2).sum())


def _turned(grey: Image, angle: float) -> tuple[Image, Matrix]:
    """The image turned counter-clockwise about its middle, and the 3x3 matrix of its pixels."""
    if abs(angle) < 0.1:
        return grey, np.eye(3)
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    turned = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255,))
    return np.asarray(turned, dtype=np.uint8), np.vstack([matrix, [0.0, 0.0, 1.0]])
