"""What was read from a file: words with boxes and confidences, in reading order, page by page.

A `Reading` is the border between dear work (opening, rendering, OCR) and cheap work (understanding). It is
kept by content and `ocr_version`, so new rules never read a page twice.

Coordinates are PDF points, origin top left, of the upright page. Character offsets are code points into
`PageReading.text`, end exclusive. Pages count from 1.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import accumulate, chain
from operator import itemgetter
from typing import Literal, NamedTuple

from extract.values import lazy

TextSource = Literal["digital", "ocr"]
LayerHealth = Literal["digital_ok", "no_text", "broken_encoding", "bad_ocr_layer", "stamp_only"]
Severity = Literal["error", "warning", "info"]
Column = Literal["full", "left", "right"]


class Word(NamedTuple):
    """One printed word, NFC, without spaces; a tuple, since a page has five hundred of them.

    Attributes:
        confidence: 0..1; 1.0 where the text is digital.
        second: what a second, independent reading saw in the same place, where it was made and differs.
        outvoted: two other sure readings agree on `text` against `second`: kept, but no reason for doubt.
        size: height of the print in points (font size if known, else the height of the box).
        annotation: the word comes from a flattened annotation (a signature appearance or stamp).
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float = 1.0
    second: str | None = None
    bold: bool = False
    size: float = 0.0
    annotation: bool = False
    outvoted: bool = False


_text_of: Callable[[Word], str] = itemgetter(0)


@dataclass(frozen=True)
class Line:
    """One printed line, words left to right; its text and box are made once, since layout asks for them many times.

    Attributes:
        column: `left` or `right` in a borderless two-column block (header, signature), else `full`.
    """

    words: tuple[Word, ...]
    column: Column = "full"

    @lazy
    def text(self) -> str:
        return " ".join(map(_text_of, self.words))

    @lazy
    def x0(self) -> float:
        return min([word.x0 for word in self.words])

    @lazy
    def x1(self) -> float:
        return max([word.x1 for word in self.words])

    @lazy
    def top(self) -> float:
        return min([word.top for word in self.words])

    @lazy
    def bottom(self) -> float:
        return max([word.bottom for word in self.words])


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the upright page, in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A level or upright ruled line, by the ends of its middle line.

    `(x0, top)` is the left end of a level rule and the upper end of an upright one. On a scan that lies askew a level
    rule may rise, so `bottom` may be less than `top` by a little (and `x1` than `x0` of an upright one).
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        return abs(self.x1 - self.x0) >= abs(self.bottom - self.top)


@dataclass(frozen=True)
class PageReading:
    """One page as read.

    Attributes:
        page: number of the page, from 1.
        rotation: clockwise degrees the page was turned by to stand upright (0, 90, 180, 270).
        health_reason: what was measured that led to `layer_health`.
        dpi: resolution of the image that was read by OCR; None for digital text.
        lines: in reading order; the left column of a two-column block comes whole before the right one, and a cell of
            a ruled table before the next one.
        rules: ruled lines in no order, pieces of one line joined; also the edges between rows and columns of tables
            that only white parts (`extract.open_tables`).
    """

    page: int
    width: float
    height: float
    rotation: int
    text_source: TextSource
    layer_health: LayerHealth
    health_reason: str
    dpi: int | None
    ocr_confidence: float | None
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()

    @lazy
    def text(self) -> str:
        """The text of the page: words joined by a space, lines by a line feed."""
        return "\n".join([line.text for line in self.lines])

    @lazy
    def words(self) -> tuple[Word, ...]:
        return tuple(chain.from_iterable([line.words for line in self.lines]))

    @lazy
    def word_starts(self) -> tuple[int, ...]:
        """Offset in `text` of the first character of each word of `words`."""
        return _starts(map(_text_of, self.words))

    @lazy
    def line_starts(self) -> tuple[int, ...]:
        """Offset in `text` of the first character of each line of `lines`."""
        return _starts([line.text for line in self.lines])

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that share at least one character with `text[start:end]`."""
        starts, words = self.word_starts, self.words
        first = max(0, bisect_right(starts, start) - 1)
        last = bisect_left(starts, end, first)
        if first < last and starts[first] + len(words[first].text) <= start:
            first += 1  # the span begins in the blank after this word
        return words[first:last]

    def box_of(self, start: int, end: int) -> Box | None:
        """The union of the boxes of the words of `text[start:end]`; None if there are none."""
        words = self.words_between(start, end)
        if not words:
            return None
        return Box(
            min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words)
        )


def _starts(texts: Iterable[str]) -> tuple[int, ...]:
    """Where each of them begins in a text that joins them by one character."""
    return tuple(accumulate([len(text) + 1 for text in texts], initial=0))[:-1]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know; becomes a row of `issues`.

    Attributes:
        code: one of the closed list in `extract.problems`.
        page: from 1, or None if it concerns the file.
        message: what happened and what to do next, in one line.
    """

    severity: Severity
    code: str
    page: int | None
    message: str


@dataclass(frozen=True)
class Reading:
    """All that was read from one file.

    Attributes:
        sha256: hex digest of the bytes that were read.
        ocr_version: what read it; see `extract.versions`.
    """

    sha256: str
    media_type: str
    ocr_version: str
    pages: tuple[PageReading, ...]
    problems: tuple[Problem, ...] = field(default=())
