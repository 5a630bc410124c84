"""Words of a digital page, read through PDFium: text, boxes, size and weight.

Coordinates are PDF points, origin top left, of the page as it is displayed (after `/Rotate` and the crop box).

One call of PDFium costs about a microsecond from Python, so whole words are taken from the page's text and only
their first and last characters are asked for a box; a word whose geometry is odd (a raised footnote digit, a hidden
gap, sideways print) is looked at character by character.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extract.page_objects import Bounds, read_objects
from extract.reading import Rule, Word
from extract.rules import joined

# Gap inside what PDFium takes for one word that is really a blank, in ems: Times has 0.25 em blanks, which justified
# lines squeeze to 0.2; kerning and letter spacing stay below 0.15.
_BLANK_EM = 0.2
# A base line that jumps by more, in ems, starts another word (superscripts are raised by 0.33 em).
_BASELINE_EM = 0.12
# No letter but M and W is wider, in ems: a longer word hides a gap.
_WIDEST_EM = 0.78
# Raised 2 and 3 after these are a unit (m², km³), not the mark of a footnote.
_AREA_OR_VOLUME = re.compile(r"(?:^|[^\w])(?:\d[\d.,]*)?(?:k|d|c|m|h)?m$")

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}
# Fonts of symbols that word processors use for bullets, by their private code points.
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF0E8: "➔", 0xF0E0: "→"}
_ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x00, 0x02), *range(0x03, 0x09), 0x7F])
_TRANSLATION: dict[int, str | None] = {
    **_LIGATURES,
    **_SYMBOLS,
    **_ZERO_WIDTH,
    # A soft hyphen that was printed is a hyphen: PDFs hold glyphs, not break opportunities. 0x02 and U+FFFE are
    # what PDFium puts for a hyphen at the end of a line.
    0x00AD: "-",
    0x0002: "-",
    0xFFFE: "-",
    0x2010: "-",
    0x2011: "-",
    **{0xF000 + code: chr(code) for code in range(0x21, 0x7F) if 0xF000 + code not in _SYMBOLS},
}
_UNCLEAN = re.compile("[\ue000-\uf8ff\ufffd" + "".join(map(re.escape, map(chr, _TRANSLATION))) + "]")
# U+FFFE ends a word because the next character stands on the next line; no blank is put there.
_WORD = re.compile("[^\\s\u00a0\ufffe\u0002]+[\ufffe\u0002]?|[\ufffe\u0002]")


# Text, left and top (whole points): enough to know a word again.
WordKeys = frozenset[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Layer:
    """What the text layer and the objects of a page tell about each other, for `extract.triage`.

    Attributes:
        characters: printed characters, blanks not counted.
        unmapped: of these, the ones whose glyph has no known character.
        invisible_words: words drawn with render mode 3, as a scanner's OCR does.
        image_cover: share of the page under its largest images, 0..1.
    """

    characters: int
    unmapped: int
    invisible_words: int
    image_cover: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page as PDFium reads it.

    Attributes:
        words: upright words in the order of the content stream.
        sideways: words whose print runs in another direction (marks along the edge, diagonal copies).
        rotation: clockwise degrees the page was turned by to stand upright, `/Rotate` included.
        rules: ruled lines, upright as the words are.
    """

    width: float
    height: float
    rotation: int
    words: tuple[Word, ...]
    sideways: tuple[Word, ...]
    layer: Layer
    rules: tuple[Rule, ...] = ()


def load_page(document: pdfium.PdfDocument, index: int) -> tuple[pdfium.PdfPage, WordKeys | None]:
    """A page with its annotations drawn into it, and the words it had before.

    The number and the day of a signed notice are often the appearance of a signature field, which is no part of the
    page's own text.

    Args:
        index: from 0.

    Returns:
        The page, and the keys of its own words if annotations were drawn in, else None.

    Raises:
        pypdfium2.PdfiumError: the page cannot be loaded.
    """
    page = document[index]
    if not _has_appearances(page):
        return page, None
    text_page = page.get_textpage()
    own = frozenset(_key(word) for word in _read_words(page, text_page).words)
    text_page.close()
    flattened = pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
    page.close()
    # The first handle keeps the old text: the page must be fetched again.
    return document[index], own if flattened == pdfium_c.FLATTEN_SUCCESS else None


def read_page(page: pdfium.PdfPage, own_words: WordKeys | None = None) -> PdfPage:
    """Words of a loaded page.

    Args:
        own_words: keys of the words before annotations were drawn in; the others are marked as annotation.
    """
    text_page = page.get_textpage()
    try:
        read = _read_words(page, text_page)
    finally:
        text_page.close()
    if own_words is None:
        return read
    words = tuple(word if _key(word) in own_words else word._replace(annotation=True) for word in read.words)
    return replace(read, words=words)


def _key(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.x0), round(word.top)


def _has_appearances(page: pdfium.PdfPage) -> bool:
    """True if the page has an annotation that may print something (links and pop-ups print nothing)."""
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        subtype = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
        if subtype not in (pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP):
            return True
    return False


