"""Numbers in the cells of scanned tables: which columns hold them, and what several readings of one come to.

A cell has no neighbours that tell a model what to expect, so it reads `B` for 9 and `25118` for 2.515. Where all
around are numbers, the cell is read again as figures only, and the shape of its print decides between readings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.number_checks import is_no_number, is_odd
from extract.number_shape import Shape, expected, fits, lacks
from extract.ocr_words import OcrWord

Cell = tuple[float, float, float, float]
"""x0, top, x1, bottom of a table cell, points."""

# Points.
_SAME_EDGE = 4
_SAME_ROW = 8
_MOSTLY, _FEWEST, _FEWEST_BESIDE = 0.6, 3, 2
_LIKELY = 0.75
# The confidence of a number that does not look like one.
ODD = 0.5
# The weight of a reading that has not the shape of the print.
_UNFIT = 0.35
_SPECK_BEHIND = re.compile(r"(?:\d+,\d+|\d{1,3}(?:\.\d{3})+)%?[.,]")


def column_of(cell: Cell) -> tuple[int, int]:
    """What the cells of one column have in common: both edges, roughly."""
    return round(cell[0] / _SAME_EDGE), round(cell[2] / _SAME_EDGE)


def _row_of(cell: Cell) -> tuple[int, int]:
    return round(cell[1] / _SAME_ROW), round(cell[3] / _SAME_ROW)


def number_cells(cells: Sequence[tuple[Cell, Sequence[OcrWord]]]) -> set[int]:
    """The cells, by their place in the sequence, that hold one number as far as those around them tell.

    Most cells of its column do that hold no text (`Năm 2022` over them is some), or it has a figure and stands in a
    row with two numbers and a column with one; `m3` has none over or under it.
    """
    columns: dict[tuple[int, int], list[bool]] = {}
    texts, rows = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for cell, words in cells:
        number = len(words) == 1 and not is_no_number(words[0].text)
        rows[_row_of(cell)] += number
        if len(words) > 1:
            texts[column_of(cell)] += 1
        else:
            columns.setdefault(column_of(cell), []).append(number)
    of_numbers = {
        column
        for column, numbers in columns.items()
        if sum(numbers) >= max(_FEWEST, _MOSTLY * len(numbers), texts[column])
    }
    return {
        index
        for index, (cell, words) in enumerate(cells)
        if len(words) < 2
        and (
            column_of(cell) in of_numbers
            or (_has_figure(words) and any(columns[column_of(cell)]) and rows[_row_of(cell)] >= _FEWEST_BESIDE)
        )
    }


def _has_figure(words: Sequence[OcrWord]) -> bool:
    return any(ch.isdecimal() for word in words for ch in word.text)


def agreed(word: OcrWord | None, other: Sequence[OcrWord], shape: Shape | None) -> OcrWord | None:
    """What a cell in a column of numbers holds if both models read the same in it; None if that settles nothing.

    Of 1,842 such numbers whose print had the shape of what was read, on all scans of our own tables, one was wrong.

    Args:
        word: the first reading; None if it saw nothing.
        other: the words that the other model saw.
        shape: of the print in the cell; None if that cannot be measured.
    """
    if word is None or len(other) != 1:
        return None
    text = _ended(word.text)
    if text != _ended(other[0].text):
        return None
    if is_no_number(text) or (shape is not None and lacks(text, shape)):
        return None
    return replace(word, text=text, confidence=max(word.confidence, other[0].confidence))


def is_word(word: OcrWord | None, other: Sequence[OcrWord]) -> bool:
    """Whether a cell in a column of numbers holds none: the name of the column, `x`."""
    seen = other[0] if len(other) == 1 else None
    if any(read is not None and any(map(str.isdecimal, read.text)) for read in (word, seen)):
        return False
    letters = [read for read in (word, seen) if read is not None and any(map(str.isalpha, read.text))]
    alike = len(letters) == 2 and letters[0].text == letters[1].text
    return alike or any(read.confidence >= _LIKELY for read in letters)


def voted(word: OcrWord | None, again: Sequence[Sequence[OcrWord]], shape: Shape | None) -> OcrWord | None:
    """The number that most of several readings of a cell see, with a doubt beside it; None if they tell nothing.

    A reading counts as much as it is sure, and less if the print has another shape. If the first two see alike what no
    number is spelled like (`36.2`), only one with other marks in the same places may take its place (`36,2`).

    Args:
        word: the first reading; None if it saw nothing.
        again: the words that each further reading saw.
    """
    votes: dict[str, list[OcrWord]] = {}
    for words in ([word] if word is not None else [], *again):
        if len(words) == 1 and not is_no_number(_ended(words[0].text)):
            votes.setdefault(_ended(words[0].text), []).append(words[0])

    def weight(text: str) -> float:
        return sum(seen.confidence for seen in votes[text]) * (1.0 if _fits(text, shape) else _UNFIT)

    ranked = sorted(votes, key=weight, reverse=True)
    if (odd := _odd_alike(word, again)) is not None:
        ranked = [text for text in ranked if text.replace(",", ".") == odd.text.replace(",", ".")]
        return (
            replace(odd, text=ranked[0], second=odd.text)
            if ranked
            else replace(odd, confidence=min(odd.confidence, ODD))
        )
    if not ranked:
        return None
    best = ranked[0]
    if len(votes[best]) == 1 and (shape is None or expected(best) is None or not fits(best, shape)):
        return None
    others = [word.text] if word is not None and word.text != best else ranked[1:]
    sure = max(votes[best], key=lambda seen: seen.confidence)
    return replace(sure, text=best, second=others[0] if others else "")


def _odd_alike(word: OcrWord | None, again: Sequence[Sequence[OcrWord]]) -> OcrWord | None:
    """What the first two readings of a cell see alike, if it has figures and no number is spelled so."""
    if word is None or not is_odd(_ended(word.text)) or not again or len(again[0]) != 1:
        return None
    same = _ended(word.text) == _ended(again[0][0].text)
    return replace(word, text=_ended(word.text)) if same else None


def _fits(text: str, shape: Shape | None) -> bool:
    return shape is None or fits(text, shape)


def _ended(text: str) -> str:
    """A number without the speck behind it: `106,1.`; the label `1.` keeps its full stop."""
    return text[:-1] if _SPECK_BEHIND.fullmatch(text) else text
