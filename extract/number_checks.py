"""Numbers as OCR reads them: pieces of one number put together, and spellings that no number has.

Nothing is corrected here by what would look better: pieces are joined by where they stand, and what is not spelled as
numbers are is only doubted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.ocr_words import OcrWord

# Blanks between words are 0.2 em and more, between words that end and begin with figures 0.29; where a fax tore a
# number at its mark (`39, 8%`, `1. 263`), the gap is 0.03 to 0.13 em.
_PARTED_EM = 0.16
_FRONT, _BACK = re.compile(r"[(\"“]?[\d.,]*\d[.,]?"), re.compile(r"\d[\d.,]*%?[.,;:)]*")
# A last figure read as a stroke and parted from its number: `202 |`.
_STROKE, _BEFORE_STROKE = re.compile(r"[|\]!lI\[][.,;:]?"), re.compile(r"(?=.*\d)[\d.,/]*\d")
_STROKE_EM = 0.3
# A number torn between two figures (`81 1,6`) may also be two (the mark of a footnote): joined, but never surely read.
_TORN_CONFIDENCE = 0.5

_EDGES = ".,;:()[]“”\"'‘’/-–%+*"
# Parts of a word: `21` and `NQ` of `21-NQ`, both years of `2020-2025`; marks that do not stand between figures.
_PARTS = re.compile(r"[-–/+x×=;&]|(?<!\d)[.,]|[.,](?!\d)")
_WELL_FORMED = re.compile(
    r"""
      \d{1,3}(?:\.\d{3})+(?:,\d+)?                     # 38.300; 1.025,5
    | \d{1,3}(?:,\d{3})+(?:\.\d+)?                     # 3,800; 12,345.6
    | \d+(?:,\d+)?                                     # 66019; 8,2
    | (?:1?\d|20)(?:\.(?:1?\d|20)){1,4}                # the label 2.1.3, version 4.0
    | \d{1,2}\.\d{1,2}\.(?:19|20)\d\d                  # 26.8.2021
    | 0\d{2,3}(?:\.\d{3,8}){1,3}                       # 0293.3878968
    | \d{1,2}:\d{1,2}(?::\d\d)?                        # 7:30
    | \d{1,2}(?:h|g|giờ)(?:\d\d)?                      # 7h30
    | [\d.,]*\d(?:[abcdđeghmtABCDĐEGHKLMNP]|[a-zA-ZđĐ]{2,4})[23²³]?%?  # 12a, 35kV, 500m2
    | [A-ZĐa-zđ]{1,6}\d+[A-HK-NP-RT-Ya-z]?             # QL1A, B52, m2
    """,
    re.VERBOSE,
)


def without_gaps(line: Sequence[OcrWord]) -> list[OcrWord]:
    """The line with the pieces of torn numbers put together: pieces nearer to each other than any blank is wide."""
    out: list[OcrWord] = []
    for word in line:
        before = out[-1] if out else None
        if (
            before is not None
            and -_PARTED_EM < (word.x0 - before.x1) / max(before.size, word.size, 1.0) < _PARTED_EM
            and _FRONT.fullmatch(before.text)
            and _BACK.fullmatch(word.text)
        ):
            confidence = min(before.confidence, word.confidence)
            if before.text[-1].isdigit():
                confidence = min(confidence, _TORN_CONFIDENCE)
            out[-1] = replace(before, text=before.text + word.text, x1=word.x1, confidence=confidence)
        elif (
            before is not None
            and (word.x0 - before.x1) / max(before.size, word.size, 1.0) < _STROKE_EM
            and _BEFORE_STROKE.fullmatch(before.text)
            and _STROKE.fullmatch(word.text)
        ):
            # Not a number yet: `202|` is odd, and both readings of it are kept.
            out[-1] = replace(before, text=before.text + word.text, x1=word.x1, confidence=_TORN_CONFIDENCE)
        else:
            out.append(word)
    return out


def is_no_number(word: str) -> bool:
    """True if a word cannot be what a cell of a column of numbers holds: a number or the dash for none."""
    core = word.strip(_EDGES)
    if not core:
        return not any(ch in "-–" for ch in word)
    return not core[0].isdecimal() or is_odd(word)


def is_mark(word: str) -> bool:
    """True if a word is neither letters, figures nor a dash: `?`, `‡`."""
    return is_no_number(word) and not any(map(str.isalnum, word))


def is_odd(word: str) -> bool:
    """True if a word with digits is not spelled as numbers, dates, labels or codes are.

    `969:825`, `3.637.43`, `909Í`, `72.21?`, `30i`; also `5.68` and `330.2`, since Vietnamese print has a comma there
    and a fax takes off its tail. Not `330,2`, `1.2`, `26/8/2021`, `21-NQ/TW`, `7h30`, `QL1A`, `m²`.
    """
    parts = (part.strip(_EDGES) for part in _PARTS.split(word.strip(_EDGES)))
    return any(any(map(str.isdecimal, part)) and not _WELL_FORMED.fullmatch(part) for part in parts)