class _Characters:
    """Boxes and fonts of the characters of one page, and how to turn them upright."""

    def __init__(self, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> None:
        self.raw = text_page.raw
        self._box = pdfium_c.FS_RECTF()
        self._box_ref = ctypes.byref(self._box)
        self._matrix = pdfium_c.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._sizes: dict[tuple[bytes, float], float] = {}
        bounds = pdfium_c.FS_RECTF()
        pdfium_c.FPDF_GetPageBoundingBox(page, bounds)
        self.frame = (bounds.left, bounds.bottom, bounds.right, bounds.top)

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in user space, with the ascent and descent of the font."""
        pdfium_c.FPDFText_GetLooseCharBox(self.raw, index, self._box_ref)
        box = self._box
        return box.left, box.bottom, box.right, box.top

    def angle(self, index: int) -> int:
        """Direction of the print in degrees counter-clockwise, to the nearest degree, in 0..359."""
        pdfium_c.FPDFText_GetMatrix(self.raw, index, self._matrix)
        return round(math.degrees(math.atan2(self._matrix.b, self._matrix.a))) % 360

    def font(self, index: int, height: float) -> tuple[float, bool]:
        """Size in points and whether it is bold."""
        name, raw = self._name, self.raw
        pdfium_c.FPDFText_GetFontInfo(raw, index, name, 128, self._flags)
        key = (name.value, round(height, 1))
        size = self._sizes.get(key)
        if size is None:
            pdfium_c.FPDFText_GetMatrix(raw, index, self._matrix)
            scale = math.hypot(self._matrix.c, self._matrix.d)
            size = round(pdfium_c.FPDFText_GetFontSize(raw, index) * scale, 2)
            self._sizes[key] = size
        return size, b"Bold" in key[0] or b"bold" in key[0] or b"Black" in key[0]

    def unmapped(self, index: int) -> bool:
        return bool(pdfium_c.FPDFText_HasUnicodeMapError(self.raw, index) == 1)

    def invisible(self, index: int) -> bool:
        text_object = pdfium_c.FPDFText_GetTextObject(self.raw, index)
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) if text_object else -1
        return bool(mode == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)


@dataclass(slots=True)
class _Run:
    """A word in user space: characters `start..end` (exclusive), box, and direction if it is not upright."""

    start: int
    end: int
    box: tuple[float, float, float, float]
    angle: int = 0


def _read_words(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> PdfPage:
    characters = _Characters(page, text_page)
    text = _page_text(text_page)
    runs = [run for match in _WORD.finditer(text) for run in _runs(characters, text, match.start(), match.end())]
    # Print at 90 degrees counter-clockwise stands upright once the page is turned by 90 clockwise, as `/Rotate` does
    # too: where there is print, its direction says how the page must be turned.
    turned = rotation = _main_angle(runs) if runs else page.get_rotation()
    if turned:
        for run in runs:
            if run.end - run.start == 1:
                run.angle = characters.angle(run.start)
    upright: list[Word] = []
    sideways: list[Word] = []
    invisible = unmapped = printed = 0
    objects = read_objects(page)
    cover = _image_cover(objects.images, characters.frame)
    width, height = _turned_size(characters.frame, rotation)
    # Most pages hold nothing that must be cleaned.
    as_printed = _UNCLEAN.search(text) is None and unicodedata.is_normalized("NFC", text)
    for run in runs:
        word_text = text[run.start : run.end] if as_printed else _clean(text[run.start : run.end])
        if not word_text:
            continue
        box = _turn(run.box, characters.frame, rotation)
        if not (0 <= (box[0] + box[2]) / 2 <= width and 0 <= (box[1] + box[3]) / 2 <= height):
            continue  # outside the crop box: not on the page as it is displayed
        printed += run.end - run.start
        if not as_printed:
            unmapped += sum("\ue000" <= ch <= "\uf8ff" or ch == "\ufffd" for ch in word_text)
        if characters.unmapped(run.start):
            unmapped += run.end - run.start
        hidden = characters.invisible(run.start)
        invisible += hidden
        if hidden and cover < 0.5:
            continue  # printed nowhere, and no image that it could stand for
        size, bold = characters.font(run.start, run.box[3] - run.box[1])
        word = Word(word_text, *box, size=size, bold=bold)
        (upright if run.angle == turned else sideways).append(word)
    layer = Layer(printed, min(unmapped, printed), invisible, cover)
    rules = joined(_rule(_turn(box, characters.frame, rotation)) for box in objects.rules)
    return PdfPage(width, height, rotation, tuple(upright), tuple(sideways), layer, rules)


def _rule(box: tuple[float, float, float, float]) -> Rule:
    """The middle line of a thin box."""
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        middle = round((top + bottom) / 2, 2)
        return Rule(x0, middle, x1, middle)
    middle = round((x0 + x1) / 2, 2)
    return Rule(middle, top, middle, bottom)


def _page_text(text_page: pdfium.PdfTextPage) -> str:
    """One character for each index of PDFium, so that offsets are indices."""
    count = text_page.count_chars()
    if count <= 0:
        return ""
    text = text_page.get_text_range(0, count, errors="replace")
    if len(text) == count and max(text, default="") < "\U00010000":
        return str(text)
    # PDFium left characters out of the text (or used two code units for one): ask for each of them.
    get = pdfium_c.FPDFText_GetUnicode
    codes = (get(text_page.raw, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def _clean(text: str) -> str:
    cleaned = text.translate(_TRANSLATION)
    return cleaned if cleaned.isascii() else unicodedata.normalize("NFC", cleaned)


def _runs(characters: _Characters, text: str, start: int, end: int) -> Iterator[_Run]:
    """Splits what PDFium takes for one word where its geometry says otherwise."""
    first = characters.box(start)
    last = characters.box(end - 1) if end - start > 1 else first
    height = first[3] - first[1]
    length = end - start
    plain = (
        abs(last[1] - first[1]) < _BASELINE_EM * height
        and abs(last[3] - first[3]) < _BASELINE_EM * height
        and last[2] > first[0]
        and last[2] - first[0] <= length * _WIDEST_EM * height + 1
        and (length > 1 or first[2] - first[0] < 3 * height)
    )
    if plain and (length == 1 or last[0] > first[0]):
        yield _Run(start, end, (first[0], min(first[1], last[1]), last[2], max(first[3], last[3])))
        return
    angle = characters.angle(start)
    if angle:
        boxes = [characters.box(index) for index in range(start, end)]
        yield _Run(start, end, _union(boxes), angle)
        return
    yield from _split_by_geometry(characters, text, start, end)


def _split_by_geometry(characters: _Characters, text: str, start: int, end: int) -> Iterator[_Run]:
    begin, boxes = start, [characters.box(start)]
    for index in range(start + 1, end):
        box, before = characters.box(index), boxes[-1]
        if unicodedata.combining(text[index]) or box[2] - box[0] <= 0:
            boxes.append(box if box[2] > box[0] else before)
            continue
        em = max(box[3] - box[1], before[3] - before[1])
        raised = abs(box[1] - before[1]) > _BASELINE_EM * em
        if raised and text[index] in "23²³" and _AREA_OR_VOLUME.search(text[begin:index]) and box[1] > before[1]:
            raised = False
        if raised or box[0] - before[2] > _BLANK_EM * em or box[2] < before[0]:
            yield _Run(begin, index, _union(boxes))
            begin, boxes = index, []
        boxes.append(box)
    yield _Run(begin, end, _union(boxes))


def _union(boxes: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _main_angle(runs: list[_Run]) -> int:
    """The right angle most characters are printed at, in degrees counter-clockwise."""
    counts = {0: 0, 90: 0, 180: 0, 270: 0}
    for run in runs:
        if run.angle in counts:
            counts[run.angle] += run.end - run.start
    return max(counts, key=lambda angle: counts[angle])


def _turn(
    box: tuple[float, float, float, float], frame: tuple[float, float, float, float], rotation: int
) -> tuple[float, float, float, float]:
    """A box of user space on the page turned clockwise by `rotation` degrees, origin top left."""
    left, bottom, right, top = box
    x_min, y_min, x_max, y_max = frame
    if rotation == 90:
        turned = (bottom - y_min, left - x_min, top - y_min, right - x_min)
    elif rotation == 180:
        turned = (x_max - right, bottom - y_min, x_max - left, top - y_min)
    elif rotation == 270:
        turned = (y_max - top, x_max - right, y_max - bottom, x_max - left)
    else:
        turned = (left - x_min, y_max - top, right - x_min, y_max - bottom)
    return round(turned[0], 2), round(turned[1], 2), round(turned[2], 2), round(turned[3], 2)


def _turned_size(frame: tuple[float, float, float, float], rotation: int) -> tuple[float, float]:
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    return (height, width) if rotation in (90, 270) else (width, height)


def _image_cover(images: Sequence[Bounds], frame: tuple[float, float, float, float]) -> float:
    """Share of the page under images; strips add up, stacked layers of the same place count once."""
    x_min, y_min, x_max, y_max = frame
    area = max(1.0, (x_max - x_min) * (y_max - y_min))
    seen: set[tuple[int, int, int, int]] = set()
    covered = 0.0
    for bounds in images:
        left, bottom, right, top = bounds
        left, bottom, right, top = max(left, x_min), max(bottom, y_min), min(right, x_max), min(top, y_max)
        key = (round(left), round(bottom), round(right), round(top))
        if right > left and top > bottom and key not in seen:
            seen.add(key)
            covered += (right - left) * (top - bottom)
    return min(1.0, covered / area)


def turned_words(words: Sequence[Word], width: float, height: float, turn: int) -> list[Word]:
    """Words on the page turned clockwise by `turn` degrees (0, 90, 180, 270).

    Args:
        width, height: of the page before it is turned, points.
    """
    if not turn:
        return list(words)
    out = []
    for word in words:
        # `_turn` takes user space, whose origin is at the bottom.
        box = _turn((word.x0, height - word.bottom, word.x1, height - word.top), (0.0, 0.0, width, height), turn)
        out.append(word._replace(x0=box[0], top=box[1], x1=box[2], bottom=box[3]))
    return out
