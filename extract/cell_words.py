"""Words in the cells of scanned tables: what two readings of one cell come to, and numerals that are strokes only.

A cell of two words has no line around it that tells a model what to expect: the smaller one reads `Tống cộng` for
`Tổng cộng` and `H` for II. The larger one sees marks better, the smaller one letters.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extract.folding import unmarked
from extract.ocr_words import OcrWord
from extract.page_image import Image
from extract.syllables import is_syllable

_INK = 150
# The larger model's reading counts from here; below, it guesses.
_LIKELY = 0.4
_UNSURE, _SURE = 0.75, 0.9
_QUOTES = "\"'“”‘’"
_AS_LETTERS = str.maketrans("01", "ol")
# What `II` and `III` are read as: `H`, `IH`, `1I`, `"`.
_STROKES = re.compile(r"[IHl1|i!\"'”“]{1,4}")
# Inches: a dot of 14 point print, and from one to the next.
_DOT, _DOT_STEP = 0.035, 0.09
# Points: an `l` of 8 point print is wider, an `x` higher.
_THINNEST, _LOWEST = 0.8, 2.5
# Shares of the height: strokes with serifs are 0.2 to 0.45 wide and `I` 0.5 apart, `1` 0.75.
_TALL, _NARROW, _NEAR = 0.8, 0.5, 0.62


def with_better_marks(first: Sequence[OcrWord], second: Sequence[OcrWord]) -> list[OcrWord]:
    """The first reading of a line with the marks, capitals and blanks of the second, where both read the same letters.

    `Tống cộng` and `Tổng cộng`, `Ytế` and `Y tế`. Words with digits stay, words that differ in letters only give way
    to one that is read surely where they are not (`hệ`, `hộ`).
    """
    a, b = ([_bare(word.text) for word in line] for line in (first, second))
    out: list[OcrWord] = []
    for tag, a0, a1, b0, b1 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        ours, theirs = first[a0:a1], second[b0:b1]
        if len(ours) == len(theirs):
            out += [_better(word, other) for word, other in zip(ours, theirs, strict=True)]
        elif tag != "equal" and _bare("".join(w.text for w in ours)) == "".join(b[b0:b1]) and not _has_digit(ours):
            out += theirs if all(word.confidence >= _LIKELY for word in theirs) else ours
        else:
            out += ours
    return out


def likeliest(first: Sequence[OcrWord], again: Sequence[Sequence[OcrWord]]) -> OcrWord | None:
    """The label or sign of a cell that one model saw at several resolutions; None if it saw none surely.

    `1.1` was read as `II`, `5` as `R` at one resolution, and rightly at the others.

    Args:
        first: the words of the first reading.
        again: those of each further reading.
    """
    votes: dict[str, list[OcrWord]] = {}
    for words in (first, *again):
        if len(words) == 1:
            votes.setdefault(words[0].text, []).append(words[0])
    sums = {text: sum(word.confidence for word in words) for text, words in votes.items()}
    best = max(sums, key=lambda text: sums[text], default=None)
    if best is None or sums[best] < _UNSURE:
        return None
    sure = max(votes[best], key=lambda word: word.confidence)
    before = first[0].text if first else ""
    doubtful = before != best and any(map(str.isdecimal, before + best))
    return replace(sure, second=before) if doubtful else sure


def read_alike(first: Sequence[Sequence[OcrWord]], second: Sequence[Sequence[OcrWord]]) -> bool:
    """Whether two readings of a cell have the same letters, whatever lines they part them into."""
    one, other = ("".join(_bare(word.text) for line in lines for word in line) for lines in (first, second))
    return one == other


def without_lone_quotes(lines: Sequence[Sequence[OcrWord]]) -> list[list[OcrWord]]:
    """The lines of a cell without a quotation mark that has no other: specks beside a word are read as one."""
    marks = [ch for line in lines for word in line for ch in word.text if ch in _QUOTES]
    if len(marks) != 1:
        return [list(line) for line in lines]
    cleaned = [[replace(word, text=word.text.strip(_QUOTES)) for word in line] for line in lines]
    return [kept for line in cleaned if (kept := [word for word in line if word.text])]


def _better(word: OcrWord, other: OcrWord) -> OcrWord:
    if _has_digit((word, other)):
        # `s0` for `so`; a word of figures and letters that the other model reads so too is one
        letters = word.text.translate(_AS_LETTERS)
        spelled = word.text.islower() and _bare(letters) == _bare(other.text) and is_syllable(other.text)
        return replace(word, text=other.text, confidence=other.confidence) if spelled else word
    if word.text == other.text:
        return replace(word, confidence=max(word.confidence, other.confidence))
    if _bare(word.text) == _bare(other.text):
        return replace(word, text=other.text, confidence=other.confidence) if other.confidence >= _LIKELY else word
    if word.confidence < _UNSURE and other.confidence >= _SURE:
        return replace(word, text=other.text, confidence=other.confidence)
    return word


def _has_digit(words: Sequence[OcrWord]) -> bool:
    return any(ch.isdigit() for word in words for ch in word.text)


def _bare(text: str) -> str:
    return unmarked(text).lower()


def roman_of_strokes(text: str, part: Image) -> str | None:
    """`II`, `III` where a cell with such a label was read as `H`, `IH`; None if its print is something else.

    Args:
        part: cut of the page around the ink of the cell, grey, at the page's own resolution.
    """
    if _STROKES.fullmatch(text) is None:
        return None
    ink = cv2.threshold(part, _INK, 1, cv2.THRESH_BINARY_INV)[1]
    _count, _labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = sorted(tuple(int(edge) for edge in box[:4]) for box in stats[1:])
    if not 2 <= len(boxes) <= 3:
        return None
    height = max(box[3] for box in boxes)
    strokes = all(tall >= _TALL * height and across <= _NARROW * height for _, _, across, tall in boxes)
    middles = [x + across / 2 for x, _, across, _ in boxes]
    near = bool((np.diff(middles) <= _NEAR * height).all())
    return "I" * len(boxes) if strokes and near else None


def is_dust(word: OcrWord) -> bool:
    """Whether a letter was read where nothing as large as one stands."""
    tiny = word.x1 - word.x0 < _THINNEST or word.bottom - word.top < _LOWEST
    return tiny and any(map(str.isalnum, word.text))


def mark_of_dots(part: Image, dpi: int) -> str | None:
    """`…` where the print of a cell is three dots on one level, which no model reads; None if it is something else."""
    ink = cv2.threshold(part, _INK, 1, cv2.THRESH_BINARY_INV)[1]
    _count, _labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = sorted(tuple(int(edge) for edge in box[:4]) for box in stats[1:])
    most = dpi * _DOT
    if len(boxes) != 3 or any(max(box[2:]) > most for box in boxes):
        return None
    steps = np.diff([x + across / 2 for x, _, across, _ in boxes])
    tops = [top for _, top, _, _ in boxes]
    even = abs(steps[0] - steps[1]) <= 0.3 * max(steps) and max(steps) <= dpi * _DOT_STEP
    return "…" if even and max(tops) - min(tops) <= most / 2 else None
