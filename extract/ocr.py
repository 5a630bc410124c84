"""Optical character recognition with Tesseract: words with boxes, confidences and a second opinion on digits.

Runs inside the child process of `extract.ocr_worker`; importing this module does not load Tesseract.
"""

from __future__ import annotations

import hashlib
import math
import os
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import Any

import cv2
import numpy as np

from extract.dashes import with_dashes
from extract.ocr_words import OcrWord
from extract.page_image import Image
from extract.second_reading import decided, disagreements, windows

# Debian's integer model reads pages; the larger model of the script reads lines with digits a second time.
PAGE_MODEL = "vie"
SECOND_MODEL = "Vietnamese"

# Crisp 300 dpi loses digits in table cells (47 of 71 right, 68 of 71 at 200 dpi).
_OCR_DPI = 200
_SECOND_DPI = 180
_THIRD_DPI = 170
# Points: a line of 14 point print with marks over and under it is 17 high, two lines of 9 point print 20.
_ONE_LINE = 18.0
# Points that a ruled line and its halo reach into a cell.
_RULE = 1.5
# White around a part of a page, in pixels; Tesseract misreads print at the very edge.
_FRAME = 10
_INK = 160
_LEAST_INK = 6  # pixels; a full stop at 200 dpi has 9
# Points. Wider is a word; narrower, in the share of the page that is its upper or lower margin, a page number.
_WIDE, _MARGIN = 24.0, 0.1
# What the page reading saw with less is as good as not read (a page number `15` as `IÌĐ)`).
_GUESSED = 0.1
# A line found beside a seal is believed only if it reads well, and only so many are tried on a page.
_SURE = 0.75
_MOST_STRIPS = 8

Cell = tuple[float, float, float, float]
"""x0, top, x1, bottom of a table cell, points."""


@cache
def find_tessdata() -> Path | None:
    """The folder that holds the model for Vietnamese; None if it is not installed."""
    given = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(given), Path(given) / "tessdata"] if given else []
    folders += sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    folders += [Path("/usr/share/tessdata"), Path("/usr/local/share/tessdata"), Path("/opt/homebrew/share/tessdata")]
    return next((folder for folder in folders if (folder / f"{PAGE_MODEL}.traineddata").is_file()), None)


@cache
def second_model(tessdata: Path) -> str | None:
    """Name of the model for the second reading; None if it is not installed."""
    for name in (SECOND_MODEL, f"script/{SECOND_MODEL}"):
        if (tessdata / f"{name}.traineddata").is_file():
            return name
    return None


@cache
def engine_version() -> str:
    """What reads scans: version of the engine and hash of the model files, e.g. `tesserocr-2.13.0+4d2c1a90`."""
    tessdata = find_tessdata()
    if tessdata is None:
        return "none"
    digest = hashlib.sha256()
    for name in (PAGE_MODEL, second_model(tessdata)):
        if name is not None:
            digest.update((tessdata / f"{name}.traineddata").read_bytes())
    return f"tesserocr-{metadata.version('tesserocr')}+{digest.hexdigest()[:8]}"


