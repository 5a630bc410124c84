"""What of a reading a person should compare with the page."""

from __future__ import annotations

from collections.abc import Sequence

from extract.reading import Word
from transform.structure_rows import DOUBTFUL_CONFIDENCE

# A digit is wrong more often than a letter and no neighbour gives it away: numbers are held to more than words.
DOUBTFUL_DIGIT = 0.85


def reading_doubts(words: Sequence[Word]) -> list[str]:
    """Flags of a number that OCR may have misread."""
    if all(word.second is None and word.confidence >= DOUBTFUL_DIGIT for word in words):
        return []  # most words are digital
    doubts = []
    digits = [word for word in words if any(map(str.isdigit, word.text)) or "%" in word.text]
    if any(word.second not in (None, word.text) and not word.outvoted for word in digits):
        doubts.append("ocr_disagreement")
    if any(word.confidence < DOUBTFUL_DIGIT for word in digits) or any(
        word.confidence < DOUBTFUL_CONFIDENCE for word in words
    ):
        doubts.append("ocr_low_confidence")
    return doubts
