"""What looks like a figure and is none: times, terms, articles, durations, ages, phones, names, addresses, …

Each mask reads folded text (`extract.folding.fold`), names what it matches and must not match (a test holds each
example), and claims digits for one kind of the account `numerals`. Order matters: the first claim holds. References,
dates and periods have grammars of their own and claim first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.anchors import Anchored
from extract.broken_numbers import is_misread_number
from extract.mask_codes import BEFORE_PHONES, LEFT_OVER, MORE_CODES
from extract.mask_lists import LISTS
from extract.mask_names import CODES, NAMES, STREETS
from extract.mask_pattern import COUNTED_AFTER, MEASURE_AFTER, MaskPattern, N
from extract.mask_times import AGES_AND_DURATIONS, TERMS, TIMES
from extract.mentions import Mark
from extract.numbers import read_digits
from extract.tokens import lex


class Masks:
    """Masks in the order in which they claim."""

    def __init__(self, patterns: Sequence[MaskPattern]) -> None:
        self.patterns = tuple(patterns)
        needs = {index: mask.needs for index, mask in enumerate(patterns) if mask.needs}
        follows = {index: mask.follows for index, mask in enumerate(patterns) if mask.follows}
        leads = {index: mask.leads for index, mask in enumerate(patterns) if mask.leads}
        self.anchored = Anchored([(mask.pattern, mask.begins) for mask in patterns], needs, follows, leads)
        self.scanned = [index for index, mask in enumerate(patterns) if mask.anywhere]
        self.groups = [
            tuple(name for name in ("m", "m2") if name in mask.pattern.groupindex) or (0,) for mask in patterns
        ]

    def matches(self, folded: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Every match with the index of its mask, mask by mask."""
        tokens = lex(folded)
        for index in self.scanned:
            if not self.patterns[index].needs.isdisjoint(tokens.words):
                yield from ((index, found) for found in self.patterns[index].pattern.finditer(folded))
        yield from self.anchored.matches(tokens)


# Before periods: these hold years that are none.
EARLY_MASKS = Masks((*TERMS, *STREETS))
MASKS = Masks((*BEFORE_PHONES, *CODES, *TIMES, *MORE_CODES, *NAMES, *LISTS))
# After quantities: a time that is measured (`thời gian giải quyết còn 12 ngày`) is a figure, all others are durations.
LATE_MASKS = Masks((*AGES_AND_DURATIONS, *LEFT_OVER))

_DIGIT = re.compile(r"[0-9]")
_INSIDE_NUMBER = re.compile(r"[0-9](?:[.,])?$")
# The rest of a range that measures something, after its lower end: `mức 30|-40%`, `dự án 5| - 10 tỷ đồng`,
# `giai đoạn 5| đến 7 năm`; not `mức độ 3| - 4`, `học kỳ 1| - 2 năm 2024`
_RANGE_AFTER = re.compile(
    rf" ?(?:-|đến|tới) ?(?P<high>{N})(?:{MEASURE_AFTER}|{COUNTED_AFTER}| ?[%‰]|"
    r" (?:năm|tháng|ngày|tuần|lần)(?! (?:học|tới|qua|gần|[0-9]))(?![^\W_]))"
)
# Farther apart they are no range: `khu phố 3 - 120 hộ dân`
_WIDEST_RANGE = 5
_LAST_NUMBER = re.compile(rf"{N}$")


def claim(folded: str, taken: bytearray, masks: Masks = MASKS) -> list[Mark]:
    """The marks of all masks on folded text; what they claim is set in `taken`.

    Args:
        taken: one byte per character, nonzero where something has claimed it.
    """
    marks: list[Mark] = []
    if not _DIGIT.search(folded):
        return marks
    for index, match in masks.matches(folded):
        group = next((name for name in masks.groups[index] if match.start(name) >= 0), 0)
        start, end = match.span(group)
        mask = masks.patterns[index]
        if any(taken[start:end]) or not _DIGIT.search(folded, start, end):
            continue
        if folded[start].isdigit() and _INSIDE_NUMBER.search(folded, max(0, start - 2), start):
            continue  # `1,|5-so`: half a number is nobody's
        if mask.kind in ("name", "address") and _opens_range(folded, start, end):
            continue
        if mask.kind == "name" and is_misread_number(folded, start, end):
            continue
        taken[start:end] = b"\1" * (end - start)
        marks.append(Mark(start, end, mask.kind, mask.name))
    return marks


def _opens_range(folded: str, start: int, end: int) -> bool:
    """Whether the number that ends a name is the lower end of a range that measures something: `mức |30|-40%`."""
    rest = _RANGE_AFTER.match(folded, end)
    last = _LAST_NUMBER.search(folded, start, end) if rest else None
    if rest is None or last is None:
        return False
    low, high = read_digits(last[0]), read_digits(rest["high"])
    return low is not None and high is not None and low.value < high.value <= _WIDEST_RANGE * low.value