class Engine:
    """Both models, loaded once per process."""

    def __init__(self, tessdata: Path) -> None:
        import tesserocr

        self._tesserocr = tesserocr
        self._page = self._load(tessdata, PAGE_MODEL, tesserocr.PSM.SINGLE_COLUMN)
        second = second_model(tessdata)
        self._line = self._load(tessdata, second, tesserocr.PSM.SINGLE_LINE) if second else None

    def _load(self, tessdata: Path, model: str, mode: int) -> Any:
        api = self._tesserocr.PyTessBaseAPI(path=str(tessdata), lang=model, psm=mode, oem=self._tesserocr.OEM.LSTM_ONLY)
        # Notices have no white print on black; looking for it costs a tenth of the time.
        api.SetVariable("tessedit_do_invert", "0")
        return api

    def read(self, grey: Image, dpi: int, *, second: bool = True, cells: Sequence[Cell] = ()) -> list[OcrWord]:
        """Words of a clean page, line by line; those of table cells come last.

        Args:
            grey: upright, black on white.
            dpi: of the image.
            second: read words with digits again with the other model.
            cells: of ruled tables. Each is read by itself: page reading joins what stands in different columns and
                drops lone digits.
        """
        scaled, scaled_dpi = _at(grey, dpi, _OCR_DPI)
        in_cells = self._cells(scaled, scaled_dpi, cells)
        lines = self._lines(_without(cells, scaled, scaled_dpi) if cells else scaled, scaled_dpi) + in_cells
        missed = self._missed_lines(scaled, scaled_dpi, lines, _at(grey, dpi, _THIRD_DPI))
        lines = [kept for line in lines if (kept := _not_read_again(line, missed))] + missed
        lines = [with_dashes(line, scaled, scaled_dpi) for line in lines]
        if second and self._line is not None and lines:
            lines = [self._second_reading(line, grey, dpi) for line in lines]
        return [word for line in lines for word in line]

    def _cells(self, grey: Image, dpi: int, cells: Sequence[Cell]) -> list[list[OcrWord]]:
        """Lines of print in cells, cell by cell."""
        found = []
        for cell in cells:
            if (box := ink_box(grey, *_inner(cell, dpi))) is None:
                continue
            left, top, right, bottom = box
            one_line = (bottom - top) * 72 / dpi <= _ONE_LINE
            self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_LINE if one_line else self._tesserocr.PSM.SINGLE_BLOCK)
            found += self._part(grey, dpi, left, top, right, bottom)
        self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_COLUMN)
        return found

    def _part(self, grey: Image, dpi: int, left: int, top: int, right: int, bottom: int) -> list[list[OcrWord]]:
        """Lines of a part of the page, in points of the page."""
        strip = cv2.copyMakeBorder(
            grey[top:bottom, left:right], _FRAME, _FRAME, _FRAME, _FRAME, cv2.BORDER_CONSTANT, value=(255,)
        )
        dx, dy = (left - _FRAME) * 72 / dpi, (top - _FRAME) * 72 / dpi
        return [
            [replace(w, x0=w.x0 + dx, x1=w.x1 + dx, top=w.top + dy, bottom=w.bottom + dy) for w in line]
            for line in self._lines(np.asarray(strip, dtype=np.uint8), dpi)
        ]

    def _missed_lines(
        self, grey: Image, dpi: int, lines: Sequence[Sequence[OcrWord]], again: tuple[Image, int]
    ) -> list[list[OcrWord]]:
        """Lines that the page reading left out: beside a seal or signature, Tesseract takes print for a picture.

        Args:
            again: the page at another resolution, and that: what failed at one often does not at the next.
        """
        found = []
        self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_LINE)
        read = [word for line in lines for word in line if word.confidence >= _GUESSED]
        other, other_dpi = again
        for strip in unread_strips(grey, dpi, read):
            left, top, right, bottom = (round(edge * other_dpi / dpi) for edge in strip)
            found += [
                line
                for line in self._part(other, other_dpi, left, top, right, bottom)
                if _believed(line, wide=(right - left) * 72 / other_dpi >= _WIDE)
            ]
        self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_COLUMN)
        return found

    def _lines(self, grey: Image, dpi: int, api: Any = None) -> list[list[OcrWord]]:
        api = api or self._page
        self._show(api, grey, dpi)
        api.Recognize()
        found = api.GetIterator()
        if found is None:
            return []
        level, line_level = self._tesserocr.RIL.WORD, self._tesserocr.RIL.TEXTLINE
        points = 72 / dpi
        lines: list[list[OcrWord]] = []
        for item in self._tesserocr.iterate_level(found, level):
            if item.Empty(level):
                continue
            text = _mended(item.GetUTF8Text(level))
            box = item.BoundingBox(level)
            if not text or box is None:
                continue
            if item.IsAtBeginningOf(line_level) or not lines:
                lines.append([])
            x0, top, x1, bottom = (edge * points for edge in box)
            height = item.RowAttributes()["row_height"] * points
            confidence = max(0.0, min(1.0, item.Confidence(level) / 100))
            lines[-1].append(OcrWord(text, x0, top, x1, bottom, confidence, height))
        return [_level(line) for line in lines]

    def _second_reading(self, line: list[OcrWord], grey: Image, dpi: int) -> list[OcrWord]:
        """The line with what the other model reads in words with digits; where they differ, a third reading decides."""
        out = list(line)
        for start, end in windows(line):
            part = line[start:end]
            strip, strip_dpi = _strip(part, grey, dpi, _SECOND_DPI)
            if not strip.size:
                continue
            second = self._strip_words(self._line, strip, strip_dpi)
            if not disagreements(part, second):
                continue
            strip, strip_dpi = _strip(part, grey, dpi, _THIRD_DPI)
            self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_LINE)
            third = self._strip_words(self._page, strip, strip_dpi)
            self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_COLUMN)
            out[start:end] = decided(part, second, third)
        return out

    def _strip_words(self, api: Any, strip: Image, dpi: int) -> list[OcrWord]:
        return [word for line in self._lines(strip, dpi, api) for word in line]

    def _show(self, api: Any, grey: Image, dpi: int) -> None:
        height, width = grey.shape
        api.SetImageBytes(np.ascontiguousarray(grey).tobytes(), width, height, 1, width)
        api.SetSourceResolution(dpi)


def _mended(text: str) -> str:
    """NFC without blanks, and without the Icelandic letter that the models put for or beside a Đ (`QĐÐ`, `QÐ`)."""
    joined = "".join(text.split())
    return unicodedata.normalize("NFC", joined).replace("ĐÐ", "Đ").replace("ÐĐ", "Đ").replace("Ð", "Đ")


