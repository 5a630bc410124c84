"""Numbers in the cells of scanned tables: which columns hold them, and what several readings of one come to.

A cell has no neighbours that tell a model what to expect, so it reads `B` for 9 and `25118` for 2.515. Where all
around are numbers, the cell is read again as figures only, and the shape of its print decides between readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.number_checks import is_no_number
from extract.number_shape import Shape, fits, lacks
from extract.ocr_words import OcrWord

Cell = tuple[float, float, float, float]
"""x0, top, x1, bottom of a table cell, points."""

# Points.
_SAME_EDGE = 4
_MOSTLY, _FEWEST = 0.6, 3
_SURE, _LIKELY = 0.85, 0.75


def column_of(cell: Cell) -> tuple[int, int]:
    """What the cells of one column have in common: both edges, roughly."""
    return round(cell[0] / _SAME_EDGE), round(cell[2] / _SAME_EDGE)


def number_columns(cells: Sequence[tuple[Cell, Sequence[OcrWord]]]) -> set[tuple[int, int]]:
    """Columns in which most cells hold one number; see `column_of`."""
    count: dict[tuple[int, int], list[bool]] = {}
    for cell, words in cells:
        count.setdefault(column_of(cell), []).append(len(words) == 1 and not is_no_number(words[0].text))
    return {column for column, numbers in count.items() if sum(numbers) >= max(_FEWEST, _MOSTLY * len(numbers))}


def is_sure(word: OcrWord, shape: Shape | None) -> bool:
    """True if a word of a column of numbers was read as one, surely, and its print has that shape."""
    return word.confidence >= _SURE and _fits(word.text, shape)


def settled(word: OcrWord | None, shape: Shape | None, again: Sequence[Sequence[OcrWord]]) -> OcrWord | None:
    """What a cell in a column of numbers holds, after further readings as figures only; None if they tell nothing.

    Args:
        word: the first reading; None if it saw nothing.
        shape: of the print in the cell; None if that cannot be measured.
        again: the words that each further reading saw.
    """
    numbers = [words[0] for words in again if len(words) == 1 and not is_no_number(words[0].text)]
    read = word.text if word is not None else ""
    alike = len(numbers) == len(again) and len({number.text for number in numbers}) == 1
    votes = min((number.confidence for number in numbers), default=0.0)
    if word is not None and alike and numbers[0].text == read and votes >= _SURE:
        # Figures that touch count as one; but one that nobody read is a doubt.
        if shape is None or not lacks(read, shape):
            return replace(word, confidence=max(word.confidence, votes))
        return None
    fitting = {number.text: number for number in numbers if _fits(number.text, shape)}
    fitting.pop(read, None)
    if len(fitting) != 1:
        return None
    (number,) = fitting.values()
    if word is not None and _fits(read, shape):
        return replace(number, second=read) if alike and votes >= _LIKELY else None
    return replace(number, second=read) if alike or shape is not None else None


def _fits(text: str, shape: Shape | None) -> bool:
    return not is_no_number(text) and (shape is None or fits(text, shape))
