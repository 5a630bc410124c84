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

from extract.blobs import blobs
from extract.page_slant import skew_angle
from extract.reading import Rule, Word
from extract.ruled_lines import without_rules

Image = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.floating[Any]]

# Pages are read side by side by processes; threads within one wait for each other, and waiting costs CPU time.
cv2.setNumThreads(1)

# The clean-up was measured at 300 dpi; more only costs time.
_CLEAN_DPI = 300
# Print of 13 points below this has too few pixels for its marks; it is enlarged for OCR.
_LEAST_DPI = 170
_ENLARGED_DPI = 200
_RENDER_DPI = 220

_ONE_BIT = frozenset({"CCITTFaxDecode", "JBIG2Decode"})

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
    grey = _is_black_and_white(page)
    bitmap = page.render(scale=dpi / 72, draw_annots=False, may_draw_forms=False, rev_byteorder=False, grayscale=grey)
    pixels: Image = bitmap.to_numpy().copy()
    bitmap.close()
    if pixels.ndim == 3 and pixels.shape[2] == 4:
        pixels = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2BGR), dtype=np.uint8)
    return pixels, dpi, native is not None


def _is_black_and_white(page: pdfium.PdfPage) -> bool:
    """True if nothing but images of one bit is on the page: three channels would say the same thrice."""
    objects = [drawn for drawn in page.get_objects(max_depth=3) if drawn.type != pdfium_c.FPDF_PAGEOBJ_FORM]
    return bool(objects) and all(
        isinstance(drawn, pdfium.PdfImage) and _ONE_BIT.intersection(drawn.get_filters()) for drawn in objects
    )


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
    out = grey
    for left, top, across, down in blobs(np.asarray(joined, dtype=np.uint8)).boxes:
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
    dark = np.asarray(cv2.threshold(half, 190, 1, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)
    small = _small(dark, max(2, math.ceil((dpi / 300) ** 2 * 5)))
    leaders = _leaders(np.asarray(half, dtype=np.uint8), dpi / 2)
    if leaders is None and small is None:
        return grey
    specks = np.zeros_like(dark) if leaders is None else leaders
    if small is not None:
        reach = max(3, round(dpi * 0.065)) | 1
        near_print = cv2.dilate(cv2.subtract(dark, small), np.ones((reach, reach), np.uint8))
        specks = np.asarray(cv2.bitwise_or(specks, cv2.subtract(small, near_print)), dtype=np.uint8)
    # The grey halo of a speck goes with it.
    specks = np.asarray(cv2.dilate(specks, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    white = cv2.resize(255 * specks, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.max(grey, white), dtype=np.uint8)


def _small(dark: Image, limit: int) -> Image | None:
    """The patches of a mask that have fewer pixels than the limit; None without any."""
    found = blobs(dark)
    few = (found.boxes[:, 2] < limit) & (found.boxes[:, 3] < limit)
    for index in np.flatnonzero(few):
        x, y, width, height = found.boxes[index]
        few[index] = cv2.countNonZero(dark[y : y + height, x : x + width]) < limit
    return found.drawn(few, dark.shape) if few.any() else None


def _leaders(grey: Image, dpi: float) -> Image | None:
    """The dots of dotted leaders (`Họ và tên: ........`), which OCR reads as `....st+st9E1115`; None without any.

    Dots in a row, nothing between them, for longer than any ellipsis is.
    """
    # Halos join the dots of a small copy; their middles are apart.
    marks = blobs((grey < _DARK).astype(np.uint8))
    most = dpi * _DOT
    is_dot = (marks.boxes[:, 2] <= _JOINED_DOTS * most) & (marks.boxes[:, 3] <= most)
    if np.count_nonzero(is_dot) < _LEAST_DOTS:
        return None
    dots = marks.boxes[is_dot]
    middles = dots[:, :2] + dots[:, 2:] / 2
    mask = marks.drawn(is_dot, grey.shape)
    rows = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, round(dpi * _DOT_GAP) | 1), np.uint8))
    runs = blobs(np.asarray(rows, dtype=np.uint8)).boxes
    found = np.zeros_like(mask)
    for x, y, width, height in runs[runs[:, 2] >= dpi * _LEADER]:
        own = np.all((middles >= (x, y)) & (middles <= (x + width, y + height)), axis=1)
        if _evenly_spaced(dots[own]):
            part = (slice(y, y + height), slice(x, x + width))
            found[part] |= mask[part]
    return found if cv2.countNonZero(found) else None


def _evenly_spaced(dots: npt.NDArray[np.int32]) -> bool:
    """Whether dots (boxes) stand on one level at equal steps; the marks over capitals (`TRÀ CỦA CÁC`) do not."""
    if len(dots) < _LEAST_DOTS:
        return False
    order = np.argsort(dots[:, 0])
    middles = (dots[:, 0] + dots[:, 2] / 2)[order]
    feet = (dots[:, 1] + dots[:, 3])[order]
    steps = np.diff(middles)
    step = np.median(steps)
    # The page has not been straightened yet: one level is one line, a little bent. Fax moves, joins and adds some dots.
    off_line = feet - np.polyval(np.polyfit(middles, feet, 2), middles)
    even = np.abs(steps - step) <= 0.25 * step
    return bool(np.median(np.abs(off_line)) <= 0.75 and even.mean() >= _MOST_EVEN)


def _turned(grey: Image, angle: float) -> tuple[Image, Matrix]:
    """The image turned counter-clockwise about its middle, and the 3x3 matrix of its pixels."""
    if abs(angle) < 0.1:
        return grey, np.eye(3)
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    turned = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255,))
    return np.asarray(turned, dtype=np.uint8), np.vstack([matrix, [0.0, 0.0, 1.0]])
