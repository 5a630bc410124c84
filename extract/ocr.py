"""Optical character recognition with Tesseract: words with boxes, confidences and a second opinion on digits.

Runs inside the child process of `extract.ocr_worker`; importing this module does not load Tesseract.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import Any, cast

import cv2
import numpy as np

from extract.cell_ink import without_cell_specks
from extract.cell_words import (
    is_dust,
    likeliest,
    mark_of_dots,
    read_alike,
    roman_of_strokes,
    with_better_marks,
    without_lone_quotes,
)
from extract.dashes import with_dashes
from extract.number_cells import ODD, Cell, agreed, is_word, number_cells, voted
from extract.number_checks import is_mark, is_odd, without_gaps
from extract.number_shape import Shape, expected, fits, lacks, measured
from extract.ocr_words import OcrWord
from extract.page_image import Image, at_resolution
from extract.second_reading import decided, disagreements, windows
from extract.unread import GUESSED, WIDE, Strip, ink_box, inside, unread_strips

# Debian's integer model reads pages; the larger model of the script reads lines with digits a second time.
PAGE_MODEL = "vie"
SECOND_MODEL = "Vietnamese"

# Crisp 300 dpi loses digits in table cells (47 of 71 right, 68 of 71 at 200 dpi).
_OCR_DPI = 200
_SECOND_DPI = 180
_THIRD_DPI = 170
_SIGN_DPI = 150
# Points: a line of 14 point print with marks over and under it is 17 high, two lines of 9 point print 20.
_ONE_LINE = 18.0
# White around a part of a page, in pixels; Tesseract misreads print at the very edge.
_FRAME = 10
# Points.
_ROOM = 1.0
_WIDER = 1.4
# Signs of a label; what was read as surely is not read again.
_SHORT, _PLAIN = 3, 0.95
# A line found beside a seal is believed only if it reads well.
_SURE = 0.75

_FIGURES = "0123456789.,/-%"
_WORD_LISTS = (
    "load_system_dawg",
    "load_freq_dawg",
    "load_punc_dawg",
    "load_number_dawg",
    "load_unambig_dawg",
    "load_bigram_dawg",
)


@cache
def find_tessdata() -> Path | None:
    """The folder that holds the model for Vietnamese; None if it is not installed.

    Where `TESSDATA_PREFIX` is set no other folder is looked at: other models would read otherwise, and nobody knew.
    """
    if given := os.environ.get("TESSDATA_PREFIX"):
        folders = [Path(given), Path(given) / "tessdata"]
    else:
        folders = sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
        folders += [Path(f"{prefix}/share/tessdata") for prefix in ("/usr", "/usr/local", "/opt/homebrew")]
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
        # The word lists of the larger model change none of its readings of numbers, and cost it a tenth of its time.
        lists = {} if model == PAGE_MODEL else dict.fromkeys(_WORD_LISTS, "0")
        api = self._tesserocr.PyTessBaseAPI(
            path=str(tessdata), lang=model, psm=mode, oem=self._tesserocr.OEM.LSTM_ONLY, variables=lists
        )
        # Notices have no white print on black; looking for it costs a tenth of the time.
        api.SetVariable("tessedit_do_invert", "0")
        return api

    def read(
        self,
        grey: Image,
        dpi: int,
        *,
        second: bool = True,
        cells: Sequence[Cell] = (),
        shapes: bool = True,
        around: bool = True,
    ) -> list[OcrWord]:
        """Words of a clean page, line by line; those of table cells come last.

        Args:
            grey: upright, black on white.
            dpi: of the image.
            second: read words with digits again with the other model.
            cells: of ruled tables. Each is read by itself: page reading joins what stands in different columns and
                drops lone digits.
            shapes: compare numbers with the shape of their print.
            around: read what stands around the cells too.
        """
        if cells:
            grey = without_cell_specks(grey, dpi, cells)
        scaled, scaled_dpi = at_resolution(grey, dpi, _OCR_DPI)
        in_cells, numbers = self._cells(scaled, scaled_dpi, cells, (grey, dpi), shapes)
        rest = self._lines(_without(cells, scaled, scaled_dpi) if cells else scaled, scaled_dpi) if around else []
        lines = rest + in_cells
        missed = self._missed_lines(scaled, scaled_dpi, lines + numbers, (grey, dpi))
        lines = [kept for line in lines if (kept := _not_read_again(line, missed))] + missed
        lines = [without_gaps(with_dashes(line, scaled, scaled_dpi)) for line in lines]
        if second and self._line is not None and lines:
            lines = [self._second_reading(line, grey, dpi) for line in lines]
        lines = [[self._checked(word, grey, dpi, shapes) for word in line] for line in lines]
        return [word for line in lines + numbers for word in line]

    def _cells(
        self, grey: Image, dpi: int, cells: Sequence[Cell], crisp: tuple[Image, int], shapes: bool
    ) -> tuple[list[list[OcrWord]], list[list[OcrWord]]]:
        """Lines of print in cells, cell by cell: those to be read a second time, and numbers that have been.

        Args:
            crisp: the page at its own resolution, and that.
        """
        found: list[tuple[Cell, list[list[OcrWord]]]] = []
        for cell in cells:
            if (box := ink_box(grey, *inside(cell, dpi))) is None:
                continue
            modes = self._tesserocr.PSM
            self._page.SetPageSegMode(modes.SINGLE_LINE if _is_one_line(box, dpi) else modes.SINGLE_BLOCK)
            lines = [[w for w in line if not is_dust(w)] for line in self._part(self._page, grey, dpi, box)]
            found.append((cell, [line for line in lines if line]))
        self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_COLUMN)
        of_numbers = number_cells([(cell, [word for line in lines for word in line]) for cell, lines in found])
        read, settled = [], []
        for index, (cell, lines) in enumerate(found):
            words = [word for line in lines for word in line]
            if (box := ink_box(crisp[0], *inside(cell, crisp[1]))) is None:
                continue
            number = None
            if index in of_numbers:
                number = self._number(words[0] if words else None, *crisp, box, shapes)
                if number is None and words and is_mark(words[0].text):
                    continue  # `?` for a figure: as good as not read
            if number is None:
                read += without_lone_quotes(self._words_of(lines, *crisp, box))
            else:
                settled.append([number])
        return read, settled

    def _words_of(self, lines: list[list[OcrWord]], grey: Image, dpi: int, box: Strip) -> list[list[OcrWord]]:
        """The lines of a cell with what the other model, or the shape of the print, tells of their words.

        The larger model sees marks best at the page's own resolution.
        """
        words = [word for line in lines for word in line]
        part = _ink_of(grey, box)
        if len(words) < 2:
            read = words[0].text if words else ""
            if (known := roman_of_strokes(read, part) or mark_of_dots(part, dpi)) is not None:
                size = words[0].size if words else 0.0
                x0, top, x1, bottom = (edge * 72 / dpi for edge in box)
                return [[OcrWord(known, x0, top, x1, bottom, _SURE, size or bottom - top)]]
            unsure = len(words) == 1 and words[0].confidence < ODD and not any(map(str.isdigit, read))
            if unsure and (share := self._share_sign(grey, dpi, box)) is not None:
                return [[share]]
            if len(read) <= _SHORT and (not words or words[0].confidence < _PLAIN) and _is_one_line(box, dpi):
                self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_LINE)
                more = [self._part_words(self._page, grey, dpi, box, wanted) for wanted in (0, _THIRD_DPI)]
                self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_COLUMN)
                words = [label] if (label := likeliest(words, more)) is not None else words
                lines = [words] if words else lines
        if self._line is None or not any(ch.isalpha() for word in words for ch in word.text):
            return lines
        mode = self._tesserocr.PSM.SINGLE_LINE if len(lines) == 1 else self._tesserocr.PSM.SINGLE_BLOCK
        self._line.SetPageSegMode(mode)
        again = self._part(self._line, grey, dpi, box)
        self._line.SetPageSegMode(self._tesserocr.PSM.SINGLE_LINE)
        if len(again) != len(lines):
            return again if read_alike(lines, again) else lines
        return [with_better_marks(line, other) for line, other in zip(lines, again, strict=True)]

    def _share_sign(self, grey: Image, dpi: int, box: Strip) -> OcrWord | None:
        """A `%` alone in its cell, which is a letter to both models unless it is small; None if it is none."""
        small, small_dpi = at_resolution(grey, dpi, _SIGN_DPI)
        strip = cast(Strip, tuple(round(edge * small_dpi / dpi) for edge in box))
        found = []
        for api in filter(None, (self._page, self._line)):
            with self._figures_only(api):
                found.append([word for line in self._part(api, small, small_dpi, strip) for word in line])
        alike = all(len(words) == 1 and words[0].text == "%" for words in found)
        return found[0][0] if alike else None

    def _number(self, word: OcrWord | None, grey: Image, dpi: int, box: Strip, shapes: bool) -> OcrWord | None:
        """What a cell in a column of numbers holds; None if several readings do not tell.

        The other model reads it too, and where both do not agree, both read it again as figures only.
        """
        shape = measured(_ink_of(grey, box)) if shapes else None
        line = self._line or self._page
        mode = line.GetPageSegMode()
        line.SetPageSegMode(self._tesserocr.PSM.SINGLE_LINE)
        other = self._part_words(line, grey, dpi, box)
        line.SetPageSegMode(mode)
        if is_word(word, other):
            return None
        if (number := agreed(word, other, shape)) is not None:
            return number
        again = [other]
        for api, wanted in ((self._page, 0), (self._page, _THIRD_DPI), (line, _OCR_DPI)):
            with self._figures_only(api):
                again.append(self._part_words(api, grey, dpi, box, wanted))
        return voted(word, again, shape)

    def _part_words(self, api: Any, grey: Image, dpi: int, box: Strip, wanted: int = 0) -> list[OcrWord]:
        return [word for line in self._part(api, grey, dpi, box, wanted) for word in line]

    @contextmanager
    def _figures_only(self, api: Any) -> Iterator[None]:
        mode = api.GetPageSegMode()
        api.SetVariable("tessedit_char_whitelist", _FIGURES)
        api.SetPageSegMode(self._tesserocr.PSM.SINGLE_LINE)
        yield
        api.SetPageSegMode(mode)
        api.SetVariable("tessedit_char_whitelist", "")

    def _part(self, api: Any, grey: Image, dpi: int, box: Strip, wanted: int = 0) -> list[list[OcrWord]]:
        """Lines of a part of the page, read at the wanted resolution or as it is, in points of the page."""
        left, top, right, bottom = box
        cut = grey[top:bottom, left:right]
        cut, cut_dpi = at_resolution(cut, dpi, wanted) if wanted and cut.size else (cut, dpi)
        strip = cv2.copyMakeBorder(cut, _FRAME, _FRAME, _FRAME, _FRAME, cv2.BORDER_CONSTANT, value=(255,))
        dx, dy = left * 72 / dpi - _FRAME * 72 / cut_dpi, top * 72 / dpi - _FRAME * 72 / cut_dpi
        return [
            [replace(w, x0=w.x0 + dx, x1=w.x1 + dx, top=w.top + dy, bottom=w.bottom + dy) for w in line]
            for line in self._lines(np.asarray(strip, dtype=np.uint8), cut_dpi, api)
        ]

    def _missed_lines(
        self, grey: Image, dpi: int, lines: Sequence[Sequence[OcrWord]], again: tuple[Image, int]
    ) -> list[list[OcrWord]]:
        """Lines that the page reading left out: beside a seal or signature, Tesseract takes print for a picture.

        Args:
            again: the page as it was scanned, and its resolution: print that failed at one is read at another.
        """
        found = []
        self._page.SetPageSegMode(self._tesserocr.PSM.SINGLE_LINE)
        read = [word for line in lines for word in line if word.confidence >= GUESSED]
        other, other_dpi = again
        for strip in unread_strips(grey, dpi, read):
            box = cast(Strip, tuple(round(edge * other_dpi / dpi) for edge in strip))
            found += [
                line
                for line in self._part(self._page, other, other_dpi, box, _THIRD_DPI)
                if _believed(line, wide=(box[2] - box[0]) * 72 / other_dpi >= WIDE)
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

    def _checked(self, word: OcrWord, grey: Image, dpi: int, shapes: bool) -> OcrWord:
        """The word, or what fits its image better; less sure if it has not the shape or spelling of a number."""
        if not any(map(str.isdecimal, word.text)):
            return word
        seen = measured(_word_image(word, grey, dpi)) if shapes and expected(word.text) else None
        if seen is not None and not fits(word.text, seen):
            if word.second is not None and expected(word.second) and fits(word.second, seen):
                return replace(word, text=word.second, second=word.text, outvoted=False)
            if lacks(word.text, seen):
                return self._read_wider(word, seen, grey, dpi)
        return replace(word, confidence=min(word.confidence, ODD)) if is_odd(word.text) else word

    def _read_wider(self, word: OcrWord, seen: Shape, grey: Image, dpi: int) -> OcrWord:
        """The word read once more, drawn wider, which parts like figures (`22` read as `2`) and marks from figures."""
        strip, strip_dpi = _strip([word], grey, dpi, _OCR_DPI)
        if strip.size:
            strip = np.asarray(cv2.resize(strip, None, fx=_WIDER, fy=1, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
            for api in filter(None, (self._page, self._line)):
                with self._figures_only(api):
                    text = "".join(other.text for other in self._strip_words(api, strip, strip_dpi))
                if expected(text) and fits(text, seen) and not is_odd(text) and text != word.text:
                    return replace(word, text=text, second=word.text, outvoted=False)
        return replace(word, confidence=min(word.confidence, ODD))

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


def _is_one_line(box: Strip, dpi: int) -> bool:
    return (box[3] - box[1]) * 72 / dpi <= _ONE_LINE


def _ink_of(grey: Image, box: Strip) -> Image:
    left, top, right, bottom = box
    return grey[max(0, top - 1) : bottom + 1, max(0, left - 1) : right + 1]


def _without(cells: Sequence[Cell], grey: Image, dpi: int) -> Image:
    out = grey.copy()
    for cell in cells:
        left, top, right, bottom = inside(cell, dpi)
        out[top:bottom, left:right] = 255
    return out


def _word_image(word: OcrWord, grey: Image, dpi: int) -> Image:
    """The cut of the page that holds a word, with room for what hangs below its line."""
    pixels = dpi / 72
    left, right = max(0, int((word.x0 - _ROOM) * pixels)), int((word.x1 + _ROOM) * pixels)
    return grey[max(0, int((word.top - _ROOM) * pixels)) : int((word.bottom + 3 * _ROOM) * pixels), left:right]


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
    scaled, scaled_dpi = at_resolution(part, dpi, wanted)
    framed = cv2.copyMakeBorder(scaled, _FRAME, _FRAME, _FRAME, _FRAME, cv2.BORDER_CONSTANT, value=(255,))
    return np.asarray(framed, dtype=np.uint8), scaled_dpi


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

    return [word for word in line if word.confidence >= GUESSED or not covered(word)]


def _believed(line: Sequence[OcrWord], *, wide: bool) -> bool:
    """Whether what was read in an unread place is print: it reads well, and if it is narrow it is a page number."""
    if sum(word.confidence for word in line) < _SURE * len(line):
        return False
    return wide or (len(line) == 1 and line[0].text.isdecimal())
