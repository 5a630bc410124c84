"""Which words are read a second time, and where two readings of one line differ in digits."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.ocr_words import OcrWord

# Words shown to the second reader on both sides of one with digits: alone, it errs by itself (`2021` as `20A1`). Two of
# them cost a tenth of the time of a fax and decided one number of 1,429.
_NEIGHBOURS = 1
_NUMBER_LIKE = re.compile(r"(?=.*\d|[l|]$)[\dlI|!\]\[Oo.,:/%()-]+")
_LOOK_ALIKES = str.maketrans({"l": "1", "I": "1", "|": "1", "!": "1", "]": "1", "[": "1", "O": "0", "o": "0"})
# Numbers right where two of three readings were as sure as this: 44 of 44 that kept the first reading, 9 of 9 that
# took the other two; a digit alone is read right by the page reading or not at all.
_SURE, _LIKELY, _LONE = 0.85, 0.75, 0.95
_EDGES = ".,;:()[]“”\"'/-–"


def windows(line: Sequence[OcrWord]) -> Iterator[tuple[int, int]]:
    """Ranges of words (end exclusive) that hold all words with digits and their neighbours; near ones joined."""
    start = end = -1
    for index, word in enumerate(line):
        if not any(ch.isdigit() for ch in word.text):
            continue
        first, last = max(0, index - _NEIGHBOURS), min(len(line), index + _NEIGHBOURS + 1)
        if start >= 0 and first <= end:
            end = last
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def disagreements(first: Sequence[OcrWord], second: Sequence[OcrWord]) -> list[tuple[int, str]]:
    """Where two readings of one line differ in a word with digits; see `differences`."""
    return differences([word.text for word in first], [word.text for word in second])


def decided(first: Sequence[OcrWord], second: Sequence[OcrWord], third: Sequence[OcrWord]) -> list[OcrWord]:
    """The first reading of a line with the outcome of a second and a third one.

    The third reading is the first one's model at another scale. Two surely read likes outvote the odd one, which is
    kept beside them; where there are none, the word keeps what was read first, and what was read second beside it. A
    reading with more digits than the likes have is never outvoted: a digit may have been lost.
    """
    out = list(first)
    other = dict(disagreements(first, third))
    in_second, in_third = _confidences(second), _confidences(third)
    for index, seen in disagreements(first, second):
        word = first[index]
        sees = other.get(index, word.text)
        if _core(sees) == _core(word.text):
            if min(word.confidence, in_third.get(_core(word.text), 0.0)) >= _SURE:
                out[index] = replace(word, second=seen, outvoted=_digits(seen) <= _digits(word.text))
                continue
        elif (
            _core(sees) == _core(seen)
            and _has_digit(seen)
            and word.confidence < _SURE
            and (votes := min(in_second.get(_core(seen), 0.0), in_third.get(_core(seen), 0.0))) >= _LIKELY
        ):
            fewer = _digits(word.text) <= _digits(seen)
            out[index] = replace(word, text=seen, confidence=votes, second=word.text, outvoted=fewer)
            continue
        elif len(_core(word.text)) == 1 and word.confidence >= _LONE and not _has_digit(seen + sees):
            # A digit alone in its cell, where the larger model sees no text at all.
            out[index] = replace(word, second=seen, outvoted=True)
            continue
        out[index] = replace(word, second=seen)
    return out


def _confidences(words: Sequence[OcrWord]) -> dict[str, float]:
    return {_core(word.text): word.confidence for word in words}


def _core(text: str) -> str:
    return text.strip(_EDGES)


def differences(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, str]]:
    """Where two readings of one line differ in a word that has digits in either of them.

    Marks at the ends of words are no disagreement (`2020,` and `2020.`): marks are what OCR confuses most, and none
    at the end of a word changes a number.

    Returns:
        (index into `first`, what `second` has in its place); empty text where it has nothing.
    """
    a = [word.strip(_EDGES) for word in first]
    mended = [_digits_mended(word) for word in second]
    b = [word.strip(_EDGES) for word in mended]
    out: list[tuple[int, str]] = []
    for tag, a0, a1, b0, b1 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal" or not _has_digit("".join(first[a0:a1]) + "".join(second[b0:b1])):
            continue
        if a1 - a0 == b1 - b0:
            pairs = zip(range(a0, a1), second[b0:b1], strict=True)
            out += [(i, seen) for i, seen in pairs if _has_digit(first[i] + seen)]
            continue
        if "".join(first[a0:a1]).strip(_EDGES) == "".join(mended[b0:b1]).strip(_EDGES):
            continue  # the same characters, parted otherwise
        seen = " ".join(second[b0:b1])
        with_digits = [i for i in range(a0, a1) if _has_digit(first[i])]
        # What the second reading has more is noted at the word before it.
        out += [(i, seen) for i in with_digits or [min(max(a0 - 1, 0), len(first) - 1)]]
    return out


def _digits_mended(word: str) -> str:
    """The second reading with letters and strokes that stand for digits (`0]`, `20l5`, `1O`) taken for them.

    Only the second reading: where the first one has such a letter (`I105`), the difference must show.
    """
    return word.translate(_LOOK_ALIKES) if _NUMBER_LIKE.fullmatch(word) else word


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _has_digit(text: str) -> bool:
    return any(ch.isdigit() for ch in text)
