"""Printed numbers, read exactly: digits with separators, and number words."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from extract.knowledge.numbers import DIGIT_WORDS, HUNDRED, LINKS, SCALES, TAIL_WORDS, TEN, TENS
from extract.tokens import Tokens
from extract.values import value

_DOT_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMA_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_COMMA_DECIMAL = re.compile(r"[0-9]+,[0-9]+")
_DOT_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")

_LONGEST = 32  # digits and separators; more is a code or a misread line, and no amount of anything


@value(frozen=True, slots=True)
class PrintedNumber:
    """An exact value with the flags of how sure its reading is (`dot_decimal`, `separator_ambiguous`)."""

    value: Fraction
    flags: tuple[str, ...] = ()


@lru_cache(maxsize=4096)  # a few hundred numbers are most of those printed
def read_digits(text: str) -> PrintedNumber | None:
    """Reads a number as printed in Vietnamese; None if the separators make no number (`1.2.3`, `3.2.1`)
    or no amount is so long.

    `38.300` = 38300, `1.234,5` = 1234.5, `8,2` = 8.2. `8.2` is read 8.2 (dot_decimal). `3,800` is read 3800 and `2,345`
    is read 2.345, both separator_ambiguous: three decimals ending in 0 are hardly ever printed, others are.
    """
    if len(text) > _LONGEST:
        return None
    if text.isdigit():
        return PrintedNumber(Fraction(int(text)))
    if _DOT_THOUSANDS.fullmatch(text):
        return PrintedNumber(_decimal(text.replace(".", ""), ","))
    if _COMMA_THOUSANDS.fullmatch(text):
        if "." in text or text.count(",") > 1 or text.endswith("0"):
            return PrintedNumber(_decimal(text.replace(",", ""), "."), ("separator_ambiguous",))
        return PrintedNumber(_decimal(text, ","), ("separator_ambiguous",))
    if _COMMA_DECIMAL.fullmatch(text):
        return PrintedNumber(_decimal(text, ","))
    if _DOT_DECIMAL.fullmatch(text):
        return PrintedNumber(_decimal(text, "."), ("dot_decimal",))
    return None


def _decimal(text: str, point: str) -> Fraction:
    """Digits with or without a decimal sign; `Fraction` itself would read them by a pattern of its own."""
    whole, _, places = text.partition(point)
    return Fraction(int(whole + places), 10 ** len(places))


@value(frozen=True, slots=True)
class WordNumber:
    """A numeral in words over `tokens[first:last]`; `compound` if more than one word made it."""

    value: int
    last: int
    compound: bool


def read_words(tokens: Tokens, first: int, *, after_scale: bool = False) -> WordNumber | None:
    """Reads a numeral in words below one thousand that begins at `tokens[first]`.

    Matches `hai mươi lăm`, `hai trăm linh năm`, `ba mươi mốt`, `mười hai`, `một`. Does not match `tư` in `đầu tư`,
    `mươi` alone, `lăm`. `năm` (five or year) is matched; whoever calls decides from what follows.

    Args:
        after_scale: it goes on a number (`hai nghìn |không trăm linh năm|`, `một nghìn |linh năm|`), so zeros may lead.
    """
    key = tokens.keys.__getitem__  # empty behind the last token
    at = first
    total = 0
    seen = False
    if not after_scale and key(at) == "không" and key(at + 1) == HUNDRED:
        return None  # `không trăm …` alone begins no number
    if after_scale and key(at) in LINKS and key(at + 1) in DIGIT_WORDS | TAIL_WORDS:
        return WordNumber((DIGIT_WORDS | TAIL_WORDS)[key(at + 1)], at + 2, True)
    # hundreds: `hai trăm`
    if key(at) in DIGIT_WORDS and key(at + 1) == HUNDRED:
        total += DIGIT_WORDS[key(at)] * 100
        at += 2
        seen = True
        if key(at) in LINKS and key(at + 1) in DIGIT_WORDS | TAIL_WORDS:
            total += (DIGIT_WORDS | TAIL_WORDS)[key(at + 1)]
            return WordNumber(total, at + 2, True)
    # tens: `hai mươi lăm`, `mười hai`
    if key(at) in DIGIT_WORDS and key(at + 1) in TENS:
        total += DIGIT_WORDS[key(at)] * 10
        at += 2
        seen = True
        if key(at) in TAIL_WORDS:
            return WordNumber(total + TAIL_WORDS[key(at)], at + 1, True)
        # `hai mươi năm` is twenty years: five after mươi is lăm or nhăm
        if key(at) in DIGIT_WORDS and key(at) not in ("năm", "không"):
            return WordNumber(total + DIGIT_WORDS[key(at)], at + 1, True)
        return WordNumber(total, at, True)
    if key(at) in TEN:
        total += 10
        at += 1
        if key(at) in ("lăm", "nhăm"):
            return WordNumber(total + 5, at + 1, True)
        if key(at) in DIGIT_WORDS and key(at) not in ("năm", "không"):
            return WordNumber(total + DIGIT_WORDS[key(at)], at + 1, True)
        return WordNumber(total, at, seen)
    if seen:
        return WordNumber(total, at, True)
    if key(at) in DIGIT_WORDS and key(at) != "không":
        return WordNumber(DIGIT_WORDS[key(at)], at + 1, False)
    return None


def read_scales(tokens: Tokens, first: int) -> tuple[int, int]:
    """Product of the scale words from `tokens[first]` on and the index after them; (1, first) if there is none.

    `nghìn tỷ` = 10**12. A scale word glued to another token (`triệu/ha`) counts; `tỷ lệ`, `tỷ trọng`, `tỷ suất` do not.
    """
    product, at = 1, first
    keys = tokens.keys
    while keys[at] in SCALES:
        if keys[at] in ("tỷ", "tỉ") and keys[at + 1] in ("lệ", "trọng", "suất", "giá"):
            break
        if product >= 10**12:
            break
        product *= SCALES[keys[at]]
        at += 1
    return product, at
