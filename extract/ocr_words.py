"""The words that OCR reads, before they are put on the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word as read from an image.

    Attributes:
        x0, top, x1, bottom: points (pixels * 72 / dpi) on the image that was read.
        confidence: 0..1, Tesseract's own.
        size: height of its row in points, about the size of the type.
        second: what another reading saw in its place if that differs; empty if it saw nothing.
        outvoted: two other sure readings agree on `text` against `second`.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    size: float
    second: str | None = None
    outvoted: bool = False
