"""Numbers that OCR or a typist broke: `1 .234 tỷ`, `12 34,5 tỷ`, `1O5 tỷ`, `tăng ,5%`.

Read piece by piece each of them gives a wrong figure (5 tỷ of `12., 5 tỷ`). What such a number was is not known: its
digits stay unexplained, which raises an issue with their page.
"""

from __future__ import annotations

import re

from extract.mask_pattern import COUNTED_AFTER, MEASURE_AFTER
from extract.numbers import read_digits
from extract.tokens import Tokens

_UNIT_AFTER = re.compile(rf"{MEASURE_AFTER}|{COUNTED_AFTER}| ?[%‰]")
_LETTERS = frozenset("olisz")
"""Letters that scans show for digits: `1O5`, `l25`, `S0`."""
_MISREAD = re.compile(r"(?=[^0-9]*[0-9])(?:[0-9olisz]*[olisz][0-9olisz]*|[0-9]+(?:[.,][0-9]+){2,})")
_THOUSANDS = re.compile(r"[0-9]{3}(?:,[0-9]+)?")
_DECIMALS = re.compile(r"[0-9]{1,2}")


def is_misread_number(folded: str, start: int, end: int) -> bool:
    """Whether what looks like a code stands before a unit and is a number with letters, or marks in odd places.

    `|1O5| tỷ đồng`, `|4S| hộ`, `|12.345.6| tỷ đồng`; not `khối |A1|`, `phiên bản |2.1.6|`, `mạng 4G`.
    """
    if not _MISREAD.fullmatch(folded, start, end) or read_digits(folded[start:end]):
        return False
    return _UNIT_AFTER.match(folded, end) is not None


def broken_numbers(folded: str, tokens: Tokens, taken: bytearray) -> list[tuple[int, int]]:
    """Start and end of the digits of each broken number, its pieces one by one, in order.

    Args:
        taken: one byte per character of `folded`, nonzero where a rule has claimed it; a claimed number is sound.
    """
    out: list[tuple[int, int]] = []
    for at in tokens.numbers:
        pieces = _pieces(tokens, at)
        spans = [(tokens.starts[piece], tokens.ends[piece]) for piece in pieces]
        if not pieces or any(any(taken[start:end]) for start, end in spans):
            continue
        if _UNIT_AFTER.match(folded, tokens.ends[at]):
            out += [span for span in spans if span not in out]
    return out


def _pieces(tokens: Tokens, at: int) -> tuple[int, ...]:
    """Number tokens that may be one number together with number `at`, that one last; none if it stands by itself."""
    before, mark = tokens.kind(at - 1), tokens.keys[at - 1]
    if before == "number":
        return () if _goes_on(tokens.keys[at - 1], tokens.keys[at]) else (at - 1, at)
    if before == "word":
        if not tokens.glued(at) or not _LETTERS.issuperset(mark):
            return ()
        return (at - 2, at) if tokens.glued(at - 1) and tokens.kind(at - 2) == "number" else (at,)
    if before != "mark":
        return ()
    if tokens.kind(at - 2) == "number":
        return (at - 2, at) if _breaks(tokens, at) else ()
    if mark not in (".", ",") or not tokens.glued(at):
        return ()
    if tokens.keys[at - 2] in (".", ",") and tokens.glued(at - 1) and tokens.kind(at - 3) == "number":
        return (at - 3, at)  # `12.,5 tỷ`
    return () if tokens.glued(at - 1) else (at,)  # `tăng |,5%|`: its first digits are lost


def _goes_on(first: str, second: str) -> bool:
    """Whether a blank parts thousands (`38 300`), as the grammar of numbers reads it."""
    return _THOUSANDS.fullmatch(second) is not None and first.isdigit() and len(first) <= 3


def _breaks(tokens: Tokens, at: int) -> bool:
    """Whether a mark between two numbers parts none: `12|:|5 tỷ`, `1 |.|234 tỷ`, `1|.| 234 tỷ`, `12|, |5 tỷ`.

    Not `12 ,5 tỷ` and `58;7%`, which are read as decimals; not `5-7 tỷ`, `3, 5 và 7 tỷ`, `7/15 xã`.
    """
    first, mark, second = tokens.keys[at - 2 : at + 1]
    before, behind = tokens.glued(at - 1), tokens.glued(at)
    if before and behind:
        return mark in (":", "'", "·") or (mark == "-" and _falls(first, second))
    if mark == ".":
        return before != behind and _THOUSANDS.fullmatch(second) is not None and len(first) <= 3
    if mark == "," and behind:
        return _DECIMALS.fullmatch(second) is None
    call = tokens.kind(at - 3) == "word" and tokens.glued(at - 2)  # of a footnote: `14 sở, ngành|12|, 12 chi cục`
    return mark == "," and before and _DECIMALS.fullmatch(second) is not None and not (call or _is_listed(tokens, at))


def _falls(first: str, second: str) -> bool:
    low, high = read_digits(first), read_digits(second)
    return low is not None and high is not None and low.value > high.value


def _is_listed(tokens: Tokens, at: int) -> bool:
    """Whether number `at` and the one before the comma are two of a list: a third stands beside them."""
    third_before = tokens.keys[at - 3] == "," and tokens.kind(at - 4) == "number"
    third_behind = tokens.keys[at + 1] in (",", "và") and tokens.kind(at + 2) == "number"
    return third_before or third_behind or tokens.keys[at + 1] == "%"
