"""What looks like a figure and is none: times, terms, articles, durations, ages, phones, names, addresses, …

Each mask reads folded text (`extract.folding.fold`), names what it matches and must not match (a test holds each
example), and claims digits for one kind of the account `numerals`. Order matters: the first claim holds. References,
dates and periods have grammars of their own and claim first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.anchors import Anchored
from extract.mask_codes import BEFORE_PHONES, LEFT_OVER, MORE_CODES
from extract.mask_lists import LISTS
from extract.mask_names import CODES, NAMES, STREETS
from extract.mask_pattern import MaskPattern
from extract.mask_times import AGES_AND_DURATIONS, TERMS, TIMES
from extract.mentions import Mark
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
        if any(taken[start:end]) or not _DIGIT.search(folded, start, end):
            continue
        if folded[start].isdigit() and _INSIDE_NUMBER.search(folded, max(0, start - 2), start):
            continue  # `1,|5-so`: half a number is nobody's
        taken[start:end] = b"\1" * (end - start)
        mask = masks.patterns[index]
        marks.append(Mark(start, end, mask.kind, mask.name))
    return marks
