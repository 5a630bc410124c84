"""Numbers in digits among the tokens of a text, with their scale words: the ground of the grammar of quantities."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from extract.numbers import PrintedNumber, read_digits, read_scales
from extract.tokens import TokenKind, Tokens

_MOST_GROUPS = 6  # groups of three digits with blanks between: more is a row of numbers, not one
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+")
_DECIMALS = re.compile(r"[0-9]{1,2}")


class NumberReader:
    """Reads numbers; every method takes a token index and gives (result, next index) or None.

    Args:
        taken: one byte per character of `folded`, nonzero where another rule has claimed it.
    """

    def __init__(self, folded: str, tokens: Tokens, taken: bytearray) -> None:
        self.folded = folded
        self.tokens = tokens
        self.taken = taken
        self.starts, self.ends = tokens.starts, tokens.ends
        # Both are empty for tokens beyond either end.
        self.key: Callable[[int], str] = tokens.keys.__getitem__
        self.kind: Callable[[int], TokenKind] = tokens.kinds.__getitem__
        self.glued = tokens.glued

    def free(self, at: int) -> bool:
        return self.taken.find(1, self.starts[at], self.ends[at]) < 0

    def number(self, at: int) -> tuple[PrintedNumber, int] | None:
        """`38.300`, `1 234 567`, `19, 6` before a per cent sign, `58;7`."""
        if self.kind(at) != "number" or not self.free(at):
            return None
        text = self.key(at)
        end = at + 1
        if text.isdigit() and len(text) <= 3 and text[0] != "0":
            groups = [text]
            while (
                len(groups) < _MOST_GROUPS
                and self.kind(end) == "number"
                and self.free(end)
                and re.fullmatch(r"[0-9]{3}(?:,[0-9]+)?", self.key(end))
                and self.starts[end] - self.ends[end - 1] == 1
            ):
                groups.append(self.key(end))
                end += 1
                if "," in groups[-1]:
                    break
            if len(groups) > 1:
                whole = read_digits("".join(groups))
                if whole:
                    return PrintedNumber(whole.value, ("space_thousands",)), end
        if _WHOLE.fullmatch(text) and (flag := self.odd_decimal(end)):
            return PrintedNumber(Fraction(f"{text.replace('.', '')}.{self.key(end + 1)}"), (flag,)), end + 2
        number = read_digits(text)
        return (number, end) if number else None

    def odd_decimal(self, comma: int) -> str | None:
        """The flag of a decimal comma that OCR misread or set apart: `19|, 6%`, `12| ,5 tỷ`, `58|;7%`; not `10;20;30%`.

        `12, 5 tỷ` is none: it may be two numbers (`extract.broken_numbers`).
        """
        if self.kind(comma + 1) != "number" or not self.free(comma + 1) or not _DECIMALS.fullmatch(self.key(comma + 1)):
            return None
        mark, before, behind = self.key(comma), self.glued(comma), self.glued(comma + 1)
        per_cent = self.key(comma + 2) == "%"
        if mark == ",":
            return "spaced_decimal" if before != behind and (behind or per_cent) else None
        listed = ";" in (self.key(comma + 2), self.key(comma - 2))
        misread = mark == ";" or (mark in "'`·*_" and per_cent)
        return "misread_comma" if misread and before and behind and not listed else None

    def negative(self, at: int) -> bool:
        """`-2°C`, `âm 5 độ C`; not `2020-2`, `A -5`."""
        if self.key(at - 1) == "âm":
            return self.free(at - 1)
        return (
            self.key(at - 1) == "-"
            and self.glued(at)
            and (not self.glued(at - 1) or self.key(at - 2) == "(")
            and self.kind(at - 2) != "number"
            and self.free(at - 1)
        )

    def scale(self, at: int, value: Fraction, denominator: str | None) -> tuple[Decimal, Fraction, int, bool]:
        """Scale words after a number: (multiplier, value, next index, whether any).

        `2 tỷ 350 triệu` = 2350 × 10**6; `2 nghìn 350 tỷ` = 2350 × 10**9; `3 tỷ rưỡi` = 3.5 × 10**9.
        """
        product, end = read_scales(self.tokens, at)
        if end == at:
            return Decimal(1), value, at, False
        if self.key(end) == "rưỡi":
            return Decimal(product), value + Fraction(1, 2), end + 1, True
        while denominator is None and self.kind(end) == "number" and self.free(end):
            part = self.number(end)
            if part is None:
                break
            smaller, after = read_scales(self.tokens, part[1])
            if product == 1000 and smaller >= 10**6 and part[0].value < 1000:
                value, product, end = value * 1000 + part[0].value, smaller, after  # `2 nghìn 350 tỷ`: both share it
                continue
            if after == part[1] and not (product == 1000 and re.fullmatch(r"[1-9][0-9]{2}", self.key(end))):
                break  # `12 nghìn 500 đồng` goes on with its hundreds
            if smaller >= product or part[0].value * smaller >= product:
                break
            value = value * product / smaller + part[0].value
            product, end = smaller, after
        return Decimal(product), value, end, True