def _inner(cell: Cell, dpi: int) -> tuple[int, int, int, int]:
    """The inside of a cell in pixels, without what is left of its rules."""
    x0, top, x1, bottom = cell
    pixels = dpi / 72
    return (
        max(0, math.ceil((x0 + _RULE) * pixels)),
        max(0, math.ceil((top + _RULE) * pixels)),
        int((x1 - _RULE) * pixels),
        int((bottom - _RULE) * pixels),
    )


def _without(cells: Sequence[Cell], grey: Image, dpi: int) -> Image:
    out = grey.copy()
    for cell in cells:
        left, top, right, bottom = _inner(cell, dpi)
        out[top:bottom, left:right] = 255
    return out


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


def _strip(words: Sequence[OcrWord], grey: Image, dpi: int, wanted: int) -> tuple[Image, int]:
    """The part of the page that words stand in, framed in white, and its resolution; empty outside the page."""
    pixels = dpi / 72
    margin = round(dpi * 0.02)
    left = max(0, int(min(word.x0 for word in words) * pixels) - margin)
    right = int(max(word.x1 for word in words) * pixels) + margin
    top = max(0, int(min(word.top for word in words) * pixels) - margin)
    bottom = int(max(word.bottom for word in words) * pixels) + margin
    part = grey[top:bottom, left:right]
    if not part.size:
        return part, dpi
    scaled, scaled_dpi = _at(part, dpi, wanted)
    framed = cv2.copyMakeBorder(scaled, _FRAME, _FRAME, _FRAME, _FRAME, cv2.BORDER_CONSTANT, value=(255,))
    return np.asarray(framed, dtype=np.uint8), scaled_dpi


def _at(grey: Image, dpi: int, wanted: int) -> tuple[Image, int]:
    """The image at the wanted resolution if it has more, by area; else as it is."""
    if dpi <= wanted * 1.1:
        return grey, dpi
    scale = wanted / dpi
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8), wanted


def _level(line: Sequence[OcrWord]) -> list[OcrWord]:
    """The words with the height that most of their line has: strokes and stamps swell single boxes.

    A line may run over both columns of a header, whose print is not on one level: each side of a wide gap counts by
    itself.
    """
    out: list[OcrWord] = []
    start = 0
    for end in range(1, len(line) + 1):
        if end < len(line) and line[end].x0 - line[end - 1].x1 < 1.5 * line[end].size:
            continue
        part = line[start:end]
        tall = [word for word in part if len(word.text) > 1] or part
        top, bottom = median(word.top for word in tall), median(word.bottom for word in tall)
        out += [replace(word, top=top, bottom=bottom) for word in part]
        start = end
    return out


def _not_read_again(line: Sequence[OcrWord], missed: Sequence[Sequence[OcrWord]]) -> list[OcrWord]:
    """The line without the guesses in whose place something was read after all."""

    def covered(word: OcrWord) -> bool:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return any(m.x0 <= x <= m.x1 and m.top <= y <= m.bottom for found in missed for m in found)

    return [word for word in line if word.confidence >= _GUESSED or not covered(word)]


def _believed(line: Sequence[OcrWord], *, wide: bool) -> bool:
    """Whether what was read in an unread place is print: it reads well, and if it is narrow it is a page number."""
    if sum(word.confidence for word in line) < _SURE * len(line):
        return False
    return wide or (len(line) == 1 and line[0].text.isdecimal())


def unread_strips(grey: Image, dpi: int, words: Sequence[OcrWord]) -> list[tuple[int, int, int, int]]:
    """Places that look like a line of print and hold no word: left, top, right, bottom in pixels, largest first."""
    pixels = dpi / 72
    height = grey.shape[0]
    ink = (grey < 128).astype(np.uint8)
    for word in words:
        top, bottom = int(word.top * pixels) - 3, int(word.bottom * pixels) + 4
        ink[max(0, top) : bottom, max(0, int(word.x0 * pixels) - 3) : int(word.x1 * pixels) + 4] = 0
    joined = cv2.dilate(ink, np.ones((3, round(dpi * 0.1)), np.uint8))
    _count, _labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    strips = []
    for left, top, across, down, _area in stats[1:]:
        inside = ink[top : top + down, left : left + across]
        filled = cv2.countNonZero(inside) / (across * down)
        # 8 to 24 points high, a word wide, and as black as print (strokes of a signature are less, blots more).
        is_line = across / pixels >= _WIDE and across > 2 * down and 8 <= down / pixels <= 24
        # A page number stands alone in a margin.
        in_margin = not _MARGIN * height < top + down / 2 < (1 - _MARGIN) * height
        is_number = in_margin and 4 <= across / pixels < _WIDE and 6 <= down / pixels <= 16
        if (is_line or is_number) and 0.12 <= filled <= 0.6:
            strips.append((int(left), max(0, int(top) - 4), int(left + across), int(top + down) + 4))
    strips.sort(key=lambda strip: strip[0] - strip[2])
    return strips[:_MOST_STRIPS]
