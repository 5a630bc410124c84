"""Optical character recognition with Tesseract: words with boxes, confidences and a second opinion on digits.

Runs inside the child process of `extract.ocr_worker`; importing this module does not load Tesseract.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
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

# Debian's integer model reads pages; the larger model of the script reads lines with digits a second time.
PAGE_MODEL = "vie"
SECOND_MODEL = "Vietnamese"

# Crisp 300 dpi loses digits in table cells (47 of 71 right, 68 of 71 at 200 dpi).
_OCR_DPI = 200
_SECOND_DPI = 240
# Words shown to the second reader on both sides of one with digits: alone, it errs by itself (`2021` as `20A1`).
_NEIGHBOURS = 2
# A line found beside a seal is believed only if it reads well, and only so many are tried on a page.
_SURE = 0.75
_MOST_STRIPS = 8
_NUMBER_LIKE = re.compile(r"(?=.*\d|[l|]$)[\dlI|!\]\[Oo.,:/%()-]+")
_LOOK_ALIKES = str.maketrans({"l": "1", "I": "1", "|": "1", "!": "1", "]": "1", "[": "1", "O": "0", "o": "0"})
_EDGES = ".,;:()[]“”\"'/-–"


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

    def read(self, grey: Image, dpi: int, *, second: bool = True) -> list[OcrWord]:
        """Words of a clean page, line by line.

        Args:
            grey: upright, black on white.
            dpi: of the image.
            second: read words with digits again with the other model.
        """
        scaled, scaled_dpi = _at(grey, dpi, _OCR_DPI)
        lines = self._lines(scaled, scaled_dpi)
        lines += self._missed_lines(scaled, scaled_dpi, lines)
        lines = [with_dashes(line, scaled, scaled_dpi) for line in lines]
        if second and self._line is not None and lines:
            again, again_dpi = _at(grey, dpi, _SECOND_DPI)
            lines = [self._second_reading(line, again, again_dpi) for line in lines]
        return [word for line in lines for word in line]

    def _missed_lines(self, grey: Image, dpi: int, lines: Sequence[Sequence[OcrWord]]) -> list[list[OcrWord]]:
        """Lines that the page reading left out: beside a seal or signature, Tesseract takes print for a picture."""
        found = []
        self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_LINE)
        for left, top, right, bottom in unread_strips(grey, dpi, [word for line in lines for word in line]):
            strip = cv2.copyMakeBorder(grey[top:bottom, left:right], 8, 8, 8, 8, cv2.BORDER_CONSTANT, value=(255,))
            points = 72 / dpi
            for line in self._lines(np.asarray(strip, dtype=np.uint8), dpi):
                if sum(word.confidence for word in line) < _SURE * len(line):
                    continue
                dx, dy = (left - 8) * points, (top - 8) * points
                found.append(
                    [
                        replace(word, x0=word.x0 + dx, x1=word.x1 + dx, top=word.top + dy, bottom=word.bottom + dy)
                        for word in line
                    ]
                )
        self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_COLUMN)
        return found

    def _lines(self, grey: Image, dpi: int) -> list[list[OcrWord]]:
        self._show(self._page, grey, dpi)
        self._page.Recognize()
        found = self._page.GetIterator()
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
        out = list(line)
        for start, end in _windows(line):
            seen = self._read_strip(line[start:end], grey, dpi)
            for index, second in disagreements([word.text for word in line[start:end]], seen):
                out[start + index] = replace(out[start + index], second=second)
        return out

    def _read_strip(self, words: Sequence[OcrWord], grey: Image, dpi: int) -> list[str]:
        pixels = dpi / 72
        margin = round(dpi * 0.02)
        left = max(0, int(min(word.x0 for word in words) * pixels) - margin)
        right = int(max(word.x1 for word in words) * pixels) + margin
        top = max(0, int(min(word.top for word in words) * pixels) - margin)
        bottom = int(max(word.bottom for word in words) * pixels) + margin
        strip = grey[top:bottom, left:right]
        if not strip.size:
            return []
        framed = cv2.copyMakeBorder(strip, 12, 12, 12, 12, cv2.BORDER_CONSTANT, value=(255,))
        self._show(self._line, np.asarray(framed, dtype=np.uint8), dpi)
        assert self._line is not None
        return [_mended(word) for word in self._line.GetUTF8Text().split()]

    def _show(self, api: Any, grey: Image, dpi: int) -> None:
        height, width = grey.shape
        api.SetImageBytes(np.ascontiguousarray(grey).tobytes(), width, height, 1, width)
        api.SetSourceResolution(dpi)


def _mended(text: str) -> str:
    """NFC without blanks, and without the Icelandic letter that the models put for or beside a Đ (`QĐÐ`, `QÐ`)."""
    joined = "".join(text.split())
    return unicodedata.normalize("NFC", joined).replace("ĐÐ", "Đ").replace("ÐĐ", "Đ").replace("Ð", "Đ")


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


def unread_strips(grey: Image, dpi: int, words: Sequence[OcrWord]) -> list[tuple[int, int, int, int]]:
    """Places that look like a line of print and hold no word: left, top, right, bottom in pixels, largest first."""
    pixels = dpi / 72
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
        if 8 <= down / pixels <= 24 and across / pixels >= 24 and across > 2 * down and 0.12 <= filled <= 0.6:
            strips.append((int(left), max(0, int(top) - 4), int(left + across), int(top + down) + 4))
    strips.sort(key=lambda strip: strip[0] - strip[2])
    return strips[:_MOST_STRIPS]


def _windows(line: Sequence[OcrWord]) -> Iterator[tuple[int, int]]:
    """Ranges of words (end exclusive) that hold all words with digits and their neighbours; near ones joined."""
    start = end = -1
    for index, word in enumerate(line):
        if not any(ch.isdigit() for ch in word.text):
            continue
        first, last = max(0, index - _NEIGHBOURS), min(len(line), index + _NEIGHBOURS + 1)
        if start >= 0 and first <= end:
            end = last
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def disagreements(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, str]]:
    """Where two readings of one line differ in a word that has digits in either of them.

    Marks at the ends of words are no disagreement (`2020,` and `2020.`): marks are what OCR confuses most, and none
    at the end of a word changes a number.

    Returns:
        (index into `first`, what `second` has in its place); empty text where it has nothing.
    """
    a = [word.strip(_EDGES) for word in first]
    mended = [_digits_mended(word) for word in second]
    b = [word.strip(_EDGES) for word in mended]
    out: list[tuple[int, str]] = []
    for tag, a0, a1, b0, b1 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal" or not _has_digit("".join(first[a0:a1]) + "".join(second[b0:b1])):
            continue
        if a1 - a0 == b1 - b0:
            pairs = zip(range(a0, a1), second[b0:b1], strict=True)
            out += [(i, seen) for i, seen in pairs if _has_digit(first[i] + seen)]
            continue
        if "".join(first[a0:a1]).strip(_EDGES) == "".join(mended[b0:b1]).strip(_EDGES):
            continue  # the same characters, parted otherwise
        seen = " ".join(second[b0:b1])
        with_digits = [i for i in range(a0, a1) if _has_digit(first[i])]
        # What the second reading has more is noted at the word before it.
        out += [(i, seen) for i in with_digits or [min(max(a0 - 1, 0), len(first) - 1)]]
    return out


def _digits_mended(word: str) -> str:
    """The second reading with letters and strokes that stand for digits (`0]`, `20l5`, `1O`) taken for them.

    Only the second reading: where the first one has such a letter (`I105`), the difference must show.
    """
    return word.translate(_LOOK_ALIKES) if _NUMBER_LIKE.fullmatch(word) else word


def _has_digit(text: str) -> bool:
    return any(ch.isdigit() for ch in text)
