"""Builds readings line by line, as a typed A4 page stands on paper: for tests of what lines mean."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Literal

from extract.reading import Line, PageReading, Reading, Word

LEFT, RIGHT, WIDTH, HEIGHT = 85.0, 544.0, 595.0, 842.0
LETTER = 6.0  # points that a letter takes
INDENT = 36.0
COLUMNS = int((RIGHT - LEFT) / LETTER)


@dataclass(frozen=True)
class Printed:
    """A line: its text, where it begins, and how it is set."""

    text: str
    x0: float
    bold: bool = False
    size: float = 13.0
    column: Literal["full", "left", "right"] = "full"
    justified: bool = False
    first_wider: float = 0.0  # points that the first word is wider than its letters


def centred(text: str, *, bold: bool = False) -> list[Printed]:
    return [Printed(text, (LEFT + RIGHT - LETTER * len(text)) / 2, bold)]


def left(text: str, *, bold: bool = False) -> list[Printed]:
    return [Printed(text, LEFT, bold, column="left")]


def right(text: str, *, bold: bool = False) -> list[Printed]:
    return [Printed(text, 330.0, bold, column="right")]


def small(text: str) -> list[Printed]:
    return [Printed(line, LEFT, size=10.0) for line in textwrap.wrap(text, COLUMNS)]


def paragraph(text: str, *, bold: bool = False) -> list[Printed]:
    """Wrapped and justified, first line indented."""
    first = COLUMNS - int(INDENT / LETTER)
    lines = textwrap.wrap(" " * int(INDENT / LETTER) + text, COLUMNS)
    assert first > 0
    return [
        Printed(line.strip(), LEFT + (INDENT if n == 0 else 0), bold, justified=n < len(lines) - 1)
        for n, line in enumerate(lines)
    ]


def page(number: int, *blocks: list[Printed], ocr: bool = False, show_number: bool = False) -> PageReading:
    lines = [line for block in blocks for line in block]
    top, placed = 60.0, []
    if show_number:
        placed.append(_line(Printed(str(number), WIDTH / 2 - 3), 30.0, ocr))
    for printed in lines:
        # Footnotes stand at the foot of the page.
        if printed.size < 11 and printed.column == "full":
            top = max(top, 700.0)
        placed.append(_line(printed, top, ocr))
        top += 18.0
    return PageReading(
        number, WIDTH, HEIGHT, 0, "ocr" if ocr else "digital", "no_text" if ocr else "digital_ok", "typed",
        300 if ocr else None, 0.95 if ocr else None, tuple(placed),
    )  # fmt: skip


def _line(printed: Printed, top: float, ocr: bool) -> Line:
    words, at = [], printed.x0
    tokens = printed.text.split()
    stretch = 0.0
    if printed.justified and len(tokens) > 1:
        stretch = (RIGHT - printed.x0 - LETTER * len(printed.text)) / (len(tokens) - 1)
    for token in tokens:
        end = at + LETTER * len(token) + (printed.first_wider if not words else 0.0)
        words.append(
            Word(token, at, top, end, top + printed.size, 0.95 if ocr else 1.0, None, printed.bold, printed.size)
        )
        at = end + LETTER + stretch
    return Line(tuple(words), printed.column)


def reading(*pages: PageReading) -> Reading:
    return Reading("0" * 64, "application/pdf", "test", pages)
